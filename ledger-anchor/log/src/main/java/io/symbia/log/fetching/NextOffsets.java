package io.symbia.log.fetching;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Which record each partition has to bring next. The number of a batch stands in its header, and the place of a batch in an index; neither has a
 * checksum. One turned bit there has the client pass over records without a word, or give them numbers that are not theirs.
 *
 * <p>INVARIANT 173: a record is handed on only if its offset is the next one, so none is taken under a number that skips another. The markers of
 * transactions take numbers, too, and nobody says which: a partition that is written in transactions stops.
 */
final class NextOffsets {
    private static final String OR =
            ": numbers are missing, or somebody writes here in transactions, which topics of events do not take";

    private final KafkaConsumer<?, ?> consumer;
    private final Map<TopicPartition, Long> next = new HashMap<>();

    NextOffsets(KafkaConsumer<?, ?> consumer) {
        this.consumer = consumer;
    }

    /** A partition is read from there from now on. */
    void begin(TopicPartition partition, long offset) {
        next.put(partition, offset);
    }

    /** A partition is not read until it begins again. */
    void end(TopicPartition partition) {
        next.remove(partition);
    }

    /**
     * Those records that are the next ones.
     *
     * @param unreadable gets the partitions that bring another one
     */
    <V> ConsumerRecords<ByteBuffer, V> take(ConsumerRecords<ByteBuffer, V> records, List<Unreadable> unreadable) {
        Map<TopicPartition, List<ConsumerRecord<ByteBuffer, V>>> cut = new HashMap<>();
        for (TopicPartition partition : records.partitions()) {
            List<ConsumerRecord<ByteBuffer, V>> brought = records.records(partition);
            int good = count(partition, brought, unreadable);
            if (good < brought.size()) cut.put(partition, brought.subList(0, good));
        }
        if (cut.isEmpty()) return records;
        Map<TopicPartition, List<ConsumerRecord<ByteBuffer, V>>> taken = new HashMap<>();
        for (TopicPartition partition : records.partitions()) {
            List<ConsumerRecord<ByteBuffer, V>> good = cut.getOrDefault(partition, records.records(partition));
            if (!good.isEmpty()) taken.put(partition, good);
        }
        return new ConsumerRecords<>(taken, Map.of());
    }

    private <V> int count(
            TopicPartition partition, List<ConsumerRecord<ByteBuffer, V>> brought, List<Unreadable> unreadable) {
        Long begun = next.get(partition);
        if (begun == null) return 0; // It was given up a moment ago.
        long expected = begun;
        int count = 0;
        for (ConsumerRecord<ByteBuffer, V> record : brought) {
            if (record.offset() != expected) {
                String reason = "record %d is next, and record %d came".formatted(expected, record.offset());
                unreadable.add(new Unreadable(partition, expected, explained(reason, expected, record.offset())));
                return count;
            }
            expected = record.offset() + 1;
            next.put(partition, expected);
            count++;
        }
        return count;
    }

    /**
     * How far partitions were polled. One whose consumer has moved without records has passed something over, or goes back.
     *
     * @param unreadable gets those
     */
    Map<TopicPartition, Long> positions(Iterable<TopicPartition> asked, List<Unreadable> unreadable) {
        Map<TopicPartition, Long> positions = new HashMap<>();
        for (TopicPartition partition : asked) {
            Long expected = next.get(partition);
            if (expected == null) continue;
            try {
                long position = consumer.position(partition, Duration.ZERO);
                if (position == expected) {
                    positions.put(partition, position);
                } else {
                    String reason = "record %d is next, and Kafka's client goes on at %d".formatted(expected, position);
                    unreadable.add(new Unreadable(partition, expected, explained(reason, expected, position)));
                }
            } catch (TimeoutException _) {
                // The client is still finding out whether its position holds; it is known the next time.
            }
        }
        return positions;
    }

    private static String explained(String reason, long expected, long came) {
        return came < expected ? reason : reason + OR;
    }
}
