package io.symbia.credit.participant;

import io.symbia.events.credit.key.KeyAlgorithm;
import io.symbia.events.credit.key.KeyId;
import io.symbia.events.credit.key.PossessionProof;
import io.symbia.events.credit.key.PublicKeyText;
import io.symbia.events.credit.key.SigningKey;
import io.symbia.events.kernel.canonical.RefusedJson;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** What commands say of a key: bytes that are one, under its own name, and a time in which it holds. */
final class Keys {
    private Keys() {}

    static void requireWhole(KeyId keyId, KeyAlgorithm algorithm, PublicKeyText publicKey) {
        try {
            new SigningKey(keyId, algorithm, publicKey).requireFit();
        } catch (IllegalArgumentException noKey) {
            throw new RefusedJson("invalid_value", "/publicKey", String.valueOf(noKey.getMessage()), noKey);
        }
    }

    /** Refuses a proof that is no base64url; whose signature it is, the participant finds out. */
    static void requireSpelled(PossessionProof proof) {
        try {
            Objects.requireNonNull(proof.bytes());
        } catch (IllegalArgumentException noBase64) {
            throw new RefusedJson("invalid_value", "/proof", "a proof is base64url without padding", noBase64);
        }
    }

    static void requireSomeTime(Optional<Instant> validFrom, Optional<Instant> validTo) {
        if (validFrom.isPresent() && validTo.isPresent() && !validFrom.get().isBefore(validTo.get())) {
            throw new RefusedJson(
                    "invalid_value", "/validTo", "a key holds from validFrom until before validTo, which is later");
        }
    }
}
