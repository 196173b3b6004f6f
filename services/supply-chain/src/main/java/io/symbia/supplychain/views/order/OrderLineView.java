package io.symbia.supplychain.views.order;

import io.symbia.events.goods.Gtin;
import io.symbia.events.goods.Quantity;
import io.symbia.events.money.Money;
import io.symbia.events.privacy.Confidential;
import io.symbia.events.supplychain.UnitPrice;
import io.symbia.events.supplychain.order.OrderLine;
import java.util.Optional;

/**
 * A line of an order.
 *
 * @param unitPrice absent when none was stated, or for who is no party
 * @param lineTotal absent for who is no party
 */
public record OrderLineView(
        int lineNumber, Gtin gtin, Quantity quantity, Optional<UnitPrice> unitPrice, Optional<Money> lineTotal) {

    static OrderLineView of(OrderLine line) {
        return new OrderLineView(
                line.lineNumber(),
                line.gtin(),
                line.quantity(),
                line.unitPrice().flatMap(Confidential::disclosed),
                line.lineTotal().disclosed());
    }

    OrderLineView publicPart() {
        return new OrderLineView(lineNumber, gtin, quantity, Optional.empty(), Optional.empty());
    }
}
