package io.symbia.tlog.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.symbia.tlog.entry.SealedStreams;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.InvalidProofException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class MapProofTest {
    private static final StreamHasher HASHER = new StreamHasher();

    @Test
    void provesEachStreamThatIsThereAndTheAbsenceOfEachThatIsNot() throws InvalidProofException {
        for (int subset = 1; subset < 1 << Streams.ADVERSARIAL.size(); subset++) {
            Streams.Both both = Streams.of(StreamMapTest.subset(subset), 1);
            for (StreamTag tag : Streams.ADVERSARIAL) {
                assertThat(both.map().prove(tag).verify(tag, both.sealed()))
                        .as("subset %d, %s", subset, tag)
                        .isEqualTo(both.map().find(tag));
            }
        }
    }

    @Test
    void saysNothingOfAnyOtherStream() throws InvalidProofException {
        for (int subset = 1; subset < 1 << Streams.ADVERSARIAL.size(); subset++) {
            Streams.Both both = Streams.of(StreamMapTest.subset(subset), 1);
            for (StreamTag tag : Streams.ADVERSARIAL) {
                MapProof proof = both.map().prove(tag);
                for (StreamTag other : Streams.ADVERSARIAL) {
                    // The absence of two neighbours may have one proof; whatever is said of another stream is true.
                    if (!other.equals(tag) && proves(proof, other, both.sealed())) {
                        assertThat(proof.found()).isNotInstanceOf(MapProof.Present.class);
                        assertThat(both.map().find(other))
                                .as("subset %d, %s", subset, other)
                                .isEmpty();
                    }
                }
            }
        }
    }

    private static boolean proves(MapProof proof, StreamTag tag, SealedStreams sealed) {
        try {
            proof.verify(tag, sealed);
            return true;
        } catch (InvalidProofException _) {
            return false;
        }
    }

    @Test
    void everyByteOfEverySiblingCounts() {
        Streams.Both both = Streams.of(Streams.ADVERSARIAL.subList(1, 9), 1);
        for (StreamTag tag : Streams.ADVERSARIAL) {
            MapProof proof = both.map().prove(tag);
            for (int index = 0; index < proof.siblings().size(); index++) {
                for (int position = 0; position < Hash.SIZE_BYTES; position++) {
                    byte[] changed = proof.siblings().get(index).toArray();
                    changed[position] ^= 0x10;
                    List<Hash> siblings = new ArrayList<>(proof.siblings());
                    siblings.set(index, Hash.of(changed));
                    refuses(new MapProof(proof.found(), siblings), tag, both.sealed());
                }
            }
        }
    }

    @Test
    void refusesAPathThatIsLongerOrShorter() {
        Streams.Both both = Streams.of(Streams.ADVERSARIAL, 1);
        for (StreamTag tag : Streams.ADVERSARIAL) {
            MapProof proof = both.map().prove(tag);
            List<Hash> siblings = proof.siblings();
            refuses(new MapProof(proof.found(), siblings.subList(1, siblings.size())), tag, both.sealed());
            refuses(new MapProof(proof.found(), siblings.subList(0, siblings.size() - 1)), tag, both.sealed());
            for (Hash more : List.of(StreamHasher.EMPTY, siblings.getFirst())) {
                if (siblings.size() < StreamTag.SIZE_BITS) {
                    refuses(new MapProof(proof.found(), with(siblings, 0, more)), tag, both.sealed());
                    refuses(new MapProof(proof.found(), with(siblings, siblings.size(), more)), tag, both.sealed());
                }
            }
        }
        List<Hash> tooDeep = Collections.nCopies(StreamTag.SIZE_BITS + 1, StreamHasher.EMPTY);
        assertThatIllegalArgumentException().isThrownBy(() -> new MapProof(new MapProof.Empty(), tooDeep));
    }

    private static List<Hash> with(List<Hash> siblings, int index, Hash more) {
        List<Hash> longer = new ArrayList<>(siblings);
        longer.add(index, more);
        return longer;
    }

    @Test
    void refusesEveryOtherHead() {
        Streams.Both both = Streams.of(Streams.ADVERSARIAL, 2);
        StreamTag tag = Streams.ADVERSARIAL.get(3);
        StreamHead head = both.map().find(tag).orElseThrow();
        List<Hash> siblings = both.map().prove(tag).siblings();
        for (StreamHead other : List.of(
                new StreamHead(head.count() - 1, head.last(), head.chain()),
                new StreamHead(head.count() + 1, head.last(), head.chain()),
                new StreamHead(head.count(), head.last() - 1, head.chain()),
                new StreamHead(head.count(), head.last(), StreamHasher.EMPTY))) {
            refuses(new MapProof(new MapProof.Present(other), siblings), tag, both.sealed());
        }
        refuses(new MapProof(new MapProof.Empty(), siblings), tag, both.sealed());
        refuses(new MapProof(new MapProof.Other(tag, head), siblings), tag, both.sealed()); // Present, sold as absent.
    }

    /** A log may seal any root it likes; these are not roots of any map, and a proof from them is refused for its shape. */
    @Test
    void refusesAMapOfAnotherShape() {
        StreamTag tag = Streams.ADVERSARIAL.getFirst();
        StreamTag far = Streams.ADVERSARIAL.getLast();
        StreamHead head = Streams.head(0, tag);
        StreamHead farHead = Streams.head(1, far);
        Hash leaf = HASHER.leaf(tag, head);
        Hash notCollapsed = HASHER.node(leaf, StreamHasher.EMPTY);
        MapProof deeper = new MapProof(new MapProof.Present(head), List.of(StreamHasher.EMPTY));
        refuses(deeper, tag, new SealedStreams(notCollapsed, 3, 2));
        refuses(new MapProof(new MapProof.Present(head), List.of()), tag, new SealedStreams(leaf, 3, 2));
        refuses(new MapProof(new MapProof.Empty(), List.of()), tag, new SealedStreams(StreamHasher.EMPTY, 3, 1));
        Hash misplaced = HASHER.node(HASHER.leaf(far, farHead), leaf);
        MapProof elsewhere = new MapProof(new MapProof.Other(far, farHead), List.of(leaf));
        refuses(elsewhere, tag, new SealedStreams(misplaced, 3, 2)); // Does not share the first bit.
    }

    @Test
    void refusesAHeadBeyondTheLeavesThatTheMapWasMadeFrom() throws InvalidProofException {
        StreamTag tag = Streams.ADVERSARIAL.getFirst();
        StreamHead head = Streams.head(4, tag);
        MapProof proof = new MapProof(new MapProof.Present(head), List.of());
        refuses(proof, tag, new SealedStreams(HASHER.leaf(tag, head), 5, 1)); // Leaf 4 would be the manifest's.
        assertThat(proof.verify(tag, new SealedStreams(HASHER.leaf(tag, head), 6, 1)))
                .contains(head);
    }

    private static void refuses(MapProof proof, StreamTag tag, SealedStreams sealed) {
        assertThatExceptionOfType(InvalidProofException.class)
                .as("%s of %s", proof, tag)
                .isThrownBy(() -> proof.verify(tag, sealed));
    }
}
