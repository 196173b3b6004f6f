package io.symbia.events.payment;

import io.symbia.events.money.Money;
import io.symbia.events.privacy.Confidential;
import io.symbia.events.privacy.Disclosed;

/** What every amount of money in an event of payment must be. */
public final class Amounts {

    private Amounts() {}

    /** Refuses a disclosed amount that is not greater than zero; of a withheld one nothing can be said. */
    public static void requirePositive(Confidential<Money> amount) {
        if (amount instanceof Disclosed<Money>(Money value) && !value.isPositive()) {
            throw new IllegalArgumentException("amount must be > 0, was " + value);
        }
    }
}
