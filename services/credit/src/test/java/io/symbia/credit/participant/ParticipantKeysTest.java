package io.symbia.credit.participant;

import static io.symbia.support.testkit.RefusedFor.refused;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.credit.participant.ParticipantCommand.AddKey;
import io.symbia.credit.participant.ParticipantCommand.RevokeKey;
import io.symbia.credit.participant.ParticipantCommand.VouchForKey;
import io.symbia.events.credit.ParticipantEvent;
import io.symbia.events.credit.ParticipantEvent.ParticipantKeyRevokedV1;
import io.symbia.events.credit.ParticipantEvent.ParticipantKeyVouchedV1;
import io.symbia.events.credit.ParticipantEvent.ParticipantRegisteredV1;
import io.symbia.events.credit.Profile;
import io.symbia.events.credit.key.KeyAlgorithm;
import io.symbia.events.credit.key.KeyCustody;
import io.symbia.events.credit.key.KeyRevocationReason;
import io.symbia.events.credit.key.PossessionProof;
import io.symbia.events.credit.key.PublicKeyText;
import io.symbia.events.credit.key.SigningKey;
import io.symbia.events.kernel.canonical.RefusedJson;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.words.party.LegalName;
import io.symbia.events.words.party.PartyKind;
import io.symbia.events.words.party.Role;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

/** By which keys a participant is known, and who says so. */
class ParticipantKeysTest {
    private static final Instant AT = Instant.parse("2026-11-01T08:00:00Z");
    private static final ParticipantId COOP = new ParticipantId("zj-tea-coop");
    private static final ParticipantId ASSOCIATION = new ParticipantId("tea-association");
    private static final ParticipantId STRANGER = new ParticipantId("chamber-hz");

    private final FixtureConfiguration<Participant> participant = new AggregateTestFixture<>(Participant.class);
    private final Holder holder = new Holder();

    /** Who has a private key. */
    private static final class Holder {
        private final KeyPair pair;
        private final SigningKey key;

        private Holder() {
            try {
                pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            } catch (GeneralSecurityException absent) {
                throw new IllegalStateException(absent);
            }
            byte[] encoded = pair.getPublic().getEncoded();
            byte[] bytes = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
            key = SigningKey.of(
                    KeyAlgorithm.ED25519,
                    new PublicKeyText(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)));
        }

