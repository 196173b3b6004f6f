package io.symbia.log.streams;

import io.symbia.log.heads.HeadMap;
import io.symbia.log.heads.HeadStore;
import io.symbia.log.patience.Patience;
import io.symbia.log.publishing.Published;
import io.symbia.log.sealing.MapToSeal;
import io.symbia.log.storage.DerivedFilesException;
import io.symbia.log.storage.LogReader;
import io.symbia.log.storage.commits.DamagedLogException;
import io.symbia.tlog.entry.BatchManifest;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.SealedStreams;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Reads what is sealed, behind the sealing and never in its way, and keeps the heads of all streams. At most once an interval a map of them
 * is finished and offered to the next batch. If none comes within another interval, a batch without events is asked for: so the last events
 * of a log that falls silent are in a sealed map too. Proofs are made from the last map whose manifest is published. Everything here can be
 * made again from the entries.
 */
public final class StreamFollower implements AutoCloseable {
    /** Maps that are sealed and not published; while no quorum is met there are more of them every second, and some are left out. */
    static final int MAX_UNPUBLISHED = 16;

    private static final int ENTRIES_AT_ONCE = 4096; // 220 KB a read.

    private final LogReader reader;
    private final HeadStore heads;
    private final LongSupplier sealedSize;
    private final Supplier<Optional<Published>> published;
    private final Duration interval;
    private final Runnable sealMap;
    private final Consumer<Throwable> fatal;
    private final HeadUpkeep upkeep;
    private final Semaphore signal = new Semaphore(0);
    private final Thread thread = Thread.ofPlatform().name("streams").unstarted(this::run);
    private final Deque<Finished> finished =
            new ArrayDeque<>(); // Maps that no manifest names yet, oldest first. The thread's own, as are those below.
    private final List<SealedMap> unpublished = new ArrayList<>(); // Oldest first.
    private long size; // Leaves read.
    private long batches; // Manifests among them.
    private long firstManifest; // Those before seal no map that is needed.
    private long finishedNanos;
    private boolean isUnoffered; // Events came that no map to seal has.
    private boolean isChecked;
    private volatile Optional<MapToSeal> latest = Optional.empty();
    private volatile Optional<SealedMap> sealed = Optional.empty();
    private volatile boolean stopping;

    /** A map that can be sealed. */
    private record Finished(MapToSeal toSeal, HeadMap map) {}

    /**
     * A follower that does not run yet.
     *
     * @param heads      as they were opened
     * @param sealedSize number of leaves that may be followed
     * @param published  what may be shown
     * @param interval   shortest time from one finished map to the next
     * @param sealMap    asks for a batch that seals the latest map, whether or not there are events
     * @param fatal      ends the process
     */
    public StreamFollower(
            LogReader reader,
            HeadStore heads,
            LongSupplier sealedSize,
            Supplier<Optional<Published>> published,
            Duration interval,
            Runnable sealMap,
            Consumer<Throwable> fatal) {
        this.reader = reader;
        this.heads = heads;
        this.upkeep = new HeadUpkeep(heads);
        this.sealedSize = sealedSize;
        this.published = published;
        this.interval = interval;
        this.sealMap = sealMap;
        this.fatal = fatal;
        this.size = heads.current().size();
        this.batches = heads.current().batches();
    }

    /**
     * Reads on, in the caller's thread, to where the log ends now; before {@link #start}. Stops on the way where maps were made that batches
     * name, from the last that was published on: each has to be met again, so that proofs can be made from it at once.
     *
     * @param sealedBatches number of batches that are sealed, of which some may not be published
     */
    public void catchUp(long sealedBatches) throws IOException {
        long last = lastWithMap(published.get().map(Published::batches).orElse(sealedBatches));
        firstManifest = Math.max(0, last);
        for (long batch = firstManifest; batch < sealedBatches; batch++) {
            Optional<SealedStreams> streams = manifest(batch).streams();
            if (streams.isPresent() && streams.get().size() >= size) {
                followTo(streams.get().size());
                finish();
            } else if (streams.isPresent()) {
                firstManifest = batch + 1; // Older than the map that this process began with.
            }
        }
        followTo(sealedSize.getAsLong());
        isUnoffered |= heads.hasChanged();
        heads.finish(size, batches); // All that is sealed is known now; the map to seal is offered when it is due.
        upkeep.keepInBounds();
    }

    private long lastWithMap(long batchesEnd) {
        long last = batchesEnd - 1;
        while (last >= 0 && manifest(last).streams().isEmpty()) {
            last--;
        }
        return last;
    }

    /** Starts the thread that follows. */
    public void start() {
        thread.start();
    }

    /** Says that a batch was sealed or published. */
    public void grown() {
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

    /** What is being waited for, if anything. */
    public Patience patience() {
        return upkeep.patience();
    }

    private void run() {
        try {
            while (!stopping) {
                followTo(sealedSize.getAsLong());
                show();
                offer();
                upkeep.writeIfDue(sealed, size);
                isChecked = upkeep.check();
                awaitSignal();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (Patience.EndedException _) {
            // The disk has no room; the next start follows from where it was.
        } catch (DerivedFilesException damaged) {
            heads.forget(damaged);
            fatal.accept(damaged);
        } catch (Throwable failed) { // Reading what was sealed must not fail.
            if (!stopping) {
                fatal.accept(failed);
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
            if (heads.hasManyChanges()) { // It is far behind, as after a start that makes all of them anew.
                heads.finish(size, batches);
                upkeep.keepInBounds();
                isUnoffered = true;
            }
        }
    }

    private void follow(long leafIndex, byte[] bytes, int offset) {
        if (bytes[offset] == Entry.EVENT_KIND) {
            heads.add(leafIndex, bytes, offset);
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
        unpublished.add(new SealedMap(manifest, finished.removeFirst().map()));
        if (unpublished.size() > MAX_UNPUBLISHED) {
            unpublished.remove(MAX_UNPUBLISHED / 2);
        }
    }

    private void show() {
        long publishedSize = published.get().map(Published::size).orElse(0L);
        while (!unpublished.isEmpty() && unpublished.getFirst().manifest().end() < publishedSize) {
            sealed = Optional.of(unpublished.removeFirst());
        }
    }

    private void offer() {
        if (System.nanoTime() - finishedNanos < interval.toNanos()) {
            return;
        }
        if (heads.hasChanged() || isUnoffered) {
            finish();
        } else if (!finished.isEmpty()) {
            finishedNanos = System.nanoTime();
            sealMap.run();
        }
    }

    private void finish() {
        HeadMap map = heads.finish(size, batches);
        upkeep.keepInBounds();
        MapToSeal toSeal = new MapToSeal(map.streams(), batches - 1);
        finished.addLast(new Finished(toSeal, map));
        latest = Optional.of(toSeal);
        isUnoffered = false;
        finishedNanos = System.nanoTime();
    }

    private void awaitSignal() throws InterruptedException {
        if (heads.hasChanged() || isUnoffered || !finished.isEmpty() || !unpublished.isEmpty() || !isChecked) {
            signal.tryAcquire(interval.toNanos(), TimeUnit.NANOSECONDS);
        } else {
            signal.acquire();
        }
    }

    /** Writes down where it is, and ends. */
    @Override
    public void close() throws IOException {
        stopping = true;
        upkeep.patience().end();
        signal.release();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        upkeep.write(sealed);
        heads.close();
    }
}
