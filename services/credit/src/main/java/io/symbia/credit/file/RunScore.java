package io.symbia.credit.file;

import static java.util.Objects.requireNonNull;

import io.symbia.events.credit.ScoreRunId;
import io.symbia.events.envelope.StreamId;
import io.symbia.events.party.ParticipantId;
import java.time.Instant;
import java.time.ZoneOffset;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Compute a score from all evidence that is in the file.
 *
 * @param occurredAt the moment to which tenure is counted
 */
public record RunScore(
        Instant occurredAt, ZoneOffset eventTimeZoneOffset, ParticipantId participantId, ScoreRunId runId) {

    public RunScore {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(participantId, "participantId");
        requireNonNull(runId, "runId");
    }

    @TargetAggregateIdentifier
    public StreamId stream() {
        return CreditFile.streamOf(participantId);
    }
}
