package io.symbia.cosigner.crowd;

import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Lets the bodies of requests in. Each is read up to the line that says which log it is about, in a room for strangers; if that log is one of those
 * that are expected, it goes on in the room of that log, and else it is not read any further. A body that is larger than almost all goes on in a
 * third room, with few places.
 */
public final class Reception implements AutoCloseable {
    /** An ordinary body: 64 short lines and a note, with room for ten post-quantum signatures on it. */
    public static final int MAX_BODY_BYTES = 64 * 1024;

    /** The beginning of a body: 64 lines of 45 bytes, and a line with an origin, which may be long. */
    static final int MAX_HEAD_BYTES = 8 * 1024;

    private static final int PLACES_OF_STRANGERS = 64; // Half a megabyte.
    private static final int PLACES_OF_A_LOG = 16; // One megabyte.
    private static final int PLACES_OF_LARGE_BODIES = 2; // Of 3 MiB each.
    private static final int LARGE_AT_ONCE_PER_SECOND = 4; // Each is some milliseconds of work, whatever it brings.

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final byte NEWLINE = '\n';

    private final Party strangers;
    private final Map<String, Party> parties = new LinkedHashMap<>(); // By origin.
    private final Party large;
    private final Thread looking =
            Thread.ofVirtual().name("looking for late bodies").unstarted(this::look);

    /** What one party has for itself. */
    private record Party(Room room, Pace pace) {}

    /** Expects bodies about logs with these origins. */
    public Reception(Collection<String> origins) {
        int maxPausing = ServerLimits.pausing() / (origins.size() + 2); // All parties share them evenly.
        large = new Party(new Room(PLACES_OF_LARGE_BODIES), new Pace(maxPausing, LARGE_AT_ONCE_PER_SECOND));
        strangers = new Party(new Room(PLACES_OF_STRANGERS), new Pace(maxPausing));
        for (String origin : origins) parties.put(origin, new Party(new Room(PLACES_OF_A_LOG), new Pace(maxPausing)));
        looking.start();
    }

    private void look() {
        try {
            while (true) {
                Thread.sleep(BETWEEN_LOOKS);
                strangers.room().putOutLate();
                parties.values().forEach(party -> party.room().putOutLate());
                large.room().putOutLate();
            }
        } catch (InterruptedException _) {
            // Closed.
        }
    }

    /**
     * A body that was let in; it has a place until it is closed.
     *
     * @param bytes   what was read of it
     * @param origin  of the log that it is about, if that is one of those expected
     * @param isWhole whether it was read to its end
     * @param leaving gives the place back
     */
    public record Guest(Octets bytes, Optional<String> origin, boolean isWhole, Runnable leaving)
            implements AutoCloseable {
        @Override
        public void close() {
            leaving.run();
        }
    }

    /** A body is larger than it may be. */
    public static final class TooLargeException extends Exception {
        private static final long serialVersionUID = 1;

        TooLargeException(int maxBytes) {
            super("a request has at most " + maxBytes + " bytes");
        }
    }

    /**
     * Reads a body in the calling thread.
     *
     * @param lengthBytes as it was announced, if it was
     * @param maxBytes    as many are read at most
     * @throws IOException when it came in too slowly, or ended before its end
     */
    public Guest admit(InputStream in, OptionalLong lengthBytes, int maxBytes)
            throws TooLargeException, CrowdedException, IOException, InterruptedException {
        if (lengthBytes.orElse(0) > maxBytes) throw new TooLargeException(maxBytes);
        Thread reader = Thread.currentThread();
        Arrival arrival =
                arrive(in, reader::interrupt); // A thread that is interrupted in a read finds its connection closed.
        try {
            Body body = new Body(arrival);
            body.readTo(MAX_HEAD_BYTES);
            Optional<String> origin = originIn(body.bytes().toArray()).filter(parties::containsKey);
            if (origin.isPresent()) {
                moveTo(arrival, origin.get());
                readOn(body, arrival, maxBytes);
            }
            arrival.arrived();
            return new Guest(body.bytes(), origin, body.isWhole(), () -> leave(arrival));
        } catch (TooLargeException | CrowdedException | IOException | InterruptedException failed) {
            leave(arrival);
            throw failed;
        }
    }

    private static void leave(Arrival arrival) {
        arrival.close();
        if (arrival.wasPutOut()) Thread.interrupted(); // It was meant for this body alone.
    }

    /**
     * Lets bytes in among strangers, which are read in the calling thread; whoever reads finds out which log they are about.
     *
     * @param leave ends the connection when they come too slowly; called by another thread
     */
    public Arrival arrive(InputStream in, Runnable leave) throws CrowdedException, InterruptedException {
        return new Arrival(in, strangers.room(), strangers.pace(), leave);
    }

    /** Goes on in the room of a log; false, and among strangers as before, if that is none of those expected. */
    public boolean moveTo(Arrival arrival, String origin) throws CrowdedException, IOException, InterruptedException {
        Party party = parties.get(origin);
        if (party == null) return false;
        arrival.moveTo(party.room(), party.pace());
        return true;
    }

    /** Goes on in the room of what is larger than almost all. */
    public void moveToLarge(Arrival arrival) throws CrowdedException, IOException, InterruptedException {
        arrival.moveTo(large.room(), large.pace());
    }

    private void readOn(Body body, Arrival arrival, int maxBytes)
            throws TooLargeException, CrowdedException, IOException, InterruptedException {
        body.readTo(Math.min(maxBytes, MAX_BODY_BYTES) + 1);
        if (!body.isWhole() && maxBytes > MAX_BODY_BYTES) {
            moveToLarge(arrival);
            body.readTo(maxBytes + 1);
        }
        if (body.sizeBytes() > maxBytes) throw new TooLargeException(maxBytes);
    }

    /** The line after the first empty one: of a request to cosign, and of a proof of two histories. */
    private static Optional<String> originIn(byte[] head) {
        int start = 2;
        while (start <= head.length && !(head[start - 2] == NEWLINE && head[start - 1] == NEWLINE)) start++;
        int end = start;
        while (end < head.length && head[end] != NEWLINE) end++;
        return end < head.length
                ? Optional.of(new String(head, start, end - start, StandardCharsets.UTF_8))
                : Optional.empty();
    }

    /** How soon those are answered who bring nothing new about a log; about none of those expected, if that is empty. */
    public Pace paceOf(Optional<String> origin) {
        return origin.map(parties::get).orElse(strangers).pace();
    }

    /** Bodies that are coming in or being worked at. */
    public int bodies() {
        return strangers.room().taken()
                + large.room().taken()
                + parties.values().stream()
                        .mapToInt(party -> party.room().taken())
                        .sum();
    }

    /** Bodies that had to leave before they were whole, since the start. */
    public long putOut() {
        return strangers.room().putOut()
                + large.room().putOut()
                + parties.values().stream()
                        .mapToLong(party -> party.room().putOut())
                        .sum();
    }

    /** How many have asked for nothing new, and wait for their answer. */
    public int pausing() {
        return strangers.pace().pausing()
                + large.pace().pausing()
                + parties.values().stream()
                        .mapToInt(party -> party.pace().pausing())
                        .sum();
    }

    @Override
    public void close() {
        looking.interrupt();
    }
}
