package io.symbia.support.feed;

import io.symbia.events.kernel.envelope.Topics;
import io.symbia.support.platform.Broker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts events that a consumer could not handle on {@code <topic>.parked}, as they came and with the reason, so that the
 * partition goes on and nothing is dropped.
 */
public final class ParkingLot implements AutoCloseable {
    public static final String REASON = "symbia_parked_reason";
    public static final String CONSUMER = "symbia_parked_consumer";
    public static final String TOPIC = "symbia_parked_topic";
    public static final String PARTITION = "symbia_parked_partition";
    public static final String OFFSET = "symbia_parked_offset";

    private static final Logger LOG = LoggerFactory.getLogger(ParkingLot.class);

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MAX_REMEMBERED = 1_000; // Records of a hundred characters each.

    private final Broker broker;
    private final AtomicLong parkedEvents = new AtomicLong();
    private final SequencedSet<String> remembered = new LinkedHashSet<>(); // What was parked last; guarded by this.
    private @Nullable Producer<String, byte[]> producer; // Made when first needed, which is rarely; guarded by this.

    public ParkingLot(Broker broker) {
        this.broker = broker;
    }

    /** Events parked since the start. */
    public long parkedEvents() {
        return parkedEvents.get();
    }

    /**
     * Parks a record that is not the event that its headers tell of; returns whether it is parked. It says nothing true about its stream, so no
     * place in one may follow from it.
     */
    public boolean parkUnread(IncomingRecord incoming, String consumer) throws InterruptedException {
        try {
            incoming.open();
            return false;
        } catch (RuntimeException | AssertionError | StackOverflowError unread) {
            park(incoming, consumer, Faults.reason(unread));
            return true;
        }
    }

    /** Parks a record for a consumer, once, however often its piece has to be handled; returns when the broker has it. */
    public synchronized void park(IncomingRecord incoming, String consumer, String reason) throws InterruptedException {
        ConsumerRecord<String, byte[]> record = incoming.raw();
        String name = name(record, consumer);
        if (remembered.contains(name)) return;
        var parked = new ProducerRecord<>(Topics.parked(record.topic()), record.key(), record.value());
        record.headers().forEach(parked.headers()::add);
        add(parked, REASON, reason);
        add(parked, CONSUMER, consumer);
        add(parked, TOPIC, record.topic());
        add(parked, PARTITION, Integer.toString(record.partition()));
        add(parked, OFFSET, Long.toString(record.offset()));
        send(parked);
        parkedEvents.incrementAndGet();
        remembered.add(name);
        if (remembered.size() > MAX_REMEMBERED) remembered.removeFirst();
        LOG.warn(
                "event=parked consumer={} topic={} partition={} offset={} type={}",
                consumer,
                record.topic(),
                record.partition(),
                record.offset(),
                incoming.type().orElse("unknown").replaceAll("[^a-z0-9.-]", "?"));
    }

    /** Another producer tries again with the piece: this one may wait for a time that was set back since, by which it counts. */
    private void send(ProducerRecord<String, byte[]> parked) throws InterruptedException {
        if (producer == null) producer = broker.producer();
        try {
            producer.send(parked).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            throw new KafkaException("not parked", failure.getCause());
        } catch (TimeoutException late) {
            producer.close(Duration.ZERO);
            producer = null;
            throw new KafkaException("not parked within " + PATIENCE, late);
        }
    }

    private static void add(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** In a topic that was made anew another record may have its offset. */
    private static String name(ConsumerRecord<String, byte[]> record, String consumer) {
        return consumer + " " + record.topic() + "-" + record.partition() + "@" + record.offset() + " "
                + record.timestamp() + " " + Arrays.hashCode(record.value());
    }

    @Override
    public synchronized void close() {
        if (producer != null) producer.close(Broker.closeTimeout());
    }
}
