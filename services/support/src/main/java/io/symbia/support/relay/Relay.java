package io.symbia.support.relay;

import io.symbia.events.kernel.envelope.SealedEvent;
import io.symbia.events.kernel.envelope.Topics;
import io.symbia.support.aggregate.CommitListener;
import io.symbia.support.command.Admission;
import io.symbia.support.command.ServiceBusy;
import io.symbia.support.evidence.EventIndex;
import io.symbia.support.platform.Broker;
import io.symbia.support.platform.BrokerUnavailableException;
import io.symbia.support.platform.Settings;
import io.symbia.support.store.Commit;
import io.symbia.support.store.CommitId;
import io.symbia.support.store.CommitStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes commits, and records that it did. One thread does all of it, so nothing here is sent twice at once.
 *
 * <p>A stream's events never overtake each other: the producer has one request in flight, and the first failure closes it, on its
 * own thread, before it can send anything later. Then a new producer begins again with the oldest commit that was not
 * acknowledged; consumers recognise what they get twice.
 */
public final class Relay implements CommitListener, Admission, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    private static final int MAX_TAKEN = 500; // Commits handed to the producer before looking at acknowledgements.
    private static final int MAX_RECORDED = 500; // Commits marked as published in one update.
    private static final long TICK_MILLIS = 25;
    private static final long RECORD_EVERY_MILLIS = 50; // Two writes to the database each time.
    private static final long ASK_EVERY_MILLIS = 200; // For predecessors in the hands of other processes.
    private static final Duration BACK_OFF = Duration.ofSeconds(1);

    private final Outbox outbox = new Outbox();
    private final Map<CommitId, Commit> acknowledged = new LinkedHashMap<>(); // Guarded by itself; not yet recorded.
    private final AtomicLong publishedEvents = new AtomicLong();

    private final CommitStore commits;
    private final EventIndex index;
    private final Broker broker;
    private final Settings settings;
    private final Clock clock;

    private volatile boolean broken; // Set when the producer has failed; the relay's thread makes another.
    private volatile boolean connected;
    private volatile boolean closing;
    private @Nullable Thread thread;
    private long recordedAtMillis; // Of the relay's thread, as the next one.
    private long askedAtMillis;

    public Relay(CommitStore commits, EventIndex index, Broker broker, Settings settings, Clock clock) {
        this.commits = commits;
        this.index = index;
        this.broker = broker;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void committed(Commit commit, boolean predecessorPending) {
        outbox.add(commit, predecessorPending);
    }

    /** A broker that is away does not stop commands, until so many commits wait that memory would suffer. */
    @Override
    public void admit() {
        if (outbox.size() >= settings.maxPendingCommits()) {
            throw new ServiceBusy(
                    outbox.size() + " commits wait for the broker, at most " + settings.maxPendingCommits() + " may");
        }
    }

    /** Takes in what the sweep found, unless it is on its way already. */
    void swept(Commit commit) {
        outbox.add(commit, false);
    }

    boolean has(CommitId id) {
        return outbox.contains(id);
    }

    /** An event by its id, published or not. */
    public Optional<SealedEvent> event(String id) {
        return outbox.event(id).or(() -> index.find(id));
    }

    /** Commits that were kept and are not recorded as published, as far as this process has them. */
    public int pendingCommits() {
        return outbox.size();
    }

    /** Age of the oldest of them, in seconds; 0 when there is none. */
    public double oldestPendingSeconds() {
        return outbox.oldest()
                .map(at -> Math.max(0, Duration.between(at, clock.instant()).toMillis() / 1000.0))
                .orElse(0.0);
    }

    /** Events acknowledged by the broker since the start. */
    public long publishedEvents() {
        return publishedEvents.get();
    }

    /** Whether the broker was ever reached, and commands are not refused because it is away. */
    public boolean isWell() {
        return connected && outbox.size() < settings.maxPendingCommits();
    }

    public synchronized void start() {
        if (thread == null) thread = Thread.ofPlatform().name("relay").start(this::run);
    }

    private void run() {
        while (!closing) {
            try {
                broker.requireTopics(List.of(Topics.events(settings.service())));
                try (Producer<String, byte[]> producer = broker.producer()) {
                    connected = true;
                    publishUntilBroken(producer);
                }
            } catch (BrokerUnavailableException away) {
                LOG.warn("event=broker_away pending_commits={}", outbox.size());
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException failure) {
                LOG.error("event=relay_failed pending_commits={}", outbox.size(), failure);
            }
            if (!closing) pause();
        }
    }

    private void publishUntilBroken(Producer<String, byte[]> producer) throws InterruptedException {
        broken = false;
        outbox.sendAgain(acknowledgedIds());
        while (!broken && !(closing && outbox.size() == 0)) {
            for (Commit commit : outbox.take(MAX_TAKEN, TICK_MILLIS)) send(producer, commit);
            long now = clock.millis();
            if (now - recordedAtMillis >= RECORD_EVERY_MILLIS) record(now);
            if (now - askedAtMillis >= ASK_EVERY_MILLIS) askForPredecessors(now);
        }
    }

    private void send(Producer<String, byte[]> producer, Commit commit) {
        AtomicInteger outstanding = new AtomicInteger(commit.events().size());
        for (SealedEvent event : commit.events()) {
            if (broken) return; // What comes later must not overtake what failed.
            try {
                var _ = producer.send(EventRecords.of(event), (_, failure) -> {
                    if (failure != null) {
                        stop(producer, failure);
                    } else if (outstanding.decrementAndGet() == 0) {
                        acknowledge(commit);
                    }
                });
            } catch (RuntimeException failure) {
                stop(producer, failure);
            }
        }
    }

    /** Runs on the producer's own thread: from here on nothing leaves it any more. */
    private void stop(Producer<String, byte[]> producer, Exception failure) {
        if (broken) return; // The records behind the failed one fail too.
        broken = true;
        LOG.warn("event=publish_failed reason={}", failure.toString());
        producer.close(Duration.ZERO);
    }

    private void acknowledge(Commit commit) {
        publishedEvents.addAndGet(commit.events().size());
        synchronized (acknowledged) {
            acknowledged.put(commit.id(), commit);
        }
    }

    private Set<CommitId> acknowledgedIds() {
        synchronized (acknowledged) {
            return new HashSet<>(acknowledged.keySet());
        }
    }

    /**
     * Enters published events into the index, then clears the pending marks. A crash before the second leaves the commits
     * pending, and both happen again; a crash before the first likewise.
     */
    private void record(long now) {
        recordedAtMillis = now;
        List<Commit> done = new ArrayList<>();
        synchronized (acknowledged) {
            acknowledged.values().stream().limit(MAX_RECORDED).forEach(done::add);
        }
        if (done.isEmpty()) return;
        try {
            index.put(done);
            commits.clearPending(done.stream().map(Commit::id).toList());
        } catch (com.mongodb.MongoException away) {
            LOG.warn(
                    "event=not_recorded commits={} reason={}",
                    done.size(),
                    away.getClass().getSimpleName());
            return; // Tried again with the next tick.
        }
        outbox.finished(done);
        synchronized (acknowledged) {
            done.forEach(commit -> acknowledged.remove(commit.id()));
        }
    }

    private void askForPredecessors(long now) {
        askedAtMillis = now;
        Collection<CommitId> awaited = outbox.awaited();
        if (awaited.isEmpty()) return;
        try {
            Set<CommitId> published = new HashSet<>(awaited);
            published.removeAll(commits.stillPending(awaited));
            outbox.release(published);
        } catch (com.mongodb.MongoException away) {
            LOG.warn("event=predecessors_unknown reason={}", away.getClass().getSimpleName());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BACK_OFF);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Publishes what is waiting, for a few seconds; the rest stays pending in the store. */
    @Override
    public synchronized void close() {
        closing = true;
        if (thread == null) return;
        try {
            thread.join(Broker.closeTimeout().toMillis());
            thread.interrupt();
            thread.join(Broker.closeTimeout().toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        if (outbox.size() > 0) LOG.warn("event=relay_closed pending_commits={}", outbox.size());
    }
}
