package io.symbia.events.supplychain.order;

import io.symbia.events.kernel.form.Judged;
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
 * One line of an order. What was agreed for it is its total; a stated price gives that total exactly, see {@link ItemPrice#gives}.
 *
 * @param lineNumber 1 to 9999, as the parties number it
 * @param price      absent when none was stated
 * @param lineTotal  at least zero
 */
public record OrderLine(
        @Public int lineNumber,
        @Public Gtin gtin,
        @Public @Positive Quantity quantity,
        @Restricted Optional<Confidential<ItemPrice>> price,
        @Restricted Confidential<Money> lineTotal)
        implements Judged {

    /** Whether the stated price gives the total; true when either is absent or withheld. */
    public boolean priceGivesTotal() {
        if (price.isPresent()
                && price.get() instanceof Disclosed<ItemPrice>(ItemPrice stated)
                && lineTotal instanceof Disclosed<Money>(Money total)) {
            return stated.gives(quantity, total);
        }
        return true;
    }

    @Override
    public void requireFit() {
        if (!priceGivesTotal()) {
            throw new IllegalArgumentException("the price of line " + lineNumber + " does not give its total");
        }
    }
}
