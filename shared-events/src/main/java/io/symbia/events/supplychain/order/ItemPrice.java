package io.symbia.events.supplychain.order;

import io.symbia.events.kernel.canonical.DecimalText;
import io.symbia.events.kernel.form.Judged;
import io.symbia.events.kernel.form.WholeValue;
import io.symbia.events.words.goods.Quantity;
import io.symbia.events.words.money.CurrencyCode;
import io.symbia.events.words.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * What a quantity of an item costs: the net price of EN 16931 (BT-146) per its base quantity (BT-149). Not {@link Money}: a price may be
 * finer than the coins it is paid in, such as 0.0017 USD a tablet.
 *
 * <p>A price that no such number gives exactly is stated per more pieces: 1,500 packs that cost 500.00 together are 500.00 per 1,500.
 *
 * @param amount       at least zero, at most {@value #MAX_FRACTION_DIGITS} digits after the point; stated digits count, 3.20 is not 3.2
 * @param currency     ISO 4217
 * @param baseQuantity what the amount buys, more than nothing, in the unit of what is bought; one of that unit when absent
 */
@WholeValue
public record ItemPrice(
        @JsonSerialize(using = DecimalText.Writer.class) @JsonDeserialize(using = DecimalText.Reader.class)
        BigDecimal amount,

        CurrencyCode currency,
        Optional<Quantity> baseQuantity)
        implements Judged {

    /** As many as UN/CEFACT and EN 16931 tools commonly carry; a named bound rather than any. */
    public static final int MAX_FRACTION_DIGITS = 6;

    /** Digits before the point: with a quantity of as many, a line stays far below what a decimal can hold. */
    public static final int MAX_INTEGER_DIGITS = 15;

    public ItemPrice {
        if (amount.signum() < 0
                || amount.scale() < 0
                || amount.scale() > MAX_FRACTION_DIGITS
                || amount.precision() - amount.scale() > MAX_INTEGER_DIGITS) {
            throw new IllegalArgumentException(
                    "a price is at least 0 and has at most %d digits before and %d after the point"
                            .formatted(MAX_INTEGER_DIGITS, MAX_FRACTION_DIGITS));
        }
        if (baseQuantity.filter(Quantity::isZero).isPresent()) {
            throw new IllegalArgumentException("a price is for more than nothing");
        }
    }

    /** The price of one, such as {@code ItemPrice.of("62.40", "EUR")}. */
    public static ItemPrice of(String amount, String currency) {
        return new ItemPrice(DecimalText.parse(amount), new CurrencyCode(currency), Optional.empty());
    }

    /** The same amount for more or less than one. */
    public ItemPrice per(Quantity quantity) {
        return new ItemPrice(amount, currency, Optional.of(quantity));
    }

    @Override
    public void requireFit() {
        currency.requireFit();
    }

    @Override
    public void requireCurrent(LocalDate on) {
        currency.requireCurrent(on);
    }

    /**
     * Whether a total is what this price gives for the quantity: quantity x amount / base quantity, rounded once, half up, to the minor unit
     * of the currency.
     *
     * @param total of the line
     */
    public boolean gives(Quantity quantity, Money total) {
        if (!total.currency().equals(currency)) return false;
        BigDecimal base = BigDecimal.ONE;
        if (baseQuantity.isPresent()) {
            if (!baseQuantity.get().unit().equals(quantity.unit())) return false;
            base = baseQuantity.get().value();
        }
        int digits = currency.minorDigits().orElse(total.amount().scale());
        BigDecimal due = quantity.value().multiply(amount).divide(base, digits, RoundingMode.HALF_UP);
        return due.compareTo(total.amount()) == 0;
    }

    @Override
    public String toString() {
        String one = amount.toPlainString() + " " + currency.value();
        return baseQuantity.map(quantity -> one + " per " + quantity).orElse(one);
    }
}
