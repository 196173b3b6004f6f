package io.symbia.verifier.proof;

import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.report.NotProvenException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Lines as bytes: only the newline ends one, and no byte of a line is read as anything else. The last newline may be missing. */
final class LineReader {
    private final InputStream in;
    private final int maxBytes;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    LineReader(InputStream in, int maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /** Moves to the next line; false at the end of the file. */
    boolean next() throws IOException, NotProvenException {
        line.reset();
        int next = in.read();
        if (next < 0) {
            return false;
        }
        while (next >= 0 && next != '\n') {
            if (line.size() == maxBytes) {
                throw new NotProvenException("events", "a line has more than " + maxBytes + " bytes");
            }
            line.write(next);
            next = in.read();
        }
        return true;
    }

    /** The current line without its newline. */
    Octets line() {
        return Octets.of(line.toByteArray());
    }
}
