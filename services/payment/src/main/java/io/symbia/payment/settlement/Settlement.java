package io.symbia.payment.settlement;

import io.symbia.events.kernel.evidence.Evidence;
import io.symbia.events.payment.rule.ReleaseCondition;
import io.symbia.events.payment.rule.ReleaseRule;
import io.symbia.events.payment.rule.Tranche;
import java.util.List;

/** Decides which tranches of a rule are due. See the package for what "met" means. */
public final class Settlement {

    private Settlement() {}

    /** One decision for each tranche, in the order of the rule. By a rule of which it is not known what it means, nothing is due. */
    public static List<TrancheDecision> decide(ReleaseRule rule, EvidenceBook book) {
        if (!rule.isKnown())
            return rule.tranches().stream().map(Settlement::undecided).toList();
        return rule.tranches().stream().map(tranche -> decide(tranche, book)).toList();
    }

    private static TrancheDecision undecided(Tranche tranche) {
        return new TrancheDecision.Waiting(tranche.trancheId(), tranche.conditions());
    }

    private static TrancheDecision decide(Tranche tranche, EvidenceBook book) {
        List<ReleaseCondition> awaited = tranche.conditions().stream()
                .filter(condition -> !book.meets(condition))
                .toList();
        if (!awaited.isEmpty() || tranche.conditions().isEmpty()) { // None would be met by nothing.
            return new TrancheDecision.Waiting(tranche.trancheId(), awaited);
        }
        List<Evidence> evidence = tranche.conditions().stream()
                .flatMap(condition -> book.vouching(condition).stream())
                .distinct()
                .toList();
        return new TrancheDecision.Due(tranche.trancheId(), evidence);
    }
}
