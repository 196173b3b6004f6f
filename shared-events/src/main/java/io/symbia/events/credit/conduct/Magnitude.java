package io.symbia.events.credit.conduct;

import io.symbia.events.kernel.privacy.Public;
import io.symbia.events.words.money.CurrencyCode;
import io.symbia.events.words.money.Money;

/**
 * About how much an event was: the band of its amount in the currency of the amount. No rate comes in, so that it is the same for ever;
 * what a currency is worth is for a model to say.
 */
public record Magnitude(@Public ValueBand band, @Public CurrencyCode currency) {
    /** The magnitude of an amount of zero or more. */
    public static Magnitude of(Money amount) {
        return new Magnitude(ValueBand.of(amount.amount()), amount.currency());
    }
}
