package io.symbia.supplychain.order;

import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.supplychain.PurchaseOrderEvent.PurchaseOrderAcceptedV1;
import io.symbia.events.supplychain.PurchaseOrderEvent.PurchaseOrderCancelledV1;
import io.symbia.events.supplychain.PurchaseOrderEvent.PurchaseOrderClosedV1;
import io.symbia.events.supplychain.PurchaseOrderEvent.PurchaseOrderConsignedV1;
import io.symbia.events.supplychain.PurchaseOrderEvent.PurchaseOrderConsignmentDeliveredV1;
import io.symbia.events.supplychain.PurchaseOrderEvent.PurchaseOrderFulfilledV1;
import io.symbia.events.supplychain.PurchaseOrderEvent.PurchaseOrderPlacedV1;
import io.symbia.events.supplychain.PurchaseOrderEvent.PurchaseOrderSettledV1;
import io.symbia.events.supplychain.order.ItemPrice;
import io.symbia.events.words.goods.Gtin;
import io.symbia.events.words.goods.Quantity;
import io.symbia.events.words.money.CurrencyCode;
import io.symbia.events.words.money.Money;
import io.symbia.events.words.trade.ConsignmentId;
import io.symbia.events.words.trade.EscrowId;
import io.symbia.events.words.trade.OrderNumber;
import io.symbia.events.words.transport.Incoterm;
import io.symbia.events.words.transport.TransportMode;
import io.symbia.supplychain.order.PurchaseOrderCommand.AcceptPurchaseOrder;
import io.symbia.supplychain.order.PurchaseOrderCommand.CancelPurchaseOrder;
import io.symbia.supplychain.order.PurchaseOrderCommand.Line;
import io.symbia.supplychain.order.PurchaseOrderCommand.PlacePurchaseOrder;
import io.symbia.supplychain.order.PurchaseOrderCommand.RecordConsignment;
import io.symbia.supplychain.order.PurchaseOrderCommand.RecordDelivery;
import io.symbia.supplychain.order.PurchaseOrderCommand.RecordSettlement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The order of the story, and what is asked and said of it. */
final class OrderSamples {
    static final OrderNumber ORDER = new OrderNumber("teehaus-hh:PO-2611-0042");
    static final ParticipantId BUYER = new ParticipantId("teehaus-hh");
    static final ParticipantId SELLER = new ParticipantId("zj-tea-coop");
    static final ParticipantId STRANGER = new ParticipantId("stranger");
    static final ConsignmentId FIRST = new ConsignmentId("zj-tea-coop:ASN-1");
    static final ConsignmentId SECOND = new ConsignmentId("zj-tea-coop:ASN-2");
    static final EscrowId ESCROW = new EscrowId("teehaus-hh:E-1");
    static final Instant NOW = Instant.parse("2026-11-02T08:30:00Z");
    static final Instant LATER = Instant.parse("2026-11-03T08:30:00Z");
    static final ZoneOffset OFFSET = ZoneOffset.ofHours(1);
    static final CurrencyCode EUR = new CurrencyCode("EUR");

    private OrderSamples() {}

    static Map<String, Object> by(ParticipantId participant) {
        return Map.of("issuer", participant);
    }

    static Money euros(String amount) {
        return Money.of(amount, "EUR");
    }

    static Line line(int number, String pieces, Optional<String> price, Money total) {
        return new Line(
                number,
                new Gtin("19506000134366"),
                Quantity.of(pieces, "XCT"),
                price.map(amount -> ItemPrice.of(amount, "EUR")),
                total);
    }

    static PlacePurchaseOrder place() {
        return place(
                List.of(line(1, "200", Optional.of("62.40"), euros("12480.00"))), "12480.00", "640.00", "13120.00");
    }

    static PlacePurchaseOrder place(List<Line> lines, String goods, String freight, String total) {
        return new PlacePurchaseOrder(
                Happened.at(NOW, OFFSET),
                ORDER,
                BUYER,
                SELLER,
                EUR,
                lines,
                Optional.of(new Incoterm(Incoterm.Rule.DAP, "Hamburg (DEHAM)")),
                Optional.of(TransportMode.SEA),
                Optional.empty(),
                euros(goods),
                Optional.of(euros(freight)),
                Optional.empty(),
                Optional.empty(),
                euros(total));
    }

    static AcceptPurchaseOrder accept(ParticipantId party) {
        return new AcceptPurchaseOrder(Happened.at(NOW, OFFSET), ORDER, party);
    }

    static CancelPurchaseOrder cancel() {
        return new CancelPurchaseOrder(Happened.at(NOW, OFFSET), ORDER, "harvest failed");
    }

    static RecordConsignment consign(ConsignmentId consignment) {
        return new RecordConsignment(Happened.at(NOW, OFFSET), ORDER, consignment, SELLER, BUYER);
    }

    static RecordDelivery deliver(ConsignmentId consignment) {
        return new RecordDelivery(Happened.at(NOW, OFFSET), ORDER, consignment, SELLER, BUYER);
    }

    static RecordSettlement settle() {
        return new RecordSettlement(Happened.at(NOW, OFFSET), ORDER, ESCROW, BUYER, SELLER);
    }

    static PurchaseOrderPlacedV1 placed() {
        return place().toEvent(BUYER);
    }

    static PurchaseOrderAcceptedV1 accepted() {
        return new PurchaseOrderAcceptedV1(Happened.at(NOW, OFFSET), ORDER, BUYER, SELLER, SELLER);
    }

    static PurchaseOrderCancelledV1 cancelled() {
        return new PurchaseOrderCancelledV1(Happened.at(NOW, OFFSET), ORDER, BUYER, "harvest failed");
    }

    static PurchaseOrderConsignedV1 consigned(ConsignmentId consignment) {
        return new PurchaseOrderConsignedV1(Happened.at(NOW, OFFSET), ORDER, consignment);
    }

    static PurchaseOrderConsignmentDeliveredV1 delivered(ConsignmentId consignment) {
        return new PurchaseOrderConsignmentDeliveredV1(Happened.at(NOW, OFFSET), ORDER, consignment);
    }

    static PurchaseOrderFulfilledV1 fulfilled() {
        return new PurchaseOrderFulfilledV1(Happened.at(NOW, OFFSET), ORDER);
    }

    static PurchaseOrderSettledV1 settled() {
        return new PurchaseOrderSettledV1(Happened.at(NOW, OFFSET), ORDER, ESCROW);
    }

    static PurchaseOrderClosedV1 closed() {
        return new PurchaseOrderClosedV1(Happened.at(NOW, OFFSET), ORDER, ESCROW);
    }
}
