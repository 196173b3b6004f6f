package io.symbia.credit.participant;

import io.symbia.events.credit.Profile;
import io.symbia.events.credit.SuspensionReason;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.words.party.CountryCode;
import io.symbia.events.words.party.Identifier;
import io.symbia.events.words.party.LegalName;
import io.symbia.events.words.party.PartyKind;
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
     * Register an enterprise or authority, which has a legal name, or a person, who has a personal one.
     *
     * @param personalName stays in the commit, and is shown in no view
     * @param roles        at least one, each once
     * @param identifiers  of an organisation, each once
     */
    record RegisterParticipant(
            Happened happened,
            ParticipantId participantId,
            Optional<LegalName> legalName,
            Optional<LegalName> personalName,
            List<Role> roles,
            Optional<CountryCode> country,
            Optional<List<Identifier>> identifiers)
            implements ParticipantCommand {
        public RegisterParticipant {
            Profiles.requireOneName(legalName, personalName);
            roles = Profiles.roles(roles);
            identifiers = Profiles.identifiers(identifiers);
        }

        PartyKind kind() {
            return legalName.isPresent() ? PartyKind.ORGANISATION : PartyKind.NATURAL_PERSON;
        }

        Profile profile() {
            return new Profile(
                    legalName, personalName.map(Confidential::of), roles, country, identifiers.orElseThrow());
        }
    }

    /**
     * Say something else of oneself: all that stands in a {@link RegisterParticipant}. An organisation stays one, as does a person.
     */
    record ChangeProfile(
            Happened happened,
            ParticipantId participantId,
            Optional<LegalName> legalName,
            Optional<LegalName> personalName,
            List<Role> roles,
            Optional<CountryCode> country,
            Optional<List<Identifier>> identifiers)
            implements ParticipantCommand {
        public ChangeProfile {
            Profiles.requireOneName(legalName, personalName);
            roles = Profiles.roles(roles);
            identifiers = Profiles.identifiers(identifiers);
        }

        PartyKind kind() {
            return legalName.isPresent() ? PartyKind.ORGANISATION : PartyKind.NATURAL_PERSON;
        }

        Profile profile() {
            return new Profile(
                    legalName, personalName.map(Confidential::of), roles, country, identifiers.orElseThrow());
        }
    }

    /** Let a participant act, on the word of another one that has verified it. */
    record ActivateParticipant(Happened happened, ParticipantId participantId) implements ParticipantCommand {}

    /** Stop a participant from acting until it is activated again. */
    record SuspendParticipant(Happened happened, ParticipantId participantId, SuspensionReason reason)
            implements ParticipantCommand {}
}
