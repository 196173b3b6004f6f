package io.symbia.events.credit.participant;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Public;

/**
 * A participant may not act until it is activated again.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param participantId whom it is about
 * @param reason why
 */
@EventType("symbia.credit.participant.suspended.v1")
public record ParticipantSuspendedV1(
        @Public Happened happened,
        @Public ParticipantId participantId,
        @Public SuspensionReason reason) implements ParticipantEvent {}
