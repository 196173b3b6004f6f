package io.symbia.log.sealing;

import io.symbia.log.entries.EntryVisitor;
import io.symbia.log.sequencing.Batch;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * A thread that shows sealed batches to the index, one after the other, while the next is sealed: the index lies all over the memory and
 * takes longer than hashing leaves. It lags by two batches at most, because whoever seals waits with the third.
 */
final class Indexing implements AutoCloseable {
    private final EntryVisitor index;
    private final Consumer<Batch> done;
    private final Consumer<Throwable> fatal;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Optional<Batch> batch = Optional.empty(); // Guarded by lock, as are the next two.
    private long firstLeaf;
    private boolean closed;

    /**
     * An index that is not filled yet.
     *
     * @param done takes batches back, empty again
     */
    Indexing(EntryVisitor index, Consumer<Batch> done, Consumer<Throwable> fatal) {
        this.index = index;
        this.done = done;
        this.fatal = fatal;
        this.thread = Thread.ofPlatform().name("indexing").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Hands a batch over, whose first entry is that leaf, as soon as the one before it is in the index. */
    void take(Batch sealed, long first) {
        lock.lock();
        try {
            awaitIdle();
            batch = Optional.of(sealed);
            firstLeaf = first;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until everything that was handed over is in the index. */
    void awaitIdle() {
        lock.lock();
        try {
            while (batch.isPresent() && !closed) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /** What is sealed and may not be in the index yet. */
    Optional<Batch> batch() {
        lock.lock();
        try {
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            for (Optional<Batch> next = next(); next.isPresent(); next = next()) {
                next.get().visitSealed(firstLeaf, index);
                next.get().clear();
                finished();
                done.accept(next.get());
            }
        } catch (Throwable failed) { // A bug: what is not in the index is not found, and could be sealed twice.
            fatal.accept(failed);
        }
    }

    private Optional<Batch> next() {
        lock.lock();
        try {
            while (batch.isEmpty() && !closed) {
                changed.awaitUninterruptibly();
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void finished() {
        lock.lock();
        try {
            batch = Optional.empty();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends when what was handed over is in the index. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
