package io.symbia.events.credit.key;

import io.symbia.events.kernel.canonical.CanonicalBytes;
import io.symbia.events.kernel.canonical.CanonicalJson;
import io.symbia.events.kernel.form.Judged;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Public;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The public key of a participant.
 *
 * @param keyId     its thumbprint
 * @param algorithm by which it signs
 * @param publicKey its bytes, as the algorithm has them
 */
public record SigningKey(
        @Public KeyId keyId,
        @Public KeyAlgorithm algorithm,
        @Public PublicKeyText publicKey) implements Judged {
    /** First member of what is signed, so that the signature is worth nothing elsewhere. */
    private static final String STATEMENT = "symbia.io/participant-key@v1";

    /** The key of these bytes under its thumbprint. */
    public static SigningKey of(KeyAlgorithm algorithm, PublicKeyText publicKey) {
        return new SigningKey(algorithm.thumbprint(publicKey.bytes()), algorithm, publicKey);
    }

    @Override
    public void requireFit() {
        if (!algorithm.thumbprint(publicKey.bytes()).equals(keyId)) {
            throw new IllegalArgumentException("the key has another thumbprint than " + keyId);
        }
    }

    /** What its holder signs to become known by it: this key, as that participant's and nobody else's. */
    public CanonicalBytes statement(ParticipantId participant) {
        return CanonicalJson.format(JsonNodeFactory.instance
                .objectNode()
                .put("statement", STATEMENT)
                .put("participantId", participant.value())
                .put("keyId", keyId.value()));
    }

    /** Whether a proof shows that who has the private key wants to be known by it as a participant. */
    public boolean isProvenBy(PossessionProof proof, ParticipantId participant) {
        return isSignature(statement(participant).toArray(), proof.bytes());
    }

    /**
     * Whether a signature is this key's.
     *
     * @throws IllegalArgumentException where the algorithm is not known
     */
    public boolean isSignature(byte[] signed, byte[] signature) {
        return algorithm.isSignature(publicKey.bytes(), signed, signature);
    }
}
