package io.symbia.events.credit.participant;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Public;

/**
 * A participant was verified by another one and may act.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param participantId whom it is about
 * @param activatedBy who verified it; never itself
 */
@EventType("symbia.credit.participant.activated.v1")
public record ParticipantActivatedV1(
        @Public Happened happened,
        @Public ParticipantId participantId,
        @Public ParticipantId activatedBy) implements ParticipantEvent {

    public ParticipantActivatedV1 {
        if (activatedBy.equals(participantId)) {
            throw new IllegalArgumentException("no participant activates itself: " + participantId);
        }
    }
}