        private PossessionProof proofFor(ParticipantId someone) {
            try {
                Signature signature = Signature.getInstance("Ed25519");
                signature.initSign(pair.getPrivate());
                signature.update(key.statement(someone).toArray());
                return new PossessionProof(
                        Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign()));
            } catch (GeneralSecurityException absent) {
                throw new IllegalStateException(absent);
            }
        }
    }

    @Test
    void areAddedOnceByTheirOwnParticipant() {
        participant.given(registered()).when(add(), by(COOP)).expectEvents(added());
        participant.given(registered(), added()).when(add(), by(COOP)).expectNoEvents();
        participant
                .given(registered())
                .when(add(), by(ASSOCIATION))
                .expectException(refused(ParticipantRefusal.KEY_OF_ANOTHER));
    }

    /** Whoever has only read a key would speak with its holder's voice. */
    @Test
    void areAtHand() {
        AddKey heard = add(holder, holder.proofFor(STRANGER), Optional.of(ASSOCIATION), Optional.empty());
        participant
                .given(registered())
                .when(heard, by(COOP))
                .expectException(refused(ParticipantRefusal.KEY_NOT_AT_HAND));
        AddKey another = add(holder, new Holder().proofFor(COOP), Optional.of(ASSOCIATION), Optional.empty());
        participant
                .given(registered())
                .when(another, by(COOP))
                .expectException(refused(ParticipantRefusal.KEY_NOT_AT_HAND));
    }

    @Test
    void areKnownWithOneContent() {
        AddKey other = add(holder, holder.proofFor(COOP), Optional.of(STRANGER), Optional.empty());
        participant
                .given(registered(), added())
                .when(other, by(COOP))
                .expectException(refused(ParticipantRefusal.KEY_ALREADY_EXISTS_WITH_OTHER_CONTENT));
        AddKey own = add(holder, holder.proofFor(COOP), Optional.of(COOP), Optional.empty());
        participant
                .given(registered())
                .when(own, by(COOP))
                .expectException(refused(ParticipantRefusal.VOUCHER_IS_THE_PARTICIPANT));
    }

    @Test
    void areVouchedForByWhomTheParticipantAsked() {
        participant.given(registered(), added()).when(vouch(0), by(ASSOCIATION)).expectEvents(vouched());
        participant
                .given(registered(), added(), vouched())
                .when(vouch(0), by(ASSOCIATION))
                .expectNoEvents();
        participant
                .given(registered(), added(), vouched())
                .when(vouch(1), by(ASSOCIATION))
                .expectException(refused(ParticipantRefusal.KEY_ALREADY_VOUCHED));
        for (ParticipantId other : List.of(STRANGER, COOP)) {
            participant
                    .given(registered(), added())
                    .when(vouch(0), by(other))
                    .expectException(refused(ParticipantRefusal.NOT_ASKED_TO_VOUCH));
        }
        participant
                .given(registered())
                .when(vouch(0), by(ASSOCIATION))
                .expectException(refused(ParticipantRefusal.KEY_NOT_FOUND));
    }

    @Test
    void areRevokedForGoodByTheirParticipantOrTheirVoucher() {
        for (ParticipantId one : List.of(COOP, ASSOCIATION)) {
            participant
                    .given(registered(), added())
                    .when(revoke(KeyRevocationReason.COMPROMISED), by(one))
                    .expectEvents(revokedBy(one));
        }
        participant
                .given(registered(), added())
                .when(revoke(KeyRevocationReason.COMPROMISED), by(STRANGER))
                .expectException(refused(ParticipantRefusal.MAY_NOT_REVOKE));
        participant
                .given(registered(), added(), revokedBy(COOP))
                .when(revoke(KeyRevocationReason.COMPROMISED), by(COOP))
                .expectNoEvents();
        participant
                .given(registered(), added(), revokedBy(COOP))
                .when(revoke(KeyRevocationReason.CEASED), by(COOP))
                .expectException(refused(ParticipantRefusal.KEY_IS_REVOKED));
        participant
                .given(registered(), added(), revokedBy(COOP))
                .when(add(), by(COOP))
                .expectException(refused(ParticipantRefusal.KEY_IS_REVOKED));
        participant
                .given(registered(), added(), revokedBy(COOP))
                .when(vouch(0), by(ASSOCIATION))
                .expectException(refused(ParticipantRefusal.KEY_IS_REVOKED));
    }

    @Test
    void haveABound() {
        List<ParticipantEvent> events = new ArrayList<>(List.of(registered()));
        for (int count = 1; count < Participant.MAX_KEYS; count++) events.add(added(new Holder()));
        participant.given(events).when(add(), by(COOP)).expectEvents(added());
        events.add(added(new Holder()));
        participant.given(events).when(add(), by(COOP)).expectException(refused(ParticipantRefusal.TOO_MANY_KEYS));
    }

    @Test
    void holdForSomeTime() {
        add(holder, holder.proofFor(COOP), Optional.of(ASSOCIATION), Optional.of(AT.plusMillis(1)));
        assertThatThrownBy(() -> add(holder, holder.proofFor(COOP), Optional.of(ASSOCIATION), Optional.of(AT)))
                .isInstanceOf(RefusedJson.class)
                .hasMessageContaining("which is later");
    }

    @Test
    void areNamedByTheirThumbprint() {
        SigningKey other = new Holder().key;
        assertThatThrownBy(() -> new AddKey(
                        happened(0),
                        COOP,
                        other.keyId(),
                        KeyAlgorithm.ED25519,
                        holder.key.publicKey(),
                        holder.proofFor(COOP),
                        KeyCustody.OWN,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .isInstanceOf(RefusedJson.class)
                .hasMessageContaining("another thumbprint");
    }

    private AddKey add() {
        return add(holder, holder.proofFor(COOP), Optional.of(ASSOCIATION), Optional.empty());
    }

    private static AddKey add(
            Holder whose, PossessionProof proof, Optional<ParticipantId> voucher, Optional<Instant> validTo) {
        return new AddKey(
                happened(0),
                COOP,
                whose.key.keyId(),
                KeyAlgorithm.ED25519,
                whose.key.publicKey(),
                proof,
                KeyCustody.OWN,
                voucher,
                Optional.of(AT),
                validTo);
    }

    private ParticipantEvent added() {
        return added(holder);
    }

    private static ParticipantEvent added(Holder whose) {
        PossessionProof proof = whose.proofFor(COOP);
        return add(whose, proof, Optional.of(ASSOCIATION), Optional.empty()).added(proof);
    }

    private VouchForKey vouch(long later) {
        return new VouchForKey(happened(later), COOP, holder.key.keyId());
    }

    private ParticipantEvent vouched() {
        return new ParticipantKeyVouchedV1(happened(0), COOP, holder.key.keyId(), ASSOCIATION);
    }

    private RevokeKey revoke(KeyRevocationReason reason) {
        return new RevokeKey(happened(0), COOP, holder.key.keyId(), reason);
    }

    private ParticipantEvent revokedBy(ParticipantId issuer) {
        return new ParticipantKeyRevokedV1(
                happened(0), COOP, holder.key.keyId(), issuer, KeyRevocationReason.COMPROMISED);
    }

    private static Happened happened(long secondsLater) {
        return Happened.at(AT.plusSeconds(secondsLater), ZoneOffset.UTC);
    }

    private static ParticipantEvent registered() {
        Profile profile = new Profile(
                Optional.of(new LegalName("Zhejiang tea co-op")),
                Optional.empty(),
                List.of(Role.SUPPLIER),
                Optional.empty(),
                List.of());
        return new ParticipantRegisteredV1(happened(0), COOP, PartyKind.ORGANISATION, profile);
    }

    private static Map<String, Object> by(ParticipantId issuer) {
        return Map.of("issuer", issuer);
    }
}
