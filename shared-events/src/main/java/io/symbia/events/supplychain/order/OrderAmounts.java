package io.symbia.events.supplychain.order;

import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.kernel.privacy.Disclosed;
import io.symbia.events.words.money.CurrencyCode;
import io.symbia.events.words.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The amounts of an order, all known, and the rule that binds them: the lines sum to the value of the goods, and what is paid is goods +
 * freight + tax - discount. Exact, to the minor unit: no tolerance.
 *
 * <p>Example: 12480.00 + 640.00 + 0.00 - 0.00 = 13120.00 EUR.
 */
public record OrderAmounts(
        List<OrderLine> lines,
        List<Money> lineTotals,
        Money goodsValue,
        Money freight,
        Money tax,
        Money discount,
        Money total) {

    public OrderAmounts {
        lines = List.copyOf(lines);
        lineTotals = List.copyOf(lineTotals);
    }

    /** Nothing when any amount is withheld: what cannot be seen cannot be summed. */
    public static Optional<OrderAmounts> ofDisclosed(
            List<OrderLine> lines,
            Confidential<Money> goodsValue,
            Confidential<Money> freight,
            Confidential<Money> tax,
            Confidential<Money> discount,
            Confidential<Money> total) {
        List<Money> lineTotals = new ArrayList<>();
        for (OrderLine line : lines) {
            if (line.lineTotal() instanceof Disclosed<Money>(Money lineTotal)) lineTotals.add(lineTotal);
        }
        if (lineTotals.size() == lines.size()
                && goodsValue instanceof Disclosed<Money>(Money goods)
                && freight instanceof Disclosed<Money>(Money carriage)
                && tax instanceof Disclosed<Money>(Money levied)
                && discount instanceof Disclosed<Money>(Money rebate)
                && total instanceof Disclosed<Money>(Money payable)) {
            return Optional.of(new OrderAmounts(lines, lineTotals, goods, carriage, levied, rebate, payable));
        }
        return Optional.empty();
    }

    /** The sum of the lines. */
    public Money sumOfLines() {
        return lineTotals.stream().reduce(Money.zero(goodsValue.currency()), Money::plus);
    }

    /** What is to be paid, by the rule. */
    public Money payable() {
        return goodsValue.plus(freight).plus(tax).minus(discount);
    }

    /** Refuses amounts that do not add up, are negative, or are in another currency than the order's. */
    public void requireConsistent(CurrencyCode currency) {
        Stream.concat(lineTotals.stream(), Stream.of(goodsValue, freight, tax, discount, total))
                .forEach(amount -> requireAmount(amount, currency));
        if (!sumOfLines().equals(goodsValue)) {
            throw new IllegalArgumentException("the lines do not sum to goodsValue");
        }
        if (!payable().equals(total)) {
            throw new IllegalArgumentException("goods + freight + tax - discount is not total");
        }
    }

    private static void requireAmount(Money amount, CurrencyCode currency) {
        if (!amount.currency().equals(currency)) {
            throw new IllegalArgumentException(
                    "the order is in " + currency + ", an amount is in " + amount.currency());
        }
        if (amount.isNegative()) {
            throw new IllegalArgumentException("amounts of an order are at least zero");
        }
    }
}
