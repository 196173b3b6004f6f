package io.symbia.events.supplychain.order;

import io.symbia.events.kernel.form.Positive;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.kernel.privacy.Disclosed;
import io.symbia.events.kernel.privacy.Public;
import io.symbia.events.kernel.privacy.Restricted;
import io.symbia.events.words.goods.Gtin;
import io.symbia.events.words.goods.Quantity;
import io.symbia.events.words.money.Money;
import java.util.Optional;

/**
 * One line of an order. What was agreed for it is its total; the unit price explains the total and must not contradict it.
 *
 * <p>Prices are often stated rounded: 1,500 packs at 0.33 may cost 500.00. So quantity x price may differ from the total by what the
 * rounding of the price explains, half a unit of its last stated digit for each piece, and half a minor unit for the total itself.
 * Example: 19 pieces at {@code 29.00} allow 550.90 to 551.10 (551.00 &plusmn; 19 x 0.005 &plusmn; 0.005).
 *
 * @param lineNumber 1 to 9999, as the parties number it
 * @param unitPrice for one of the quantity's unit, absent when none was stated
 * @param lineTotal at least zero
 */
public record OrderLine(
        @Public int lineNumber,
        @Public Gtin gtin,
        @Public @Positive Quantity quantity,
        @Restricted Optional<Confidential<UnitPrice>> unitPrice,
        @Restricted Confidential<Money> lineTotal) {
    /** Whether the stated price explains the total; true when either is absent or withheld. */
    public boolean priceExplainsTotal() {
        if (unitPrice.isPresent()
                && unitPrice.get() instanceof Disclosed<UnitPrice>(UnitPrice price)
                && lineTotal instanceof Disclosed<Money>(Money total)) {
            return price.explains(quantity, total);
        }
        return true;
    }
}
