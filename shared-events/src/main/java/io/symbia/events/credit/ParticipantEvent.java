package io.symbia.events.credit;

import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.domain.EventType;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.kernel.privacy.Public;
import io.symbia.events.kernel.privacy.Restricted;
import io.symbia.events.words.party.CountryCode;
import io.symbia.events.words.party.LegalName;
import io.symbia.events.words.party.Lei;
import io.symbia.events.words.party.Role;
import java.util.List;
import java.util.Optional;

/** The events of a participant, in the stream {@code credit/participant/<participantId>}. */
public sealed interface ParticipantEvent extends DomainEvent {
    ParticipantId participantId();

    /**
     * A participant was registered and may act once activated.
     *
     * @param legalName the name in the register of its country
     * @param roles     1 to 14, each once
     * @param country   of the register, if that is known
     */
    @EventType("symbia.credit.participant.registered.v1")
    record ParticipantRegisteredV1(
            @Public Happened happened,
            @Public ParticipantId participantId,
            @Restricted Confidential<LegalName> legalName,
            @Public List<Role> roles,
            @Public Optional<CountryCode> country,
            @Public Optional<Lei> lei)
            implements ParticipantEvent {
        public ParticipantRegisteredV1 {
            roles = List.copyOf(roles);
        }
    }

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
