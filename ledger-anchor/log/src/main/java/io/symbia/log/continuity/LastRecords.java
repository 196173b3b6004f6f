package io.symbia.log.continuity;

import io.symbia.kafka.Brokers;
import io.symbia.log.entries.Source;
import io.symbia.log.fetching.ConsumerSettings;
import io.symbia.log.fetching.Unreadable;
import io.symbia.log.topics.FoundPartition;
import io.symbia.tlog.tree.Hash;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;

/**
 * Reads records again that were read before, and compares them: a broker that was put back to an older copy, and has taken other records in
 * since, may have the same topic, leader epochs that are old enough, and more offsets than were read.
 */
final class LastRecords implements AutoCloseable {
    private static final int NUMBER = 2; // Tells this consumer from those that fetch.
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(200);

    private static final int ONE_BY_ONE = 5; // Tells that one from this.

    private final Map<String, Object> oneByOne;
    private final KafkaConsumer<ByteBuffer, byte[]> consumer;

    LastRecords(Brokers brokers) {
        oneByOne = ConsumerSettings.ofFewRecords(brokers, ONE_BY_ONE);
        consumer = new KafkaConsumer<>(
                ConsumerSettings.ofFewRecords(brokers, NUMBER),
                new ByteBufferDeserializer(),
                new ByteArrayDeserializer());
    }

    /**
     * Compares, for as long as the brokers take to answer but no longer than ten seconds.
     *
     * @param marks of partitions of which the broker may still have the record
     * @return of each partition that answered, what differs, if anything does
     */
    Map<Source, Optional<String>> compare(List<FoundPartition> found, Map<Source, SourceMark.Last> marks) {
        Map<Source, Optional<String>> answers = new HashMap<>();
        Map<TopicPartition, Source> asked = new HashMap<>();
        for (FoundPartition partition : found) {
            SourceMark.Last last = marks.get(partition.source());
            if (last == null || last.offset() < partition.earliest() || last.offset() >= partition.end()) {
                answers.put(partition.source(), Optional.empty()); // Deleted, or cut off, which its end says.
            } else {
                asked.put(partition(partition.source()), partition.source());
            }
        }
        ask(asked, marks, answers);
        return answers;
    }

    private void ask(
            Map<TopicPartition, Source> asked,
            Map<Source, SourceMark.Last> marks,
            Map<Source, Optional<String>> answers) {
        Set<TopicPartition> open = new HashSet<>(asked.keySet());
        consumer.assign(open);
        open.forEach(it -> consumer.seek(it, marks.get(asked.get(it)).offset()));
        long endNanos = System.nanoTime() + PATIENCE.toNanos();
        while (!open.isEmpty() && System.nanoTime() < endNanos) {
            try {
                poll().forEach((partition, first) -> {
                    Source source = asked.get(partition);
                    answers.put(source, differs(marks.get(source), first));
                    open.remove(partition);
                    consumer.pause(Set.of(partition));
                });
            } catch (RuntimeException failed) {
                TopicPartition partition = Unreadable.of(failed, consumer, oneByOne)
                        .orElseThrow(() -> Unreadable.ofAll(failed))
                        .partition();
                if (open.remove(partition)) { // Else it has answered, and what cannot be read lies behind that.
                    Source source = asked.get(partition);
                    answers.put(source, Optional.of(cannotBeRead(marks.get(source), failed)));
                }
                consumer.assign(open); // Else the client goes on with what it has fetched, and with the same words.
            }
        }
        consumer.assign(Set.of());
    }

    private static String cannotBeRead(SourceMark.Last last, RuntimeException failed) {
        return "record " + last.offset() + ", which was read, cannot be read any more: " + failed.getMessage();
    }

    private Map<TopicPartition, ConsumerRecord<ByteBuffer, byte[]>> poll() {
        Map<TopicPartition, ConsumerRecord<ByteBuffer, byte[]>> firsts = new HashMap<>();
        try {
            var records = consumer.poll(POLL);
            records.partitions()
                    .forEach(it -> firsts.put(it, records.records(it).getFirst()));
        } catch (OffsetOutOfRangeException gone) { // It was there a moment ago: the next look says what happened.
            consumer.pause(gone.partitions());
        }
        return firsts;
    }

    private static Optional<String> differs(SourceMark.Last last, ConsumerRecord<ByteBuffer, byte[]> record) {
        if (record.offset() != last.offset()) {
            return Optional.of("record " + last.offset() + ", which was read, is not there any more");
        }
        Hash digest = Hash.ofContent(record.value() == null ? new byte[0] : record.value());
        if (!digest.equals(last.digest())) {
            return Optional.of("record %d has digest %s, the one that was read had %s"
                    .formatted(last.offset(), digest, last.digest()));
        }
        int epoch = record.leaderEpoch().orElse(last.epoch());
        return epoch == last.epoch() // The same event, sent once more, can come to lie at the same offset.
                ? Optional.empty()
                : Optional.of("record %d was written under leader epoch %d, the one that was read under %d"
                        .formatted(last.offset(), epoch, last.epoch()));
    }

    private static TopicPartition partition(Source source) {
        return new TopicPartition(source.topic(), source.partition());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
