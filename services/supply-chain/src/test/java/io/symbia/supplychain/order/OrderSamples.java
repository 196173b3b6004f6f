package io.symbia.supplychain.order;

import io.symbia.events.domain.Happened;
import io.symbia.events.goods.Gtin;
import io.symbia.events.goods.Quantity;
import io.symbia.events.logistics.ConsignmentId;
import io.symbia.events.money.Money;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.payment.EscrowId;
import io.symbia.events.privacy.Confidential;
import io.symbia.events.supplychain.OrderNumber;
import io.symbia.events.supplychain.UnitPrice;
import io.symbia.events.supplychain.order.OrderLine;
import io.symbia.events.supplychain.order.PurchaseOrderEvent.PurchaseOrderAcceptedV1;
import io.symbia.events.supplychain.order.PurchaseOrderEvent.PurchaseOrderCancelledV1;
import io.symbia.events.supplychain.order.PurchaseOrderEvent.PurchaseOrderClosedV1;
import io.symbia.events.supplychain.order.PurchaseOrderEvent.PurchaseOrderConsignedV1;
import io.symbia.events.supplychain.order.PurchaseOrderEvent.PurchaseOrderConsignmentDeliveredV1;
import io.symbia.events.supplychain.order.PurchaseOrderEvent.PurchaseOrderFulfilledV1;
import io.symbia.events.supplychain.order.PurchaseOrderEvent.PurchaseOrderPlacedV1;
import io.symbia.events.supplychain.order.PurchaseOrderEvent.PurchaseOrderSettledV1;
import io.symbia.events.transport.Incoterm;
import io.symbia.events.transport.TransportMode;
import io.symbia.supplychain.order.PurchaseOrderCommand.AcceptPurchaseOrder;
import io.symbia.supplychain.order.PurchaseOrderCommand.CancelPurchaseOrder;
import io.symbia.supplychain.order.PurchaseOrderCommand.PlacePurchaseOrder;
import io.symbia.supplychain.order.PurchaseOrderCommand.RecordConsignment;
import io.symbia.supplychain.order.PurchaseOrderCommand.RecordDelivery;
import io.symbia.supplychain.order.PurchaseOrderCommand.RecordSettlement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The order of the story, and what is asked and said of it. */
final class Orders {
    static final OrderNumber ORDER = new OrderNumber("PO-2611-0042");
    static final ParticipantId BUYER = new ParticipantId("teehaus-hh");
    static final ParticipantId SELLER = new ParticipantId("zj-tea-coop");
    static final ParticipantId STRANGER = new ParticipantId("stranger");
    static final ConsignmentId FIRST = new ConsignmentId("ASN-1");
    static final ConsignmentId SECOND = new ConsignmentId("ASN-2");
    static final EscrowId ESCROW = new EscrowId("E-1");
    static final Instant NOW = Instant.parse("2026-11-02T08:30:00Z");
    static final Instant LATER = Instant.parse("2026-11-03T08:30:00Z");
    static final ZoneOffset OFFSET = ZoneOffset.ofHours(1);
    static final Currency EUR = Currency.getInstance("EUR");

    private Orders() {}

    static Map<String, Object> by(ParticipantId participant) {
        return Map.of("issuer", participant);
    }

    static Money euros(String amount) {
        return Money.of(amount, "EUR");
    }

    static OrderLine line(int number, String pieces, Optional<String> price, Money total) {
        return new OrderLine(
                number,
                new Gtin("19506000134366"),
                Quantity.of(pieces, "XCT"),
                price.map(amount -> Confidential.of(UnitPrice.of(amount, "EUR"))),
                Confidential.of(total));
    }

    static OrderTerms terms() {
        return terms(
                List.of(line(1, "200", Optional.of("62.40"), euros("12480.00"))), "12480.00", "640.00", "13120.00");
    }

    static OrderTerms terms(List<OrderLine> lines, String goods, String freight, String total) {
        return new OrderTerms(
                ORDER,
                BUYER,
                SELLER,
                EUR,
                lines,
                Optional.of(new Incoterm(Incoterm.Rule.DAP, "Hamburg (DEHAM)")),
                Optional.of(TransportMode.SEA),
                Optional.empty(),
                euros(goods),
                euros(freight),
                euros("0.00"),
                euros("0.00"),
                euros(total));
    }

    static PlacePurchaseOrder place(OrderTerms terms) {
        return new PlacePurchaseOrder(terms, Happened.at(NOW, OFFSET));
    }

    static AcceptPurchaseOrder accept(ParticipantId party) {
        return new AcceptPurchaseOrder(ORDER, party, Happened.at(NOW, OFFSET));
    }

    static CancelPurchaseOrder cancel() {
        return new CancelPurchaseOrder(ORDER, "harvest failed", Happened.at(NOW, OFFSET));
    }

    static RecordConsignment consign(ConsignmentId consignment) {
        return new RecordConsignment(ORDER, consignment, SELLER, BUYER, Happened.at(NOW, OFFSET));
    }

    static RecordDelivery deliver(ConsignmentId consignment) {
        return new RecordDelivery(ORDER, consignment, SELLER, BUYER, Happened.at(NOW, OFFSET));
    }

    static RecordSettlement settle() {
        return new RecordSettlement(ORDER, ESCROW, BUYER, SELLER, Happened.at(NOW, OFFSET));
    }

    static PurchaseOrderPlacedV1 placed() {
        return terms().toEvent(BUYER, Happened.at(NOW, OFFSET));
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
