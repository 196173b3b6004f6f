package io.symbia.events.credit.participant;

import io.symbia.events.domain.DomainEvent;
import io.symbia.events.party.ParticipantId;

/** What happened to a participant, in the stream {@code credit/participant/<participantId>}. */
public sealed interface ParticipantEvent extends DomainEvent
        permits ParticipantRegisteredV1, ParticipantActivatedV1, ParticipantSuspendedV1 {
    ParticipantId participantId();
}
