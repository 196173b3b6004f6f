package io.symbia.log.fetching;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;

/**
 * Records that the broker has and that are not what was written: their checksum says so, or the number of their batch. Kafka's client ends each
 * poll with the first, whatever other partitions have, and says only in words which partition it is, or not at all.
 *
 * @param partition which
 * @param offset    of the first record that cannot be read
 * @param reason    what is wrong
 */
public record Unreadable(TopicPartition partition, long offset, String reason) {
    private static final Duration ALL = Duration.ofSeconds(30);
    private static final Duration ONE = Duration.ofMillis(200); // One that has something to give gives it in a few.
    private static final Duration POLL = Duration.ofMillis(50);

    /**
     * Finds out which partition a poll has failed for. Where the client does not say it, another one that has fetched nothing yet asks for one
     * partition after the other, for no longer than half a minute.
     *
     * @param failed   anything: the client answers a number below 0, or an unknown way to compress, with {@link IllegalArgumentException}
     * @param consumer whose poll it was
     * @param settings of the other one, which are those of this one: some fail only with several batches in one answer
     * @return nothing if it failed for all of them: the brokers are away, or refuse this client
     */
    public static Optional<Unreadable> of(
            RuntimeException failed, KafkaConsumer<?, ?> consumer, Map<String, Object> settings) {
        return isAnswer(failed)
                ? Optional.empty()
                : partition(said(failed), consumer.assignment())
                        .map(it -> new Unreadable(it, consumer.position(it), failed.getMessage()))
                        .or(() -> oneByOne(consumer, settings));
    }

    /** The exception to throw on where no single partition is at fault: the reader waits and tries again. */
    public static KafkaException ofAll(RuntimeException failed) {
        return failed instanceof KafkaException kafka ? kafka : new KafkaException(failed.getMessage(), failed);
    }

    /** Whether the brokers, or whoever ends this thread, have said what is the matter, and it is not the records. */
    private static boolean isAnswer(RuntimeException failed) {
        boolean isCorrupt = failed instanceof CorruptRecordException;
        return (failed instanceof ApiException && !isCorrupt) || failed instanceof InterruptException;
    }

    private static String said(Throwable failed) {
        String words = String.valueOf(failed.getMessage());
        return failed.getCause() == null ? words : words + " " + said(failed.getCause());
    }

    /** The longest name, for one topic may be called as a partition of another. */
    private static Optional<TopicPartition> partition(String words, Set<TopicPartition> asked) {
        return asked.stream()
                .filter(it -> words.contains(it.toString()))
                .max(Comparator.comparingInt(it -> it.toString().length()));
    }

    private static Optional<Unreadable> oneByOne(KafkaConsumer<?, ?> consumer, Map<String, Object> settings) {
        Map<TopicPartition, Long> asked = positions(consumer);
        long endNanos = System.nanoTime() + ALL.toNanos();
        try (KafkaConsumer<?, ?> other =
                new KafkaConsumer<>(settings, new ByteBufferDeserializer(), new ByteBufferDeserializer())) {
            Map<TopicPartition, Long> ends = other.endOffsets(asked.keySet(), ALL);
            List<Map.Entry<TopicPartition, Long>> order = new ArrayList<>(asked.entrySet());
            Collections.shuffle(order); // Where there are too many, it is found another time.
            for (Map.Entry<TopicPartition, Long> each : order) {
                boolean hasRecords = ends.getOrDefault(each.getKey(), 0L) > each.getValue();
                if (!hasRecords) continue;
                if (System.nanoTime() - endNanos > 0) return Optional.empty();
                Optional<String> wrong = wrong(other, each.getKey(), each.getValue());
                if (wrong.isPresent()) {
                    return Optional.of(
                            new Unreadable(each.getKey(), each.getValue(), each.getKey() + ": " + wrong.get()));
                }
            }
            return Optional.empty();
        } catch (TimeoutException _) { // The brokers are away.
            return Optional.empty();
        }
    }

    private static Map<TopicPartition, Long> positions(KafkaConsumer<?, ?> consumer) {
        Set<TopicPartition> read = new HashSet<>(consumer.assignment());
        read.removeAll(consumer.paused());
        Map<TopicPartition, Long> positions = new HashMap<>();
        for (TopicPartition partition : read) {
            try {
                positions.put(partition, consumer.position(partition, Duration.ZERO));
            } catch (TimeoutException | InvalidOffsetException _) {
                // It is not being read, so it is not this one.
            }
        }
        return positions;
    }

    private static Optional<String> wrong(KafkaConsumer<?, ?> other, TopicPartition partition, long offset) {
        other.assign(Set.of(partition));
        other.seek(partition, offset);
        long endNanos = System.nanoTime() + ONE.toNanos();
        try {
            while (System.nanoTime() - endNanos < 0) {
                if (!other.poll(POLL).isEmpty()) return Optional.empty();
            }
            return Optional.empty();
        } catch (InvalidOffsetException _) { // Another matter, which its own reader is told.
            return Optional.empty();
        } catch (RuntimeException failed) {
            if (isAnswer(failed)) return Optional.empty();
            return Optional.of(String.valueOf(failed.getMessage()));
        }
    }
}
