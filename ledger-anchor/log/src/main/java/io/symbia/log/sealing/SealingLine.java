package io.symbia.log.sealing;

import io.symbia.log.entries.EntryVisitor;
import io.symbia.log.patience.Patience;
import io.symbia.log.sequencing.AcceptedTimes;
import io.symbia.log.sequencing.Batch;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.tree.Hash;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Three batches and two threads: while one is sealed, the next is filled, and the one before goes into the index. The intake fills and
 * hands over; when sealing or indexing is slower, handing over waits, which is all the flow control there is: what is not read stays in
 * Kafka.
 */
public final class SealingLine implements AutoCloseable {
    /** One to fill, one to seal, one to index. */
    public static final int BATCHES = 3;

    private final Sealer sealer;
    private final Batch empty; // Sealed when a map of streams waits and no event does.
    private final Supplier<Optional<MapToSeal>> map;
    private final Indexing indexing;
    private final Consumer<SealedBatch> afterSeal;
    private final Consumer<Throwable> fatal;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile Batch filling; // Changed under the lock, by the intake alone, which may therefore read it without.
    private Batch sealing; // Guarded by lock, as are all below; the one that was sealed last while none is.
    private final Deque<Batch> spare = new ArrayDeque<>();
    private boolean busy;
    private boolean mapWaits;
    private boolean closed;
    private volatile Runnable idle = () -> {};

    /**
     * A line that is not running yet.
     *
     * @param batches   three, empty
     * @param empty     never filled
     * @param map       the latest map of streams
     * @param index     is shown the entries of a batch after they are sealed
     * @param afterSeal is told when a batch is sealed; must not block
     * @param fatal     ends the process
     */
    public SealingLine(
            Sealer sealer,
            List<Batch> batches,
            Batch empty,
            Supplier<Optional<MapToSeal>> map,
            EntryVisitor index,
            Consumer<SealedBatch> afterSeal,
            Consumer<Throwable> fatal) {
        this.sealer = sealer;
        this.spare.addAll(batches);
        this.filling = spare.removeFirst();
        this.sealing = empty;
        this.empty = empty;
        this.map = map;
        this.indexing = new Indexing(index, this::indexed, fatal);
        this.afterSeal = afterSeal;
        this.fatal = fatal;
        this.thread = Thread.ofPlatform().name("sealing").unstarted(this::run);
    }

    /** Starts the threads that seal and index. */
    public void start() {
        indexing.start();
        thread.start();
    }

    /** The batch to fill; for the intake alone. */
    public Batch filling() {
        return filling;
    }

    /** Whether a batch that is handed over would be sealed at once. */
    public boolean isIdle() {
        return locked(() -> !busy && !spare.isEmpty());
    }

    /** Has somebody told, by whatever thread, each time the line may have become idle; before it is started. */
    public void whenIdle(Runnable listener) {
        idle = listener;
    }

    /** Waits until what was handed over is sealed. */
    public void awaitSealed() {
        lock.lock();
        try {
            while (busy && !closed) {
                changed.awaitUninterruptibly();
            }
            requireOpen();
        } finally {
            lock.unlock();
        }
    }

    /** Hands the filled batch over as soon as the one before it is sealed; there is an empty one to fill when this returns. */
    public void handOver() {
        lock.lock();
        try {
            awaitIdle();
            sealing = filling;
            filling = spare.removeFirst();
            busy = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Asks for the latest map of streams to be sealed now: with the batch that is handed over, else with none. */
    public void sealMap() {
        lock.lock();
        try {
            mapWaits = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitIdle() {
        while ((busy || spare.isEmpty()) && !closed) {
            changed.awaitUninterruptibly();
        }
        requireOpen();
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the sealing line is closed");
        }
    }

    /** Whether an event with that digest was accepted and may not be in the index yet. Ask this before the index: it goes from here to there. */
    public boolean isWaiting(Hash digest) {
        return batches().anyMatch(batch -> batch.holds(digest));
    }

    /** The digest of the event that was accepted for that place of a stream and may not be in the index yet. */
    public Optional<Hash> digestAt(StreamTag tag, long sequence) {
        return batches()
                .map(batch -> batch.digestAt(tag, sequence))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Since when the oldest event that is not sealed waits. */
    public OptionalLong oldestMillis() {
        return locked(() -> busy ? Stream.of(filling, sealing) : Stream.of(filling))
                .map(Batch::oldestMillis)
                .flatMapToLong(oldest -> oldest.isPresent() ? LongStream.of(oldest.getAsLong()) : LongStream.empty())
                .min();
    }

    private Stream<Batch> batches() {
        return locked(() ->
                Stream.concat(busy ? Stream.of(filling, sealing) : Stream.of(filling), indexing.batch().stream()));
    }

    private void run() {
        try {
            for (Optional<Batch> batch = next(); batch.isPresent(); batch = next()) {
                long startNanos = System.nanoTime();
                long leaves = batch.get().events() + 1L;
                long firstLeaf = sealer.newest().size();
                AcceptedTimes accepted = batch.get().accepted();
                sealer.seal(batch.get(), map.get());
                Duration took = Duration.ofNanos(System.nanoTime() - startNanos);
                afterSeal.accept(
                        new SealedBatch(leaves, took, firstLeaf + leaves, accepted)); // Before it is forgotten here.
                indexing.take(batch.get(), firstLeaf);
                if (batch.get() == empty) indexing.awaitIdle(); // There is but one of it.
                else finished();
            }
        } catch (Patience.EndedException _) {
            closeNow(); // What was committed is completed at the next start; the rest is still in Kafka.
        } catch (Throwable failed) { // Whatever it is, nothing more may be sealed after it.
            closeNow();
            fatal.accept(failed);
        }
    }

    private Optional<Batch> next() {
        lock.lock();
        try {
            while (!busy && !mapWaits && !closed) {
                changed.awaitUninterruptibly();
            }
            Optional<Batch> alone = mapWaits && !closed ? Optional.of(empty) : Optional.empty();
            mapWaits = false;
            return busy ? Optional.of(sealing) : alone;
        } finally {
            lock.unlock();
        }
    }

    private void finished() {
        lock.lock();
        try {
            busy = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        idle.run();
    }

    private void indexed(Batch batch) {
        if (batch == empty) return;
        lock.lock();
        try {
            spare.add(batch);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        idle.run();
    }

    private void closeNow() {
        lock.lock();
        try {
            closed = true;
            busy = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Seals what was handed over, then ends. */
    @Override
    public void close() {
        lock.lock();
        try {
            while (busy && !closed && thread.isAlive()) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
        closeNow();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        indexing.close();
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
