package io.symbia.credit.file;

import static java.util.Objects.requireNonNull;

import io.symbia.events.credit.file.EvidenceKind;
import io.symbia.events.envelope.StreamId;
import io.symbia.events.evidence.Evidence;
import io.symbia.events.party.ParticipantId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Take an event of another domain into a participant's file. Given by reactions only: nobody writes an opinion into a file. */
public record IngestEvidence(
        Instant occurredAt,
        ZoneOffset eventTimeZoneOffset,
        ParticipantId participantId,
        EvidenceKind kind,
        Evidence evidence,
        Optional<Integer> daysLate) {

    public IngestEvidence {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(participantId, "participantId");
        requireNonNull(kind, "kind");
        requireNonNull(evidence, "evidence");
        requireNonNull(daysLate, "daysLate");
    }

    @TargetAggregateIdentifier
    public StreamId stream() {
        return CreditFile.streamOf(participantId);
    }
}
