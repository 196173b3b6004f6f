package io.symbia.tlog.note;

import io.symbia.tlog.tree.Octets;
import java.nio.ByteBuffer;

/**
 * One signature line of a note: {@code — <key name> base64(32-bit key ID || signature)}.
 *
 * @param keyName   who claims to have signed
 * @param keyId     which of their keys
 * @param signature at least one byte; its length and form depend on the type of the key
 */
public record NoteSignature(String keyName, int keyId, Octets signature) {
    private static final String EM_DASH = "— ";

    /** Refuses what no line can say. */
    public NoteSignature {
        KeyName.require(keyName);
        if (signature.size() == 0) {
            throw new IllegalArgumentException("the signature of " + keyName + " is empty");
        }
    }

    /** Parses a line without its newline. */
    static NoteSignature parse(String line) {
        int space = line.indexOf(' ', EM_DASH.length());
        if (!line.startsWith(EM_DASH) || space < 0) {
            throw new IllegalArgumentException("not a signature line: " + line);
        }
        byte[] decoded = Octets.parseBase64(line.substring(space + 1)).toArray();
        if (decoded.length <= Integer.BYTES) {
            throw new IllegalArgumentException("a signature line without a signature: " + line);
        }
        return new NoteSignature(
                line.substring(EM_DASH.length(), space),
                Bytes.readInt(decoded, 0),
                Octets.copyOf(decoded, Integer.BYTES, decoded.length - Integer.BYTES));
    }

    /** The line without its newline. */
    public String format() {
        byte[] identified = ByteBuffer.allocate(Integer.BYTES + signature.size())
                .putInt(keyId)
                .put(signature.toArray())
                .array();
        return EM_DASH + keyName + " " + Octets.of(identified).base64();
    }

    /** Whether name and id say that this key signed. Whether it did is for {@link NoteVerifier} to find out. */
    public boolean claims(VerifierKey key) {
        return keyId == key.keyId() && keyName.equals(key.name());
    }

    /**
     * When a cosigner says it signed, in seconds since 1970. To be believed only after the signature was verified.
     *
     * @throws IllegalArgumentException if the signature is too short to hold a time
     */
    public long timestampSeconds() {
        if (signature.size() < Long.BYTES) {
            throw new IllegalArgumentException("the signature of " + keyName + " holds no time");
        }
        return Bytes.readLong(signature.toArray(), 0);
    }
}
