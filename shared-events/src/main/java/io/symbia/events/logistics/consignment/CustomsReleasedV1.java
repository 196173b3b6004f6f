package io.symbia.events.logistics.consignment;

import static java.util.Objects.requireNonNull;

import io.symbia.events.envelope.EventType;
import io.symbia.events.logistics.ConsignmentId;
import io.symbia.events.logistics.CustomsDirection;
import io.symbia.events.logistics.DeclarationNumber;
import io.symbia.events.logistics.ReportId;
import io.symbia.events.privacy.Public;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Customs let the consignment pass.
 *
 * @param occurredAt when customs decided
 * @param eventTimeZoneOffset local time where it happened, as an offset from UTC
 * @param consignmentId the consignment of the stream
 * @param reportId customs' name for this decision, unique in the consignment
 * @param direction through which gate
 * @param declarationNumber the customs declaration, as customs numbers it
 */
@EventType("symbia.logistics.consignment.customs-released.v1")
public record CustomsReleasedV1(
        @Public Instant occurredAt,
        @Public ZoneOffset eventTimeZoneOffset,
        @Public ConsignmentId consignmentId,
        @Public ReportId reportId,
        @Public CustomsDirection direction,
        @Public Optional<DeclarationNumber> declarationNumber)
        implements ConsignmentEvent {
    /** Refuses what is incomplete. */
    public CustomsReleasedV1 {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(consignmentId, "consignmentId");
        requireNonNull(reportId, "reportId");
        requireNonNull(direction, "direction");
        requireNonNull(declarationNumber, "declarationNumber");
    }
}
