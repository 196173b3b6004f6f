package io.symbia.log.continuity;

import io.symbia.kafka.Brokers;
import io.symbia.log.continuity.SealedFrom.Standing;
import io.symbia.log.entries.Source;
import io.symbia.log.fetching.ConsumerSettings;
import io.symbia.log.fetching.Unreadable;
import io.symbia.log.records.EventReader;
import io.symbia.log.records.EventRecord;
import io.symbia.log.topics.FoundPartition;
import io.symbia.tlog.entry.TopicIncarnation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;

/**
 * Knows partitions again of which the log has read something and has no mark, by what it has sealed: reads the last records again that lie before
 * where it goes on, and asks of each whether it was sealed from there. One that was never sealed is enough to stop; else the last that says
 * something makes the mark. Repetitions say nothing, nor do records that are no events or that an operator passed.
 */
final class Recognition implements AutoCloseable {
    /** Offsets that are looked at: the last record may be a repetition, and services send some dozens again after a crash. */
    static final int MAX_OFFSETS = 100;

    /** Partitions that are looked at in one go; the others are when the brokers are asked next. */
    private static final int AT_ONCE = 100;

    private static final int NUMBER = 3; // Tells this consumer from the others.
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(200);

    private static final int ONE_BY_ONE = 6; // Tells that one from this.

    private final Map<String, Object> oneByOne;
    private final KnownSources known;
    private final Object files;
    private final KafkaConsumer<ByteBuffer, EventRecord> consumer;

    /** @param files held while files of the log are read: an interrupt would close them for all, so none is sent then */
    Recognition(Brokers brokers, KnownSources known, Object files) {
        oneByOne = ConsumerSettings.ofFewRecords(brokers, ONE_BY_ONE);
        this.known = known;
        this.files = files;
        consumer = new KafkaConsumer<>(
                ConsumerSettings.ofFewRecords(brokers, NUMBER), new ByteBufferDeserializer(), new EventReader());
    }

    /**
     * What came of looking at a partition.
     *
     * @param mark   by which it is known from now on; nothing if it is not the one that was read, or nobody can know
     * @param reason why there is none
     */
    record Answer(Optional<SourceMark> mark, Optional<String> reason) {
        private static Answer of(SourceMark mark) {
            return new Answer(Optional.of(mark), Optional.empty());
        }

        private static Answer no(String reason) {
            return new Answer(Optional.empty(), Optional.of(reason));
        }
    }

    /** A partition that is being looked at: offsets from {@code from} to before {@code nextOffset}. */
    private static final class Looked {
        private final FoundPartition partition;
        private final long nextOffset;
        private final long from;
        private Optional<Answer> answer =
                Optional.empty(); // Of the last record that says something, or the first that was never sealed.

        Looked(FoundPartition partition, long nextOffset) {
            this.partition = partition;
            this.nextOffset = nextOffset;
            from = Math.max(partition.earliest(), nextOffset - MAX_OFFSETS);
        }

        /** What comes after it may be what was read, and nobody can know. */
        Answer stopsBefore(Unreadable unreadable) {
            if (unreadable.offset() >= nextOffset) return answer(); // It was never read.
            if (answer.filter(it -> it.mark().isEmpty()).isPresent()) return answer.get();
            return Answer.no("it was read up to %d, and record %d cannot be read any more: %s"
                    .formatted(nextOffset, unreadable.offset(), unreadable.reason()));
        }

        /** Marked by what is left, it would be taken for the one that was read as soon as it has grown past that. */
        private static Answer cutOff(FoundPartition partition, long nextOffset) {
            return Answer.no("it ends at offset %d and was read up to %d".formatted(partition.end(), nextOffset));
        }

        Answer answer() {
            String now = "; now it is of " + partition.incarnation();
            return answer.orElseGet(() -> Answer.no(
                    "it was read up to %d, and which topic that was cannot be known: no record from %d to %d was sealed from there%s"
                            .formatted(nextOffset, from, nextOffset - 1, now)));
        }
    }

