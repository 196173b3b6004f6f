package io.symbia.support.feed;

import io.symbia.events.kernel.envelope.EventCodec;
import io.symbia.events.kernel.envelope.Topics;
import io.symbia.kafka.ClockWatch;
import io.symbia.support.platform.Broker;
import io.symbia.support.platform.BrokerUnavailableException;
import io.symbia.support.platform.Lease;
import io.symbia.support.platform.Pieces;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that reads topics from where its handler had got to.
 *
 * <p>The instances of a service share the partitions of a feed's topics, as a consumer group; a handler that needs one reader is run by the
 * instance that holds the lease. In both cases what was read is kept in the database together with what it led to: a group's own offsets
 * would be one more thing to agree with it.
 */
public final class Feed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration STANDBY = Duration.ofMillis(100);

    /** A topic that was made anew is noticed after so long; what was passed over meanwhile is read then. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(15);

    /** After a small batch the feed waits a moment, so that the next one is worth its writes. */
    private static final int SMALL_BATCH = 200;

    private static final Duration GATHER = Duration.ofMillis(250);

    private final FeedHandler handler;
    private final Broker broker;
    private final Lease lease;
    private final EventCodec codec;
    private final Duration betweenLooks;
    private final Supplier<ClockWatch> clocks;
    private final Pieces pieces;
    private final Pieces consumers = new Pieces(1); // For the rests between them.
    private volatile boolean closing;
    private volatile long lagRecords;
    private volatile int partitions;
    private final AtomicLong handledRecords = new AtomicLong();
    private final AtomicLong missedRecords = new AtomicLong();
    private @Nullable Thread thread;

    public Feed(FeedHandler handler, Broker broker, Lease lease, EventCodec codec) {
        this(handler, broker, lease, codec, BETWEEN_LOOKS);
    }

    Feed(FeedHandler handler, Broker broker, Lease lease, EventCodec codec, Duration betweenLooks) {
        this(handler, broker, lease, codec, betweenLooks, ClockWatch::new);
    }

    Feed(
            FeedHandler handler,
            Broker broker,
            Lease lease,
            EventCodec codec,
            Duration betweenLooks,
            Supplier<ClockWatch> clocks) {
        this.clocks = clocks;
        this.betweenLooks = betweenLooks;
        this.handler = handler;
        this.pieces = new Pieces(handler.maxRecords());
        this.broker = broker;
        this.lease = lease;
        this.codec = codec;
    }

    /** Short name, for metrics. */
    public String name() {
        return handler.name();
    }

    /** Records that were published and not handled yet, of the partitions that this instance reads, as of the last piece. */
    public long lagRecords() {
        return lagRecords;
    }

    /** Whether anybody wants anything of it: a service without reactions has a feed of reactions that reads nothing. */
    public boolean isWanted() {
        return !handler.topics().isEmpty();
    }

    /** Partitions that this instance reads now. */
    public int partitions() {
        return partitions;
    }

    /** Records that this instance has handled since its start. */
    public long handledRecords() {
        return handledRecords.get();
    }

    /** Records that were deleted from their topics before this instance could read them, since its start. */
    public long missedRecords() {
        return missedRecords.get();
    }

    public synchronized void start() {
        if (thread == null && isWanted()) {
            thread = Thread.ofPlatform().name("feed-" + handler.name()).start(this::run);
        }
    }

    private void run() {
        try {
            while (!closing) {
                if (mayRead()) readUntilFault();
                Thread.sleep(STANDBY);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean mayRead() {
        return !closing && (!handler.needsOneReader() || lease.held());
    }

    private void readUntilFault() throws InterruptedException {
        try {
            broker.requireTopics(topicsWithParked());
            ClockWatch clock = clocks.get(); // Older than the consumer.
            try (Consumer<String, byte[]> consumer =
                    handler.needsOneReader() ? broker.consumer(handler.name()) : broker.member(handler.name())) {
                read(consumer, clock);
            }
        } catch (org.apache.kafka.common.errors.InterruptException stopped) {
            throw new InterruptedException(stopped.getMessage());
        } catch (RuntimeException fault) {
            if (closing) return;
            report(fault);
            Thread.sleep(consumers.failed(fault));
        } finally {
            lagRecords = 0; // Of partitions that others read.
            partitions = 0;
        }
    }

    private void report(RuntimeException fault) {
        if (Faults.isPassing(fault)) {
            LOG.warn("event=feed_interrupted feed={} reason={}", handler.name(), fault.toString());
        } else {
            LOG.error("event=feed_failed feed={}", handler.name(), fault);
        }
    }

    private Set<String> topicsWithParked() {
        Set<String> topics = new TreeSet<>(handler.topics());
        handler.topics().stream().map(Topics::parked).forEach(topics::add);
        return topics;
    }

    private void read(Consumer<String, byte[]> consumer, ClockWatch clock) throws InterruptedException {
        Map<String, Uuid> topicIds = broker.topicIds(handler.topics());
        FeedReading reading = new FeedReading(consumer, handler, codec, topicIds, pieces);
        reading.begin();
        long lookedNanos = System.nanoTime();
        long missed = 0;
        while (mayRead()) {
            if (clock.wasSetBack()) {
                LOG.warn("event=feed_begins_again feed={} reason=the time of day was set back", handler.name());
                return;
            }
            if (System.nanoTime() - lookedNanos > betweenLooks.toNanos()) {
                lookedNanos = System.nanoTime();
                if (wereMadeAnew(topicIds)) {
                    LOG.warn("event=feed_begins_again feed={} reason=a topic was made anew", handler.name());
                    return;
                }
            }
            int handled = step(reading);
            handledRecords.addAndGet(handled);
            if (handled > 0) consumers.done(Duration.ZERO);
            missed = report(missed, reading.missedRecords());
            lagRecords = reading.lagRecords();
            partitions = reading.partitions();
            if (handled < SMALL_BATCH && reading.isEmptyHanded()) Thread.sleep(GATHER);
        }
    }

    private long report(long missedBefore, long missed) {
        if (missed > missedBefore) {
            missedRecords.addAndGet(missed - missedBefore);
            LOG.warn("event=records_missed feed={} records={}", handler.name(), missed - missedBefore);
        }
        return missed;
    }

    /** A broker that does not answer now is asked again later, and the group is not left meanwhile. */
    private boolean wereMadeAnew(Map<String, Uuid> topicIds) {
        try {
            return !broker.topicIds(handler.topics()).equals(topicIds);
        } catch (BrokerUnavailableException away) {
            return false;
        }
    }

    /**
     * Returns how many records were handled. Whatever the broker or the handler says, the group is not left for it: partitions would wander
     * from one instance to the next, and each would meet the same.
     */
    private int step(FeedReading reading) throws InterruptedException {
        try {
            reading.fetch(POLL);
            return reading.handle();
        } catch (org.apache.kafka.common.errors.InterruptException stopped) {
            throw stopped;
        } catch (RuntimeException fault) {
            if (closing) return 0;
            report(fault);
            reading.restAfter(fault);
            return 0;
        }
    }

    /** Ends after the batch at hand, or in the middle of it when that takes too long: it is then read again. */
    @Override
    public void close() {
        closing = true;
        Thread running;
        synchronized (this) {
            running = thread;
        }
        if (running == null) return;
        try {
            running.join(Broker.closeTimeout().toMillis());
            running.interrupt();
            running.join(Broker.closeTimeout().toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
