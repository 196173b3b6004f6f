package io.symbia.support.reconciliation;

import com.mongodb.MongoException;
import io.symbia.events.kernel.envelope.EventCodec;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.support.evidence.KeptReceipts;
import io.symbia.support.platform.Database;
import io.symbia.support.platform.Lease;
import io.symbia.support.reconciliation.Finding.Kind;
import io.symbia.support.store.Commit;
import io.symbia.support.store.CommitStore;
import io.symbia.support.store.StreamIds;
import io.symbia.tlog.note.VerifierKey;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares store and log for ever, on the instance that holds the lease: streams that changed lately as soon as they are due, and all
 * streams in passes. After each stream it rests many times as long as the stream took, so it never has more than a small part of one
 * processor.
 */
public final class Reconciliation implements AutoCloseable {
    /** How long after its acceptance an event need not be in the log. */
    static final Duration BOUND = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);
    private static final Duration EVERY = Duration.ofMinutes(10); // From the end of a pass to the start of the next.
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int MAX_RECENT = 20; // Streams that changed lately, a tick; the passes meet the rest.
    private static final int REMEMBER_EVERY = 50; // Streams that are looked at twice after a crash.
    private static final int MAX_OPEN = 1_000; // Streams with findings that are remembered.
    private static final int REST = 30; // Times as long as a stream took: three per cent of one thread.
    private static final int MIN_REST_MILLIS = 5;

    private final CommitStore commits;
    private final Lease lease;
    private final Clock clock;
    private final SealedLog sealedLog;
    private final StreamCheck check;
    private final LostStreams lost;
    private final KeptReceipts receipts;
    private final Position position;
    private final RecentStreams recent;
    private final int rest; // Times as long as a stream took.
    private final long startedAtMillis;
    private final Map<String, List<Finding>> open = new ConcurrentHashMap<>(); // By stream.
    private volatile long lastFullPassMillis;
    private @Nullable Thread thread;

    /** Reconciles with the log at that address. */
    public Reconciliation(
            CommitStore commits,
            KeptReceipts receipts,
            Database database,
            EventCodec codec,
            Lease lease,
            Clock clock,
            URI logUrl) {
        this(commits, receipts, database, codec, lease, clock, logUrl, BOUND, REST);
    }

    /** With another bound, and another rest. */
    Reconciliation(
            CommitStore commits,
            KeptReceipts receipts,
            Database database,
            EventCodec codec,
            Lease lease,
            Clock clock,
            URI logUrl,
            Duration bound,
            int rest) {
        this.commits = commits;
        this.lease = lease;
        this.clock = clock;
        this.receipts = receipts;
        this.sealedLog = new SealedLog(logUrl);
        this.check = new StreamCheck(commits, sealedLog, codec, clock, bound);
        this.lost = new LostStreams(commits, receipts, sealedLog);
        this.position = new Position(database.mongo());
        this.recent = new RecentStreams(bound);
        this.rest = rest;
        this.startedAtMillis = clock.millis();
    }

    /** A commit was kept by this instance; its stream is compared when it is due. */
    public void committed(Commit commit) {
        recent.add(commit.stream(), clock.millis());
    }

    /** Number of events of a kind that store and log disagree about now, as far as they were looked at. */
    public long open(Kind kind) {
        return findings().stream().filter(finding -> finding.kind() == kind).count();
    }

    /** What is found and not healed. */
    public List<Finding> findings() {
        return open.values().stream().flatMap(List::stream).toList();
    }

    /** Seconds since a full pass ended, or since the start before the first; not a number where another instance holds the lease. */
    public double secondsSinceFullPass() {
        if (!lease.held()) return Double.NaN;
        return (clock.millis() - Math.max(lastFullPassMillis, startedAtMillis)) / 1000.0;
    }

    /** Begins, once. */
    public synchronized void start() {
        if (thread == null) thread = Thread.ofVirtual().name("reconciliation").start(this::run);
    }

    private void run() {
        try {
            while (true) {
                if (lease.held()) lookOnce();
                Thread.sleep(TICK);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookOnce() throws InterruptedException {
        try {
            VerifierKey key = key();
            lookAtRecent(key);
            boolean resumes = !position.afterStream().isEmpty();
            long last = position.lastFullPassMillis().orElse(0L);
            if (resumes || clock.millis() - last >= EVERY.toMillis()) pass(key);
        } catch (IOException | MongoException away) {
            LOG.warn("event=not_reconciled reason={}", away.toString());
        }
    }

    private VerifierKey key() throws IOException {
        if (position.key().isEmpty()) position.remember(sealedLog.key());
        return position.key().orElseThrow();
    }

    private void lookAtRecent(VerifierKey key) throws IOException, InterruptedException {
        List<StreamId> due = new ArrayList<>(recent.due(clock.millis(), MAX_RECENT));
        open.keySet().stream()
                .filter(stream -> !isLost(stream))
                .limit(MAX_RECENT)
                .forEach(stream -> due.add(StreamId.parse(stream)));
        for (StreamId stream : due) look(stream, key);
    }

    /**
     * Looks at all streams after the one that was reached last, to the end.
     *
     * @return what is open then
     */
    List<Finding> pass(VerifierKey key) throws IOException, InterruptedException {
        String from = position.afterStream();
        long given = receipts.count(); // Before the store: what has a receipt was kept before.
        long sealed = 0;
        try (StreamIds streams = commits.streamsAfter(from)) {
            for (int looked = 1; streams.hasNext(); looked++) {
                if (!lease.held()) return findings();
                StreamId stream = streams.next();
                sealed += look(stream, key);
                if (looked % REMEMBER_EVERY != 0) continue;
                lookAtRecent(key);
                position.reached(stream.toString());
            }
        }
        open.keySet().removeIf(Reconciliation::isLost);
        if (from.isEmpty() && given > sealed) {
            Set<Long> found = findings().stream()
                    .flatMapToLong(finding -> finding.leafIndex().stream())
                    .boxed()
                    .collect(Collectors.toSet());
            lost.find(found).stream()
                    .collect(Collectors.groupingBy(Finding::stream))
                    .forEach(this::report);
        }
        lastFullPassMillis = clock.millis();
        position.finished(lastFullPassMillis);
        LOG.info(
                "event=reconciled sealed_events={} findings={}",
                sealed,
                findings().size());
        return findings();
    }

    private static boolean isLost(String stream) {
        return stream.startsWith(LostStreams.PREFIX);
    }

    /** Returns how many events of the stream are kept and sealed. */
    private long look(StreamId stream, VerifierKey key) throws IOException, InterruptedException {
        long startNanos = System.nanoTime();
        StreamCheck.Result result = check.check(stream, key);
        report(stream.toString(), result.findings());
        long tookMillis = (System.nanoTime() - startNanos) / 1_000_000;
        Thread.sleep(Math.max(MIN_REST_MILLIS, rest * tookMillis));
        return result.sealed();
    }

    private void report(String stream, List<Finding> findings) {
        if (findings.isEmpty()) {
            if (open.remove(stream) != null) LOG.info("event=reconciliation_healed stream={}", stream);
            return;
        }
        if (!open.containsKey(stream) && open.size() >= MAX_OPEN) return;
        if (findings.equals(open.put(stream, findings))) return; // Said before.
        for (Finding finding : findings) {
            LOG.error(
                    "event=reconciliation_found kind={} stream={} sequence={} leaf={}",
                    finding.kind().label(),
                    finding.stream(),
                    finding.sequence(),
                    finding.leafIndex());
        }
    }

    @Override
    public synchronized void close() {
        if (thread != null) thread.interrupt();
    }
}
