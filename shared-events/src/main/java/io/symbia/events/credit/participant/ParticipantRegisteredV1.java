package io.symbia.events.credit.participant;

import static java.util.Objects.requireNonNull;

import io.symbia.events.credit.LegalName;
import io.symbia.events.credit.Role;
import io.symbia.events.envelope.EventType;
import io.symbia.events.party.CountryCode;
import io.symbia.events.party.Lei;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Confidential;
import io.symbia.events.privacy.Public;
import io.symbia.events.privacy.Restricted;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A participant was registered and may act once activated.
 *
 * @param occurredAt when it happened in the world; when it was accepted is the event's {@code time}
 * @param eventTimeZoneOffset the offset of local time where it happened
 * @param participantId whom it is about
 * @param legalName the name in the register of its country
 * @param roles 1 to 14, each once
 * @param country where it is registered, if that is known
 * @param lei ISO 17442, if it has one
 */
@EventType("symbia.credit.participant.registered.v1")
public record ParticipantRegisteredV1(
        @Public Instant occurredAt,
        @Public ZoneOffset eventTimeZoneOffset,
        @Public ParticipantId participantId,
        @Restricted Confidential<LegalName> legalName,
        @Public List<Role> roles,
        @Public Optional<CountryCode> country,
        @Public Optional<Lei> lei)
        implements ParticipantEvent {

    public ParticipantRegisteredV1 {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(participantId, "participantId");
        requireNonNull(legalName, "legalName");
        roles = List.copyOf(roles);
        requireNonNull(country, "country");
        requireNonNull(lei, "lei");
        if (roles.isEmpty() || roles.size() != Set.copyOf(roles).size()) {
            throw new IllegalArgumentException("roles must be named once each, at least one: " + roles);
        }
    }
}
