package io.symbia.supplychain.order;

import io.symbia.events.domain.Happened;
import io.symbia.events.money.Money;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Confidential;
import io.symbia.events.supplychain.OrderNumber;
import io.symbia.events.supplychain.order.OrderLine;
import io.symbia.events.supplychain.order.PurchaseOrderEvent.PurchaseOrderPlacedV1;
import io.symbia.events.transport.Incoterm;
import io.symbia.events.transport.TransportMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * What two parties agree on. Whether it adds up is decided by {@link PurchaseOrder}, whose refusal names the field.
 *
 * @param lines 1 to {@link PurchaseOrderPlacedV1#MAX_LINES}, their values disclosed
 * @param total what is paid: goods + freight + tax - discount
 */
public record OrderTerms(
        OrderNumber orderNumber,
        ParticipantId buyer,
        ParticipantId seller,
        Currency currency,
        List<OrderLine> lines,
        Optional<Incoterm> incoterm,
        Optional<TransportMode> mode,
        Optional<LocalDate> deliverBy,
        Money goodsValue,
        Money freight,
        Money tax,
        Money discount,
        Money total) {

    public OrderTerms {
        lines = List.copyOf(lines);
        if (lines.isEmpty() || lines.size() > PurchaseOrderPlacedV1.MAX_LINES) {
            throw new IllegalArgumentException(
                    "an order has 1 to " + PurchaseOrderPlacedV1.MAX_LINES + " lines, was " + lines.size());
        }
    }

    /** Whether the participant is the buyer or the seller. */
    boolean hasParty(ParticipantId participant) {
        return participant.equals(buyer) || participant.equals(seller);
    }

    PurchaseOrderPlacedV1 toEvent(ParticipantId placedBy, Happened happened) {
        return new PurchaseOrderPlacedV1(
                happened,
                orderNumber,
                buyer,
                seller,
                placedBy,
                currency,
                lines,
                incoterm,
                mode,
                deliverBy,
                Confidential.of(goodsValue),
                Confidential.of(freight),
                Confidential.of(tax),
                Confidential.of(discount),
                Confidential.of(total));
    }

    static OrderTerms of(PurchaseOrderPlacedV1 event) {
        return new OrderTerms(
                event.orderNumber(),
                event.buyer(),
                event.seller(),
                event.currency(),
                event.lines(),
                event.incoterm(),
                event.mode(),
                event.deliverBy(),
                event.goodsValue().requireDisclosed(),
                event.freight().requireDisclosed(),
                event.tax().requireDisclosed(),
                event.discount().requireDisclosed(),
                event.total().requireDisclosed());
    }
}
