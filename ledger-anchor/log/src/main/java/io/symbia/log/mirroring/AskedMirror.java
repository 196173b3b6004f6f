package io.symbia.log.mirroring;

import io.symbia.log.publishing.MirrorStatus;
import io.symbia.log.publishing.Sealed;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSignature;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A mirror with a thread that keeps it up to the newest sealed tree; whoever is slow misses trees and holds nobody up. */
final class AskedMirror {
    private static final Duration PAUSE = Duration.ofMillis(500); // After a failure.

    private final MirrorAddress address;
    private final MirrorClient client;
    private final Duration cosignAgain;
    private final Clock clock;
    private final Answers answers;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Optional<Sealed> newest = Optional.empty(); // Guarded by lock, as is below.
    private Optional<Note> published = Optional.empty();
    private volatile Optional<Held> held = Optional.empty();
    private volatile Optional<String> problem = Optional.empty();

    /**
     * A tree that the mirror holds.
     *
     * @param cosignatures of the mirror on its checkpoint
     */
    record Held(Sealed sealed, List<NoteSignature> cosignatures, Instant at) {}

    /** Is told in the mirror's thread. */
    interface Answers {
        /** The mirror holds more than before, or has cosigned anew. */
        void held();

        /** Something else than the mirror has failed: the log itself cannot go on. */
        void failed(Throwable failure);
    }

    AskedMirror(MirrorAddress address, MirrorClient client, Duration cosignAgain, Clock clock, Answers answers) {
        this.address = address;
        this.client = client;
        this.cosignAgain = cosignAgain;
        this.clock = clock;
        this.answers = answers;
        thread = Thread.ofVirtual().name("mirror " + address.name()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** There is a newer tree to hold. */
    void sealed(Sealed sealed) {
        lock.lock();
        try {
            newest = Optional.of(sealed);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** There is a newer checkpoint to serve. */
    void published(Note checkpoint) {
        lock.lock();
        try {
            published = Optional.of(checkpoint);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            while (true) {
                Optional<Sealed> due = awaitWork();
                try {
                    if (due.isPresent()) hold(due.get());
                    else publish();
                    problem = Optional.empty();
                } catch (MirrorFailedException failed) {
                    problem = Optional.of(failed.getMessage());
                    Thread.sleep(PAUSE);
                }
            }
        } catch (InterruptedException _) {
            // Closed.
        } catch (Throwable failure) { // A damaged tile, a file that cannot be read.
            answers.failed(failure);
        }
    }

    private Optional<Sealed> awaitWork() throws InterruptedException {
        lock.lock();
        try {
            while (true) {
                if (newest.isPresent() && isDue(newest.get())) return newest;
                if (published.isPresent() && held.isPresent()) return Optional.empty();
                long left = held.isPresent()
                        ? Duration.between(clock.instant(), held.get().at().plus(cosignAgain))
                                .toMillis()
                        : cosignAgain.toMillis();
                changed.awaitNanos(Duration.ofMillis(Math.clamp(left, 1, cosignAgain.toMillis()))
                        .toNanos());
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isDue(Sealed sealed) {
        return held.isEmpty()
                || held.get().sealed().size() != sealed.size()
                || !clock.instant().isBefore(held.get().at().plus(cosignAgain));
    }

    private void hold(Sealed sealed) throws MirrorFailedException, InterruptedException, IOException {
        List<NoteSignature> cosignatures = client.hold(sealed);
        held = Optional.of(new Held(sealed, cosignatures, clock.instant()));
        answers.held();
    }

    private void publish() throws MirrorFailedException, InterruptedException {
        Note checkpoint;
        lock.lock();
        try {
            checkpoint = published.orElseThrow();
            published = Optional.empty(); // One that is refused is not shown again: the next one is.
        } finally {
            lock.unlock();
        }
        client.publish(checkpoint);
    }

    /** What the mirror holds, as far as this process knows. */
    Optional<Held> held() {
        return held;
    }

    MirrorStatus status() {
        return new MirrorStatus(
                address.name(), held.map(it -> it.sealed().size()).orElse(0L), held.map(Held::at), problem);
    }

    void close() {
        thread.interrupt();
    }

    /** Waits for its end, after {@link #close}. */
    void join() throws InterruptedException {
        thread.join();
    }
}
