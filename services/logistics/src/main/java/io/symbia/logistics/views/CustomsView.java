package io.symbia.logistics.views;

import io.symbia.events.logistics.CustomsDirection;
import io.symbia.events.logistics.DeclarationNumber;
import io.symbia.events.logistics.Reason;
import io.symbia.events.logistics.ReportId;
import java.time.Instant;
import java.util.Optional;

/**
 * What customs decided.
 *
 * @param reason restricted: for the parties only
 */
public record CustomsView(
        ReportId reportId,
        CustomsDirection direction,
        Decision decision,
        Instant decidedAt,
        Optional<DeclarationNumber> declarationNumber,
        Optional<Reason> reason,
        Fact fact) {
    /** Open or closed. */
    public enum Decision {
        /** The goods must not pass. */
        HELD,
        /** The goods may pass. */
        RELEASED
    }

    CustomsView withoutReason() {
        return new CustomsView(reportId, direction, decision, decidedAt, declarationNumber, Optional.empty(), fact);
    }
}
