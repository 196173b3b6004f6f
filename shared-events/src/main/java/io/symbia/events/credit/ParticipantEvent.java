package io.symbia.events.credit;

import io.symbia.events.credit.key.KeyCustody;
import io.symbia.events.credit.key.KeyId;
import io.symbia.events.credit.key.KeyRevocationReason;
import io.symbia.events.credit.key.PossessionProof;
import io.symbia.events.credit.key.SigningKey;
import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.domain.EventType;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Public;
import io.symbia.events.words.party.PartyKind;
import java.time.Instant;
import java.util.Optional;

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

    /**
     * A participant is known by a key from here on: a request that it signs is the participant's word, as far as the key is believed.
     *
     * @param proof     signature by which the holder of the private key asks for this
     * @param voucher   the participant that is asked to vouch for the key; never itself
     * @param validFrom not before this moment; from this event on where it is absent
     * @param validTo   and before this one; until it is revoked where it is absent
     */
    @EventType("symbia.credit.participant.key-added.v1")
    record ParticipantKeyAddedV1(
            @Public Happened happened,
            @Public ParticipantId participantId,
            @Public SigningKey key,
            @Public PossessionProof proof,
            @Public KeyCustody custody,
            @Public Optional<ParticipantId> voucher,
            @Public Optional<Instant> validFrom,
            @Public Optional<Instant> validTo)
            implements ParticipantEvent {}

    /**
     * Another participant says that a key is this participant's.
     *
     * @param vouchedBy that was asked to when the key was added
     */
    @EventType("symbia.credit.participant.key-vouched.v1")
    record ParticipantKeyVouchedV1(
            @Public Happened happened,
            @Public ParticipantId participantId,
            @Public KeyId keyId,
            @Public ParticipantId vouchedBy)
            implements ParticipantEvent {}

    /**
     * A key was revoked: nothing that it signs from here on is its participant's word.
     *
     * @param revokedBy its participant, or the one that was asked to vouch for it
     */
    @EventType("symbia.credit.participant.key-revoked.v1")
    record ParticipantKeyRevokedV1(
            @Public Happened happened,
            @Public ParticipantId participantId,
            @Public KeyId keyId,
            @Public ParticipantId revokedBy,
            @Public KeyRevocationReason reason)
            implements ParticipantEvent {}
}
