package io.symbia.log.fetching;

import io.symbia.kafka.Brokers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Polls, a few portions ahead of whoever takes them, with two threads that have a consumer and half of the partitions each. What is made of
 * a record's value is made by the thread that has just parsed the record, while its bytes are in the cache of that processor: hashing them
 * elsewhere costs more than handing them over saves.
 *
 * <p>An order that moves a partition cannot take back what was polled before. Therefore it is a {@link #turn}: what was polled before the
 * turn says so, and is dropped by whoever gave the order.
 *
 * @param <V> what is made of the values of records
 */
public final class Fetching<V> implements AutoCloseable {
    private static final int THREADS = 2;
    private static final int PORTIONS_AHEAD = 4;

    private final BlockingQueue<Fetched<V>> portions = new ArrayBlockingQueue<>(PORTIONS_AHEAD);
    private final List<Fetcher<V>> fetchers;
    private long turns;

    /**
     * Begins, with nothing assigned.
     *
     * @param values makes something of a value; one for each thread
     */
    public Fetching(Brokers brokers, Supplier<Deserializer<V>> values) {
        fetchers = IntStream.range(0, THREADS)
                .mapToObj(number -> new Fetcher<>(brokers, number, values.get(), portions))
                .toList();
    }

    /**
     * Gives an order about a partition, to be carried out before some later poll of it, by the consumer that has it.
     *
     * @param from from where it is read then, or will be when it is read again
     * @return the turn that it begins: portions of earlier turns were polled before it
     */
    public long turn(TopicPartition partition, long from, Consumer<KafkaConsumer<ByteBuffer, V>> order) {
        turns++;
        int fetcher = Math.floorMod(partition.topic().hashCode() + partition.partition(), THREADS);
        fetchers.get(fetcher).order(turns, partition, from, order);
        return turns;
    }

    /**
     * The next portion, which may be an empty one.
     *
     * @throws RuntimeException what ended a thread, however much the other still brings: what nobody took is polled again by the next
     */
    public Optional<Fetched<V>> next(Duration patience) {
        try {
            Fetched<V> portion = portions.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
            fetchers.forEach(Fetcher::throwFailure);
            return Optional.ofNullable(portion);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading", interrupted);
        }
    }

    /** Has whoever waits for a portion look up, with an empty one if there is no other. */
    public void wake() {
        var _ = portions.offer(Fetched.nothing()); // No place: then there is something to take anyway.
    }

    /** Ends the threads; what they polled and nobody took is polled again by the next. */
    @Override
    public void close() {
        fetchers.forEach(Fetcher::end);
        fetchers.forEach(Fetcher::join);
    }
}