    /**
     * Looks, for as long as the brokers take to answer but no longer than ten seconds.
     *
     * @param due partitions without marks
     * @return of some of them, what came of it; the others are to be asked about again
     */
    Map<Source, Answer> look(List<FoundPartition> due) {
        Map<Source, Answer> answers = new HashMap<>();
        Map<TopicPartition, Looked> open = new HashMap<>();
        for (FoundPartition partition : due) {
            Source source = partition.source();
            long nextOffset = known.nextOffset(source);
            Looked looked = new Looked(partition, nextOffset);
            if (partition.earliest() >= nextOffset) { // Nothing that is there would be skipped.
                answers.put(source, Answer.of(SourceMark.unread(partition.incarnation())));
            } else if (partition.end() < nextOffset) {
                answers.put(source, Looked.cutOff(partition, nextOffset));
            } else if (open.size() < AT_ONCE) {
                open.put(new TopicPartition(source.topic(), source.partition()), looked);
            }
        }
        if (!open.isEmpty()) read(open, answers);
        return answers;
    }

    private void read(Map<TopicPartition, Looked> open, Map<Source, Answer> answers) {
        consumer.assign(Set.copyOf(open.keySet()));
        open.forEach((partition, looked) -> consumer.seek(partition, looked.from));
        long endNanos = System.nanoTime() + PATIENCE.toNanos();
        while (!open.isEmpty() && System.nanoTime() < endNanos) {
            try {
                for (ConsumerRecord<ByteBuffer, EventRecord> record : consumer.poll(POLL)) {
                    Looked looked = open.get(new TopicPartition(record.topic(), record.partition()));
                    if (looked != null && record.offset() < looked.nextOffset) take(looked, record);
                }
            } catch (OffsetOutOfRangeException gone) { // Deleted a moment ago: the next look knows.
                gone.partitions().forEach(open::remove);
                consumer.assign(Set.copyOf(open.keySet()));
            } catch (KafkaException | IllegalArgumentException failed) {
                Unreadable unreadable =
                        Unreadable.of(failed, consumer, oneByOne).orElseThrow(() -> Unreadable.ofAll(failed));
                Looked looked = open.remove(unreadable.partition());
                if (looked != null) answers.put(looked.partition.source(), looked.stopsBefore(unreadable));
                consumer.assign(Set.copyOf(open.keySet()));
            }
            Set<TopicPartition> read = Set.copyOf(open.keySet().stream()
                    .filter(it -> consumer.position(it) >= open.get(it).nextOffset)
                    .toList());
            consumer.pause(read);
            read.forEach(it -> {
                Looked looked = open.remove(it);
                answers.put(looked.partition.source(), looked.answer());
            });
        }
        consumer.assign(Set.of());
    }

    private void take(Looked looked, ConsumerRecord<ByteBuffer, EventRecord> record) {
        boolean isEvent = record.value() != null && record.value().fault().isEmpty();
        boolean isForeign = looked.answer.filter(it -> it.mark().isEmpty()).isPresent();
        if (!isEvent || isForeign) return; // One event that was never sealed is enough, whatever comes after it.
        Standing standing = standing(looked.partition.source(), record);
        if (standing == Standing.HERE) {
            looked.answer = Optional.of(Answer.of(mark(looked.partition.incarnation(), record)));
        } else if (standing == Standing.NOWHERE && !isPassed(looked.partition.source(), record.offset())) {
            looked.answer = Optional.of(Answer.no(
                    "it was read up to %d, and record %d of what is there now, %s, is none that this log has sealed"
                            .formatted(looked.nextOffset, record.offset(), looked.partition.incarnation())));
        }
    }

    private Standing standing(Source source, ConsumerRecord<ByteBuffer, EventRecord> record) {
        return ask(it -> it.of(source, record.offset(), record.value()));
    }

    private boolean isPassed(Source source, long offset) {
        return ask(it -> it.isPassed(source, offset));
    }

    private interface Question<A> {
        A of(SealedFrom sealed) throws IOException;
    }

    private <A> A ask(Question<A> question) {
        synchronized (files) {
            if (Thread.currentThread().isInterrupted()) throw new InterruptException("closed while it looked");
            try {
                return question.of(known.sealed());
            } catch (IOException failed) {
                throw new UncheckedIOException("cannot read what was sealed", failed);
            }
        }
    }

    /** Under which leader the last record was written that was read is not known: it may be one behind this. */
    private static SourceMark mark(TopicIncarnation incarnation, ConsumerRecord<ByteBuffer, EventRecord> record) {
        SourceMark.Last last = new SourceMark.Last(
                record.offset(),
                record.leaderEpoch().orElse(SourceMark.NO_EPOCH),
                record.value().digestHash());
        return new SourceMark(incarnation, SourceMark.NO_EPOCH, Optional.of(last));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
