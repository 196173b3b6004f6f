package io.symbia.events.payment.escrow;

import static java.util.Objects.requireNonNull;

import io.symbia.events.envelope.EventType;
import io.symbia.events.envelope.StreamId;
import io.symbia.events.evidence.Evidence;
import io.symbia.events.payment.EscrowId;
import io.symbia.events.payment.rule.ReleaseCondition;
import io.symbia.events.payment.rule.Stance;
import io.symbia.events.privacy.Public;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * An event of another domain was taken as evidence for or against a condition of the release rule.
 *
 * @param occurredAt when the event that is the evidence says it happened
 * @param condition  one of the rule's
 * @param stance     for or against
 * @param evidence   the event, so that it can be fetched and its proof checked
 * @param supersedes the stream whose word no longer counts, such as the failed inspection of which this one is the retest
 */
@EventType("symbia.payment.escrow.evidence-recorded.v1")
public record EscrowEvidenceRecordedV1(
        @Public Instant occurredAt,
        @Public ZoneOffset eventTimeZoneOffset,
        @Public EscrowId escrowId,
        @Public ReleaseCondition condition,
        @Public Stance stance,
        @Public Evidence evidence,
        @Public Optional<StreamId> supersedes)
        implements EscrowEvent {

    public EscrowEvidenceRecordedV1 {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(escrowId, "escrowId");
        requireNonNull(condition, "condition");
        requireNonNull(stance, "stance");
        requireNonNull(evidence, "evidence");
        requireNonNull(supersedes, "supersedes");
    }
}
