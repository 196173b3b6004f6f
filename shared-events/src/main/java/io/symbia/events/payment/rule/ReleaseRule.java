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
 * @param language in which it is written
 * @param version  of the language, from 1
 * @param salt     makes the rule's hash, which is public, useless for guessing the amounts
 * @param tranches in the order in which they are released when several are due; 1 to {@link #MAX_TRANCHES}
 */
public record ReleaseRule(
        @Public RuleLanguage language,
        @Public int version,
        @Restricted Confidential<RuleSalt> salt,
        @Public List<Tranche> tranches) {

    /** Of {@link RuleLanguage#ALL_CONDITIONS}: what is agreed today. */
    public static final int VERSION = 1;

    /** Bounds the events of one commit: each tranche that is released makes three. */
    public static final int MAX_TRANCHES = 64;

    /** A rule in the language of today. */
    public ReleaseRule(Confidential<RuleSalt> salt, List<Tranche> tranches) {
        this(RuleLanguage.ALL_CONDITIONS, VERSION, salt, tranches);
    }

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
        if (!isKnown()) {
            throw new IllegalArgumentException(
                    "a rule is written in %s, version %d".formatted(RuleLanguage.ALL_CONDITIONS, VERSION));
        }
        if (tranches.isEmpty() || tranches.size() > MAX_TRANCHES) {
            throw new IllegalArgumentException(
                    "a rule has 1 to " + MAX_TRANCHES + " tranches, this one has " + tranches.size());
        }
        tranches.forEach(Tranche::requireAgreeable);
    }

    /** Whether this program knows what the rule means. By one that it does not know it decides nothing. */
    public boolean isKnown() {
        return language == RuleLanguage.ALL_CONDITIONS && version == VERSION;
    }

    /** The same rule with another salt. */
    public ReleaseRule salted(Confidential<RuleSalt> other) {
        return new ReleaseRule(language, version, other, tranches);
    }

    /** Every condition of every tranche, once. */
    public List<ReleaseCondition> conditions() {
        return tranches.stream()
                .flatMap(tranche -> tranche.conditions().stream())
                .distinct()
                .toList();
    }
}
