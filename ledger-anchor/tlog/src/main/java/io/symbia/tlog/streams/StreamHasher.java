package io.symbia.tlog.streams;

import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The four hashes of the map. What is hashed starts with a byte that says which of them it is, and two of one kind differ in length, so
 * that none can pass for another. Not for use by two threads at once.
 */
final class StreamHasher {
    /** Stands for a subtree without streams; no SHA-256 is known to give it. */
    static final Hash EMPTY = Hash.of(new byte[Hash.SIZE_BYTES]);

    private static final byte LEAF_PREFIX = 0x10;
    private static final byte NODE_PREFIX = 0x11;
    private static final byte CHAIN_PREFIX = 0x12;
    private static final int LONGEST_INPUT_BYTES = 128;

    private final MessageDigest digest = sha256();
    private final ByteBuffer input = ByteBuffer.allocate(LONGEST_INPUT_BYTES); // Big-endian, as all numbers of the log.

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Where the chain of a stream starts: SHA-256(0x12 || tag). */
    Hash chainStart(StreamTag tag) {
        return hash(begin(CHAIN_PREFIX).put(tag.octets().toArray()));
    }

    /** SHA-256(0x12 || chain || u64 leaf index || entry). */
    Hash chainStep(Hash chain, long leafIndex, Octets entry) {
        return hash(begin(CHAIN_PREFIX).put(chain.toArray()).putLong(leafIndex).put(entry.toArray()));
    }

    /** SHA-256(0x10 || tag || u64 count || u64 last || chain). */
    Hash leaf(StreamTag tag, StreamHead head) {
        return hash(begin(LEAF_PREFIX)
                .put(tag.octets().toArray())
                .putLong(head.count())
                .putLong(head.last())
                .put(head.chain().toArray()));
    }

    /** SHA-256(0x11 || left || right). */
    Hash node(Hash left, Hash right) {
        return hash(begin(NODE_PREFIX).put(left.toArray()).put(right.toArray()));
    }

    /** Whether the path to a tag goes right below a node of that depth: bit number {@code depth}, the most significant first. */
    static boolean goesRight(StreamTag tag, int depth) {
        return (tag.octets().at(depth / Byte.SIZE) >> (Byte.SIZE - 1 - depth % Byte.SIZE) & 1) == 1;
    }

    /** Number of leading bits that two different tags share. */
    static int sharedBits(StreamTag one, StreamTag other) {
        int depth = 0;
        while (depth < StreamTag.SIZE_BITS && goesRight(one, depth) == goesRight(other, depth)) {
            depth++;
        }
        return depth;
    }

    private ByteBuffer begin(byte prefix) {
        return input.clear().put(prefix);
    }

    private Hash hash(ByteBuffer filled) {
        digest.update(filled.flip());
        return Hash.of(digest.digest());
    }
}
