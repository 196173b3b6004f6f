package io.symbia.tlog.streams;

import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.tree.Hash;
import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The four hashes of the map. What is hashed starts with a byte that says which of them it is, and two of one kind differ in length, so
 * that none can pass for another. One digest and one buffer, used again for each call; not for use by two threads at once.
 */
public final class StreamHasher {
    /** Stands for a subtree without streams; no SHA-256 is known to give it. */
    public static final Hash EMPTY = Hash.of(new byte[Hash.SIZE_BYTES]);

    /** A stream as it is hashed: tag, count, last and chain. */
    public static final int HEAD_BYTES = StreamTag.SIZE_BYTES + 2 * Long.BYTES + Hash.SIZE_BYTES;

    private static final byte LEAF_PREFIX = 0x10;
    private static final byte NODE_PREFIX = 0x11;
    private static final byte CHAIN_PREFIX = 0x12;
    private static final int LONGEST_INPUT_BYTES = 128;

    private final MessageDigest digest = sha256();
    private final byte[] input = new byte[LONGEST_INPUT_BYTES];
    private final ByteBuffer numbers = ByteBuffer.wrap(input); // Big-endian, as all numbers of the log.
    private final byte[] output = new byte[Hash.SIZE_BYTES];

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Where the chain of a stream starts: SHA-256(0x12 || tag), written to {@code chain} from {@code at} on. */
    public void chainStart(StreamTag tag, byte[] chain, int at) {
        input[0] = CHAIN_PREFIX;
        tag.copyTo(input, 1);
        hash(1 + StreamTag.SIZE_BYTES, chain, at);
    }

    /**
     * SHA-256(0x12 || chain || u64 leaf index || entry), written in the place of the chain.
     *
     * @param at     where the 32 bytes of the chain start
     * @param offset where the 53-byte entry starts
     */
    public void chainStep(byte[] chain, int at, long leafIndex, byte[] entries, int offset) {
        input[0] = CHAIN_PREFIX;
        int end = 1 + Hash.SIZE_BYTES;
        System.arraycopy(chain, at, input, 1, Hash.SIZE_BYTES);
        numbers.putLong(end, leafIndex);
        System.arraycopy(entries, offset, input, end + Long.BYTES, Entry.SIZE_BYTES);
        hash(end + Long.BYTES + Entry.SIZE_BYTES, chain, at);
    }

    /** As {@link #leaf}, of the 64 bytes tag, count, last and chain, written to {@code target} from {@code at} on. */
    public void leaf(byte[] heads, int offset, byte[] target, int at) {
        input[0] = LEAF_PREFIX;
        System.arraycopy(heads, offset, input, 1, HEAD_BYTES);
        hash(1 + HEAD_BYTES, target, at);
    }

    /** As {@link #node}, written to {@code target} from {@code at} on. */
    public void node(byte[] left, int leftOffset, byte[] right, int rightOffset, byte[] target, int at) {
        input[0] = NODE_PREFIX;
        System.arraycopy(left, leftOffset, input, 1, Hash.SIZE_BYTES);
        System.arraycopy(right, rightOffset, input, 1 + Hash.SIZE_BYTES, Hash.SIZE_BYTES);
        hash(1 + 2 * Hash.SIZE_BYTES, target, at);
    }

    /** SHA-256(0x10 || tag || u64 count || u64 last || chain). */
    public Hash leaf(StreamTag tag, StreamHead head) {
        input[0] = LEAF_PREFIX;
        int end = 1 + StreamTag.SIZE_BYTES;
        tag.copyTo(input, 1);
        numbers.putLong(end, head.count()).putLong(end + Long.BYTES, head.last());
        head.chain().copyTo(input, end + 2 * Long.BYTES);
        return hash(end + 2 * Long.BYTES + Hash.SIZE_BYTES);
    }

    /** SHA-256(0x11 || left || right). */
    public Hash node(Hash left, Hash right) {
        input[0] = NODE_PREFIX;
        left.copyTo(input, 1);
        right.copyTo(input, 1 + Hash.SIZE_BYTES);
        return hash(1 + 2 * Hash.SIZE_BYTES);
    }

    private Hash hash(int length) {
        hash(length, output, 0);
        return Hash.of(output);
    }

    private void hash(int length, byte[] target, int at) {
        digest.update(input, 0, length);
        try {
            digest.digest(target, at, Hash.SIZE_BYTES);
        } catch (DigestException e) {
            throw new IllegalArgumentException("no room for a hash", e);
        }
    }
}
