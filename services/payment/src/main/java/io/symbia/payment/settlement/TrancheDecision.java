package io.symbia.payment.settlement;

import io.symbia.events.kernel.evidence.Evidence;
import io.symbia.events.payment.rule.ReleaseCondition;
import io.symbia.events.payment.rule.TrancheId;
import java.util.List;

/** What the rule and the evidence say about one tranche. */
public sealed interface TrancheDecision {

    TrancheId trancheId();

    /**
     * All conditions are met.
     *
     * @param evidence what the decision rests on, sorted by stream, each event once
     */
    record Due(TrancheId trancheId, List<Evidence> evidence) implements TrancheDecision {
        public Due {
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * Something is missing.
     *
     * @param awaited the conditions that are not met, at least one
     */
    record Waiting(TrancheId trancheId, List<ReleaseCondition> awaited) implements TrancheDecision {
        public Waiting {
            awaited = List.copyOf(awaited);
        }
    }
}
