package io.symbia.support.relay;

import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.support.platform.Members;
import io.symbia.support.platform.Pieces;
import io.symbia.support.platform.Rests;
import io.symbia.support.store.Commit;
import io.symbia.support.store.CommitId;
import io.symbia.support.store.CommitStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the commits that a dead process kept and did not publish, and gives them to the relay. Each instance sweeps the streams that are
 * its own: at once when it starts and when another is gone, then rarely, for the search reads the whole store where there is no index.
 */
public final class Sweep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

    static final Duration EVERY = Duration.ofMinutes(5);
    private static final Duration TICK = Duration.ofMillis(250);
    private static final int CHUNK = 200; // Commits read at once.

    /** Younger ones are in the hands of the live path of a living instance. */
    private static final Duration MIN_AGE = Duration.ofSeconds(30);

    private final CommitStore commits;
    private final Relay relay;
    private final Members members;
    private final Clock clock;
    private final int maxPending;
    private final LongSupplier nanos; // Between sweeps: no clock that was ahead holds one up.
    private final AtomicLong failures = new AtomicLong();
    private volatile long sweptAtNanos;
    private volatile int damagedCommits;
    private final Pieces pieces = new Pieces(CHUNK); // Of the sweep's thread, as the next one.
    private Duration pause = TICK;
    private @Nullable Thread thread;

    /**
     * A sweep that keeps within the relay's bounds.
     *
     * @param maxPending number of commits in the relay above which the sweep waits
     */
    public Sweep(CommitStore commits, Relay relay, Members members, Clock clock, int maxPending) {
        this(commits, relay, members, clock, maxPending, System::nanoTime);
    }

    /** With another steady clock. */
    Sweep(CommitStore commits, Relay relay, Members members, Clock clock, int maxPending, LongSupplier nanos) {
        this.commits = commits;
        this.relay = relay;
        this.members = members;
        this.clock = clock;
        this.maxPending = maxPending;
        this.nanos = nanos;
        this.sweptAtNanos = nanos.getAsLong();
    }

    /** Time since all commits of the streams of this instance were looked at, in seconds. */
    public double secondsSinceWholeSweep() {
        return (nanos.getAsLong() - sweptAtNanos) / 1e9;
    }

    /** Sweeps that did not come to their end, since the start. */
    public long failures() {
        return failures.get();
    }

    /** Commits that wait to be published and cannot be read, as the last sweep found. */
    public int damagedCommits() {
        return damagedCommits;
    }

    public synchronized void start() {
        if (thread == null) thread = Thread.ofVirtual().name("sweep").start(this::run);
    }

    private void run() {
        int departures = -1; // At the start there is something to find whoever has gone.
        long lastNanos = nanos.getAsLong() - EVERY.toNanos();
        try {
            while (true) {
                int known = members.departures();
                boolean someLeft = known != departures;
                boolean due = nanos.getAsLong() - lastNanos >= EVERY.toNanos();
                if ((someLeft || due) && sweepOnce(someLeft ? Duration.ZERO : MIN_AGE)) {
                    lastNanos = nanos.getAsLong();
                    departures = known;
                }
                Thread.sleep(pause);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nothing that a sweep meets ends the loop: the next one begins anew, soon and with smaller questions. */
    private boolean sweepOnce(Duration minAge) throws InterruptedException {
        try {
            int found = sweep(minAge);
            sweptAtNanos = nanos.getAsLong();
            pause = TICK;
            if (found > 0) LOG.info("event=swept commits={}", found);
            return true;
        } catch (RuntimeException failed) {
            failures.incrementAndGet();
            pause = pieces.failed(failed);
            LOG.warn("event=sweep_failed reason={}", failed.getClass().getSimpleName());
            return false;
        }
    }

    /**
     * Searches once.
     *
     * @param minAge age from which a commit counts as left behind; with none each does, whatever the clock said that accepted it
     * @return number of commits given to the relay
     */
    int sweep(Duration minAge) throws InterruptedException {
        long nowMillis = clock.millis();
        List<CommitId> left = new ArrayList<>(commits.pending());
        left.removeIf(id -> relay.has(id) || !members.isMine(id.stream().toString()));
        left.sort(Comparator.comparing((CommitId id) -> id.stream().toString()).thenComparingLong(CommitId::number));
        Map<StreamId, Long> held = new HashMap<>(); // From which number on a stream waits.
        int given = 0;
        int unreadable = 0;
        int next = 0;
        while (next < left.size()) {
            while (relay.pendingCommits() >= maxPending) Thread.sleep(TICK);
            List<CommitId> chunk = left.subList(next, Math.min(next + pieces.size(), left.size()));
            next += chunk.size();
            List<CommitId> broken = new ArrayList<>();
            long startNanos = System.nanoTime();
            List<Commit> found = commits.findReadable(chunk, broken::add);
            pieces.done(Duration.ofNanos(System.nanoTime() - startNanos));
            for (CommitId id : broken) {
                held.merge(id.stream(), id.number(), Math::min);
                LOG.error("event=commit_damaged commit={}", id);
            }
            unreadable += broken.size();
            // Read again just now: what was published meanwhile is not pending any more.
            for (Commit commit : found) {
                if (!commit.pending() || commit.id().number() > held.getOrDefault(commit.stream(), Long.MAX_VALUE)) {
                    continue; // INVARIANT 184: behind a commit that is not given, nothing of its stream is.
                }
                boolean isLeft =
                        minAge.isZero() || Rests.isOver(commit.acceptedAt().toEpochMilli(), minAge, nowMillis);
                if (!isLeft) {
                    held.merge(commit.stream(), commit.id().number(), Math::min);
                } else {
                    relay.swept(commit);
                    given++;
                }
            }
        }
        damagedCommits = unreadable;
        return given;
    }

    @Override
    public synchronized void close() {
        if (thread != null) thread.interrupt();
    }
}
