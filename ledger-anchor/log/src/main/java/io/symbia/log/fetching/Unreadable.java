package io.symbia.log.fetching;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.CorruptRecordException;

/**
 * Records that the broker has and that are not what was written: their checksum says so. Kafka's client ends each poll with that, whatever other
 * partitions have, and says only in words which partition it is.
 *
 * @param partition which
 * @param offset    of the first record that cannot be read
 * @param reason    what the client says
 */
public record Unreadable(TopicPartition partition, long offset, String reason) {
    /**
     * Finds out which partition a poll has failed for.
     *
     * @param consumer whose poll it was
     * @return nothing if it failed for all of them: the brokers are away, or refuse this client
     */
    public static Optional<Unreadable> of(KafkaException failed, KafkaConsumer<?, ?> consumer) {
        boolean isAnswer = failed instanceof ApiException && !(failed instanceof CorruptRecordException);
        return isAnswer
                ? Optional.empty()
                : partition(said(failed), consumer.assignment())
                        .map(it -> new Unreadable(it, consumer.position(it), failed.getMessage()));
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
}
