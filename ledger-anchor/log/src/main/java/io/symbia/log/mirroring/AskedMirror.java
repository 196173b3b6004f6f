package io.symbia.log.mirroring;

import io.symbia.log.publishing.Cosigned;
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
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** A mirror with a thread that keeps it up to the newest sealed tree; whoever is slow misses trees and holds nobody up. */
final class AskedMirror {
    private static final Duration PAUSE = Duration.ofMillis(500); // After a failure.

    /** Pause after a published checkpoint was not taken, in which trees are held: a mirror may have another policy. */
    private static final Duration SHOW_AGAIN = Duration.ofSeconds(5);

    /** Pause between two looks whether newer trees are still held back. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private static final long NANOS_A_MILLI = 1_000_000;

    private final MirrorAddress address;
    private final MirrorClient client;
    private final Duration cosignAgain;
    private final BooleanSupplier waits;
    private final Clock clock;
    private final Answers answers;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Optional<Sealed> newest = Optional.empty(); // Guarded by lock, as is below.
    private Optional<Note> published = Optional.empty();
    private Optional<Note> toShow = Optional.empty(); // Of the one thread, as is below.
    private boolean showsNext; // INVARIANT 150: with always a newer tree, what is published would never be shown.
    private volatile Optional<Held> held = Optional.empty();
    private OptionalLong refusedNanos = OptionalLong.empty(); // When it did not take what is published.
    private volatile Optional<String> problem = Optional.empty();
    private volatile Optional<String> notShown = Optional.empty();

    /**
     * A tree that the mirror holds.
     *
     * @param cosignatures of the mirror on its checkpoint
     * @param nanos        of {@link System#nanoTime}, when it said so: what it is asked again after
     */
    record Held(Sealed sealed, List<NoteSignature> cosignatures, Instant at, long nanos) {}

    /** Is told in the mirror's thread. */
    interface Answers {
        /** The mirror holds more than before, or has cosigned anew. */
        void held();

        /** Something else than the mirror has failed: the log itself cannot go on. */
        void failed(Throwable failure);
    }

    /** @param waits whether newer trees are held back now; asked again and again */
    AskedMirror(
            MirrorAddress address,
            MirrorClient client,
            Duration cosignAgain,
            BooleanSupplier waits,
            Clock clock,
            Answers answers) {
        this.address = address;
        this.client = client;
        this.cosignAgain = cosignAgain;
        this.waits = waits;
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
                    if (due.isPresent()) {
                        hold(due.get());
                        problem = Optional.empty();
                    } else {
                        publish();
                    }
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
                boolean canHold = newest.isPresent() && isDue(newest.get()) && !waits.getAsBoolean();
                if (published.isPresent() && (toShow.isEmpty() || !canHold || isRefused())) {
                    toShow = published; // No larger than the tree that is held by the time it is shown.
                    published = Optional.empty();
                }
                boolean canShow = toShow.isPresent() && held.isPresent() && !isRefused();
                if (canHold || canShow) {
                    boolean holds = canHold && !(canShow && showsNext);
                    showsNext = holds;
                    return holds ? newest : Optional.empty();
                }
                changed.awaitNanos(leftMillis() * NANOS_A_MILLI);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Until there is something to do, if nothing new comes. */
    private long leftMillis() {
        Duration left = held.map(it -> cosignAgain.minusNanos(System.nanoTime() - it.nanos()))
                .orElse(cosignAgain);
        if (waits.getAsBoolean()) return LOOK_AGAIN.toMillis();
        Duration atMost = isRefused() ? SHOW_AGAIN : cosignAgain;
        return Math.max(1, Math.min(left.toMillis(), atMost.toMillis()));
    }

    private boolean isRefused() {
        return refusedNanos.isPresent() && System.nanoTime() - refusedNanos.getAsLong() < SHOW_AGAIN.toNanos();
    }

    private boolean isDue(Sealed sealed) {
        return held.isEmpty()
                || held.get().sealed().size() != sealed.size()
                || System.nanoTime() - held.get().nanos() >= cosignAgain.toNanos();
    }

    private void hold(Sealed sealed) throws MirrorFailedException, InterruptedException, IOException {
        Cosigned cosigned = client.hold(sealed);
        held = Optional.of(new Held(cosigned.sealed(), cosigned.cosignatures(), clock.instant(), System.nanoTime()));
        answers.held();
    }

    private void publish() throws InterruptedException {
        try {
            client.publish(toShow.orElseThrow());
            toShow = Optional.empty();
            refusedNanos = OptionalLong.empty();
            notShown = Optional.empty();
        } catch (MirrorFailedException refused) { // Whatever it serves instead is old.
            refusedNanos = OptionalLong.of(System.nanoTime());
            notShown = Optional.of("does not take what is published: " + refused.getMessage());
        }
    }

    /** What the mirror holds, as far as this process knows. */
    Optional<Held> held() {
        return held;
    }

    MirrorStatus status() {
        return new MirrorStatus(
                address.name(),
                held.map(it -> it.sealed().size()).orElse(0L),
                held.map(Held::at),
                problem.or(() -> notShown));
    }

    void close() {
        thread.interrupt();
    }

    /** Waits for its end, after {@link #close}. */
    void join() throws InterruptedException {
        thread.join();
    }
}
