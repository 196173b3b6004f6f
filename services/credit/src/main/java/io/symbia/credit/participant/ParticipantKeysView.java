package io.symbia.credit.participant;

import io.symbia.events.credit.ParticipantEvent.ParticipantKeyAddedV1;
import io.symbia.events.credit.ParticipantEvent.ParticipantKeyRevokedV1;
import io.symbia.events.credit.ParticipantEvent.ParticipantKeyVouchedV1;
import io.symbia.events.credit.key.KeyCustody;
import io.symbia.events.credit.key.KeyId;
import io.symbia.events.credit.key.KeyRevocationReason;
import io.symbia.events.credit.key.SigningKey;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.support.audience.Party;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The keys by which a participant is or was known, in the order in which they came.
 *
 * @param keys those that are revoked, too, since what they have signed before stands
 */
record ParticipantKeysView(@Party ParticipantId participantId, List<KeyView> keys) {
    /**
     * A key as it is shown.
     *
     * @param addedAt   what it signed before is nobody's word; by the platform's clock, and what is sealed first counts
     * @param voucher   asked to vouch for it
     * @param vouched   whether that one does
     * @param revokedAt and what it signed after this is nobody's word either
     */
    record KeyView(
            SigningKey key,
            KeyCustody custody,
            Instant addedAt,
            Optional<Instant> validFrom,
            Optional<Instant> validTo,
            Optional<ParticipantId> voucher,
            boolean vouched,
            Optional<Instant> revokedAt,
            Optional<KeyRevocationReason> revokedFor) {}

    static ParticipantKeysView of(ParticipantId participantId) {
        return new ParticipantKeysView(participantId, List.of());
    }

    ParticipantKeysView with(ParticipantKeyAddedV1 event, Instant accepted) {
        List<KeyView> all = new ArrayList<>(keys);
        all.add(new KeyView(
                event.key(),
                event.custody(),
                accepted,
                event.validFrom(),
                event.validTo(),
                event.voucher(),
                false,
                Optional.empty(),
                Optional.empty()));
        return new ParticipantKeysView(participantId, List.copyOf(all));
    }

    ParticipantKeysView with(ParticipantKeyVouchedV1 event) {
        return change(
                event.keyId(),
                key -> new KeyView(
                        key.key(),
                        key.custody(),
                        key.addedAt(),
                        key.validFrom(),
                        key.validTo(),
                        key.voucher(),
                        true,
                        key.revokedAt(),
                        key.revokedFor()));
    }

    ParticipantKeysView with(ParticipantKeyRevokedV1 event, Instant accepted) {
        return change(
                event.keyId(),
                key -> new KeyView(
                        key.key(),
                        key.custody(),
                        key.addedAt(),
                        key.validFrom(),
                        key.validTo(),
                        key.voucher(),
                        key.vouched(),
                        Optional.of(accepted),
                        Optional.of(event.reason())));
    }

    private ParticipantKeysView change(KeyId keyId, UnaryOperator<KeyView> change) {
        return new ParticipantKeysView(
                participantId,
                keys.stream()
                        .map(key -> key.key().keyId().equals(keyId) ? change.apply(key) : key)
                        .toList());
    }
}
