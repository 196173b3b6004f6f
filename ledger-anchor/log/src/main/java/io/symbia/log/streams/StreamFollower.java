package io.symbia.log.streams;

import io.symbia.log.publishing.Published;
import io.symbia.log.sealing.MapToSeal;
import io.symbia.log.storage.DamagedLogException;
import io.symbia.log.storage.LogReader;
import io.symbia.tlog.entry.BatchManifest;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.SealedStreams;
import io.symbia.tlog.streams.StreamMap;
import io.symbia.tlog.streams.StreamMapBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Reads what is published, behind the sealing and never in its way, and keeps the map of stream heads. At most once an interval a map is
 * finished and offered to the next batch. If none comes within another interval, a batch without events is asked for: so the last
 * events of a log that falls silent are in a sealed map too. Everything here is rebuilt from the entries when a log is opened.
 */
public final class StreamFollower implements AutoCloseable {
    private static final int ENTRIES_AT_ONCE = 4096; // 220 KB a read.

    private final LogReader reader;
    private final Supplier<Optional<Published>> published;
    private final long sealedBatches; // When this process began.
    private final Duration interval;
    private final Runnable sealMap;
    private final Consumer<Throwable> fatal;
    private final Semaphore signal = new Semaphore(0);
    private final Thread thread = Thread.ofPlatform().name("streams").unstarted(this::run);
    private final StreamMapBuilder builder = new StreamMapBuilder(); // The thread's own, as are those below.
    private final Deque<Finished> finished =
            new ArrayDeque<>(); // Maps that no published manifest names yet, oldest first.
    private long size; // Leaves read.
    private long batches; // Manifests among them.
    private long firstManifest; // Those before seal no map that is needed.
    private long finishedNanos;
    private volatile Optional<MapToSeal> latest = Optional.empty();
    private volatile Optional<SealedMap> sealed = Optional.empty();
    private volatile boolean stopping;

    /** A map that can be sealed. */
    private record Finished(MapToSeal toSeal, StreamMap map) {}

    /**
     * A follower that does not run yet.
     *
     * @param published     what may be followed
     * @param sealedBatches number of batches that are sealed, of which the last may not be published yet
     * @param interval  shortest time from one finished map to the next
     * @param sealMap   asks for a batch that seals the latest map, whether or not there are events
     * @param fatal     ends the process
     */
    public StreamFollower(
            LogReader reader,
            Supplier<Optional<Published>> published,
            long sealedBatches,
            Duration interval,
            Runnable sealMap,
            Consumer<Throwable> fatal) {
        this.reader = reader;
        this.published = published;
        this.sealedBatches = sealedBatches;
        this.interval = interval;
        this.sealMap = sealMap;
        this.fatal = fatal;
    }

    /** Starts the thread that follows. */
    public void start() {
        thread.start();
    }

    /** Says that a batch was published. */
    public void published() {
        if (signal.availablePermits() == 0) {
            signal.release();
        }
    }

    /** The map that the next batch should seal, unless it was sealed before. */
    public Optional<MapToSeal> latest() {
        return latest;
    }

    /** The last map whose manifest is published. */
    public Optional<SealedMap> sealed() {
        return sealed;
    }

    private void run() {
        try {
            rebuild();
            while (!stopping) {
                followTo(published.get().map(Published::size).orElse(0L));
                offer();
                awaitSignal();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (Throwable failed) { // Reading what was published must not fail.
            if (!stopping) {
                fatal.accept(failed);
            }
        }
    }

    /**
     * Stops on the way where the last sealed map was made, so that proofs can be made from it at once, and where those were made that batches
     * name which are sealed and not published yet: each has to be met again when it is published.
     */
    private void rebuild() throws IOException {
        long last = published.get().map(Published::batches).orElse(0L) - 1;
        while (last >= 0 && manifest(last).streams().isEmpty()) {
            last--;
        }
        firstManifest = Math.max(0, last);
        for (long batch = firstManifest; batch < sealedBatches; batch++) {
            Optional<SealedStreams> streams = manifest(batch).streams();
            if (streams.isPresent()) {
                followTo(streams.get().size());
                finish();
            }
        }
    }

    private BatchManifest manifest(long batch) {
        try {
            return BatchManifest.parse(new String(reader.manifest(batch).toArray(), StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException("could not read manifest " + batch, failed);
        }
    }

    /** Reads on to the end of a batch. */
    private void followTo(long end) throws IOException {
        while (size < end && !stopping) {
            reader.visit(size, (int) Math.min(ENTRIES_AT_ONCE, end - size), this::follow);
        }
    }

    private void follow(long leafIndex, byte[] bytes, int offset) {
        if (bytes[offset] == Entry.EVENT_KIND) {
            builder.add(leafIndex, bytes, offset);
        } else {
            if (batches >= firstManifest) {
                BatchManifest manifest = manifest(batches);
                manifest.streams().ifPresent(streams -> sealed(manifest, streams));
            }
            batches++;
        }
        size = leafIndex + 1;
    }

    private void sealed(BatchManifest manifest, SealedStreams streams) {
        while (!finished.isEmpty() && finished.getFirst().toSeal().streams().size() < streams.size()) {
            finished.removeFirst(); // Overtaken before any batch took it.
        }
        if (finished.isEmpty() || !finished.getFirst().toSeal().streams().equals(streams)) {
            throw new DamagedLogException("manifests: batch %d seals a map that the first %d leaves do not give"
                    .formatted(manifest.batch(), streams.size()));
        }
        sealed = Optional.of(new SealedMap(manifest, finished.removeFirst().map()));
    }

    private void offer() {
        if (System.nanoTime() - finishedNanos < interval.toNanos()) {
            return;
        }
        if (builder.hasChanged()) {
            finish();
        } else if (!finished.isEmpty()) {
            finishedNanos = System.nanoTime();
            sealMap.run();
        }
    }

    private void finish() {
        StreamMap map = builder.map();
        SealedStreams streams =
                new SealedStreams(map.root(), size, map.count()); // The costly line: hashes what has changed.
        MapToSeal toSeal = new MapToSeal(streams, batches - 1);
        finished.addLast(new Finished(toSeal, map));
        latest = Optional.of(toSeal);
        finishedNanos = System.nanoTime();
    }

    private void awaitSignal() throws InterruptedException {
        if (builder.hasChanged() || !finished.isEmpty()) {
            signal.tryAcquire(interval.toNanos(), TimeUnit.NANOSECONDS);
        } else {
            signal.acquire();
        }
    }

    /** Ends; what is not sealed is found again at the next start. */
    @Override
    public void close() {
        stopping = true;
        signal.release();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
