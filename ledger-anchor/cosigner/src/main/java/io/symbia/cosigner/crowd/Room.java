package io.symbia.cosigner.crowd;

import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Places for bodies that are coming in or being worked at, so many at a time. Who finds the room full takes the place of the body that has come in
 * most slowly, whose connection is closed: so those who send slowly, however many they are, keep out nobody who sends at once. A body of which
 * something new was kept is the last to lose its place: so neither do those who send what is known, however fast. A room for each party, and none
 * fills that of another.
 */
final class Room {
    /** Longest wait for a place while those who have one are all being worked at, which takes milliseconds each. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** As many may wait then as there are places. */
    private final int places;

    private final Set<Place> arriving =
            new LinkedHashSet<>(); // Of which each can be taken. Guarded by this, as are all below.
    private int worked; // Bodies that have arrived and are being worked at.
    private int waiting;
    private long putOut;

    /** A room with so many places. */
    Room(int places) {
        this.places = places;
    }

    /**
     * Takes a place for a body that the calling thread is about to read.
     *
     * @param leave ends the connection of a body that loses its place; called by another thread
     * @throws CrowdedException when everybody is being worked at, for some seconds
     */
    synchronized Place take(Runnable leave) throws CrowdedException, InterruptedException {
        if (worked == places) awaitFree();
        if (worked + arriving.size() == places) slowest().ifPresent(this::putOut);
        Place place = new Place(leave);
        arriving.add(place);
        return place;
    }

    /** Takes a place for what the calling thread works at before anything comes or goes: nobody takes it before {@link Place#departs}. */
    synchronized Place takeToWork(Runnable leave) throws CrowdedException, InterruptedException {
        Place place = take(leave);
        place.works();
        return place;
    }

    private void awaitFree() throws CrowdedException, InterruptedException {
        if (waiting == places) throw new CrowdedException();
        waiting++;
        try {
            long endNanos = System.nanoTime() + PATIENCE.toNanos();
            while (worked == places) {
                long leftMillis = TimeUnit.NANOSECONDS.toMillis(endNanos - System.nanoTime());
                if (leftMillis <= 0) throw new CrowdedException();
                wait(leftMillis);
            }
        } finally {
            waiting--;
        }
    }

    private Optional<Place> slowest() {
        long nowNanos = System.nanoTime();
        return arriving.stream()
                .min(Comparator.comparing((Place place) -> place.hasBroughtNew)
                        .thenComparingDouble(place -> place.bytesPerNano(nowNanos)));
    }

    /** Puts out everybody who has brought less than they should have by now. */
    synchronized void putOutLate() {
        long nowNanos = System.nanoTime();
        arriving.stream().filter(place -> place.isLate(nowNanos)).toList().forEach(this::putOut);
    }

    private synchronized void putOut(Place place) {
        if (place.state != State.ARRIVING) return;
        arriving.remove(place);
        putOut++;
        place.state = State.PUT_OUT;
        place.leave.run();
    }

    /** Places that are taken. */
    synchronized int taken() {
        return worked + arriving.size();
    }

    /** How many bodies had to leave before they were whole, since the start. */
    synchronized long putOut() {
        return putOut;
    }

    private enum State {
        ARRIVING,
        WORKED_AT,
        PUT_OUT,
        CLOSED
    }

    /** The place of one body. */
    final class Place {
        private static final long SECOND_NANOS = 1_000_000_000L;
        private static final long MILLISECOND_NANOS = 1_000_000L;

        /** Floor of what has to have come in, for each second after the first: 64 KiB are there after nine. */
        private static final long FLOOR_BYTES_PER_SECOND = 8 * 1024;

        /** Longest time for a body, however large. */
        private static final long DEADLINE_NANOS = 15 * SECOND_NANOS;

        /** What a body is taken to have brought on arrival, so that it is not the slowest before it could send anything. */
        private static final long CREDIT_BYTES = 8 * 1024;

        private final Runnable leave;
        private final long sinceNanos = System.nanoTime();
        private volatile long bytes;
        private volatile boolean hasBroughtNew;
        private State state = State.ARRIVING; // Guarded by the room.

        private Place(Runnable leave) {
            this.leave = leave;
        }

        /** Says how many bytes have come in so far. */
        void has(long bytesSoFar) {
            bytes = bytesSoFar;
        }

        /** Says that something of it was new, and is kept: all who have brought nothing yet go before it. */
        void broughtNew() {
            hasBroughtNew = true;
        }

        /** Loses it, unless it has been given back. */
        void loses() {
            putOut(this);
        }

        private double bytesPerNano(long nowNanos) {
            return (double) (bytes + CREDIT_BYTES) / (nowNanos - sinceNanos + MILLISECOND_NANOS);
        }

        private boolean isLate(long nowNanos) {
            long ageNanos = nowNanos - sinceNanos;
            long countedSeconds = ageNanos / SECOND_NANOS - 1;
            return ageNanos > DEADLINE_NANOS || bytes < countedSeconds * FLOOR_BYTES_PER_SECOND;
        }

        /**
         * Says that the body is whole: from now on nobody takes its place.
         *
         * @throws IOException when somebody just has
         */
        void arrived() throws IOException {
            synchronized (Room.this) {
                if (state == State.PUT_OUT) throw new IOException("it came in too slowly");
                works();
            }
        }

        private void works() {
            arriving.remove(this);
            worked++;
            state = State.WORKED_AT;
        }

        /** Says that it is done, and what comes of it is being fetched: from now on its place can be taken again. */
        void departs() {
            synchronized (Room.this) {
                worked--;
                arriving.add(this);
                state = State.ARRIVING;
                Room.this.notifyAll();
            }
        }

        /** Gives the place back; whether somebody had taken it. */
        boolean end() {
            synchronized (Room.this) {
                boolean wasPutOut = state == State.PUT_OUT;
                switch (state) {
                    case ARRIVING -> arriving.remove(this);
                    case WORKED_AT -> worked--;
                    case PUT_OUT, CLOSED -> {}
                }
                state = State.CLOSED;
                Room.this.notifyAll();
                return wasPutOut;
            }
        }
    }
}
