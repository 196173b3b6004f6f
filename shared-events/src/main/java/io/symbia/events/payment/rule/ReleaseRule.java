package io.symbia.events.payment.rule;

import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.kernel.privacy.Public;
import io.symbia.events.kernel.privacy.Restricted;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * When the money of an escrow agreement may be released; it never changes.
 *
 * @param salt     makes the rule's hash, which is public, useless for guessing the amounts
 * @param tranches in the order in which they are released when several are due; 1 to {@link #MAX_TRANCHES}
 */
public record ReleaseRule(
        @Restricted Confidential<RuleSalt> salt, @Public List<Tranche> tranches) {

    /** Bounds the events of one commit: each tranche that is released makes three. */
    public static final int MAX_TRANCHES = 64;

    public ReleaseRule {
        tranches = List.copyOf(tranches);
        Set<TrancheId> named = new HashSet<>();
        for (Tranche tranche : tranches) {
            if (!named.add(tranche.trancheId())) {
                throw new IllegalArgumentException("two tranches are named " + tranche.trancheId());
            }
        }
    }

    /**
     * Refuses a rule that goes beyond a bound. Asked where a rule is agreed, and never where one is read: bounds may change, and what was
     * agreed stands.
     */
    public void requireAgreeable() {
        if (tranches.isEmpty() || tranches.size() > MAX_TRANCHES) {
            throw new IllegalArgumentException(
                    "a rule has 1 to " + MAX_TRANCHES + " tranches, this one has " + tranches.size());
        }
        tranches.forEach(Tranche::requireAgreeable);
    }

    /** Every condition of every tranche, once. */
    public List<ReleaseCondition> conditions() {
        return tranches.stream()
                .flatMap(tranche -> tranche.conditions().stream())
                .distinct()
                .toList();
    }
}
