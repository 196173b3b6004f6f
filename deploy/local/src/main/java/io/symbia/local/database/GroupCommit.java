package io.symbia.local.database;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Lets no answer leave before what it tells has reached the file, and lets concurrent writers share one commit.
 *
 * <p>A write takes a ticket, is applied, and waits until a commit that began after it was applied is complete. While
 * one commit is written the next writers queue, so that each commit carries all that came in during the one before it.
 *
 * <p>A read waits too, for every ticket handed out before it ended: otherwise it could show a write that a crash then
 * undoes, and the reader would have acted on something that never happened.
 *
 * <p>Commits and writes exclude each other. A commit therefore never holds half of a command (a document without its
 * index entry), and after a crash a command is there as a whole or not at all.
 */
final class GroupCommit implements AutoCloseable {
    /** Where a commit goes. */
    interface Storage {
        /** Writes everything applied so far; nothing is applied meanwhile. */
        void commit();

        /** Makes the last commit survive a power failure; writes may be applied meanwhile. */
        void force();
    }

    /**
     * How long a commit waits for company once somebody wants it. Each writes every changed page up to the root, whoever
     * shares it; what a writer waits longer is returned many times over when there are several.
     */
    private static final Duration GATHER = Duration.ofMillis(2);

    private final Storage storage;
    private final Consumer<Throwable> fatal;
    private final Thread committer;

    /** Shared by writers while they apply, exclusive to a commit. */
    private final ReentrantReadWriteLock applying = new ReentrantReadWriteLock();
    /** The last ticket handed out. Raised under the shared lock, before the write it stands for changes anything. */
    private final AtomicLong lastTicket = new AtomicLong();

    /** Guards the fields below. */
    private final ReentrantLock monitor = new ReentrantLock();

    private final Condition demand = monitor.newCondition();
    private final Condition progress = monitor.newCondition();
    private long demandedTicket;
    private long durableTicket;
    private boolean closing;
    /** No further commit will come: closed, or a commit failed. */
    private boolean ended;

    /**
     * Starts the thread that commits.
     *
     * @param fatal is told of a commit that failed; no write is acknowledged from then on, and it should end the
     *               process
     */
    GroupCommit(Storage storage, Consumer<Throwable> fatal) {
        this.storage = storage;
        this.fatal = fatal;
        this.committer = Thread.ofPlatform().name("database-commit").start(this::commitUntilClosed);
    }

    /** Applies a change and returns its answer once it cannot be lost. So does an answer that is an exception. */
    <T> T write(Supplier<T> change) {
        applying.readLock().lock();
        long ticket = lastTicket.incrementAndGet();
        try {
            try {
                return change.get();
            } finally {
                applying.readLock().unlock();
            }
        } finally {
            awaitDurable(ticket); // INVARIANT 11: no acknowledgement before its commit.
        }
    }

    /** Reads and returns the answer once nothing that it shows can be lost. */
    <T> T read(Supplier<T> look) {
        try {
            return look.get();
        } finally {
            awaitDurable(lastTicket.get());
        }
    }

    /** Commits what is still open and ends the thread. Nothing may be written any more. */
    @Override
    public void close() {
        monitor.lock();
        try {
            closing = true;
            demand.signal();
        } finally {
            monitor.unlock();
        }
        boolean interrupted = false;
        while (committer.isAlive()) {
            try {
                committer.join();
            } catch (InterruptedException _) {
                interrupted = true; // The last commit is worth waiting for.
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitDurable(long ticket) {
        monitor.lock();
        try {
            if (ticket > demandedTicket) {
                demandedTicket = ticket;
                demand.signal();
            }
            while (durableTicket < ticket) {
                if (ended) {
                    throw new IllegalStateException("the database cannot write its file any more");
                }
                progress.awaitUninterruptibly();
            }
        } finally {
            monitor.unlock();
        }
    }

    private void commitUntilClosed() {
        try {
            while (awaitDemand()) {
                LockSupport.parkNanos(GATHER.toNanos());
                long ticket = commit();
                tellWaiters(() -> durableTicket = ticket);
            }
        } catch (Throwable failure) {
            fatal.accept(failure);
        } finally {
            tellWaiters(() -> ended = true);
        }
    }

    private void tellWaiters(Runnable news) {
        monitor.lock();
        try {
            news.run();
            progress.signalAll();
        } finally {
            monitor.unlock();
        }
    }

    /** Waits for a ticket that is not durable yet; false when there is none and never will be. */
    private boolean awaitDemand() {
        monitor.lock();
        try {
            while (demandedTicket <= durableTicket) {
                if (closing) {
                    return false;
                }
                demand.awaitUninterruptibly();
            }
            return true;
        } finally {
            monitor.unlock();
        }
    }

    /** The last ticket that the commit holds: every write up to it was applied before the exclusive lock was had. */
    private long commit() {
        long ticket;
        applying.writeLock().lock();
        try {
            ticket = lastTicket.get();
            storage.commit();
        } finally {
            applying.writeLock().unlock();
        }
        storage.force();
        return ticket;
    }
}
