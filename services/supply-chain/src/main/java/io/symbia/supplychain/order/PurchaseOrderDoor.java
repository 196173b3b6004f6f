package io.symbia.supplychain.http;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.supplychain.OrderNumber;
import io.symbia.events.supplychain.SupplyChainText;
import io.symbia.supplychain.order.OrderState;
import io.symbia.supplychain.order.PurchaseOrderCommand.AcceptPurchaseOrder;
import io.symbia.supplychain.order.PurchaseOrderCommand.CancelPurchaseOrder;
import io.symbia.supplychain.order.PurchaseOrderCommand.PlacePurchaseOrder;
import io.symbia.supplychain.views.order.OrderProjection;
import io.symbia.supplychain.views.order.OrderView;
import io.symbia.support.command.CommandAnswer;
import io.symbia.support.command.CommandDoor;
import io.symbia.support.command.RequestContext;
import io.symbia.support.http.CommandHttp;
import io.symbia.support.http.RequestTime;
import io.symbia.support.http.RequestTime.Occurrence;
import io.symbia.support.view.Page;
import io.symbia.support.view.PageRequest;
import io.symbia.support.view.ViewReader;
import io.symbia.support.view.ViewReaders;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Orders between a buyer and a seller. */
@Tag(name = "Orders")
@RestController
@RequestMapping("/orders")
class OrderController {
    private final CommandDoor commands;
    private final RequestTime time;
    private final ViewReader<OrderView> views;

    OrderController(CommandDoor commands, RequestTime time, ViewReaders readers) {
        this.commands = commands;
        this.time = time;
        this.views = readers.of(OrderProjection.NAME, OrderView.class);
    }

    record CancelBody(String reason, Optional<Instant> occurredAt, Optional<ZoneOffset> eventTimeZoneOffset) {
        CancelBody {
            SupplyChainText.require(reason, "reason");
        }
    }

    @Operation(
            summary = "Place an order, as its buyer or its seller; that is the acceptance of who places",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(examples = @ExampleObject(Examples.ORDER))))
    @PutMapping("/{orderNumber}")
    @ApiResponse(responseCode = "403", description = "`not_a_party`")
    @ApiResponse(responseCode = "409", description = "`order_already_exists_with_other_content`")
    @ApiResponse(
            responseCode = "422",
            description = "`buyer_is_seller`, `incoterm_not_for_mode`, `repeated_line_number`, `wrong_currency`,"
                    + " `negative_amount`, `price_does_not_explain_total`, `lines_do_not_sum_to_goods_value`,"
                    + " `total_does_not_add_up`, `occurred_in_future`")
    ResponseEntity<CommandAnswer> place(
            @PathVariable OrderNumber orderNumber, @RequestBody OrderBody body, RequestContext context) {
        var command = new PlacePurchaseOrder(
                body.toTerms(orderNumber), time.of(body.occurredAt(), body.eventTimeZoneOffset()));
        return CommandHttp.answer(commands.send(command, context), "/supply-chain/orders/" + orderNumber);
    }

    @Operation(
            summary = "Accept an order, as the party that did not place it",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(examples = @ExampleObject(Examples.OCCURRENCE))))
    @PutMapping("/{orderNumber}/acceptances/{party}")
    @ApiResponse(responseCode = "403", description = "`acceptance_in_anothers_name`, `not_a_party`")
    @ApiResponse(responseCode = "404", description = "`stream_not_found`")
    @ApiResponse(responseCode = "409", description = "`order_state_forbids`")
    ResponseEntity<CommandAnswer> accept(
            @PathVariable OrderNumber orderNumber,
            @PathVariable ParticipantId party,
            @RequestBody Optional<Occurrence> body,
            RequestContext context) {
        Occurrence occurrence = body.orElse(Occurrence.NOW);
        var command = new AcceptPurchaseOrder(
                orderNumber, party, time.of(occurrence.occurredAt(), occurrence.eventTimeZoneOffset()));
        return CommandHttp.answer(commands.send(command, context), "/supply-chain/orders/" + orderNumber);
    }

    @Operation(
            summary = "Call an order off before anything is consigned",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(examples = @ExampleObject(Examples.REASON))))
    @PutMapping("/{orderNumber}/cancellation")
    @ApiResponse(responseCode = "403", description = "`not_a_party`")
    @ApiResponse(responseCode = "404", description = "`stream_not_found`")
    @ApiResponse(responseCode = "409", description = "`order_state_forbids`")
    ResponseEntity<CommandAnswer> cancel(
            @PathVariable OrderNumber orderNumber, @RequestBody CancelBody body, RequestContext context) {
        var command = new CancelPurchaseOrder(
                orderNumber, body.reason(), time.of(body.occurredAt(), body.eventTimeZoneOffset()));
        return CommandHttp.answer(commands.send(command, context), "/supply-chain/orders/" + orderNumber);
    }

    @Operation(summary = "An order; amounts are shown to its buyer and seller only")
    @GetMapping("/{orderNumber}")
    ResponseEntity<OrderView> one(
            @PathVariable OrderNumber orderNumber,
            @RequestHeader("Symbia-Participant") Optional<ParticipantId> reader) {
        return CommandHttp.found(views.find(orderNumber.value()).map(view -> view.shownTo(reader)));
    }

    @Operation(summary = "Orders by number, filtered; party is the buyer or the seller")
    @GetMapping
    Page<OrderView> all(
            PageRequest page,
            @RequestParam Optional<ParticipantId> buyer,
            @RequestParam Optional<ParticipantId> seller,
            @RequestParam Optional<ParticipantId> party,
            @RequestParam Optional<OrderState> status,
            @RequestParam Optional<Currency> currency,
            @RequestHeader("Symbia-Participant") Optional<ParticipantId> reader) {
        Page<OrderView> found = views.page(page.with("buyer", buyer)
                .with("seller", seller)
                .with("parties", party)
                .with("status", status)
                .with("currency", currency));
        return new Page<>(
                found.items().stream().map(view -> view.shownTo(reader)).toList(), found.next());
    }
}
