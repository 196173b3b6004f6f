package io.symbia.events.credit.file;

import static java.util.Objects.requireNonNull;

import io.symbia.events.envelope.EventType;
import io.symbia.events.evidence.Evidence;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Public;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * An event of another domain was taken into a credit file. No opinion and no amount: what it counts for is the model's to say.
 *
 * @param occurredAt when it happened in the world; when it was accepted is the event's {@code time}
 * @param eventTimeZoneOffset the offset of local time where it happened
 * @param participantId whom it is about
 * @param kind what it says
 * @param evidence the event, so that it can be fetched and its proof checked
 * @param daysLate for a delivery that was planned: calendar days after the plan, negative when early
 */
@EventType("symbia.credit.file.evidence-ingested.v1")
public record CreditEvidenceIngestedV1(
        @Public Instant occurredAt,
        @Public ZoneOffset eventTimeZoneOffset,
        @Public ParticipantId participantId,
        @Public EvidenceKind kind,
        @Public Evidence evidence,
        @Public Optional<Integer> daysLate)
        implements CreditFileEvent {

    public CreditEvidenceIngestedV1 {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(participantId, "participantId");
        requireNonNull(kind, "kind");
        requireNonNull(evidence, "evidence");
        requireNonNull(daysLate, "daysLate");
        if (daysLate.isPresent() && kind != EvidenceKind.DELIVERY) {
            throw new IllegalArgumentException("only a delivery is late, this is " + kind);
        }
    }
}
