package io.symbia.support.relay;

import com.mongodb.MongoException;
import io.symbia.support.platform.Lease;
import io.symbia.support.store.Commit;
import io.symbia.support.store.CommitId;
import io.symbia.support.store.CommitStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the commits that a dead process kept and did not publish, and gives them to the relay. Runs on the instance that holds
 * the lease: at once when it gets the lease, then rarely, for the search reads the whole store where there is no index.
 */
public final class Sweep implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Sweep.class);

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

    private void sweepOnce(Duration minAge) throws InterruptedException {
        try {
            int found = sweep(minAge);
            if (found > 0) log.info("event=swept commits={}", found);
        } catch (MongoException away) {
            log.warn("event=sweep_failed reason={}", away.getClass().getSimpleName());
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
        int given = 0;
        for (int from = 0; from < left.size(); from += CHUNK) {
            while (relay.pendingCommits() >= maxPending) Thread.sleep(TICK);
            for (Commit commit : commits.find(left.subList(from, Math.min(from + CHUNK, left.size())))) {
                // Read again just now: what was published meanwhile is not pending any more.
                if (!commit.pending() || commit.acceptedAt().toEpochMilli() > youngest) continue;
                relay.swept(commit);
                given++;
            }
        }
        return given;
    }

    @Override
    public synchronized void close() {
        if (thread != null) thread.interrupt();
    }
}
