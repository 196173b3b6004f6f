package io.symbia.events.credit.file;

import io.symbia.events.domain.DomainEvent;
import io.symbia.events.party.ParticipantId;

/** What happened to a credit file, in the stream {@code credit/file/<participantId>}. */
public sealed interface CreditFileEvent extends DomainEvent permits CreditEvidenceIngestedV1, ScoreRunCompletedV1 {
    ParticipantId participantId();
}
