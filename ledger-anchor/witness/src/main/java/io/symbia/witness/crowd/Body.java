package io.symbia.witness.crowd;

import io.symbia.tlog.tree.Octets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** The body of a request while it comes in: it holds one place, of one room after the other, and no more memory than it has brought. */
final class Body implements AutoCloseable {
    private static final int READ_BYTES = 4 * 1024;

    private final InputStream in;
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private Room.Place place;
    private boolean ended;

    /** A body of which nothing has been read, in a room. */
    Body(InputStream in, Room room) throws CrowdedException, InterruptedException {
        this.in = in;
        this.place = room.take();
    }

    /** Goes on in another room. */
    void moveTo(Room room) throws CrowdedException, InterruptedException {
        place.close(); // Before it waits: in each room only that room's own are waited for.
        place = room.take();
        place.has(read.size());
    }

    /** Reads on until there are so many bytes, or all. */
    void readTo(int bytes) throws IOException {
        byte[] piece = new byte[READ_BYTES];
        while (!ended && read.size() < bytes) {
            int length = in.read(piece, 0, Math.min(piece.length, bytes - read.size()));
            ended = length < 0;
            if (!ended) read.write(piece, 0, length);
            place.has(read.size());
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

    /** Says that no more is wanted of it; it keeps its place until it is closed. */
    void arrived() throws IOException {
        place.arrived();
    }

    /** What was read so far. */
    Octets bytes() {
        return Octets.of(read.toByteArray());
    }

    @Override
    public void close() {
        place.close();
    }
}
