package io.symbia.events.words.money;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.symbia.events.kernel.canonical.DecimalText;
import io.symbia.events.kernel.form.Judged;
import io.symbia.events.kernel.form.Signed;
import io.symbia.events.kernel.form.WholeValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * An exact amount in a currency: {@code {"amount":"12480.00","currency":"EUR"}}. Nothing rounds unless its name says so.
 *
 * @param amount   as many fraction digits as the currency's minor unit has (ISO 4217), fewer are filled up with zeros, more are
 *     refused; at most {@value #MAX_DIGITS} digits
 * @param currency one that money can be in; gold, testing codes and the like are refused
 */
@WholeValue
@JsonAutoDetect(isGetterVisibility = JsonAutoDetect.Visibility.NONE) // isPositive() and the like are no properties.
public record Money(
        @JsonSerialize(using = DecimalText.Writer.class) @JsonDeserialize(using = DecimalText.Reader.class)
        BigDecimal amount,

        CurrencyCode currency)
        implements Comparable<Money>, Signed, Judged {
    /** ISO 20022, ActiveCurrencyAndAmount: 18 digits in total. */
    public static final int MAX_DIGITS = 18;

    public Money {
        if (amount.precision() - amount.scale() > MAX_DIGITS) { // Before setScale, which would write all the zeros out.
            throw new IllegalArgumentException("an amount has at most %d digits".formatted(MAX_DIGITS));
        }
        amount = atMinorUnit(amount, currency);
        if (amount.precision() > MAX_DIGITS) {
            throw new IllegalArgumentException("an amount has at most %d digits".formatted(MAX_DIGITS));
        }
    }

    /** Finer amounts are kept as they were sealed, and so are those of currencies that are not known here. */
    private static BigDecimal atMinorUnit(BigDecimal amount, CurrencyCode currency) {
        int digits = currency.minorDigits().orElse(amount.scale());
        boolean fits = amount.scale() <= digits || amount.stripTrailingZeros().scale() <= digits;
        return fits ? amount.setScale(digits, RoundingMode.UNNECESSARY) : amount;
    }

    @Override
    public void requireFit() {
        currency.requireFit();
        int digits = currency.minorDigits().orElseThrow();
        if (amount.scale() > digits) {
            throw new IllegalArgumentException(
                    "%s has %d fraction digits, found %s".formatted(currency, digits, amount.toPlainString()));
        }
    }

    @Override
    public void requireCurrent(LocalDate on) {
        currency.requireCurrent(on);
    }

    /** Parses both parts: {@code of("12480.00", "EUR")}. */
    public static Money of(String amount, String currency) {
        return new Money(DecimalText.parse(amount), new CurrencyCode(currency));
    }

    /** A number of minor units: {@code ofMinor(1248000, EUR)} is EUR 12480.00. */
    public static Money ofMinor(long minorUnits, CurrencyCode currency) {
        return new Money(BigDecimal.valueOf(minorUnits, currency.minorDigits().orElse(0)), currency);
    }

    public static Money zero(CurrencyCode currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    public Money plus(Money other) {
        requireSameCurrency(other);
        return new Money(amount.add(other.amount), currency);
    }

    public Money minus(Money other) {
        requireSameCurrency(other);
        return new Money(amount.subtract(other.amount), currency);
    }

    public Money negate() {
        return new Money(amount.negate(), currency);
    }

    /** This amount so many times, exactly. */
    public Money times(long count) {
        return new Money(amount.multiply(BigDecimal.valueOf(count)), currency);
    }

    /** This amount times a factor, rounded half to even to the minor unit. */
    public Money timesRoundedHalfEven(BigDecimal factor) {
        return timesRounded(factor, RoundingMode.HALF_EVEN);
    }

    /** This amount times a factor, rounded to the minor unit as told; the caller accounts for the difference. */
    public Money timesRounded(BigDecimal factor, RoundingMode rounding) {
        return new Money(amount.multiply(factor).setScale(amount.scale(), rounding), currency);
    }

    /** The amount as a number of minor units: EUR 12480.00 is 1248000. */
    public long minorUnits() {
        return amount.unscaledValue().longValueExact();
    }

    @Override
    public int signum() {
        return amount.signum();
    }

    public boolean isPositive() {
        return amount.signum() > 0;
    }

    public boolean isNegative() {
        return amount.signum() < 0;
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    public boolean exceeds(Money other) {
        return compareTo(other) > 0;
    }

    /** Orders amounts of one currency; others are refused. */
    @Override
    public int compareTo(Money other) {
        requireSameCurrency(other);
        return amount.compareTo(other.amount);
    }

    @Override
    public String toString() {
        return currency + " " + amount.toPlainString();
    }

    private void requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    "%s and %s are different currencies".formatted(currency, other.currency));
        }
    }
}
