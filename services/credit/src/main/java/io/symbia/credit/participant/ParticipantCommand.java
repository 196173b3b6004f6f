package io.symbia.credit.participant;

import io.symbia.events.credit.SuspensionReason;
import io.symbia.events.kernel.canonical.RefusedJson;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.words.party.CountryCode;
import io.symbia.events.words.party.LegalName;
import io.symbia.events.words.party.Lei;
import io.symbia.events.words.party.Role;
import io.symbia.support.command.Command;
import java.util.List;
import java.util.Optional;

/** The commands of a participant. */
sealed interface ParticipantCommand extends Command {
    ParticipantId participantId();

    @Override
    default StreamId stream() {
        return Participant.streamOf(participantId());
    }

    /**
     * Register an enterprise or authority.
     *
     * @param roles at least one, each once
     */
    record RegisterParticipant(
            Happened happened,
            ParticipantId participantId,
            LegalName legalName,
            List<Role> roles,
            Optional<CountryCode> country,
            Optional<Lei> lei)
            implements ParticipantCommand {
        public RegisterParticipant {
            roles = roles.stream().distinct().sorted().toList();
            if (roles.isEmpty()) {
                throw new RefusedJson("invalid_value", "/roles", "a participant has at least one role");
            }
        }
    }

    /** Let a participant act, on the word of another one that has verified it. */
    record ActivateParticipant(Happened happened, ParticipantId participantId) implements ParticipantCommand {}

    /** Stop a participant from acting until it is activated again. */
    record SuspendParticipant(Happened happened, ParticipantId participantId, SuspensionReason reason)
            implements ParticipantCommand {}
}
