package io.symbia.supplychain.item;

import static io.symbia.supplychain.item.TradeItemRefusal.TRADE_ITEM_ALREADY_EXISTS_WITH_OTHER_CONTENT;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.words.goods.Gtin;
import io.symbia.supplychain.item.TradeItemCommand.RegisterTradeItem;
import io.symbia.supplychain.item.TradeItemRefusal.May;
import io.symbia.support.command.CommandAnswer;
import io.symbia.support.command.CommandDoor;
import io.symbia.support.command.RequestContext;
import io.symbia.support.door.Example;
import io.symbia.support.door.Shown;
import io.symbia.support.http.CommandHttp;
import io.symbia.support.view.Page;
import io.symbia.support.view.PageRequest;
import io.symbia.support.view.ViewReader;
import io.symbia.support.view.ViewReaders;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What can be traded: each product has one number. */
@RestController
@RequestMapping("/trade-items")
@Tag(name = "Trade items")
class TradeItemDoor {
    private final CommandDoor commands;
    private final ViewReader<TradeItemView> items;

    TradeItemDoor(CommandDoor commands, ViewReaders readers) {
        this.commands = commands;
        this.items = readers.of(TradeItems.NAME, TradeItemView.class, "registeredBy");
    }

    @PutMapping("/{gtin}")
    @Operation(summary = "Register a trade item; the same again changes nothing")
    @Example("""
            {"description":"Green tea, carton of 24","unit":"XCT","hs6":"090210","originCountry":"CN",
             "netContent":{"value":"4.8","unit":"KGM"}}""")
    @May(TRADE_ITEM_ALREADY_EXISTS_WITH_OTHER_CONTENT)
    ResponseEntity<CommandAnswer> register(RegisterTradeItem command, RequestContext context) {
        return CommandHttp.answer(commands.send(command, context), "/supply-chain/trade-items/" + command.gtin());
    }

    @GetMapping("/{gtin}")
    @Operation(summary = "A trade item")
    ResponseEntity<TradeItemView> one(@PathVariable Gtin gtin) {
        return Shown.found(items.find(gtin.value()));
    }

    @GetMapping
    @Operation(summary = "Trade items by number")
    ResponseEntity<Page<TradeItemView>> all(PageRequest page, @RequestParam Optional<ParticipantId> registeredBy) {
        return Shown.asIs(items.page(page.with("registeredBy", registeredBy)));
    }
}
