package io.symbia.events.credit.conduct;

import io.symbia.events.kernel.form.Codes;
import io.symbia.events.kernel.form.Unrecognised;
import java.math.BigDecimal;
import java.util.List;

/**
 * Of which order of magnitude an amount is, in whole units of its currency: enough to weigh a piece of evidence, and too coarse to learn
 * a price from. A band is from its number on, up to the next.
 */
public enum ValueBand {
    UNDER_100("0"),
    FROM_100("100"),
    FROM_1000("1000"),
    FROM_10000("10000"),
    FROM_100000("100000"),
    FROM_1000000("1000000"),
    FROM_10000000("10000000"),
    /** A code of a later list. */
    @Unrecognised
    UNRECOGNISED("0");

    private final BigDecimal from;

    ValueBand(String from) {
        this.from = new BigDecimal(from);
    }

    /**
     * The band of an amount.
     *
     * @param amount zero or more
     * @throws IllegalArgumentException when it is less
     */
    public static ValueBand of(BigDecimal amount) {
        if (amount.signum() < 0) throw new IllegalArgumentException("less than nothing is in no band");
        List<ValueBand> known = Codes.of(ValueBand.class);
        ValueBand band = UNDER_100;
        for (ValueBand next : known) {
            if (amount.compareTo(next.from) >= 0) band = next;
        }
        return band;
    }
}
