package io.symbia.tlog.note;

import io.symbia.tlog.signature.Ed25519;
import io.symbia.tlog.signature.MlDsa44;
import io.symbia.tlog.tree.Octets;
import java.util.List;

/**
 * Signs notes or cosigns checkpoints. Keep what {@link #format} gives as secret as the key: it is the key, in the
 * form that other tools of transparency logs read, {@code PRIVATE+KEY+<name>+<key id>+base64(signature type || 32-byte seed)}.
 */
public final class NoteSigner {
    private static final String PREFIX = "PRIVATE+KEY+";

    private final VerifierKey verifierKey;
    private final Octets seed;

    private NoteSigner(VerifierKey verifierKey, Octets seed) {
        this.verifierKey = verifierKey;
        this.seed = seed;
    }

    /** A key for {@link #sign}, from 32 bytes that nobody can guess. */
    public static NoteSigner ofSeed(String name, Octets seed) {
        return ofSeed(name, SignatureType.ED25519, seed);
    }

    /** A key of a witness, for {@link #cosign}, from 32 bytes that nobody can guess. */
    public static NoteSigner cosignerOfSeed(String name, Octets seed) {
        return ofSeed(name, SignatureType.ED25519_COSIGNATURE, seed);
    }

    /** As {@link #cosignerOfSeed}, with ML-DSA-44. Never with the seed of another key. */
    public static NoteSigner postQuantumCosignerOfSeed(String name, Octets seed) {
        return ofSeed(name, SignatureType.ML_DSA_44_COSIGNATURE, seed);
    }

    private static NoteSigner ofSeed(String name, SignatureType type, Octets seed) {
        Octets publicKey = switch (type) {
            case ED25519, ED25519_COSIGNATURE -> Ed25519.publicKey(seed);
            case ML_DSA_44_COSIGNATURE -> MlDsa44.publicKey(seed);
        };
        return new NoteSigner(new VerifierKey(name, type, publicKey), seed);
    }

    /** Parses what {@link #format} writes. */
    public static NoteSigner parse(String text) {
        String[] parts = text.split("\\+", 5);
        if (parts.length != 5) {
            throw new IllegalArgumentException("a signing key is PRIVATE+KEY+<name>+<key id>+<key>");
        }
        Octets typed = Octets.parseBase64(parts[4]);
        if (typed.size() != 1 + Ed25519.SEED_BYTES) {
            throw new IllegalArgumentException("a signing key has a type and a seed of 32 bytes");
        }
        NoteSigner signer = ofSeed(parts[2], SignatureType.of(typed.at(0)), typed.from(1));
        if (!signer.format().equals(text)) {
            throw new IllegalArgumentException("not the signing key that its name, type and seed give");
        }
        return signer;
    }

    /** The secret key; never for a log line or a message. */
    public String format() {
        byte[] typed = Bytes.join(new byte[] {verifierKey.type().identifier()}, seed.toArray());
        String keyId = verifierKey.format().split("\\+", 3)[1];
        return PREFIX + verifierKey.name() + "+" + keyId + "+"
                + Octets.of(typed).base64();
    }

    /** The public half. */
    public VerifierKey verifierKey() {
        return verifierKey;
    }

    /** A note of the text with this one signature. */
    public Note note(String text) {
        return new Note(text, List.of(sign(text)));
    }

    /** Signs the text of a note. */
    public NoteSignature sign(String text) {
        if (verifierKey.type().isCosignature()) {
            throw new IllegalStateException("the key of " + verifierKey.name() + " is for cosigning");
        }
        return signature(Ed25519.sign(seed, StrictUtf8.encode(text)));
    }

    /**
     * Cosigns the text of a checkpoint, after the caller has made sure that the log only grew.
     *
     * @param timestampSeconds seconds since 1970, not negative
     * @throws IllegalArgumentException if the text is none of a checkpoint that this key can speak about
     */
    public NoteSignature cosign(String text, long timestampSeconds) {
        if (timestampSeconds < 0) {
            throw new IllegalArgumentException("a cosignature has no time " + timestampSeconds);
        }
        Octets signed = switch (verifierKey.type()) {
            case ED25519 ->
                throw new IllegalStateException("the key of " + verifierKey.name() + " is not for cosigning");
            case ED25519_COSIGNATURE -> Ed25519.sign(seed, CosignedMessage.ed25519(text, timestampSeconds));
            case ML_DSA_44_COSIGNATURE -> MlDsa44.sign(seed, postQuantumMessage(text, timestampSeconds));
        };
        return signature(Octets.of(Bytes.withLong(timestampSeconds, signed.toArray())));
    }

    private Octets postQuantumMessage(String text, long timestampSeconds) {
        try {
            return CosignedMessage.mlDsa44(verifierKey.name(), text, timestampSeconds);
        } catch (InvalidNoteException unspeakable) {
            throw new IllegalArgumentException(unspeakable);
        }
    }

    private NoteSignature signature(Octets signature) {
        return new NoteSignature(verifierKey.name(), verifierKey.keyId(), signature);
    }

    /** The public half, so that a log line cannot give the key away. */
    @Override
    public String toString() {
        return verifierKey.format();
    }
}
