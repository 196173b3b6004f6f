package io.symbia.events.payment.escrow;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.envelope.StreamId;
import io.symbia.events.evidence.Evidence;
import io.symbia.events.payment.EscrowId;
import io.symbia.events.payment.rule.ReleaseCondition;
import io.symbia.events.payment.rule.Stance;
import io.symbia.events.privacy.Public;
import java.util.Optional;

/**
 * An event of another domain was taken as evidence for or against a condition of the release rule.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param condition  one of the rule's
 * @param stance     for or against
 * @param evidence   the event, so that it can be fetched and its proof checked
 * @param supersedes the stream whose word no longer counts, such as the failed inspection of which this one is the retest
 */
@EventType("symbia.payment.escrow.evidence-recorded.v1")
public record EscrowEvidenceRecordedV1(
        @Public Happened happened,
        @Public EscrowId escrowId,
        @Public ReleaseCondition condition,
        @Public Stance stance,
        @Public Evidence evidence,
        @Public Optional<StreamId> supersedes)
        implements EscrowEvent {}
