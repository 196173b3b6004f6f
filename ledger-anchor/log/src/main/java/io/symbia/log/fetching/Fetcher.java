package io.symbia.log.fetching;

import io.symbia.kafka.Brokers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/** One thread with a consumer of its own; others give it orders, which it carries out between two polls. */
final class Fetcher<V> {
    private static final Duration LONGEST_POLL = Duration.ofMillis(100);
    private static final long POSITIONS_NANOS = Duration.ofMillis(500).toNanos();
    private static final int ONE_BY_ONE =
            10; // Tells a consumer that asks for one partition after the other from those that fetch.

    private final KafkaConsumer<ByteBuffer, V> consumer;
    private final NextOffsets next; // The thread's own.
    private final Map<String, Object> oneByOne;
    private final BlockingQueue<Order<V>> orders = new LinkedBlockingQueue<>(); // A few a partition at most.
    private final BlockingQueue<Fetched<V>> portions;
    private final Thread thread;
    private long turn; // The thread's own, as is the next.
    private long positionsNanos = System.nanoTime() - POSITIONS_NANOS;
    private long polledNanos;
    private volatile boolean closing;
    private volatile Optional<Throwable> failure = Optional.empty();

    private record Order<V>(
            long turn, TopicPartition partition, long from, Consumer<KafkaConsumer<ByteBuffer, V>> action) {}

    /**
     * @param number   tells it from others
     * @param portions where it puts what it polls, and waits for a place
     */
    Fetcher(Brokers brokers, int number, Deserializer<V> values, BlockingQueue<Fetched<V>> portions) {
        this.portions = portions;
        oneByOne = ConsumerSettings.of(brokers, ONE_BY_ONE + number);
        consumer = new KafkaConsumer<>(ConsumerSettings.of(brokers, number), new ByteBufferDeserializer(), values);
        next = new NextOffsets(consumer);
        thread = Thread.ofPlatform().name("fetching").start(this::run);
    }

    void order(long number, TopicPartition partition, long from, Consumer<KafkaConsumer<ByteBuffer, V>> action) {
        orders.add(new Order<>(number, partition, from, action));
        consumer.wakeup();
    }

    /** Throws what ended the thread, if anything did. */
    void throwFailure() {
        if (failure.isEmpty()) return;
        Throwable failed = failure.get();
        if (failed instanceof RuntimeException exception) throw exception;
        if (failed instanceof Error error) throw error;
        throw new IllegalStateException(failed);
    }

    private void run() {
        try (consumer) {
            while (!closing) {
                carryOutOrders();
                if (!consumer.assignment().isEmpty()) handOn(poll());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // Nobody does, except whoever ends the process.
        } catch (Throwable failed) { // Thrown by throwFailure.
            failure = Optional.of(failed);
        }
    }

    private void carryOutOrders() throws InterruptedException {
        long patienceMillis = consumer.assignment().isEmpty() ? LONGEST_POLL.toMillis() : 0;
        Order<V> order = orders.poll(patienceMillis, TimeUnit.MILLISECONDS);
        while (order != null) {
            order.action().accept(consumer);
            next.begin(order.partition(), order.from());
            turn = order.turn();
            order = orders.poll();
        }
    }

    private Fetched<V> poll() {
        ConsumerRecords<ByteBuffer, V> records = ConsumerRecords.empty();
        Map<TopicPartition, Long> gone = Map.of();
        Set<TopicPartition> cut = Set.of();
        List<Unreadable> unreadable = new ArrayList<>();
        try {
            records = pollTimed();
        } catch (WakeupException _) { // There is an order, or it is to end.
        } catch (LogTruncationException truncated) { // KIP-320: the leader's history of epochs ends before our offset.
            gone = Map.copyOf(truncated.offsetOutOfRangePartitions());
            cut = gone.keySet();
        } catch (OffsetOutOfRangeException outOfRange) {
            gone = Map.copyOf(outOfRange.offsetOutOfRangePartitions());
        } catch (RuntimeException failed) {
            unreadable.add(Unreadable.of(failed, consumer, oneByOne).orElseThrow(() -> Unreadable.ofAll(failed)));
        }
        ConsumerRecords<ByteBuffer, V> good = next.take(records, unreadable);
        unreadable.forEach(this::leave);
        Map<TopicPartition, Long> positions = positionsIfDue(unreadable);
        return new Fetched<>(turn, good, gone, cut, List.copyOf(unreadable), positions, polledNanos);
    }

    /** Counts the time of the poll alone: while a damaged partition is looked for, the others are not asked and do not stand still. */
    private ConsumerRecords<ByteBuffer, V> pollTimed() {
        long begunNanos = System.nanoTime();
        try {
            return consumer.poll(LONGEST_POLL);
        } finally {
            polledNanos += System.nanoTime() - begunNanos;
        }
    }

    /** The others are read on. The client keeps what it has fetched, also what it cannot read, unless the partition is taken from it. */
    private void leave(Unreadable unreadable) {
        Set<TopicPartition> all = Set.copyOf(consumer.assignment());
        Set<TopicPartition> others = new HashSet<>(all);
        others.remove(unreadable.partition());
        consumer.assign(others);
        consumer.assign(all);
        consumer.seek(unreadable.partition(), unreadable.offset());
        consumer.pause(Set.of(unreadable.partition()));
        next.end(unreadable.partition());
    }

    private Map<TopicPartition, Long> positionsIfDue(List<Unreadable> unreadable) {
        long now = System.nanoTime();
        if (now - positionsNanos < POSITIONS_NANOS) return Map.of();
        positionsNanos = now;
        List<Unreadable> moved = new ArrayList<>();
        Map<TopicPartition, Long> positions = positions(moved);
        moved.forEach(this::leave);
        unreadable.addAll(moved);
        return positions;
    }

    private Map<TopicPartition, Long> positions(List<Unreadable> moved) {
        try {
            return next.positions(consumer.assignment(), moved);
        } catch (WakeupException _) { // There is an order; positions are looked at the next time.
            return Map.of();
        }
    }

    private void handOn(Fetched<V> portion) throws InterruptedException {
        boolean tellsNothing = portion.records().isEmpty()
                && portion.gone().isEmpty()
                && portion.unreadable().isEmpty()
                && portion.positions().isEmpty();
        if (!tellsNothing)
            portions.put(portion); // Waits while others take and seal: what is not polled stays in Kafka.
    }

    /**
     * Asks the thread to end. It is woken: Kafka's client measures its wait by the time of day, and a clock that was set back would keep it for as
     * long as it was ahead. So does an order.
     */
    void end() {
        closing = true;
        consumer.wakeup();
    }

    /** Waits for the end, and takes away what it may be waiting with for a place. */
    void join() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            portions.clear();
            try {
                thread.join(LONGEST_POLL.toMillis());
            } catch (InterruptedException _) {
                interrupted = true; // The consumer must be closed by its own thread.
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
