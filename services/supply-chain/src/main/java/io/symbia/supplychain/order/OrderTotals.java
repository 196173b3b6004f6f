package io.symbia.supplychain.order;

import io.symbia.events.words.goods.Quantity;
import io.symbia.events.words.goods.UnitOfMeasure;
import io.symbia.events.words.money.CurrencyCode;
import io.symbia.events.words.money.Money;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Sums over orders in one currency, exact. Cancelled orders are left out.
 *
 * @param orders a count
 * @param lines a count
 * @param quantities ordered, one for each unit of measure, sorted by its code
 */
record OrderTotals(
        CurrencyCode currency,
        long orders,
        long lines,
        Money goodsValue,
        Money freight,
        Money tax,
        Money discount,
        Money total,
        List<Quantity> quantities) {

    public OrderTotals {
        quantities = List.copyOf(quantities);
    }

    /** Nothing ordered. */
    static OrderTotals zero(CurrencyCode currency) {
        Money zero = Money.zero(currency);
        return new OrderTotals(currency, 0, 0, zero, zero, zero, zero, zero, List.of());
    }

    /** The sums with one order more, whose amounts the reader may see. */
    OrderTotals plus(PurchaseOrderView order) {
        if (order.status() == OrderState.CANCELLED) return this;
        return new OrderTotals(
                currency,
                orders + 1,
                lines + order.lines().size(),
                sum(goodsValue, order.goodsValue()),
                sum(freight, order.freight()),
                sum(tax, order.tax()),
                sum(discount, order.discount()),
                sum(total, order.total()),
                sum(quantities, order.lines()));
    }

    private static Money sum(Money before, Optional<Money> more) {
        return before.plus(more.orElseThrow());
    }

    private static List<Quantity> sum(List<Quantity> before, List<PurchaseOrderView.Line> lines) {
        Map<String, Quantity> byUnit = new TreeMap<>();
        before.forEach(quantity -> byUnit.put(code(quantity.unit()), quantity));
        lines.forEach(line -> byUnit.merge(code(line.quantity().unit()), line.quantity(), Quantity::plus));
        return List.copyOf(byUnit.values());
    }

    private static String code(UnitOfMeasure unit) {
        return unit.value();
    }
}
