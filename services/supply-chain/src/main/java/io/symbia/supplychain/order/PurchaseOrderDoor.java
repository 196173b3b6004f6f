package io.symbia.supplychain.order;

import static io.symbia.supplychain.order.PurchaseOrderRefusal.*;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.words.money.CurrencyCode;
import io.symbia.events.words.trade.OrderNumber;
import io.symbia.supplychain.order.PurchaseOrderCommand.AcceptPurchaseOrder;
import io.symbia.supplychain.order.PurchaseOrderCommand.CancelPurchaseOrder;
import io.symbia.supplychain.order.PurchaseOrderCommand.PlacePurchaseOrder;
import io.symbia.supplychain.order.PurchaseOrderRefusal.May;
import io.symbia.support.audience.Reader;
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

/** Orders between a buyer and a seller. */
@RestController
@RequestMapping("/orders")
@Tag(name = "Orders")
class PurchaseOrderDoor {
    private final CommandDoor commands;
    private final ViewReader<PurchaseOrderView> orders;

    PurchaseOrderDoor(CommandDoor commands, ViewReaders readers) {
        this.commands = commands;
        this.orders = readers.of(
                PurchaseOrders.NAME, PurchaseOrderView.class, "buyer", "seller", "parties", "status", "currency");
    }

    @PutMapping("/{orderNumber}")
    @Operation(summary = "Place an order, as its buyer or its seller; that is the acceptance of who places")
    @Example("""
            {"buyer":"teehaus-hh","seller":"zj-tea-coop","currency":"EUR",
             "lines":[{"lineNumber":1,"gtin":"19506000134366","quantity":{"value":"200","unit":"XCT"},
                       "price":{"amount":"62.40","currency":"EUR"},"lineTotal":{"amount":"12480.00","currency":"EUR"}}],
             "incoterm":{"rule":"DAP","place":"Hamburg (DEHAM)"},"mode":"SEA",
             "goodsValue":{"amount":"12480.00","currency":"EUR"},"freight":{"amount":"640.00","currency":"EUR"},
             "total":{"amount":"13120.00","currency":"EUR"},
             "occurredAt":"2026-11-02T08:30:00Z","eventTimeZoneOffset":"+01:00"}""")
    @May({
        NOT_A_PARTY,
        ORDER_ALREADY_EXISTS_WITH_OTHER_CONTENT,
        BUYER_IS_SELLER,
        INCOTERM_NOT_FOR_MODE,
        REPEATED_LINE_NUMBER,
        WRONG_CURRENCY,
        NEGATIVE_AMOUNT,
        PRICE_DOES_NOT_GIVE_TOTAL,
        LINES_DO_NOT_SUM_TO_GOODS_VALUE,
        TOTAL_DOES_NOT_ADD_UP
    })
    ResponseEntity<CommandAnswer> place(PlacePurchaseOrder command, RequestContext context) {
        return answer(command, context);
    }

    @PutMapping("/{orderNumber}/acceptances/{party}")
    @Operation(summary = "Accept an order, as the party that did not place it")
    @May({ACCEPTANCE_IN_ANOTHERS_NAME, NOT_A_PARTY, ORDER_STATE_FORBIDS, ORDER_ALREADY_ACCEPTED})
    ResponseEntity<CommandAnswer> accept(AcceptPurchaseOrder command, RequestContext context) {
        return answer(command, context);
    }

    @PutMapping("/{orderNumber}/cancellation")
    @Operation(summary = "Call an order off before anything is consigned")
    @Example("""
            {"reason":"harvest failed"}""")
    @May({NOT_A_PARTY, ORDER_STATE_FORBIDS, ORDER_ALREADY_CANCELLED})
    ResponseEntity<CommandAnswer> cancel(CancelPurchaseOrder command, RequestContext context) {
        return answer(command, context);
    }

    @GetMapping("/{orderNumber}")
    @Operation(summary = "An order; amounts are shown to its buyer and seller only")
    ResponseEntity<PurchaseOrderView> one(@PathVariable OrderNumber orderNumber, Reader reader) {
        return Shown.one(orders.find(orderNumber.value()), reader);
    }

    @GetMapping
    @Operation(summary = "Orders by number, filtered; party is the buyer or the seller")
    ResponseEntity<Page<PurchaseOrderView>> all(
            PageRequest page,
            @RequestParam Optional<ParticipantId> buyer,
            @RequestParam Optional<ParticipantId> seller,
            @RequestParam Optional<ParticipantId> party,
            @RequestParam Optional<OrderState> state,
            @RequestParam Optional<CurrencyCode> currency,
            Reader reader) {
        return Shown.page(
                orders.page(page.with("buyer", buyer)
                        .with("seller", seller)
                        .with("parties", party)
                        .with("status", state)
                        .with("currency", currency)),
                reader);
    }

    private ResponseEntity<CommandAnswer> answer(PurchaseOrderCommand command, RequestContext context) {
        return CommandHttp.answer(commands.send(command, context), "/supply-chain/orders/" + command.orderNumber());
    }
}
