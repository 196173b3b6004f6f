package io.symbia.tlog.note;

import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/**
 * A public key with its name: {@code <key name>+hex(32-bit key ID)+base64(signature type || public key)}, called a vkey in
 * c2sp.org/signed-note. For example {@code example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k}.
 *
 * @param name      says who signs; the origin, if the key is a log's
 * @param type      how it signs
 * @param publicKey as long as the type says
 */
public record VerifierKey(String name, SignatureType type, Octets publicKey) {
    private static final int HEX_ID_LENGTH = 8;

    /** Refuses a name or a length that cannot be. */
    public VerifierKey {
        KeyName.require(name);
        if (publicKey.size() != type.publicKeyBytes()) {
            throw new IllegalArgumentException(
                    "a key of type " + type + " has " + type.publicKeyBytes() + " bytes, got " + publicKey.size());
        }
    }

    /** Parses a vkey; its key id must be the one that its name and key give. */
    public static VerifierKey parse(String text) {
        int first = text.indexOf('+');
        int second = text.indexOf('+', first + 1); // A third one may be part of the base64.
        if (second < 0) {
            throw new IllegalArgumentException("a verifier key is <name>+<key id>+<key>");
        }
        Octets typed = decoded(text.substring(second + 1));
        if (typed.size() == 0) {
            throw new IllegalArgumentException("a verifier key names no signature type");
        }
        VerifierKey key = new VerifierKey(text.substring(0, first), SignatureType.of(typed.at(0)), typed.from(1));
        if (!text.substring(first + 1, second).equals(hexId(key.keyId()))) {
            throw new IllegalArgumentException("key id " + text.substring(first + 1, second)
                    + " is not that of its name and key, which is " + hexId(key.keyId()));
        }
        return key;
    }

    private static Octets decoded(String base64) {
        try {
            return Octets.parseBase64(base64);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(
                    "the key of a verifier key is base64 (RFC 4648, section 4), with nothing cut off or added",
                    malformed);
        }
    }

    private static String hexId(int keyId) {
        return HexFormat.of().toHexDigits(keyId, HEX_ID_LENGTH);
    }

    /** The vkey. */
    public String format() {
        return name + "+" + hexId(keyId()) + "+" + typedKey().base64();
    }

    /** {@code SHA-256(key name || 0x0A || signature type || public key)[:4]}, big-endian. */
    public int keyId() {
        ByteArrayOutputStream named = new ByteArrayOutputStream();
        named.writeBytes(StrictUtf8.encode(name).toArray());
        named.write('\n');
        named.writeBytes(typedKey().toArray());
        byte[] hash = Hash.ofContent(named.toByteArray()).toArray();
        return Bytes.readInt(hash, 0);
    }

    private Octets typedKey() {
        ByteArrayOutputStream typed = new ByteArrayOutputStream();
        typed.write(type.identifier());
        typed.writeBytes(publicKey.toArray());
        return Octets.of(typed.toByteArray());
    }

    @Override
    public String toString() {
        return format();
    }
}
