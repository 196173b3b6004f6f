package io.symbia.events.credit;

import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.domain.EventType;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Public;
import io.symbia.events.words.party.PartyKind;

/** The events of a participant, in the stream {@code credit/participant/<participantId>}. */
public sealed interface ParticipantEvent extends DomainEvent {
    ParticipantId participantId();

    /**
     * A participant was registered and may act once activated.
     *
     * @param kind for good
     */
    @EventType("symbia.credit.participant.registered.v1")
    record ParticipantRegisteredV1(
            @Public Happened happened,
            @Public ParticipantId participantId,
            @Public PartyKind kind,
            @Public Profile profile)
            implements ParticipantEvent {}

    /**
     * A participant says something else of itself, and may act once another has verified that.
     *
     * @param profile all of it, changed or not
     */
    @EventType("symbia.credit.participant.profile-changed.v1")
    record ParticipantProfileChangedV1(
            @Public Happened happened,
            @Public ParticipantId participantId,
            @Public Profile profile) implements ParticipantEvent {}

    /**
     * A participant was verified by another one and may act.
     *
     * @param activatedBy verified it; never itself
     */
    @EventType("symbia.credit.participant.activated.v1")
    record ParticipantActivatedV1(
            @Public Happened happened,
            @Public ParticipantId participantId,
            @Public ParticipantId activatedBy) implements ParticipantEvent {}

    /** A participant may not act until it is activated again. */
    @EventType("symbia.credit.participant.suspended.v1")
    record ParticipantSuspendedV1(
            @Public Happened happened,
            @Public ParticipantId participantId,
            @Public SuspensionReason reason) implements ParticipantEvent {}
}
