package io.symbia.support.feed;

import io.symbia.events.kernel.envelope.EventCodec;
import io.symbia.events.kernel.envelope.Topics;
import io.symbia.support.platform.Broker;
import io.symbia.support.platform.BrokerUnavailableException;
import io.symbia.support.platform.Lease;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that reads topics from where its handler had got to, on the instance that holds the lease.
 *
 * <p>There is no consumer group: all partitions are read by one instance, so starting takes no rebalance, and what was read is
 * kept in the database together with what it led to. A group's offsets would be one more thing to agree with it.
 */
public final class Feed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration BACK_OFF = Duration.ofSeconds(1);
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
    private volatile boolean closing;
    private volatile long lagRecords;
    private @Nullable Thread thread;

    public Feed(FeedHandler handler, Broker broker, Lease lease, EventCodec codec) {
        this(handler, broker, lease, codec, BETWEEN_LOOKS);
    }

    Feed(FeedHandler handler, Broker broker, Lease lease, EventCodec codec, Duration betweenLooks) {
        this.betweenLooks = betweenLooks;
        this.handler = handler;
        this.broker = broker;
        this.lease = lease;
        this.codec = codec;
    }

    /** Short name, for metrics. */
    public String name() {
        return handler.name();
    }

    /** Records that were published and not read yet, over all partitions, as of the last poll. */
    public long lagRecords() {
        return lagRecords;
    }

    public synchronized void start() {
        if (thread == null && !handler.topics().isEmpty()) {
            thread = Thread.ofPlatform().name("feed-" + handler.name()).start(this::run);
        }
    }

    private void run() {
        try {
            while (!closing) {
                if (lease.held()) readUntilFault();
                Thread.sleep(STANDBY);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void readUntilFault() throws InterruptedException {
        try {
            broker.requireTopics(topicsWithParked());
            try (Consumer<String, byte[]> consumer = broker.consumer(handler.name())) {
                read(consumer);
            }
        } catch (org.apache.kafka.common.errors.InterruptException stopped) {
            throw new InterruptedException(stopped.getMessage());
        } catch (RuntimeException fault) {
            if (closing) return;
            if (Faults.isPassing(fault)) {
                LOG.warn("event=feed_interrupted feed={} reason={}", handler.name(), fault.toString());
            } else {
                LOG.error("event=feed_failed feed={}", handler.name(), fault);
            }
            Thread.sleep(BACK_OFF);
        }
    }

    private Set<String> topicsWithParked() {
        Set<String> topics = new TreeSet<>(handler.topics());
        handler.topics().stream().map(Topics::parked).forEach(topics::add);
        return topics;
    }

    private void read(Consumer<String, byte[]> consumer) throws InterruptedException {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : handler.topics()) {
            var infos = consumer.partitionsFor(topic);
            if (infos.isEmpty()) throw new BrokerUnavailableException(topic + " was made and is not there yet");
            infos.forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        consumer.assign(partitions);
        Map<String, Uuid> topicIds = broker.topicIds(handler.topics());
        Positions positions = handler.begin(topicIds);
        for (TopicPartition partition : partitions) consumer.seek(partition, positions.of(partition));
        long lookedNanos = System.nanoTime();
        while (!closing && lease.held()) {
            if (System.nanoTime() - lookedNanos > betweenLooks.toNanos()) {
                lookedNanos = System.nanoTime();
                if (!broker.topicIds(handler.topics()).equals(topicIds)) {
                    LOG.warn("event=feed_begins_again feed={} reason=a topic was made anew", handler.name());
                    return;
                }
            }
            List<IncomingRecord> records = new ArrayList<>();
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                records.add(new IncomingRecord(record, codec));
            }
            if (!records.isEmpty()) handler.handle(records);
            lagRecords = partitions.stream()
                    .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                    .sum();
            if (records.size() < SMALL_BATCH) Thread.sleep(GATHER);
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
