package io.symbia.logistics.http;

import io.swagger.v3.oas.annotations.media.Schema;
import io.symbia.events.domain.Happened;
import io.symbia.events.logistics.ConsignmentId;
import io.symbia.events.logistics.Reason;
import io.symbia.logistics.consignment.command.ReportLoss;
import io.symbia.logistics.consignment.command.ReportReturn;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Why a consignment is over without a delivery.
 *
 * @param reason restricted
 */
@Schema(example = "{ \"reason\": \"refused at the door\" }")
record EndingBody(Reason reason, Optional<Instant> occurredAt, Optional<ZoneOffset> eventTimeZoneOffset) {
    ReportLoss toLoss(ConsignmentId id, Instant receivedAt) {
        return new ReportLoss(id, Happened.of(occurredAt, eventTimeZoneOffset, receivedAt), reason);
    }

    ReportReturn toReturn(ConsignmentId id, Instant receivedAt) {
        return new ReportReturn(id, Happened.of(occurredAt, eventTimeZoneOffset, receivedAt), reason);
    }
}
