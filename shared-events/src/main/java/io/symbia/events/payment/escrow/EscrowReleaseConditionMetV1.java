package io.symbia.events.payment.escrow;

import static java.util.Objects.requireNonNull;

import io.symbia.events.canonical.Digest;
import io.symbia.events.envelope.EventType;
import io.symbia.events.evidence.Evidence;
import io.symbia.events.payment.EscrowId;
import io.symbia.events.payment.TrancheId;
import io.symbia.events.privacy.Public;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Everything a tranche waits for is so. In the same commit as the release, which can be recomputed from it: the rule is
 * named by its hash and the evidence by event.
 *
 * @param occurredAt when the last condition was met, or the money arrived, whichever was later
 * @param ruleHash   the hash given at creation
 * @param evidence   at least one event for each condition of the tranche
 */
@EventType("symbia.payment.escrow.release-condition-met.v1")
public record EscrowReleaseConditionMetV1(
        @Public Instant occurredAt,
        @Public ZoneOffset eventTimeZoneOffset,
        @Public EscrowId escrowId,
        @Public TrancheId trancheId,
        @Public Digest ruleHash,
        @Public List<Evidence> evidence)
        implements EscrowEvent {

    public EscrowReleaseConditionMetV1 {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(escrowId, "escrowId");
        requireNonNull(trancheId, "trancheId");
        requireNonNull(ruleHash, "ruleHash");
        evidence = List.copyOf(evidence);
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException("a release must rest on evidence");
        }
    }
}
