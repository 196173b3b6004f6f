package io.symbia.tlog.entry;

import io.symbia.tlog.tree.Octets;
import java.util.HexFormat;

/**
 * Stands for a stream in the log without naming it: the first 16 bytes of SHA-256(stream salt || 0x00 || stream id).
 *
 * @param octets exactly 16 bytes
 */
public record StreamTag(Octets octets) {
    /** 128 bits: two streams never meet by chance. */
    public static final int SIZE_BYTES = 16;

    /** How deep a tree over the bits of tags can be. */
    public static final int SIZE_BITS = SIZE_BYTES * Byte.SIZE;

    /** Refuses any other length. */
    public StreamTag {
        if (octets.size() != SIZE_BYTES) {
            throw new IllegalArgumentException("a stream tag has 16 bytes, got " + octets.size());
        }
    }

    /** Copies 16 bytes. */
    public static StreamTag of(byte[] bytes) {
        return new StreamTag(Octets.of(bytes));
    }

    /** Parses 32 lowercase hexadecimal digits. */
    public static StreamTag parseHex(String hex) {
        if (!hex.matches("[0-9a-f]{32}")) {
            throw new IllegalArgumentException("a stream tag is 32 lowercase hexadecimal digits");
        }
        return of(HexFormat.of().parseHex(hex));
    }

    /** 32 lowercase hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(octets.toArray());
    }

    @Override
    public String toString() {
        return hex();
    }
}
