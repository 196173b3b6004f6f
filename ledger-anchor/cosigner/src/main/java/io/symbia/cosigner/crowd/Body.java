package io.symbia.cosigner.crowd;

import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The body of a request that can be held while it comes in: it takes little more memory than it has brought. Whoever reads gets what is held first. */
public final class Body extends InputStream {
    private static final int READ_BYTES = 4 * 1024;

    private final InputStream in;
    private byte[] held = {};
    private int count;
    private int given; // Of those that are held.
    private boolean ended;

    /** A body of which nothing has been read. */
    public Body(InputStream in) {
        this.in = in;
    }

    /** Reads on until so many bytes are held, or all. */
    public void readTo(int bytes) throws IOException {
        while (!ended && count < bytes) {
            if (count == held.length) held = Arrays.copyOf(held, Math.min(bytes, Math.max(READ_BYTES, 2 * count)));
            int length = in.read(held, count, held.length - count);
            ended = length < 0;
            if (!ended) count += length;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (given == count) return ended ? -1 : in.read(target, offset, length);
        int next = Math.min(length, count - given);
        System.arraycopy(held, given, target, offset, next);
        given += next;
        return next;
    }

    /** Whether it was read to its end. */
    boolean isWhole() {
        return ended;
    }

    /** How many bytes are held. */
    int sizeBytes() {
        return count;
    }

    /** The bytes that are held. */
    Octets bytes() {
        return Octets.of(Arrays.copyOf(held, count));
    }
}
