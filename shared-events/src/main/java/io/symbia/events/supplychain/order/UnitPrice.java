package io.symbia.events.supplychain.order;

import io.symbia.events.kernel.canonical.DecimalText;
import io.symbia.events.kernel.form.WholeValue;
import io.symbia.events.words.goods.Quantity;
import io.symbia.events.words.money.CurrencyCode;
import io.symbia.events.words.money.Money;
import java.math.BigDecimal;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * What one piece costs. Not {@link Money}: a price may be finer than the coins it is paid in, such as 0.0017 USD a tablet.
 *
 * @param amount at least zero, at most {@value #MAX_FRACTION_DIGITS} digits after the point; stated digits count, 3.20 is finer than 3.2
 * @param currency ISO 4217
 */
@WholeValue
public record UnitPrice(
        @JsonSerialize(using = DecimalText.Writer.class) @JsonDeserialize(using = DecimalText.Reader.class)
        BigDecimal amount,

        CurrencyCode currency) {

    /** As many as UN/CEFACT and EN 16931 tools commonly carry; a named bound rather than any. */
    public static final int MAX_FRACTION_DIGITS = 6;

    /** Digits before the point: with a quantity of as many, a line stays far below what a decimal can hold. */
    public static final int MAX_INTEGER_DIGITS = 15;

    private static final BigDecimal HALF = new BigDecimal("0.5");

    public UnitPrice {
        if (amount.signum() < 0
                || amount.scale() < 0
                || amount.scale() > MAX_FRACTION_DIGITS
                || amount.precision() - amount.scale() > MAX_INTEGER_DIGITS) {
            throw new IllegalArgumentException(
                    "a unit price is at least 0 and has at most %d digits before and %d after the point"
                            .formatted(MAX_INTEGER_DIGITS, MAX_FRACTION_DIGITS));
        }
    }

    /** Such as {@code UnitPrice.of("62.40", "EUR")}. */
    public static UnitPrice of(String amount, String currency) {
        return new UnitPrice(DecimalText.parse(amount), new CurrencyCode(currency));
    }

    /**
     * Whether a total is what this price gives for the quantity, within what the rounding of the price can have hidden.
     *
     * @param total of the line, in the same currency
     */
    public boolean explains(Quantity quantity, Money total) {
        if (!total.currency().equals(currency)) return false;
        int digits = currency.minorDigits().orElse(total.amount().scale());
        BigDecimal hidden = HALF.scaleByPowerOfTen(-Math.max(amount.scale(), digits));
        BigDecimal minorUnit = HALF.scaleByPowerOfTen(-digits);
        BigDecimal allowed = quantity.value().multiply(hidden).add(minorUnit);
        BigDecimal difference =
                quantity.value().multiply(amount).subtract(total.amount()).abs();
        return difference.compareTo(allowed) <= 0;
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency.value();
    }
}
