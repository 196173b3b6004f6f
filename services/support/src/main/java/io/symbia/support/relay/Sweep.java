package io.symbia.support.relay;

import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.support.platform.Lease;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the commits that a dead process kept and did not publish, and gives them to the relay. Runs on the instance that holds
 * the lease: at once when it gets the lease, then rarely, for the search reads the whole store where there is no index.
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
    private final Lease lease;
    private final Clock clock;
    private final int maxPending;
    private final AtomicLong failures = new AtomicLong();
    private volatile long sweptAtMillis;
    private volatile int damagedCommits;
    private @Nullable Thread thread;

    /**
     * A sweep that keeps within the relay's bounds.
     *
     * @param maxPending number of commits in the relay above which the sweep waits
     */
    public Sweep(CommitStore commits, Relay relay, Lease lease, Clock clock, int maxPending) {
        this.commits = commits;
        this.relay = relay;
        this.lease = lease;
        this.clock = clock;
        this.maxPending = maxPending;
        this.sweptAtMillis = clock.millis();
    }

    /** Time since all commits were looked at, in seconds; it grows where another instance does it, too. */
    public double secondsSinceWholeSweep() {
        return Math.max(0, clock.millis() - sweptAtMillis) / 1000.0;
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
        boolean held = false;
        long lastMillis = 0;
        try {
            while (true) {
                boolean gained = lease.held() && !held;
                held = lease.held();
                boolean due = held && clock.millis() - lastMillis >= EVERY.toMillis();
                if (gained || due) {
                    lastMillis = clock.millis();
                    sweepOnce(gained ? Duration.ZERO : MIN_AGE);
                }
                Thread.sleep(TICK);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nothing that a sweep meets ends the loop: the next one begins anew. */
    private void sweepOnce(Duration minAge) throws InterruptedException {
        try {
            int found = sweep(minAge);
            sweptAtMillis = clock.millis();
            if (found > 0) LOG.info("event=swept commits={}", found);
        } catch (RuntimeException failed) {
            failures.incrementAndGet();
            LOG.warn("event=sweep_failed reason={}", failed.getClass().getSimpleName());
        }
    }

    /**
     * Searches once.
     *
     * @param minAge age from which a commit counts as left behind
     * @return number of commits given to the relay
     */
    int sweep(Duration minAge) throws InterruptedException {
        long youngest = clock.millis() - minAge.toMillis();
        List<CommitId> left = new ArrayList<>(commits.pending());
        left.removeIf(relay::has);
        left.sort(Comparator.comparing((CommitId id) -> id.stream().toString()).thenComparingLong(CommitId::number));
        Map<StreamId, Long> held = new HashMap<>(); // From which number on a stream waits.
        int given = 0;
        int unreadable = 0;
        for (int from = 0; from < left.size(); from += CHUNK) {
            while (relay.pendingCommits() >= maxPending) Thread.sleep(TICK);
            List<CommitId> chunk = left.subList(from, Math.min(from + CHUNK, left.size()));
            List<CommitId> broken = new ArrayList<>();
            List<Commit> found = commits.findReadable(chunk, broken::add);
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
                if (commit.acceptedAt().toEpochMilli() > youngest) {
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
