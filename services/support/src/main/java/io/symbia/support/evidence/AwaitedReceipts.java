package io.symbia.support.evidence;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.support.store.Commit;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits that this instance has kept and for which the log has given no receipt yet: what is accepted, and not known to be sealed and witnessed.
 * A receipt is sent once the quorum has cosigned, so there is nothing else to ask for.
 *
 * <p>When too many wait, later ones are not remembered: the oldest is what is asked about, and what was forgotten, here or with a process that
 * died, the reconciliation finds.
 */
public final class AwaitedReceipts implements AutoCloseable {
    static final int MAX_COMMITS = 10_000; // Two hundred bytes each.

    private static final Logger LOG = LoggerFactory.getLogger(AwaitedReceipts.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int ASKED_AT_ONCE = 500; // Keys in one query.

    private final KeptReceipts receipts;
    // When each was kept, of System.nanoTime, by a commit's last event: no clock that is set back makes it younger.
    // Guarded by this.
    private final Map<Digest, Long> awaited = new LinkedHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable Thread thread;

    public AwaitedReceipts(KeptReceipts receipts) {
        this.receipts = receipts;
    }

    /** A commit was kept; the receipt of its last event is that of all, since a stream is sealed in order. */
    public synchronized void committed(Commit commit) {
        if (awaited.size() < MAX_COMMITS) {
            awaited.put(commit.events().getLast().digest(), System.nanoTime());
        }
    }

    /** Age of the oldest of them, in seconds; 0 when there is none. */
    public synchronized double oldestSeconds() {
        return awaited.values().stream()
                .findFirst()
                .map(nanos -> (System.nanoTime() - nanos) / 1e9)
                .orElse(0.0);
    }

    /** Begins to look for receipts, once. */
    public synchronized void start() {
        if (thread == null) thread = Thread.ofVirtual().name("awaited-receipts").start(this::run);
    }

    private void run() {
        try {
            while (!closed.await(TICK.toMillis(), TimeUnit.MILLISECONDS)) lookOnce();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever it meets, it looks again: what it cannot find out shows as age. */
    private void lookOnce() {
        try {
            while (look() == ASKED_AT_ONCE) {
                // There may be more.
            }
        } catch (RuntimeException failure) {
            LOG.warn("event=receipts_not_asked reason=\"{}\"", failure.toString());
        }
    }

    /** Forgets those of the oldest that have a receipt; returns how many. */
    int look() {
        List<Digest> asked = oldest();
        if (asked.isEmpty()) return 0;
        Set<Digest> found = receipts.found(asked);
        forget(found);
        return found.size();
    }

    private synchronized List<Digest> oldest() {
        return awaited.keySet().stream().limit(ASKED_AT_ONCE).toList();
    }

    private synchronized void forget(Set<Digest> found) {
        found.forEach(awaited::remove);
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
