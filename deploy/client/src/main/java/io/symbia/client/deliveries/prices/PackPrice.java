package io.symbia.client.deliveries.prices;

import io.symbia.events.supplychain.order.ItemPrice;
import io.symbia.events.words.goods.Quantity;
import io.symbia.events.words.money.Money;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A price of one pack that a record states, often rounded: 1,500 packs at 0.33 may have cost 500.00. The platform seals no price that does not
 * give its total, so such a line is sealed with what the record says exactly, 500.00 per 1,500 packs.
 *
 * @param stated US dollars, at least zero; stated digits count, 3.20 is finer than 3.2
 */
public record PackPrice(BigDecimal stated) {
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final int CENTS = 2;

    /**
     * Whether this price can be that of so many packs for so much: the total may differ from quantity x price by half a unit of the price's last
     * digit for each pack, and half a cent for itself. Example: 19 packs at {@code 29.00} allow 550.90 to 551.10.
     */
    public boolean explains(BigDecimal packs, BigDecimal total) {
        BigDecimal hidden = HALF.scaleByPowerOfTen(-Math.max(stated.scale(), CENTS));
        BigDecimal allowed = packs.multiply(hidden).add(HALF.scaleByPowerOfTen(-CENTS));
        return packs.multiply(stated).subtract(total).abs().compareTo(allowed) <= 0;
    }

    /** The price that is sealed for so many packs that cost so much together: the stated one if it gives the total, else that of them all. */
    public ItemPrice sealedFor(Quantity packs, Money total) {
        ItemPrice one =
                new ItemPrice(stated.setScale(Math.max(stated.scale(), CENTS)), total.currency(), Optional.empty());
        return one.gives(packs, total) ? one : new ItemPrice(total.amount(), total.currency(), Optional.of(packs));
    }
}
