package io.symbia.credit.participant;

import io.symbia.events.credit.ParticipantEvent.ParticipantKeyAddedV1;
import io.symbia.events.credit.Profile;
import io.symbia.events.credit.SuspensionReason;
import io.symbia.events.credit.key.KeyAlgorithm;
import io.symbia.events.credit.key.KeyCustody;
import io.symbia.events.credit.key.KeyId;
import io.symbia.events.credit.key.KeyRevocationReason;
import io.symbia.events.credit.key.PossessionProof;
import io.symbia.events.credit.key.PublicKeyText;
import io.symbia.events.credit.key.SigningKey;
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
import java.time.Instant;
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

    /**
     * Become known by a key that is at hand.
     *
     * @param keyId     thumbprint of the key (RFC 7638)
     * @param publicKey of ED25519 the 32 bytes of RFC 8032, of ECDSA_P256 x and y
     * @param proof     the key's signature over the canonical JSON of keyId, participantId and statement, which is
     *                  {@code symbia.io/participant-key@v1}
     * @param voucher   the participant that is asked to vouch for it
     */
    record AddKey(
            Happened happened,
            ParticipantId participantId,
            KeyId keyId,
            KeyAlgorithm algorithm,
            PublicKeyText publicKey,
            PossessionProof proof,
            KeyCustody custody,
            Optional<ParticipantId> voucher,
            Optional<Instant> validFrom,
            Optional<Instant> validTo)
            implements ParticipantCommand {
        public AddKey {
            Keys.requireWhole(keyId, algorithm, publicKey);
            Keys.requireSpelled(proof);
            Keys.requireSomeTime(validFrom, validTo);
        }

        SigningKey key() {
            return new SigningKey(keyId, algorithm, publicKey);
        }

        /** @param shown the proof that counts; a repeated request may have another of the same key */
        ParticipantKeyAddedV1 added(PossessionProof shown) {
            return new ParticipantKeyAddedV1(
                    happened, participantId, key(), shown, custody, voucher, validFrom, validTo);
        }
    }

    /** Say that a key is the participant's, as the one that was asked to. */
    record VouchForKey(Happened happened, ParticipantId participantId, KeyId keyId) implements ParticipantCommand {}

    /** Have nothing believed any more that a key signs. */
    record RevokeKey(Happened happened, ParticipantId participantId, KeyId keyId, KeyRevocationReason reason)
            implements ParticipantCommand {}
}
