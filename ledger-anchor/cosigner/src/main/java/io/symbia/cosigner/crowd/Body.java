package io.symbia.cosigner.crowd;

import io.symbia.tlog.tree.Octets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** The body of a request that is held while it comes in: it takes no more memory than it has brought. */
final class Body {
    private static final int READ_BYTES = 4 * 1024;

    private final InputStream in;
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private boolean ended;

    /** A body of which nothing has been read. */
    Body(InputStream in) {
        this.in = in;
    }

    /** Reads on until there are so many bytes, or all. */
    void readTo(int bytes) throws IOException {
        byte[] piece = new byte[READ_BYTES];
        while (!ended && read.size() < bytes) {
            int length = in.read(piece, 0, Math.min(piece.length, bytes - read.size()));
            ended = length < 0;
            if (!ended) read.write(piece, 0, length);
        }
    }

    /** Whether it was read to its end. */
    boolean isWhole() {
        return ended;
    }

    /** How many bytes were read so far. */
    int sizeBytes() {
        return read.size();
    }

    /** What was read so far. */
    Octets bytes() {
        return Octets.of(read.toByteArray());
    }
}
