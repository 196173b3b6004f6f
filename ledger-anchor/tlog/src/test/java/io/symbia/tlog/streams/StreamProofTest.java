package io.symbia.tlog.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.symbia.tlog.Keys;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.tree.InvalidProofException;
import io.symbia.tlog.tree.Octets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StreamProofTest {
    private static final StreamTag MINE = Streams.ADVERSARIAL.get(1);
    private static final StreamTag OTHERS = Streams.ADVERSARIAL.get(2);
    private static final StreamTag FAR = Streams.ADVERSARIAL.get(7);
    private static final StreamTag ABSENT_BESIDE_NOTHING = Streams.ADVERSARIAL.get(5);
    private static final StreamTag ABSENT_BESIDE_ANOTHER = Streams.ADVERSARIAL.get(8);
    private static final int EVENTS = 4;

    private static final List<Entry.Event> ALL = interleaved();
    private static final SealedLog LOG = SealedLog.honest(ALL);

    private static List<Entry.Event> interleaved() {
        List<Entry.Event> events = new ArrayList<>();
        for (int sequence = 0; sequence < EVENTS; sequence++) {
            for (StreamTag tag : List.of(FAR, MINE, OTHERS)) {
                events.add(Streams.event(tag, sequence));
            }
        }
        return events;
    }

    private static ProvenStream proven(StreamTag tag) throws InvalidProofException {
        return StreamProof.parse(LOG.proof(tag).format()).verify(SealedLog.POLICY);
    }

    @Test
    void provesThatTheseAreTheEventsOfAStream() throws InvalidProofException {
        for (StreamTag tag : List.of(MINE, OTHERS, FAR)) {
            ProvenStream proven = proven(tag);
            proven.requireExactly(LOG.stream(tag));
            assertThat(proven.head().orElseThrow().count()).isEqualTo(EVENTS);
            assertThat(proven.size()).isEqualTo(ALL.size() + 1);
        }
    }

    @Test
    void provesThatThereIsNoSuchStream() throws InvalidProofException {
        assertThat(LOG.proof(ABSENT_BESIDE_NOTHING).format()).contains("\nempty\n");
        assertThat(LOG.proof(ABSENT_BESIDE_ANOTHER).format()).contains("\nother " + FAR + " 4 9 ");
        for (StreamTag tag : List.of(ABSENT_BESIDE_NOTHING, ABSENT_BESIDE_ANOTHER)) {
            ProvenStream proven = proven(tag);
            assertThat(proven.head()).isEmpty();
            refuses(proven, List.of(), "there is no stream");
        }
    }

    @Test
    void everyFlippedBitOfAProofIsFound() {
        for (StreamTag tag : List.of(MINE, ABSENT_BESIDE_NOTHING, ABSENT_BESIDE_ANOTHER)) {
            byte[] bytes = LOG.proof(tag).format().getBytes(StandardCharsets.UTF_8);
            for (int index = 0; index < bytes.length; index++) {
                for (int bit = 0; bit < 8; bit++) {
                    byte[] changed = bytes.clone();
                    changed[index] ^= (byte) (1 << bit);
                    assertThat(proves(tag, changed))
                            .as("%s byte %d bit %d", tag, index, bit)
                            .isFalse();
                }
            }
            assertThat(proves(tag, bytes)).isTrue();
        }
    }

    /** Whether the bytes prove about this stream what is true of it. */
    private static boolean proves(StreamTag tag, byte[] bytes) {
        try {
            ProvenStream proven = StreamProof.parse(Octets.of(bytes)).verify(SealedLog.POLICY);
            if (proven.head().isPresent()) {
                proven.requireExactly(LOG.stream(tag));
            }
            return proven.tag().equals(tag);
        } catch (InvalidProofException | IllegalArgumentException _) {
            return false;
        }
    }

    @Test
    void linesCannotBeLeftOutRepeatedOrMoved() {
        for (StreamTag tag : List.of(MINE, ABSENT_BESIDE_ANOTHER)) {
            List<String> lines = List.of(LOG.proof(tag).format().split("\n", -1));
            for (int index = 0; index < lines.size() - 2; index++) { // A note may have a signature line twice.
                List<String> without = new ArrayList<>(lines);
                without.remove(index);
                List<String> twice = new ArrayList<>(lines);
                twice.add(index, lines.get(index));
                List<String> moved = new ArrayList<>(without);
                moved.add(index + 1, lines.get(index));
                for (List<String> changed : List.of(without, twice, moved)) {
                    byte[] bytes = String.join("\n", changed).getBytes(StandardCharsets.UTF_8);
                    assertThat(changed.equals(lines) || !proves(tag, bytes))
                            .as("%s line %d", tag, index)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void hasOneSpelling() {
        String present = LOG.proof(MINE).format();
        String empty = LOG.proof(ABSENT_BESIDE_NOTHING).format();
        for (String other : List.of(
                present.replace("@v1\n", "@v1 \n"),
                present.replace("@v1\n", "@v10\n"),
                present.replace("head 4 ", "head 04 "),
                present.replace("head 4 ", "head  4 "),
                present.replace("leaf 1\n", "leaf +1\n"),
                present.replace("\nnode ", "\nnode  "),
                present.replace("\n\n", "\n"),
                present.replace("\n\n", "\r\n\r\n"),
                " " + present,
                empty.replace("\nempty\n", "\nempty \n"),
                empty.replace("\nempty\n", "\nemptyish\n"),
                empty.replace("\nempty\n", "\nempty\nleaf 1\n"))) {
            assertThatIllegalArgumentException().as(other).isThrownBy(() -> StreamProof.parse(other));
        }
    }

    @Test
    void needsACheckpointThatThePolicyTrusts() {
        StreamProof proof = LOG.proof(MINE);
        StreamProof forged = new StreamProof(
                MINE,
                proof.map(),
                proof.leaves(),
                proof.manifest(),
                proof.path(),
                Keys.OTHER_LOG.note(proof.checkpoint().text()));
        assertThatExceptionOfType(InvalidProofException.class).isThrownBy(() -> forged.verify(SealedLog.POLICY));
    }

    @Test
    void hasALimit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StreamProof.parse(Octets.of(new byte[StreamProof.MAX_BYTES + 1])));
    }

    @Nested
    class WhoeverHoldsTheEvents {
        private final List<Entry.Event> mine = LOG.stream(MINE);

        @Test
        void findsOutThatOneIsMissing() throws InvalidProofException {
            ProvenStream proven = proven(MINE);
            refuses(proven, without(mine, 0), "sequence 0 is expected, 1 comes");
            refuses(proven, without(mine, 2), "sequence 2 is expected, 3 comes");
            refuses(proven, without(mine, EVENTS - 1), "has 4 events, these are 3");
            refuses(proven, List.of(), "has 4 events, these are 0");
        }

        @Test
        void findsOutThatThereIsOneMore() throws InvalidProofException {
            ProvenStream proven = proven(MINE);
            refuses(proven, with(mine, EVENTS, Streams.event(MINE, EVENTS)), "has 4 events, these are 5");
            refuses(proven, with(mine, 1, mine.get(1)), "sequence 2 is expected, 1 comes");
            refuses(proven, with(mine, EVENTS, mine.get(3)), "sequence 4 is expected, 3 comes");
            refuses(proven, with(mine, 2, Streams.event(OTHERS, 2)), "is of stream " + OTHERS);
        }

        @Test
        void findsOutThatOneIsAnother() throws InvalidProofException {
            ProvenStream proven = proven(MINE);
            for (int sequence = 0; sequence < EVENTS; sequence++) {
                List<Entry.Event> changed = new ArrayList<>(mine);
                changed.set(sequence, new Entry.Event(Streams.event(FAR, 9).digest(), MINE, sequence));
                refuses(proven, changed, "give chain");
            }
            refuses(proven, List.of(mine.get(0), mine.get(2), mine.get(1), mine.get(3)), "sequence 1 is expected");
        }
    }

    /** The log signs a map that its own leaves do not give; whoever has the events notices. Whoever has all leaves: see the audit. */
    @Nested
    class AgainstALogThatLies {
        private final List<SealedLog.Mapped> truth = SealedLog.mapped(ALL);

        private StreamProof proof(List<SealedLog.Mapped> mapped) {
            SealedLog log = new SealedLog(ALL, mapped);
            List<Long> leaves = mapped.stream()
                    .filter(one -> one.event().tag().equals(MINE))
                    .map(SealedLog.Mapped::leaf)
                    .toList();
            return log.proof(MINE, leaves);
        }

        private void noticed(List<SealedLog.Mapped> mapped, String how) throws InvalidProofException {
            refuses(proof(mapped).verify(SealedLog.POLICY), LOG.stream(MINE), how);
        }

        @Test
        void byDroppingTheFirstAMiddleOrTheLastEvent() throws InvalidProofException {
            noticed(without(truth, 1), "has 3 events, these are 4");
            noticed(without(truth, 4), "has 3 events, these are 4");
            noticed(without(truth, 10), "has 3 events, these are 4");
        }

        @Test
        void byPuttingAnotherInItsPlace() throws InvalidProofException {
            List<SealedLog.Mapped> changed = new ArrayList<>(truth);
            changed.set(4, new SealedLog.Mapped(4, Streams.event(MINE, 9)));
            noticed(changed, "give chain");
        }

        @Test
        void byRepeatingAnEvent() throws InvalidProofException {
            noticed(with(truth, 5, new SealedLog.Mapped(5, truth.get(4).event())), "has 5 events, these are 4");
        }

        @Test
        void byMovingAnEventToAnotherLeaf() throws InvalidProofException {
            List<SealedLog.Mapped> moved = new ArrayList<>(truth);
            moved.set(4, new SealedLog.Mapped(5, truth.get(4).event()));
            StreamProof elsewhere = proof(moved);
            elsewhere.verify(SealedLog.POLICY).requireExactly(LOG.stream(MINE)); // Only the leaves can tell: the audit.
            List<Long> shown = List.of(1L, 4L, 7L, 10L);
            StreamProof hidden = new SealedLog(ALL, moved).proof(MINE, shown);
            refuses(hidden.verify(SealedLog.POLICY), LOG.stream(MINE), "give chain");
        }

        @Test
        void byReorderingEvents() {
            List<SealedLog.Mapped> reordered = new ArrayList<>(truth);
            Collections.swap(reordered, 4, 7);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> proof(reordered))
                    .withMessageContaining("increase");
        }

        @Test
        void byShowingAnotherCount() {
            StreamProof honest = LOG.proof(MINE);
            StreamHead head = LOG.map.find(MINE).orElseThrow();
            for (long count : List.of(3L, 5L)) {
                MapProof lie = new MapProof(
                        new MapProof.Present(new StreamHead(count, head.last(), head.chain())),
                        honest.map().siblings());
                assertThatExceptionOfType(InvalidProofException.class)
                        .isThrownBy(() -> lie.verify(MINE, honest.sealed()))
                        .withMessageContaining("path in the map leads to");
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> new StreamProof(
                                MINE, lie, honest.leaves(), honest.manifest(), honest.path(), honest.checkpoint()))
                        .withMessageContaining("leaves");
            }
        }
    }

    private static void refuses(ProvenStream proven, List<Entry.Event> events, String how) {
        assertThatExceptionOfType(InvalidProofException.class)
                .isThrownBy(() -> proven.requireExactly(events))
                .withMessageContaining(how);
    }

    private static <T> List<T> without(List<T> list, int index) {
        List<T> shorter = new ArrayList<>(list);
        shorter.remove(index);
        return shorter;
    }

    private static <T> List<T> with(List<T> list, int index, T more) {
        List<T> longer = new ArrayList<>(list);
        longer.add(index, more);
        return longer;
    }
}
