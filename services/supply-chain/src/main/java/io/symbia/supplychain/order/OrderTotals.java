package io.symbia.supplychain.order;

import io.symbia.events.kernel.canonical.DecimalText;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.words.goods.Quantity;
import io.symbia.events.words.goods.UnitOfMeasure;
import io.symbia.events.words.money.CurrencyCode;
import io.symbia.events.words.money.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * Sums over the orders of a party in one currency, exact and without a cap. Cancelled orders are left out, and so are those that somebody else has
 * placed and the party has not accepted: whoever names a stranger as seller adds nothing to the stranger's sums.
 *
 * @param orders a count
 * @param lines a count
 * @param quantities ordered, one for each unit of measure, sorted by its code
 */
record OrderTotals(
        CurrencyCode currency,
        long orders,
        long lines,
        Sum goodsValue,
        Sum freight,
        Sum tax,
        Sum discount,
        Sum total,
        List<Amount> quantities) {

    /** A sum of money; its amount may have more digits than one payment can. */
    record Sum(
            @JsonSerialize(using = DecimalText.Writer.class) BigDecimal amount, CurrencyCode currency) {
        Sum plus(Optional<Money> more) {
            return new Sum(amount.add(more.orElseThrow().amount()), currency);
        }
    }

    /** A sum of quantities; its value may have more digits than one line can. */
    record Amount(
            @JsonSerialize(using = DecimalText.Writer.class) BigDecimal value, UnitOfMeasure unit) {
        static Amount of(Quantity quantity) {
            return new Amount(quantity.value(), quantity.unit());
        }

        Amount plus(Amount other) {
            return new Amount(value.add(other.value), unit);
        }
    }

    public OrderTotals {
        quantities = List.copyOf(quantities);
    }

    /** Nothing ordered. */
    static OrderTotals zero(CurrencyCode currency) {
        Sum zero = new Sum(Money.zero(currency).amount(), currency);
        return new OrderTotals(currency, 0, 0, zero, zero, zero, zero, zero, List.of());
    }

    /** The sums with one order more of the party, whose amounts it may see. */
    OrderTotals plus(PurchaseOrderView order, ParticipantId party) {
        boolean isForeign = !order.accepted() && !order.placedBy().equals(party);
        if (isForeign || order.status() == OrderState.CANCELLED) return this;
        return new OrderTotals(
                currency,
                orders + 1,
                lines + order.lines().size(),
                goodsValue.plus(order.goodsValue()),
                freight.plus(order.freight()),
                tax.plus(order.tax()),
                discount.plus(order.discount()),
                total.plus(order.total()),
                sum(quantities, order.lines()));
    }

    private static List<Amount> sum(List<Amount> before, List<PurchaseOrderView.Line> lines) {
        Map<String, Amount> byUnit = new TreeMap<>();
        before.forEach(amount -> byUnit.put(code(amount.unit()), amount));
        lines.forEach(line -> byUnit.merge(code(line.quantity().unit()), Amount.of(line.quantity()), Amount::plus));
        return List.copyOf(byUnit.values());
    }

    private static String code(UnitOfMeasure unit) {
        return unit.value();
    }
}
