package io.symbia.log.fetching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.log.testkit.Platform;
import io.symbia.log.testkit.Publisher;
import io.symbia.log.testkit.Publisher.TestEvent;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

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

    private static long assign(Fetching fetching, TopicPartition partition) {
        return fetching.turn(consumer -> {
            consumer.assign(Set.of(partition));
            consumer.seekToBeginning(Set.of(partition));
        });
    }

    private static Fetched next(Fetching fetching) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<Fetched> portion = fetching.next(Duration.ofMillis(100));
            if (portion.isPresent() && !portion.get().records().isEmpty()) return portion.get();
        }
        throw new AssertionError("nothing came");
    }

    private static long firstOffset(Fetched portion) {
        return records(portion).getFirst().offset();
    }

    private static List<ConsumerRecord<ByteBuffer, ByteBuffer>> records(Fetched portion) {
        return portion.records()
                .records(portion.records().partitions().iterator().next());
    }

    @Test
    void whatWasPolledBeforeAMoveSaysSo() {
        TopicPartition partition = filled("moved");
        try (Fetching fetching = new Fetching(Platform.bootstrap())) {
            long assigned = assign(fetching, partition);
            Fetched first = next(fetching);
            assertThat(first.turn()).isEqualTo(assigned);
            long expected = firstOffset(first) + records(first).size();

            long moved = fetching.turn(consumer -> consumer.seek(partition, 17));
            Fetched portion = next(fetching);
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
        try (Fetching fetching = new Fetching(Platform.bootstrap())) {
            assign(fetching, partition);
            long next = 0;
            while (next < RECORDS) {
                for (ConsumerRecord<ByteBuffer, ByteBuffer> record : records(next(fetching))) {
                    assertThat(record.offset()).isEqualTo(next++);
                }
            }
        }
    }

    @Test
    void anOrderThatFailsEndsItInThePlainSightOfWhoeverReads() {
        try (Fetching fetching = new Fetching(Platform.bootstrap())) {
            fetching.turn(consumer -> {
                throw new IllegalStateException("planted");
            });
            assertThatThrownBy(() -> next(fetching))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("planted");
        }
    }

    @Test
    void endsWhileNobodyTakesWhatItPolled() {
        TopicPartition partition = filled("left");
        Fetching fetching = new Fetching(Platform.bootstrap());
        assign(fetching, partition);
        assertThat(next(fetching).records().isEmpty()).isFalse();
        fetching.close();
        fetching.close();
        assertThat(Thread.getAllStackTraces().keySet()).noneMatch(thread -> "fetching".equals(thread.getName()));
    }
}
