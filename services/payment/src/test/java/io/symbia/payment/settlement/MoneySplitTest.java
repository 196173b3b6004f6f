package io.symbia.payment.settlement;

import static io.symbia.payment.escrow.EscrowCases.euros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.events.words.money.CurrencyCode;
import io.symbia.events.words.money.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MoneySplitTest {

    private static final long SEED = 4_217;
    private static final int SPLITS_PER_CURRENCY = 100;

    @Test
    void givesLeftOverCentsToTheLargestRemaindersAndAmongEqualsToTheEarlier() {
        assertThat(MoneySplit.byWeights(euros("100.00"), List.of(1L, 1L, 1L)))
                .containsExactly(euros("33.34"), euros("33.33"), euros("33.33"));
        assertThat(MoneySplit.byWeights(euros("0.05"), List.of(1L, 2L, 3L))) // 0.83, 1.67, 2.5 cents
                .containsExactly(euros("0.01"), euros("0.02"), euros("0.02"));
        assertThat(MoneySplit.byWeights(Money.of("100", "JPY"), List.of(30L, 70L)))
                .containsExactly(Money.of("30", "JPY"), Money.of("70", "JPY"));
        assertThat(MoneySplit.byWeights(Money.of("1.000", "KWD"), List.of(1L, 1L, 1L)))
                .containsExactly(Money.of("0.334", "KWD"), Money.of("0.333", "KWD"), Money.of("0.333", "KWD"));
    }

    /** Every currency of ISO 4217 that has amounts, {@value #SPLITS_PER_CURRENCY} random splits each. */
    @Test
    void addsUpInEveryCurrencyAndIsOffByLessThanOneUnit() {
        Random random = new Random(SEED);
        int currencies = 0;
        for (CurrencyCode currency : CurrencyCode.all()) {
            currencies++;
            for (int i = 0; i < SPLITS_PER_CURRENCY; i++) check(randomAmount(random, currency), randomWeights(random));
        }
        assertThat(currencies).isGreaterThan(150);
    }

    private static void check(Money total, List<Long> weights) {
        List<Money> parts = MoneySplit.byWeights(total, weights);
        BigInteger sumOfWeights = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        Money sum = Money.zero(total.currency());
        for (int i = 0; i < parts.size(); i++) {
            sum = sum.plus(parts.get(i));
            BigInteger exactTimesSum = units(total).multiply(BigInteger.valueOf(weights.get(i)));
            BigInteger error = units(parts.get(i)).multiply(sumOfWeights).subtract(exactTimesSum);
            assertThat(error.abs()).as("%s by %s", total, weights).isLessThan(sumOfWeights);
        }
        assertThat(sum).as("seed %d: %s by %s", SEED, total, weights).isEqualTo(total);
    }

    private static BigInteger units(Money money) {
        return money.amount().unscaledValue();
    }

    private static Money randomAmount(Random random, CurrencyCode currency) {
        int bits = 1 + random.nextInt(59); // Up to 18 digits.
        BigInteger minor = new BigInteger(bits, random).mod(BigInteger.TEN.pow(Money.MAX_DIGITS));
        return new Money(new BigDecimal(minor, currency.minorDigits().orElseThrow()), currency);
    }

    private static List<Long> randomWeights(Random random) {
        List<Long> weights = new ArrayList<>();
        int count = 1 + random.nextInt(MoneySplit.MAX_PARTS);
        for (int i = 0; i < count; i++) weights.add(1 + (random.nextLong() >>> (1 + random.nextInt(62))));
        return weights;
    }

    @Test
    void refusesWhatCannotBeSplit() {
        Money euro = euros("1.00");
        assertThatThrownBy(() -> MoneySplit.byWeights(euro, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MoneySplit.byWeights(euro, List.of(1L, 0L)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MoneySplit.byWeights(euros("-0.01"), List.of(1L)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MoneySplit.byWeights(euro, Collections.nCopies(MoneySplit.MAX_PARTS + 1, 1L)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(MoneySplit.byWeights(euro, Collections.nCopies(MoneySplit.MAX_PARTS, 1L)))
                .hasSize(64);
    }
}
