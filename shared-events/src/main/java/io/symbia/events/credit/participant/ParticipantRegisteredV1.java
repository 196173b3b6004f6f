package io.symbia.events.credit.participant;

import io.symbia.events.credit.LegalName;
import io.symbia.events.credit.Role;
import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.party.CountryCode;
import io.symbia.events.party.Lei;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Confidential;
import io.symbia.events.privacy.Public;
import io.symbia.events.privacy.Restricted;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A participant was registered and may act once activated.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param participantId whom it is about
 * @param legalName the name in the register of its country
 * @param roles 1 to 14, each once
 * @param country where it is registered, if that is known
 * @param lei ISO 17442, if it has one
 */
@EventType("symbia.credit.participant.registered.v1")
public record ParticipantRegisteredV1(
        @Public Happened happened,
        @Public ParticipantId participantId,
        @Restricted Confidential<LegalName> legalName,
        @Public List<Role> roles,
        @Public Optional<CountryCode> country,
        @Public Optional<Lei> lei)
        implements ParticipantEvent {

    public ParticipantRegisteredV1 {
        roles = List.copyOf(roles);
        if (roles.isEmpty() || roles.size() != Set.copyOf(roles).size()) {
            throw new IllegalArgumentException("roles must be named once each, at least one: " + roles);
        }
    }
}
