package io.symbia.support.relay;

import io.symbia.events.kernel.envelope.EventCodec;
import io.symbia.events.kernel.envelope.SealedEvent;
import io.symbia.events.kernel.envelope.Topics;
import io.symbia.kafka.ClockWatch;
import io.symbia.support.aggregate.CommitListener;
import io.symbia.support.command.Admission;
import io.symbia.support.command.ServiceBusy;
import io.symbia.support.evidence.EventIndex;
import io.symbia.support.platform.Broker;
import io.symbia.support.platform.BrokerUnavailableException;
import io.symbia.support.platform.Database;
import io.symbia.support.platform.Pieces;
import io.symbia.support.platform.Settings;
import io.symbia.support.store.Commit;
import io.symbia.support.store.CommitId;
import io.symbia.support.store.CommitStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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
    private static final int MAX_ASKED = 500; // Predecessors in one question.
    private static final long TICK_MILLIS = 25;
    private static final Duration ASK_EVERY =
            Duration.ofMillis(200); // For predecessors in the hands of other processes.

    private final Outbox outbox = new Outbox();
    private final AtomicLong publishedEvents = new AtomicLong();

    private final Recorder recorder;
    private final CommitStore commits;
    private final EventIndex index;
    private final Broker broker;
    private final Settings settings;
    private final Clock clock;
    private final Supplier<ClockWatch> clocks;

    private volatile boolean broken; // Set when the producer has failed; the relay's thread makes another.
    private volatile boolean connected;
    private volatile boolean closing;
    private @Nullable Thread thread;
    private long askAtNanos = System.nanoTime(); // Of the relay's thread, as the next ones.
    private final Pieces questions = new Pieces(MAX_ASKED);
    private final Pieces connections = new Pieces(1);

    /**
     * A relay.
     *
     * @param recorder records what was published, in a database that it may ask patiently
     * @param commits  the same with the same patience
     * @param index    for those who look for an event by its id
     * @param clocks   one for each producer
     */
    Relay(
            Recorder recorder,
            CommitStore commits,
            EventIndex index,
            Broker broker,
            Settings settings,
            Clock clock,
            Supplier<ClockWatch> clocks) {
        this.recorder = recorder;
        this.commits = commits;
        this.index = index;
        this.broker = broker;
        this.settings = settings;
        this.clock = clock;
        this.clocks = clocks;
    }

    /**
     * A relay over this database.
     *
     * @param index for those who look for an event by its id
     */
    public static Relay of(
            Database database, EventCodec codec, EventIndex index, Broker broker, Settings settings, Clock clock) {
        return of(database, codec, index, broker, settings, clock, ClockWatch::new);
    }

    static Relay of(
            Database database,
            EventCodec codec,
            EventIndex index,
            Broker broker,
            Settings settings,
            Clock clock,
            Supplier<ClockWatch> clocks) {
        CommitStore commits = new CommitStore(database.patient(), codec);
        Recorder recorder = new Recorder(commits, new EventIndex(database.patient(), commits));
        return new Relay(recorder, commits, index, broker, settings, clock, clocks);
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
    public Optional<SealedEvent> event(String eventId) {
        return commitOf(eventId).flatMap(commit -> commit.event(eventId));
    }

    /** The commit with the event of this id, published or not. */
    public Optional<Commit> commitOf(String eventId) {
        return outbox.commitOf(eventId).or(() -> index.find(eventId));
    }

    /** Commits that were kept and are not recorded as published, as far as this process has them. */
    public int pendingCommits() {
        return outbox.size();
    }

    /** Age of the oldest of them, in seconds; 0 when there is none. */
    public double oldestPendingSeconds() {
        return outbox.oldestSeconds(clock.instant());
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
                ClockWatch watch = clocks.get(); // Older than the producer.
                try (Producer<String, byte[]> producer = broker.producer()) {
                    connected = true;
                    publishUntilBroken(producer, watch);
                    producer.close(Broker.closeTimeout()); // Sends what it has, whatever its clock says.
                }
                if (broken && !closing) pauseAfter(new BrokerUnavailableException("a record was not taken"));
            } catch (BrokerUnavailableException away) {
                LOG.warn("event=broker_away pending_commits={}", outbox.size());
                if (!closing) pauseAfter(away);
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException failure) {
                LOG.error("event=relay_failed pending_commits={}", outbox.size(), failure);
                if (!closing) pauseAfter(failure);
            }
        }
    }

    /**
     * Returns when the producer is of no more use: it has failed, or the time of day was set back, by which it counts when a record is due to be
     * sent; it would hold records until the false time has come.
     */
    private void publishUntilBroken(Producer<String, byte[]> producer, ClockWatch watch) throws InterruptedException {
        broken = false;
        outbox.sendAgain(recorder.unrecorded());
        while (!broken && !(closing && outbox.size() == 0)) {
            if (!closing && watch.wasSetBack()) {
                LOG.warn("event=clock_set_back pending_commits={}", outbox.size());
                return;
            }
            for (Commit commit : outbox.take(MAX_TAKEN, TICK_MILLIS)) send(producer, commit);
            List<Commit> recorded = recorder.recordSome();
            if (!recorded.isEmpty()) connections.done(Duration.ZERO);
            outbox.finished(recorded);
            if (System.nanoTime() - askAtNanos >= 0) askForPredecessors();
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
        recorder.acknowledged(commit);
    }

    private void askForPredecessors() {
        long startNanos = System.nanoTime();
        Duration rest = ASK_EVERY;
        Set<CommitId> published =
                outbox.awaited().stream().limit(questions.size()).collect(Collectors.toSet());
        try {
            if (!published.isEmpty()) {
                published.removeAll(commits.stillPending(published));
                outbox.release(published);
                questions.done(Duration.ofNanos(System.nanoTime() - startNanos));
            }
        } catch (com.mongodb.MongoException away) {
            rest = ASK_EVERY.plus(questions.failed(away));
            LOG.warn("event=predecessors_unknown reason={}", away.getClass().getSimpleName());
        }
        askAtNanos = System.nanoTime() + rest.toNanos();
    }

    private void pauseAfter(RuntimeException failure) {
        try {
            Thread.sleep(connections.failed(failure));
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
