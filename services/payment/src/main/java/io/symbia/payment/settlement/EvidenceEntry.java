package io.symbia.payment.settlement;

import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.evidence.Evidence;
import io.symbia.events.payment.EscrowEvent.EscrowEvidenceRecordedV1;
import io.symbia.events.payment.rule.ReleaseCondition;
import io.symbia.events.payment.rule.Stance;
import java.util.Optional;

/**
 * What one event says about one condition.
 *
 * @param supersedes the stream whose word no longer counts, when a retest says so
 */
public record EvidenceEntry(
        ReleaseCondition condition, Stance stance, Evidence evidence, Optional<StreamId> supersedes) {

    /** The entry that a recorded event makes. */
    public static EvidenceEntry of(EscrowEvidenceRecordedV1 event) {
        return new EvidenceEntry(event.condition(), event.stance(), event.evidence(), event.supersedes());
    }
}
