package io.symbia.cosigner.crowd;

import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a request while they come in: they hold one place, of one room after the other, and lose it to others when they come too slowly.
 * Whoever reads closes it, which gives the place back and leaves the stream open.
 */
public final class Arrival extends InputStream {
    private final InputStream in;
    private final Runnable leave;
    private Room room;
    private Room.Place place;
    private Pace pace;
    private boolean hasKeptPace;
    private long count;
    private boolean putOut;

    /**
     * Bytes of which none has come, in a room.
     *
     * @param pace  at which it is answered if it brings nothing new
     * @param leave ends the connection, so that whoever reads from it finds it closed; called by another thread
     */
    Arrival(InputStream in, Room room, Pace pace, Runnable leave) throws CrowdedException, InterruptedException {
        this.in = in;
        this.room = room;
        this.pace = pace;
        this.leave = leave;
        place = room.take(leave);
    }

    /**
     * Goes on in another room.
     *
     * @throws IOException when somebody has just taken its place
     */
    void moveTo(Room newRoom, Pace newPace) throws CrowdedException, IOException, InterruptedException {
        close(); // Before it waits: in each room only that room's own are waited for.
        if (putOut) throw new IOException("it came in too slowly");
        room = newRoom;
        pace = newPace;
        takePlace();
    }

    private void takePlace() throws CrowdedException, InterruptedException {
        place = room.take(leave);
        place.has(count);
    }

    /**
     * Waits as {@link #keepPace} does, before the rest is read, and goes on in the same room: for what is known to bring nothing new by its beginning.
     *
     * @throws IOException when somebody has just taken its place
     */
    public void pause() throws CrowdedException, IOException, InterruptedException {
        keepPace();
        if (putOut) throw new IOException("it came in too slowly");
        takePlace();
    }

    /** Gives its place back, and returns when it is time to answer what has brought nothing new; at once, if it has waited before. */
    public void keepPace() throws InterruptedException {
        close();
        if (hasKeptPace) return;
        hasKeptPace = true;
        pace.keep();
    }

    /** Says that something of it was new, and is kept: all who have brought nothing yet lose their places before it does. */
    public void broughtNew() {
        place.broughtNew();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = in.read(target, offset, length);
        if (read > 0) count += read;
        place.has(count);
        return read;
    }

    /**
     * Says that all that is wanted has come: from now on nobody takes its place.
     *
     * @throws IOException when somebody just has
     */
    public void arrived() throws IOException {
        place.arrived();
    }

    /** Whether it has lost its place; known once it is closed. */
    boolean wasPutOut() {
        return putOut;
    }

    @Override
    public void close() {
        putOut |= place.end();
    }
}
