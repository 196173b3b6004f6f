package io.symbia.payment.settlement;

import io.symbia.events.words.money.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Splits money by weights so that the parts add up exactly: each part is first rounded down to the minor unit, then what is
 * left over is given out one minor unit at a time to the parts with the largest remainders, the earlier first among equals.
 *
 * <p>For example 100.00 EUR by 1, 1, 1 is 33.34, 33.33, 33.33.
 */
public final class MoneySplit {

    /** More parts than a rule may have tranches are a mistake. */
    public static final int MAX_PARTS = 64;

    private MoneySplit() {}

    /**
     * The parts, in the order of the weights.
     *
     * @param total   zero or more
     * @param weights 1 to {@link #MAX_PARTS}, each at least 1
     */
    public static List<Money> byWeights(Money total, List<Long> weights) {
        if (weights.isEmpty() || weights.size() > MAX_PARTS) {
            throw new IllegalArgumentException(
                    "1 to " + MAX_PARTS + " weights are allowed, there are " + weights.size());
        }
        if (total.isNegative() || weights.stream().anyMatch(weight -> weight < 1)) {
            throw new IllegalArgumentException("the total must be >= 0 and every weight >= 1");
        }
        int minorDigits = total.amount().scale();
        BigInteger units = total.amount().setScale(minorDigits).unscaledValue();
        return inUnits(units, weights).stream()
                .map(part -> new Money(new BigDecimal(part, minorDigits), total.currency()))
                .toList();
    }

    private static List<BigInteger> inUnits(BigInteger units, List<Long> weights) {
        BigInteger sum = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        List<BigInteger> parts = new ArrayList<>();
        List<BigInteger> remainders = new ArrayList<>();
        for (long weight : weights) {
            BigInteger[] divided = units.multiply(BigInteger.valueOf(weight)).divideAndRemainder(sum);
            parts.add(divided[0]);
            remainders.add(divided[1]);
        }
        int left = units.subtract(parts.stream().reduce(BigInteger.ZERO, BigInteger::add))
                .intValueExact();
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing(remainders::get, Comparator.reverseOrder())) // Stable: earlier first.
                .limit(left)
                .forEach(part -> parts.set(part, parts.get(part).add(BigInteger.ONE)));
        return parts;
    }
}
