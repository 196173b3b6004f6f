package io.symbia.log.fetching;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * What one poll brought.
 *
 * @param <V> what is made of the values of records
 * @param turn      the last turn that had been taken when it was polled, see {@link Fetching#turn}
 * @param gone      the offset that was asked for, of partitions whose broker does not have it
 * @param cut       those of them whose records were replaced by others from some offset before it on
 * @param unreadable what cannot be read, of partitions that are not polled any more until they are moved
 * @param positions how far partitions were polled; empty if nobody looked
 * @param polledNanos how long its consumer has polled by then, without the time in which nobody took what it had
 */
public record Fetched<V>(
        long turn,
        ConsumerRecords<ByteBuffer, V> records,
        Map<TopicPartition, Long> gone,
        Set<TopicPartition> cut,
        List<Unreadable> unreadable,
        Map<TopicPartition, Long> positions,
        long polledNanos) {
    /** A portion with nothing in it. */
    static <V> Fetched<V> nothing() {
        return new Fetched<>(0, ConsumerRecords.empty(), Map.of(), Set.of(), List.of(), Map.of(), 0);
    }
}
