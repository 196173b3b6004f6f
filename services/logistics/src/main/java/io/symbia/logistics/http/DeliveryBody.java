package io.symbia.logistics.http;

import io.swagger.v3.oas.annotations.media.Schema;
import io.symbia.events.domain.Happened;
import io.symbia.events.logistics.ConsignmentId;
import io.symbia.events.logistics.ProofOfDelivery;
import io.symbia.events.logistics.RecipientName;
import io.symbia.events.logistics.ReportId;
import io.symbia.events.transport.UnLocode;
import io.symbia.logistics.consignment.command.DeliverConsignment;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A delivery.
 *
 * @param podMethod how it can be shown
 * @param recipientName personal; never shown again
 * @param eventTimeZoneOffset local time at the place of delivery; lateness counts the days of its calendar
 */
@Schema(example = """
                { "podMethod": "OTP", "recipientName": "Erika Mustermann", "location": "DEHAM",
                  "occurredAt": "2026-12-01T09:30:00Z", "eventTimeZoneOffset": "+01:00" }""")
record DeliveryBody(
        ProofOfDelivery podMethod,
        Optional<RecipientName> recipientName,
        Optional<UnLocode> location,
        Optional<Instant> occurredAt,
        Optional<ZoneOffset> eventTimeZoneOffset) {
    DeliverConsignment toCommand(ConsignmentId id, ReportId report, Instant receivedAt) {
        Happened happened = Happened.of(occurredAt, eventTimeZoneOffset, receivedAt);
        return new DeliverConsignment(id, happened, report, location, podMethod, recipientName);
    }
}
