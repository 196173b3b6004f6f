package io.symbia.witness.crowd;

import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Places for bodies that are coming in or being worked at, so many at a time. Who finds the room full takes the place of the body that has come in
 * most slowly, whose connection is closed: so those who send slowly, however many they are, keep out nobody who sends at once. A room for each
 * party, and none fills that of another.
 */
public final class Room {
    /** Longest wait for a place while those who have one are all being worked at, which takes milliseconds each. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** What a body is taken to have brought on arrival, so that it is not the slowest before it could send anything: one packet or a few. */
    private static final long CREDIT_BYTES = 8 * 1024;

    private static final long MILLISECOND_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Semaphore free;
    private final int places;
    private final Set<Place> arriving = new LinkedHashSet<>(); // Oldest first. Guarded by this.
    private final AtomicLong putOut = new AtomicLong();

    /** A room with so many places. */
    public Room(int places) {
        this.places = places;
        this.free = new Semaphore(places, true);
    }

    /**
     * Takes a place for a body that the calling thread is about to read.
     *
     * @throws CrowdedException when there is none, and nobody slow enough to be put out, for some seconds
     */
    public Place take() throws CrowdedException, InterruptedException {
        if (!free.tryAcquire()) {
            putOutSlowest();
            if (!free.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) throw new CrowdedException();
        }
        Place place = new Place();
        synchronized (this) {
            arriving.add(place);
        }
        return place;
    }

    /** Puts out everybody who has brought less than they should have by now. */
    public synchronized void putOutLate() {
        long nowNanos = System.nanoTime();
        arriving.stream().filter(place -> place.isLate(nowNanos)).toList().forEach(this::putOut);
    }

    private synchronized void putOutSlowest() {
        long nowNanos = System.nanoTime();
        arriving.stream()
                .min(Comparator.comparingDouble(place -> place.bytesPerNano(nowNanos)))
                .ifPresent(this::putOut);
    }

    private void putOut(Place place) {
        arriving.remove(place);
        putOut.incrementAndGet();
        place.isPutOut = true;
        place.reader.interrupt(); // A thread that is interrupted in a read finds its connection closed.
    }

    /** Places that are taken. */
    public int taken() {
        return places - free.availablePermits();
    }

    /** How many bodies had to leave before they were whole, since the start. */
    public long putOut() {
        return putOut.get();
    }

    /** The place of one body. */
    public final class Place implements AutoCloseable {
        /** A body may take a second before anybody counts. */
        private static final long GRACE_NANOS = 1_000_000_000L;

        /** Floor of what has to have come in then, for each second since: 64 KiB are there after nine. */
        private static final long FLOOR_BYTES_PER_SECOND = 8 * 1024;

        /** Longest time for a body, however large. */
        private static final long DEADLINE_NANOS = 15 * GRACE_NANOS;

        private final Thread reader = Thread.currentThread();
        private final long sinceNanos = System.nanoTime();
        private volatile long bytes;
        private boolean isPutOut; // Guarded by the room.

        /** Says how many bytes have come in so far. */
        void has(long bytesSoFar) {
            bytes = bytesSoFar;
        }

        private double bytesPerNano(long nowNanos) {
            return (double) (bytes + CREDIT_BYTES) / (nowNanos - sinceNanos + MILLISECOND_NANOS);
        }

        private boolean isLate(long nowNanos) {
            long ageNanos = nowNanos - sinceNanos;
            long countedSeconds = (ageNanos - GRACE_NANOS) / GRACE_NANOS;
            return ageNanos > DEADLINE_NANOS || bytes < countedSeconds * FLOOR_BYTES_PER_SECOND;
        }

        /**
         * Says that the body is whole: from now on nobody takes its place.
         *
         * @throws IOException when somebody just has
         */
        void arrived() throws IOException {
            synchronized (Room.this) {
                arriving.remove(this);
                if (isPutOut) throw new IOException("it came in too slowly");
            }
        }

        @Override
        public void close() {
            synchronized (Room.this) {
                arriving.remove(this);
                if (isPutOut) Thread.interrupted(); // It was meant for this body alone.
            }
            free.release();
        }
    }
}
