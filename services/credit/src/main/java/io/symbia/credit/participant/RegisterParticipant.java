package io.symbia.credit.participant;

import static java.util.Objects.requireNonNull;

import io.symbia.events.credit.LegalName;
import io.symbia.events.credit.Role;
import io.symbia.events.envelope.StreamId;
import io.symbia.events.party.CountryCode;
import io.symbia.events.party.Lei;
import io.symbia.events.party.ParticipantId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Register an enterprise or authority.
 *
 * @param roles at least one, each once
 */
public record RegisterParticipant(
        Instant occurredAt,
        ZoneOffset eventTimeZoneOffset,
        ParticipantId participantId,
        LegalName legalName,
        List<Role> roles,
        Optional<CountryCode> country,
        Optional<Lei> lei) {

    public RegisterParticipant {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(participantId, "participantId");
        requireNonNull(legalName, "legalName");
        roles = roles.stream().distinct().sorted().toList();
        if (roles.isEmpty()) throw new IllegalArgumentException("roles must name at least one role");
        requireNonNull(country, "country");
        requireNonNull(lei, "lei");
    }

    @TargetAggregateIdentifier
    public StreamId stream() {
        return Participant.streamOf(participantId);
    }
}
