package io.symbia.logistics.http;

import io.swagger.v3.oas.annotations.media.Schema;
import io.symbia.events.domain.Happened;
import io.symbia.events.logistics.ConsignmentId;
import io.symbia.events.logistics.ReportId;
import io.symbia.events.logistics.RetractionReason;
import io.symbia.logistics.consignment.command.RetractDelivery;
import io.symbia.logistics.consignment.command.RetractMilestone;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Why a report is taken back. */
@Schema(example = "{ \"reason\": \"INCORRECT_DATA\" }")
record RetractionBody(RetractionReason reason, Optional<Instant> occurredAt, Optional<ZoneOffset> eventTimeZoneOffset) {
    RetractMilestone ofMilestone(ConsignmentId id, ReportId report, Instant receivedAt) {
        return new RetractMilestone(id, Happened.of(occurredAt, eventTimeZoneOffset, receivedAt), report, reason);
    }

    RetractDelivery ofDelivery(ConsignmentId id, ReportId report, Instant receivedAt) {
        return new RetractDelivery(id, Happened.of(occurredAt, eventTimeZoneOffset, receivedAt), report, reason);
    }
}
