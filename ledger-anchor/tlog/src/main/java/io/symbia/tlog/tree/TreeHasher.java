package io.symbia.tlog.tree;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Hashes leaves and nodes without allocating: one digest and one buffer, used again for each call. Not for use by two threads at once.
 *
 * <p>RFC 6962 section 2.1: {@code leaf = SHA-256(0x00 || entry)}, {@code node = SHA-256(0x01 || left || right)}. The prefixes keep
 * an entry from passing for a node.
 */
public final class TreeHasher {
    static final byte LEAF_PREFIX = 0x00;
    static final byte NODE_PREFIX = 0x01;

    private final MessageDigest digest = sha256();
    private final byte[] node = new byte[1 + 2 * Hash.SIZE_BYTES];

    /** A hasher with a digest of its own. */
    public TreeHasher() {
        node[0] = NODE_PREFIX;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Writes the 32 bytes of SHA-256(0x00 || entry) to {@code target} from {@code targetOffset} on. */
    public void hashLeaf(byte[] source, int offset, int length, byte[] target, int targetOffset) {
        digest.update(LEAF_PREFIX);
        digest.update(source, offset, length);
        finish(target, targetOffset);
    }

    /** Writes the 32 bytes of SHA-256(0x01 || left || right); the target may be one of the sources. */
    public void hashNode(byte[] left, int leftOffset, byte[] right, int rightOffset, byte[] target, int targetOffset) {
        System.arraycopy(left, leftOffset, node, 1, Hash.SIZE_BYTES);
        System.arraycopy(right, rightOffset, node, 1 + Hash.SIZE_BYTES, Hash.SIZE_BYTES);
        digest.update(node, 0, node.length);
        finish(target, targetOffset);
    }

    /** Writes the plain SHA-256 of some bytes, for the digest of an event. */
    public void hashContent(byte[] source, int offset, int length, byte[] target, int targetOffset) {
        digest.update(source, offset, length);
        finish(target, targetOffset);
    }

    /** Replaces {@code count} neighbouring hashes, a power of two, by the root above them, at the start of {@code hashes}. */
    public void foldPerfect(byte[] hashes, int count) {
        if (Integer.bitCount(count) != 1 || hashes.length < count * Hash.SIZE_BYTES) {
            throw new IllegalArgumentException(count + " hashes are not a perfect tree in " + hashes.length + " bytes");
        }
        for (int width = count; width > 1; width /= 2) {
            for (int pair = 0; pair < width / 2; pair++) {
                int left = 2 * pair * Hash.SIZE_BYTES;
                hashNode(hashes, left, hashes, left + Hash.SIZE_BYTES, hashes, pair * Hash.SIZE_BYTES);
            }
        }
    }

    private void finish(byte[] target, int targetOffset) {
        try {
            digest.digest(target, targetOffset, Hash.SIZE_BYTES);
        } catch (DigestException e) {
            throw new IllegalArgumentException("no room for a hash at offset " + targetOffset, e);
        }
    }
}
