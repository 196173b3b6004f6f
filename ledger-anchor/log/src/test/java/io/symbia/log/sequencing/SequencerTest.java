package io.symbia.log.sequencing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.log.entries.EntryBlock;
import io.symbia.log.entries.Source;
import io.symbia.log.index.KeyHash;
import io.symbia.log.storage.commits.Commit;
import io.symbia.log.testkit.Publisher.TestEvent;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.PassedRange;
import io.symbia.tlog.entry.SourceRange;
import io.symbia.tlog.entry.StreamTag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every way in which a few events can be delivered. */
class SequencerTest {
    private static final List<Source> SOURCES = List.of(new Source("b", 0), new Source("a", 1));
    private static final int STREAMS = 2;
    private static final SealedHeads NOTHING_SEALED = new Sealed();

    private final KeyHash hash = new KeyHash();
    private final Batch batch = new Batch(16, hash);

    /** Seals when it is told. */
    private static final class Sealed implements SealedHeads {
        private final Map<Long, Long> events = new HashMap<>();
        private long count;

        void seal(long stream, long sequence) {
            events.put(stream, sequence + 1);
            count++;
        }

        @Override
        public long eventsOf(long tagHigh, long tagLow) {
            return events.getOrDefault(tagHigh, 0L);
        }

        @Override
        public long events() {
            return count;
        }
    }

    /** One delivery: which event, through which source. */
    private record Delivery(int stream, int sequence, int source) {
        TestEvent event() {
            return TestEvent.of("stream-" + stream, sequence);
        }
    }

    @Test
    void letsEachStreamPassOnceAndInOrderWhateverIsDelivered() {
        int orders = tryAll(3, 1, 6) + tryAll(3, 2, 4);
        System.out.printf("deliveries in %d orders, wrong verdicts 0%n", orders);
    }

    /** All deliveries of {@code length} events out of two streams of {@code events}, through {@code sources} sources. */
    private int tryAll(int events, int sources, int length) {
        List<Delivery> possible = new ArrayList<>();
        for (int stream = 0; stream < STREAMS; stream++) {
            for (int sequence = 0; sequence < events; sequence++) {
                for (int source = 0; source < sources; source++) {
                    possible.add(new Delivery(stream, sequence, source));
                }
            }
        }
        int orders = (int) Math.pow(possible.size(), length);
        for (int order = 0; order < orders; order++) {
            List<Delivery> deliveries = new ArrayList<>();
            for (int rest = order, index = 0; index < length; index++, rest /= possible.size()) {
                deliveries.add(possible.get(rest % possible.size()));
            }
            deliver(deliveries);
        }
        return orders;
    }

    private void deliver(List<Delivery> deliveries) {
        Sequencer sequencer = new Sequencer(hash, NOTHING_SEALED);
        Map<Integer, Integer> expected = new HashMap<>();
        List<String> sealed = new ArrayList<>();
        batch.clear();
        long offset = 0;
        for (Delivery delivery : deliveries) {
            int next = expected.getOrDefault(delivery.stream(), 0);
            Verdict verdict = offer(sequencer, delivery);
            if (verdict == Verdict.MOVED) {
                assertThat(next).isPositive();
                seal(sealed);
                verdict = offer(sequencer, delivery);
            }
            Verdict right = delivery.sequence() < next
                    ? Verdict.REPEATED
                    : delivery.sequence() > next ? Verdict.EARLY : Verdict.NEXT;
            assertThat(verdict).as("%s of %s", delivery, deliveries).isEqualTo(right);
            if (verdict == Verdict.NEXT) {
                expected.merge(delivery.stream(), 1, Integer::sum);
                add(delivery, offset++);
            }
        }
        seal(sealed);
        assertInOrder(sealed, expected);
    }

    private Verdict offer(Sequencer sequencer, Delivery delivery) {
        StreamTag tag = delivery.event().tag();
        return sequencer.offer(tag.high(), tag.low(), delivery.sequence(), delivery.source(), batch);
    }

    private void add(Delivery delivery, long offset) {
        TestEvent event = delivery.event();
        batch.add(
                delivery.source(),
                offset,
                event.digest().toArray(),
                event.tag().octets().toArray(),
                event.sequence(),
                1);
    }

    private void seal(List<String> sealed) {
        EntryBlock block = batch.inOrderOf(SOURCES);
        for (int index = 0; index < block.size(); index++) {
            Entry.Event event = event(block, index);
            sealed.add(event.tag() + "/" + event.sequence());
        }
        batch.clear();
    }

    private static Entry.Event event(EntryBlock block, int index) {
        return (Entry.Event) block.entry(index);
    }

    private static void assertInOrder(List<String> sealed, Map<Integer, Integer> expected) {
        for (int stream = 0; stream < STREAMS; stream++) {
            String tag = TestEvent.of("stream-" + stream, 0).tag().hex();
            List<String> right = new ArrayList<>();
            for (int sequence = 0; sequence < expected.getOrDefault(stream, 0); sequence++) {
                right.add(tag + "/" + sequence);
            }
            assertThat(sealed.stream().filter(entry -> entry.startsWith(tag)).toList())
                    .isEqualTo(right);
        }
    }

