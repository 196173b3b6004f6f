package io.symbia.supplychain.http;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.symbia.events.goods.Gln;
import io.symbia.events.goods.Gtin;
import io.symbia.events.goods.HsCode;
import io.symbia.events.goods.Quantity;
import io.symbia.events.goods.UnitOfMeasure;
import io.symbia.events.party.CountryCode;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.supplychain.SupplyChainText;
import io.symbia.supplychain.item.RegisterTradeItem;
import io.symbia.supplychain.views.item.ItemProjection;
import io.symbia.supplychain.views.item.ItemView;
import io.symbia.support.command.CommandAnswer;
import io.symbia.support.command.CommandDoor;
import io.symbia.support.command.RequestContext;
import io.symbia.support.http.CommandHttp;
import io.symbia.support.http.RequestTime;
import io.symbia.support.view.Page;
import io.symbia.support.view.PageRequest;
import io.symbia.support.view.ViewReader;
import io.symbia.support.view.ViewReaders;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What can be traded: each product has one number. */
@Tag(name = "Trade items")
@RestController
@RequestMapping("/trade-items")
class ItemController {
    private final CommandDoor commands;
    private final RequestTime time;
    private final ViewReader<ItemView> views;

    ItemController(CommandDoor commands, RequestTime time, ViewReaders readers) {
        this.commands = commands;
        this.time = time;
        this.views = readers.of(ItemProjection.NAME, ItemView.class);
    }

    record RegisterBody(
            String description,
            UnitOfMeasure unit,
            Optional<HsCode> hs6,
            Optional<CountryCode> originCountry,
            Optional<Gln> brandOwner,
            Optional<Quantity> netContent,
            Optional<Instant> occurredAt,
            Optional<ZoneOffset> eventTimeZoneOffset) {
        RegisterBody {
            SupplyChainText.require(description, "description");
        }
    }

    @Operation(
            summary = "Register a trade item; the same again changes nothing",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(examples = @ExampleObject(Examples.TRADE_ITEM))))
    @PutMapping("/{gtin}")
    @ApiResponse(responseCode = "409", description = "`trade_item_already_exists_with_other_content`")
    ResponseEntity<CommandAnswer> register(
            @PathVariable Gtin gtin, @RequestBody RegisterBody body, RequestContext context) {
        var command = new RegisterTradeItem(
                gtin,
                body.description(),
                body.unit(),
                body.hs6(),
                body.originCountry(),
                body.brandOwner(),
                body.netContent(),
                time.of(body.occurredAt(), body.eventTimeZoneOffset()));
        return CommandHttp.answer(commands.send(command, context), "/supply-chain/trade-items/" + gtin);
    }

    @Operation(summary = "A trade item")
    @GetMapping("/{gtin}")
    ResponseEntity<ItemView> one(@PathVariable Gtin gtin) {
        return CommandHttp.found(views.find(gtin.value()));
    }

    @Operation(summary = "Trade items by number")
    @GetMapping
    Page<ItemView> all(PageRequest page, @RequestParam Optional<ParticipantId> registeredBy) {
        return views.page(page.with("registeredBy", registeredBy));
    }
}
