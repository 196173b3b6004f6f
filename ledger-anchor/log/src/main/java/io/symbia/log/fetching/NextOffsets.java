package io.symbia.log.fetching;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Which record each partition has to bring next. The number of a batch stands in its header, and the place of a batch in an index; neither has a
 * checksum. One turned bit there has the client pass over records without a word, or give them numbers that are not theirs.
 *
 * <p>INVARIANT 173: a record is handed on only if its offset is the next one, or if those between belong to transactions, by the headers of their
 * batches. So none is taken under a number that skips another.
 */
final class NextOffsets {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

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
        Gap gap = new Gap(partition, brought.getLast().offset());
        for (ConsumerRecord<ByteBuffer, V> record : brought) {
            Optional<String> wrong = gap.wrong(expected, record.offset());
            if (wrong.isPresent()) {
                unreadable.add(new Unreadable(
                        partition,
                        expected,
                        "record %d is next, and record %d came%s".formatted(expected, record.offset(), wrong.get())));
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
     * @param unreadable gets those of which nobody can say what that was
     */
    Map<TopicPartition, Long> positions(Iterable<TopicPartition> asked, List<Unreadable> unreadable) {
        Map<TopicPartition, Long> positions = new HashMap<>();
        for (TopicPartition partition : asked) {
            Long expected = next.get(partition);
            if (expected == null) continue;
            try {
                long position = consumer.position(partition, Duration.ZERO);
                Optional<String> wrong = new Gap(partition, position).wrong(expected, position);
                if (wrong.isPresent()) {
                    unreadable.add(new Unreadable(
                            partition,
                            expected,
                            "record %d is next, and Kafka's client goes on at %d%s"
                                    .formatted(expected, position, wrong.get())));
                } else {
                    next.put(partition, position);
                    positions.put(partition, position);
                }
            } catch (TimeoutException _) {
                // The client is still finding out whether its position holds; it is known the next time.
            }
        }
        return positions;
    }

    /** Explains the gaps of one poll of a partition; its leader is asked when there is one, and once. */
    private final class Gap {
        private final TopicPartition partition;
        private final long to;
        private Optional<BatchHeaders> headers = Optional.empty();

        Gap(TopicPartition partition, long to) {
            this.partition = partition;
            this.to = to;
        }

        /** The fault of the next offset; empty if it has none. */
        Optional<String> wrong(long expected, long offset) {
            if (offset == expected) return Optional.empty();
            if (offset < expected) return Optional.of("");
            try {
                if (headers.isEmpty()) {
                    headers = Optional.of(BatchHeaders.read(leader(partition), partition, expected, to));
                }
                return headers.get().areOfTransactions(expected, offset)
                        ? Optional.empty()
                        : Optional.of(": what lies between is of no transaction");
            } catch (IOException | KafkaException failed) { // Told, and asked again when the partition is.
                return Optional.of(": its leader does not say what lies between: " + failed.getMessage());
            }
        }
    }

    private Node leader(TopicPartition partition) throws IOException {
        List<Node> leaders = new ArrayList<>();
        for (PartitionInfo info : consumer.partitionsFor(partition.topic(), PATIENCE)) {
            if (info.partition() == partition.partition() && info.leader() != null) leaders.add(info.leader());
        }
        if (leaders.isEmpty()) throw new IOException("there is none");
        return leaders.getFirst();
    }
}