    @Test
    void ordersABatchByTopicAndPartitionAndSaysWhatWasRead() {
        Sequencer sequencer = new Sequencer(hash, NOTHING_SEALED);
        for (int sequence = 0; sequence < 3; sequence++) {
            for (int source = 0; source < 2; source++) {
                Delivery delivery = new Delivery(source, sequence, source);
                assertThat(offer(sequencer, delivery)).isEqualTo(Verdict.NEXT);
                add(delivery, 10L * (sequence + 1));
            }
        }
        batch.read(0, 77); // A repetition.

        assertThat(batch.ranges(SOURCES))
                .containsExactly(new SourceRange("a", 1, 10, 31, 3), new SourceRange("b", 0, 10, 78, 3));
        EntryBlock block = batch.inOrderOf(SOURCES);
        assertThat(event(block, 0).tag())
                .isEqualTo(new Delivery(1, 0, 1).event().tag());
        assertThat(event(block, 3).tag())
                .isEqualTo(new Delivery(0, 0, 0).event().tag());
    }

    private static PassedRange passed(long from, long to) {
        return new PassedRange("topic", 0, from, to, "tried here", Optional.empty());
    }

    @Test
    void refusesToPassWhatWasRead() {
        batch.read(0, 7);
        assertThatThrownBy(() -> batch.pass(0, passed(7, 9)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot pass");
        batch.pass(0, passed(8, 9));
        assertThatThrownBy(() -> batch.pass(0, passed(9, 10))).isInstanceOf(IllegalStateException.class);
        assertThat(batch.isEmpty()).isFalse();
        assertThat(batch.passed()).containsExactly(passed(8, 9));
    }

    @Test
    void refusesToReadBehindAPassThatIsNotSealed() {
        batch.pass(0, passed(8, 9));
        batch.read(1, 3);
        assertThatThrownBy(() -> batch.read(0, 9))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("before what it passed is sealed");
        batch.clear();
        batch.read(0, 9);
    }

    @Test
    void refusesAnOffsetThatWasRead() {
        batch.read(0, 7);
        batch.read(1, 3);
        batch.read(0, 8);
        assertThatThrownBy(() -> batch.read(0, 8))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("source 0 gave offset 8 after 9");
    }

    @Test
    void knowsAHundredThousandStreams() {
        Sequencer sequencer = new Sequencer(hash, NOTHING_SEALED);
        for (long sequence = 0; sequence < 2; sequence++) {
            for (long stream = 0; stream < 100_000; stream++) {
                assertThat(sequencer.offer(stream, -stream, sequence, 0, batch)).isEqualTo(Verdict.NEXT);
                assertThat(sequencer.offer(stream, -stream, sequence, 0, batch)).isEqualTo(Verdict.REPEATED);
            }
        }
        assertThat(sequencer.expected(7, -7)).isEqualTo(2);
        assertThat(sequencer.expected(7, 7)).isZero();
    }

    @Test
    void takesTheLargestSequence() {
        StreamHeads heads = new StreamHeads(hash, NOTHING_SEALED, 16);
        heads.put(1, 2, 0xFFFF_FFFFL, Commit.MAX_SOURCES - 1);

        assertThat(StreamHeads.lastSequence(heads.of(1, 2))).isEqualTo(0xFFFF_FFFFL);
        assertThat(StreamHeads.lastSource(heads.of(1, 2))).isEqualTo(Commit.MAX_SOURCES - 1);
        assertThat(StreamHeads.lastSequence(heads.of(2, 1))).isEqualTo(StreamHeads.NONE);
    }

    @Test
    void keepsInMemoryWhatIsNotSealedAndForgetsWhatIs() {
        Sealed sealed = new Sealed();
        int capacity = 64;
        Sequencer sequencer = new Sequencer(hash, sealed, capacity);
        int streams = 20 * capacity;
        for (long stream = 0; stream < streams; stream++) { // Nothing is sealed: all of it is kept.
            assertThat(sequencer.offer(stream, -stream, 0, 0, batch)).isEqualTo(Verdict.NEXT);
        }
        assertThat(sequencer.inMemory()).isEqualTo(streams);
        for (long stream = 0; stream < streams; stream++) {
            sealed.seal(stream, 0);
        }
        int most = 0;
        for (int sequence = 1; sequence < 4; sequence++) {
            for (long stream = 0; stream < streams; stream++) {
                assertThat(sequencer.offer(stream, -stream, sequence - 1, 0, batch))
                        .isEqualTo(Verdict.REPEATED);
                assertThat(sequencer.offer(stream, -stream, sequence + 1, 0, batch))
                        .isEqualTo(Verdict.EARLY);
                assertThat(sequencer.offer(stream, -stream, sequence, 0, batch)).isEqualTo(Verdict.NEXT);
                sealed.seal(stream, sequence);
                most = sequence == 1 ? 0 : Math.max(most, sequencer.inMemory());
            }
        }
        assertThat(most).isPositive().isLessThanOrEqualTo(2 * capacity);
    }
}
