package io.symbia.support.reconciliation;

import com.mongodb.MongoException;
import io.symbia.events.kernel.envelope.EventCodec;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.support.evidence.KeptReceipts;
import io.symbia.support.platform.Database;
import io.symbia.support.platform.Pieces;
import io.symbia.support.reconciliation.Finding.Kind;
import io.symbia.support.reconciliation.Passes.Over;
import io.symbia.support.reconciliation.Passes.Piece;
import io.symbia.support.reconciliation.Passes.Turn;
import io.symbia.support.store.Commit;
import io.symbia.support.store.CommitStore;
import io.symbia.support.store.StreamIds;
import io.symbia.tlog.note.VerifierKey;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares store and log for ever: each instance the streams that it changed lately, as soon as they are due, and all instances together
 * all streams in passes. After each stream it rests many times as long as the stream took, so it never has more than a small part of one
 * processor.
 */
public final class Reconciliation implements AutoCloseable {
    /** How long after its acceptance an event need not be in the log. */
    static final Duration BOUND = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);
    private static final Duration EVERY = Duration.ofMinutes(10); // From the end of a pass to the start of the next.
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int MAX_RECENT = 20; // Streams that changed lately, a tick; the passes meet the rest.
    private static final int PIECE = 50; // Streams of a pass that an instance takes at once.
    private static final int MAX_OPEN = 1_000; // Streams with findings that are remembered.
    private static final int REST = 30; // Times as long as a stream took: three per cent of one thread.
    private static final int MIN_REST_MILLIS = 5;

    private final CommitStore commits;
    private final Clock clock;
    private final SealedLog sealedLog;
    private final StreamCheck check;
    private final LostStreams lost;
    private final KeptReceipts receipts;
    private final KnownLog known;
    private final Passes passes;
    private final RecentStreams recent;
    private final PassRhythm rhythm = new PassRhythm(EVERY, System::nanoTime);
    private final int rest; // Times as long as a stream took.
    private final Map<String, List<Finding>> open = new ConcurrentHashMap<>(); // By stream.
    private final Pieces failing = new Pieces(1); // For its rests; of the thread.
    private @Nullable Thread thread;

    /**
     * Reconciles with the log at that address.
     *
     * @param instance names this process among those of its service
     */
    public Reconciliation(
            CommitStore commits,
            KeptReceipts receipts,
            Database database,
            EventCodec codec,
            String instance,
            Clock clock,
            URI logUrl) {
        this(commits, receipts, database, codec, instance, clock, logUrl, BOUND, REST);
    }

    /** With another bound, and another rest. */
    Reconciliation(
            CommitStore commits,
            KeptReceipts receipts,
            Database database,
            EventCodec codec,
            String instance,
            Clock clock,
            URI logUrl,
            Duration bound,
            int rest) {
        this.commits = commits;
        this.clock = clock;
        this.receipts = receipts;
        this.sealedLog = new SealedLog(logUrl);
        this.check = new StreamCheck(commits, sealedLog, codec, clock, bound);
        this.lost = new LostStreams(commits, receipts, sealedLog);
        this.known = new KnownLog(database.patient());
        this.passes = new Passes(database.patient(), instance);
        this.recent = new RecentStreams(bound);
        this.rest = rest;
    }

    /** A commit was kept by this instance; its stream is compared when it is due. */
    public void committed(Commit commit) {
        recent.add(commit.stream(), steadyMillis());
    }

    /** Number of events of a kind that store and log disagree about now, as far as they were looked at. */
    public long open(Kind kind) {
        return findings().stream().filter(finding -> finding.kind() == kind).count();
    }

    /** What is found and not healed. */
    public List<Finding> findings() {
        return open.values().stream().flatMap(List::stream).toList();
    }

    /** Seconds since a full pass of all instances ended, or since the start before the first, as far as this one has heard. */
    public double secondsSinceFullPass() {
        return rhythm.secondsSince();
    }

    /** Of a clock that nobody sets. */
    private static long steadyMillis() {
        return System.nanoTime() / 1_000_000;
    }

    /** Begins, once. */
    public synchronized void start() {
        if (thread == null) thread = Thread.ofVirtual().name("reconciliation").start(this::run);
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(lookOnce());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns how long to rest. */
    private Duration lookOnce() throws InterruptedException {
        try {
            VerifierKey key = key();
            lookAtRecent(key);
            // Another instance has ended a pass, and knows what is lost.
            if (rhythm.heard(passes.lastFullPassMillis().orElse(0L))) forgetLost();
            pass(key, rhythm.isDue(clock.millis()));
            failing.done(Duration.ZERO);
            return TICK;
        } catch (IOException | MongoException away) {
            LOG.warn("event=not_reconciled reason={}", away.toString());
            return TICK.plus(failing.failed(away));
        }
    }

    private VerifierKey key() throws IOException {
        if (known.key().isEmpty()) known.remember(sealedLog.key());
        return known.key().orElseThrow();
    }

    private void lookAtRecent(VerifierKey key) throws IOException, InterruptedException {
        List<StreamId> due = new ArrayList<>(recent.due(steadyMillis(), MAX_RECENT));
        open.keySet().stream()
                .filter(stream -> !isLost(stream))
                .limit(MAX_RECENT)
                .forEach(stream -> due.add(StreamId.parse(stream)));
        for (StreamId stream : due) look(stream, key);
    }

    /**
     * Makes a pass, as far as others do not.
     *
     * @return what is open then
     */
    List<Finding> pass(VerifierKey key) throws IOException, InterruptedException {
        return pass(key, true);
    }

    private List<Finding> pass(VerifierKey key, boolean begin) throws IOException, InterruptedException {
        while (true) {
            // KeptReceipts are counted before the store is read: what has a receipt was kept before.
            switch (passes.turn(begin, clock.millis(), receipts::count, this::endOfPieceAfter)) {
                case Turn.Take(Piece piece) -> look(piece, key);
                case Turn.End(Over over) -> {
                    end(over);
                    return findings();
                }
                case Turn.Rest() -> {
                    return findings();
                }
            }
        }
    }

    private Optional<String> endOfPieceAfter(String stream) {
        Optional<String> last = Optional.empty();
        try (StreamIds streams = commits.streamsAfter(stream)) {
            for (int count = 0; count < PIECE && streams.hasNext(); count++) {
                last = Optional.of(streams.next().toString());
            }
        }
        return last;
    }

    private void look(Piece piece, VerifierKey key) throws IOException, InterruptedException {
        long sealed = 0;
        Set<Long> leaves = new HashSet<>();
        try (StreamIds streams = commits.streamsAfter(piece.after())) {
            while (streams.hasNext()) {
                StreamId stream = streams.next();
                if (stream.toString().compareTo(piece.upTo()) > 0) break;
                sealed += look(stream, key);
                for (Finding finding : open.getOrDefault(stream.toString(), List.of())) {
                    finding.leafIndex().ifPresent(leaves::add);
                }
            }
        }
        passes.done(piece, sealed, leaves);
        lookAtRecent(key);
    }

    private void end(Over over) throws IOException {
        forgetLost();
        if (over.whole() && over.given() > over.sealed()) {
            lost.find(over.leaves()).stream()
                    .collect(Collectors.groupingBy(Finding::stream))
                    .forEach(this::report);
        }
        rhythm.heard(passes.lastFullPassMillis().orElse(0L));
        LOG.info(
                "event=reconciled sealed_events={} findings={}",
                over.sealed(),
                findings().size());
    }

    private void forgetLost() {
        open.keySet().removeIf(Reconciliation::isLost);
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
