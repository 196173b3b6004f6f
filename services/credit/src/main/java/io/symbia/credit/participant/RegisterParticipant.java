package io.symbia.credit.participant;

import io.symbia.events.credit.LegalName;
import io.symbia.events.credit.Role;
import io.symbia.events.domain.Happened;
import io.symbia.events.envelope.StreamId;
import io.symbia.events.party.CountryCode;
import io.symbia.events.party.Lei;
import io.symbia.events.party.ParticipantId;
import java.util.List;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Register an enterprise or authority.
 *
 * @param roles at least one, each once
 */
public record RegisterParticipant(
        Happened happened,
        ParticipantId participantId,
        LegalName legalName,
        List<Role> roles,
        Optional<CountryCode> country,
        Optional<Lei> lei) {

    public RegisterParticipant {
        roles = roles.stream().distinct().sorted().toList();
        if (roles.isEmpty()) throw new IllegalArgumentException("roles must name at least one role");
    }

    @TargetAggregateIdentifier
    public StreamId stream() {
        return Participant.streamOf(participantId);
    }
}
