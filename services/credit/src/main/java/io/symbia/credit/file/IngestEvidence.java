package io.symbia.credit.file;

import io.symbia.events.credit.file.EvidenceKind;
import io.symbia.events.domain.Happened;
import io.symbia.events.envelope.StreamId;
import io.symbia.events.evidence.Evidence;
import io.symbia.events.party.ParticipantId;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Take an event of another domain into a participant's file. Given by reactions only: nobody writes an opinion into a file. */
public record IngestEvidence(
        Happened happened,
        ParticipantId participantId,
        EvidenceKind kind,
        Evidence evidence,
        Optional<Integer> daysLate) {

    @TargetAggregateIdentifier
    public StreamId stream() {
        return CreditFile.streamOf(participantId);
    }
}
