package io.symbia.supplychain.http;

import io.symbia.events.goods.Gtin;
import io.symbia.events.goods.Quantity;
import io.symbia.events.money.Money;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Confidential;
import io.symbia.events.supplychain.OrderNumber;
import io.symbia.events.supplychain.UnitPrice;
import io.symbia.events.supplychain.order.OrderLine;
import io.symbia.events.transport.Incoterm;
import io.symbia.events.transport.TransportMode;
import io.symbia.supplychain.order.OrderTerms;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * An order as it is placed.
 *
 * @param freight zero when absent, as are tax and discount
 */
record OrderBody(
        ParticipantId buyer,
        ParticipantId seller,
        Currency currency,
        List<Line> lines,
        Optional<Incoterm> incoterm,
        Optional<TransportMode> mode,
        Optional<LocalDate> deliverBy,
        Money goodsValue,
        Optional<Money> freight,
        Optional<Money> tax,
        Optional<Money> discount,
        Money total,
        Optional<Instant> occurredAt,
        Optional<ZoneOffset> eventTimeZoneOffset) {

    /** One line of it. */
    record Line(int lineNumber, Gtin gtin, Quantity quantity, Optional<UnitPrice> unitPrice, Money lineTotal) {
        Line {
            if (!quantity.isPositive()) throw new IllegalArgumentException("quantity must be > 0, was " + quantity);
        }

        private OrderLine toOrderLine() {
            return new OrderLine(
                    lineNumber, gtin, quantity, unitPrice.map(Confidential::of), Confidential.of(lineTotal));
        }
    }

    OrderTerms toTerms(OrderNumber orderNumber) {
        return new OrderTerms(
                orderNumber,
                buyer,
                seller,
                currency,
                lines.stream().map(Line::toOrderLine).toList(),
                incoterm,
                mode,
                deliverBy,
                goodsValue,
                freight.orElse(Money.zero(currency)),
                tax.orElse(Money.zero(currency)),
                discount.orElse(Money.zero(currency)),
                total);
    }
}
