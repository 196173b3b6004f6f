package io.symbia.events.payment.escrow;

import io.symbia.events.canonical.Digest;
import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.evidence.Evidence;
import io.symbia.events.payment.EscrowId;
import io.symbia.events.payment.TrancheId;
import io.symbia.events.privacy.Public;
import java.util.List;

/**
 * Everything a tranche waits for is so. In the same commit as the release, which can be recomputed from it: the rule is
 * named by its hash and the evidence by event.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param ruleHash   the hash given at creation
 * @param evidence   at least one event for each condition of the tranche
 */
@EventType("symbia.payment.escrow.release-condition-met.v1")
public record EscrowReleaseConditionMetV1(
        @Public Happened happened,
        @Public EscrowId escrowId,
        @Public TrancheId trancheId,
        @Public Digest ruleHash,
        @Public List<Evidence> evidence)
        implements EscrowEvent {

    public EscrowReleaseConditionMetV1 {
        evidence = List.copyOf(evidence);
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException("a release must rest on evidence");
        }
    }
}
