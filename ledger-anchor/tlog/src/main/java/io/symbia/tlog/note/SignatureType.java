package io.symbia.tlog.note;

/** The signature types that can be verified here; assigned in c2sp.org/signed-note, "Signature types". */
public enum SignatureType {
    /** Ed25519 over the text of a note: how a log signs its checkpoint. */
    ED25519(0x01, 32, 64),

    /** Timestamped Ed25519 cosignature of a checkpoint: how a witness signs. c2sp.org/tlog-cosignature. */
    ED25519_COSIGNATURE(0x04, 32, 8 + 64),

    /** Timestamped ML-DSA-44 cosignature of a checkpoint, safe against quantum computers. c2sp.org/tlog-cosignature. */
    ML_DSA_44_COSIGNATURE(0x06, 1312, 8 + 2420);

    private final int identifier;
    private final int publicKeyBytes;
    private final int signatureBytes;

    SignatureType(int identifier, int publicKeyBytes, int signatureBytes) {
        this.identifier = identifier;
        this.publicKeyBytes = publicKeyBytes;
        this.signatureBytes = signatureBytes;
    }

    /** The type of an identifier byte. */
    static SignatureType of(byte identifier) {
        for (SignatureType type : values()) {
            if (type.identifier() == identifier) {
                return type;
            }
        }
        throw new IllegalArgumentException("signature type " + (identifier & 0xFF) + " is not known here");
    }

    /** The byte that stands before the public key in a verifier key. */
    public byte identifier() {
        return (byte) identifier;
    }

    /** Length of an encoded public key. */
    public int publicKeyBytes() {
        return publicKeyBytes;
    }

    /** Length of a signature after its key id, a timestamp included. */
    public int signatureBytes() {
        return signatureBytes;
    }

    /** Whether it is a statement of a cosigner, so that a witness may use it. */
    public boolean isCosignature() {
        return this != ED25519;
    }
}
