package io.symbia.logistics.views;

import io.symbia.events.logistics.Milestone;
import io.symbia.events.logistics.ReportId;
import io.symbia.events.logistics.RetractionReason;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.transport.UnLocode;
import java.time.Instant;
import java.util.Optional;

/**
 * What somebody reported about a milestone.
 *
 * @param at when it is planned, expected or was reached
 * @param outOfOrder an actual milestone that came in after a later one
 * @param retracted why it no longer counts; absent while it does
 */
public record ReportView(
        ReportId reportId,
        Classifier classifier,
        Milestone milestone,
        Optional<UnLocode> location,
        Instant at,
        boolean outOfOrder,
        ParticipantId reportedBy,
        Optional<RetractionReason> retracted,
        Fact fact) {
    /** Whether nobody took it back. */
    public boolean counts() {
        return retracted.isEmpty();
    }

    ReportView retracted(RetractionReason reason) {
        return new ReportView(
                reportId, classifier, milestone, location, at, outOfOrder, reportedBy, Optional.of(reason), fact);
    }
}
