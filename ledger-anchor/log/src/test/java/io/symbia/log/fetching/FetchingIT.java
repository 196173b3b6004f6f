package io.symbia.log.fetching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.kafka.Brokers;
import io.symbia.log.testkit.Platform;
import io.symbia.log.testkit.Publisher;
import io.symbia.log.testkit.Publisher.TestEvent;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders that overtake what was polled ahead, with a real broker. */
class FetchingIT {
    private static final int RECORDS = 30_000; // Several portions.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static TopicPartition filled(String topic) {
        try (Publisher publisher = new Publisher(Platform.bootstrap())) {
            publisher.createTopic(topic, 1);
            for (int number = 0; number < RECORDS; number++) publisher.send(topic, 0, TestEvent.of(topic, number));
            publisher.flush();
        }
        return new TopicPartition(topic, 0);
    }

    private static long assign(Fetching<ByteBuffer> fetching, TopicPartition partition) {
        return fetching.turn(partition, 0, consumer -> {
            consumer.assign(Set.of(partition));
            consumer.seekToBeginning(Set.of(partition));
        });
    }

    private static Fetched<ByteBuffer> next(Fetching<ByteBuffer> fetching) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<Fetched<ByteBuffer>> portion = fetching.next(Duration.ofMillis(100));
            if (portion.isPresent() && !portion.get().records().isEmpty()) return portion.get();
        }
        throw new AssertionError("nothing came");
    }

    private static long firstOffset(Fetched<ByteBuffer> portion) {
        return records(portion).getFirst().offset();
    }

    private static List<ConsumerRecord<ByteBuffer, ByteBuffer>> records(Fetched<ByteBuffer> portion) {
        return portion.records()
                .records(portion.records().partitions().iterator().next());
    }

    @Test
    void whatWasPolledBeforeAMoveSaysSo() {
        TopicPartition partition = filled("moved");
        try (Fetching<ByteBuffer> fetching =
                new Fetching<>(Brokers.at(Platform.bootstrap()), ByteBufferDeserializer::new)) {
            long assigned = assign(fetching, partition);
            Fetched<ByteBuffer> first = next(fetching);
            assertThat(first.turn()).isEqualTo(assigned);
            long expected = firstOffset(first) + records(first).size();

            long moved = fetching.turn(partition, 17, consumer -> consumer.seek(partition, 17));
            Fetched<ByteBuffer> portion = next(fetching);
            while (portion.turn() < moved) { // Polled ahead: goes on where the first one ended.
                assertThat(firstOffset(portion)).isEqualTo(expected);
                expected += records(portion).size();
                portion = next(fetching);
            }
            assertThat(portion.turn()).isEqualTo(moved);
            assertThat(firstOffset(portion)).isEqualTo(17);
        }
    }

    @Test
    void everyRecordComesOnceAndInOrderHoweverSlowlyItIsTaken() {
        TopicPartition partition = filled("slow");
        try (Fetching<ByteBuffer> fetching =
                new Fetching<>(Brokers.at(Platform.bootstrap()), ByteBufferDeserializer::new)) {
            assign(fetching, partition);
            long next = 0;
            while (next < RECORDS) {
                for (ConsumerRecord<ByteBuffer, ByteBuffer> record : records(next(fetching))) {
                    assertThat(record.offset()).isEqualTo(next++);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1}) // Of two threads each has one.
    void anOrderThatFailsEndsItInThePlainSightOfWhoeverReads(int number) {
        TopicPartition partition = new TopicPartition("failing", number);
        try (Fetching<ByteBuffer> fetching =
                new Fetching<>(Brokers.at(Platform.bootstrap()), ByteBufferDeserializer::new)) {
            fetching.turn(partition, 0, consumer -> {
                throw new IllegalStateException("planted");
            });
            assertThatThrownBy(() -> next(fetching))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("planted");
        }
    }

    @Test
    void aThreadThatFailsIsNotHiddenByWhatTheOtherBrings() {
        TopicPartition good = filled("other");
        TopicPartition failing = new TopicPartition(good.topic(), good.partition() + 1);
        try (Fetching<ByteBuffer> fetching =
                new Fetching<>(Brokers.at(Platform.bootstrap()), ByteBufferDeserializer::new)) {
            assign(fetching, good);
            next(fetching);
            fetching.turn(failing, 0, consumer -> {
                throw new IllegalStateException("planted");
            });
            assertThatThrownBy(() -> {
                        while (true) {
                            next(fetching);
                            fetching.turn(
                                    good,
                                    0,
                                    consumer -> consumer.seekToBeginning(Set.of(good))); // Never without records.
                        }
                    })
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("planted");
        }
    }

    @Test
    void everyPartitionIsReadByOneOfTheThreads() {
        int partitions = 5;
        try (Publisher publisher = new Publisher(Platform.bootstrap())) {
            publisher.createTopic("several", partitions);
            for (int number = 0; number < partitions; number++) {
                publisher.send("several", number, TestEvent.of("stream-" + number, 0));
            }
            publisher.flush();
        }
        List<Integer> read = new ArrayList<>();
        try (Fetching<ByteBuffer> fetching =
                new Fetching<>(Brokers.at(Platform.bootstrap()), ByteBufferDeserializer::new)) {
            for (int number = 0; number < partitions; number++) {
                TopicPartition partition = new TopicPartition("several", number);
                fetching.turn(partition, 0, consumer -> {
                    Set<TopicPartition> assigned = new HashSet<>(consumer.assignment());
                    assigned.add(partition);
                    consumer.assign(assigned);
                    consumer.seekToBeginning(Set.of(partition));
                });
            }
            while (read.size() < partitions) {
                next(fetching).records().forEach(record -> read.add(record.partition()));
            }
        }
        assertThat(read).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    }

    @Test
    void endsWhileNobodyTakesWhatItPolled() {
        TopicPartition partition = filled("left");
        Fetching<ByteBuffer> fetching = new Fetching<>(Brokers.at(Platform.bootstrap()), ByteBufferDeserializer::new);
        assign(fetching, partition);
        assertThat(next(fetching).records().isEmpty()).isFalse();
        fetching.close();
        fetching.close();
        assertThat(Thread.getAllStackTraces().keySet()).noneMatch(thread -> "fetching".equals(thread.getName()));
    }
}
