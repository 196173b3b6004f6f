package io.symbia.client.deliveries.prices;

import io.symbia.client.deliveries.table.RowRefused;
import io.symbia.events.supplychain.order.ItemPrice;
import io.symbia.events.words.goods.Quantity;
import io.symbia.events.words.goods.UnitOfMeasure;
import io.symbia.events.words.money.CurrencyCode;
import io.symbia.events.words.money.Money;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a record says of the price of a line. Prices of a pack are often rounded: 1,500 packs at 0.33 may have cost 500.00. The platform seals no
 * price that does not give its total, so such a line is sealed with what the record says exactly, 500.00 per 1,500 packs.
 *
 * @param packs     that were ordered
 * @param packPrice US dollars, at least zero; stated digits count, 3.20 is finer than 3.2
 * @param value     US dollars, of the whole line
 */
public record PricedLine(BigDecimal packs, BigDecimal packPrice, BigDecimal value) {
    private static final CurrencyCode DOLLARS = new CurrencyCode("USD");
    private static final UnitOfMeasure PACKS = new UnitOfMeasure("XPK");
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final int CENTS = 2;

    /** What was ordered. */
    public Quantity quantity() {
        return new Quantity(packs, PACKS);
    }

    /** The price that is sealed: the record's own if it gives the value, else that of all packs together. */
    public ItemPrice price() {
        Money total = new Money(value, DOLLARS);
        BigDecimal stated = packPrice.setScale(Math.max(packPrice.scale(), CENTS)); // 6 and 6.00 are one price.
        var one = new ItemPrice(stated, DOLLARS, Optional.empty());
        return one.gives(quantity(), total) ? one : new ItemPrice(total.amount(), DOLLARS, Optional.of(quantity()));
    }

    /**
     * Refuses a line whose value is not what its packs cost. It may differ from packs x price by half a unit of the price's last digit for each
     * pack, and half a cent for itself. Example: 19 packs at {@code 29.00} allow 550.90 to 551.10.
     */
    public void requireExplained() throws RowRefused {
        BigDecimal hidden = HALF.scaleByPowerOfTen(-Math.max(packPrice.scale(), CENTS));
        BigDecimal allowed = packs.multiply(hidden).add(HALF.scaleByPowerOfTen(-CENTS));
        if (packs.multiply(packPrice).subtract(value).abs().compareTo(allowed) > 0) {
            throw new RowRefused(
                    "price_does_not_explain_total",
                    "%s packs at %s are not %s, not even where the price is rounded"
                            .formatted(packs.toPlainString(), packPrice.toPlainString(), value.toPlainString()));
        }
    }
}
