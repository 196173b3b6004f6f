package io.symbia.log.fetching;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;

/**
 * A thread that polls, a few portions ahead of whoever hashes: decompressing and parsing records takes about as long as hashing them. The
 * consumer is this thread's own; others give it orders, which it carries out between two polls.
 *
 * <p>An order that moves a partition cannot take back what was polled before. Therefore it is a {@link #turn}: what was polled before the
 * turn says so, and is dropped by whoever gave the order.
 */
public final class Fetching implements AutoCloseable {
    private static final Duration LONGEST_POLL = Duration.ofMillis(100);
    private static final long LAGS_NANOS = Duration.ofMillis(500).toNanos();
    private static final int PORTIONS_AHEAD = 4;

    private final KafkaConsumer<ByteBuffer, ByteBuffer> consumer;
    private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>(); // A few a partition at most.
    private final BlockingQueue<Fetched> portions = new ArrayBlockingQueue<>(PORTIONS_AHEAD);
    private final Thread thread;
    private long turns; // The caller's own.
    private long turn; // The thread's own, as is the next.
    private long lagsNanos = System.nanoTime() - LAGS_NANOS;
    private volatile boolean closing;
    private volatile Optional<Throwable> failure = Optional.empty();

    private record Order(long turn, Consumer<KafkaConsumer<ByteBuffer, ByteBuffer>> action) {}

    /** Begins, with nothing assigned. */
    public Fetching(String bootstrap) {
        consumer = new KafkaConsumer<>(ConsumerSettings.of(bootstrap));
        thread = Thread.ofPlatform().name("fetching").start(this::run);
    }

    /**
     * Gives an order, to be carried out before some later poll.
     *
     * @return the turn that it begins: portions of earlier turns were polled before it
     */
    public long turn(Consumer<KafkaConsumer<ByteBuffer, ByteBuffer>> order) {
        orders.add(new Order(++turns, order));
        return turns;
    }

    /**
     * The next portion, which may be an empty one.
     *
     * @throws RuntimeException what ended the thread, after the last portion before it
     */
    public Optional<Fetched> next(Duration patience) {
        try {
            Optional<Fetched> portion = Optional.ofNullable(portions.poll(patience.toNanos(), TimeUnit.NANOSECONDS));
            if (portion.isEmpty() && failure.isPresent() && portions.isEmpty()) throwFailure(failure.get());
            return portion;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading", interrupted);
        }
    }

    private static void throwFailure(Throwable failed) {
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
            Thread.currentThread().interrupt(); // Only close interrupts.
        } catch (Throwable failed) { // Thrown by next().
            failure = Optional.of(failed);
        }
    }

    private void carryOutOrders() throws InterruptedException {
        long patienceMillis = consumer.assignment().isEmpty() ? LONGEST_POLL.toMillis() : 0;
        Order order = orders.poll(patienceMillis, TimeUnit.MILLISECONDS);
        while (order != null) {
            order.action().accept(consumer);
            turn = order.turn();
            order = orders.poll();
        }
    }

    private Fetched poll() {
        ConsumerRecords<ByteBuffer, ByteBuffer> records = ConsumerRecords.empty();
        Map<TopicPartition, Long> gone = Map.of();
        try {
            records = consumer.poll(LONGEST_POLL);
        } catch (OffsetOutOfRangeException outOfRange) {
            gone = Map.copyOf(outOfRange.offsetOutOfRangePartitions());
        }
        return new Fetched(turn, records, gone, lagsIfDue());
    }

    private Map<TopicPartition, Long> lagsIfDue() {
        long now = System.nanoTime();
        if (now - lagsNanos < LAGS_NANOS) return Map.of();
        lagsNanos = now;
        Map<TopicPartition, Long> lags = new HashMap<>();
        for (TopicPartition partition : consumer.assignment()) {
            consumer.currentLag(partition).ifPresent(lag -> lags.put(partition, lag));
        }
        return lags;
    }

    private void handOn(Fetched portion) throws InterruptedException {
        boolean tellsNothing = portion.records().isEmpty()
                && portion.gone().isEmpty()
                && portion.lags().isEmpty();
        if (!tellsNothing)
            portions.put(portion); // Waits while others hash and seal: what is not polled stays in Kafka.
    }

    /** Ends the thread; what it polled and nobody took is polled again by the next. */
    @Override
    public void close() {
        closing = true;
        portions.clear(); // It may be waiting for a place.
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join(LONGEST_POLL.toMillis());
                portions.clear();
            } catch (InterruptedException _) {
                interrupted = true; // The consumer must be closed by its own thread.
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
