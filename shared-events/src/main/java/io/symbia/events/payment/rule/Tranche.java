package io.symbia.events.payment.rule;

import io.symbia.events.kernel.form.Positive;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.kernel.privacy.Public;
import io.symbia.events.kernel.privacy.Restricted;
import io.symbia.events.words.money.Money;
import java.util.List;

/**
 * A part of the escrowed amount and what must be so before it is released, all of it at once.
 *
 * @param trancheId  unique in its rule
 * @param amount     greater than zero, in the currency of the agreement
 * @param conditions sorted, each once, at most {@value #MAX_CONDITIONS}
 */
public record Tranche(
        @Public TrancheId trancheId,
        @Restricted @Positive Confidential<Money> amount,
        @Public List<ReleaseCondition> conditions) {

    /** Bounds what one decision has to look at. */
    public static final int MAX_CONDITIONS = 64;

    public Tranche {
        conditions = conditions.stream().distinct().sorted().toList();
    }

    void requireAgreeable() {
        if (conditions.isEmpty()) {
            throw new IllegalArgumentException("tranche " + trancheId
                    + " names no condition: it must wait for at least one delivery or inspection");
        }
        if (conditions.size() > MAX_CONDITIONS) {
            throw new IllegalArgumentException("tranche " + trancheId + " names " + conditions.size()
                    + " conditions, allowed are " + MAX_CONDITIONS);
        }
    }
}
