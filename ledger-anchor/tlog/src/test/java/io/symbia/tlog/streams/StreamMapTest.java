package io.symbia.tlog.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.tree.Hash;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StreamMapTest {
    @Test
    void hasTheRootOfTheNaiveMapForEverySubsetOfAdversarialTags() {
        for (int subset = 0; subset < 1 << Streams.ADVERSARIAL.size(); subset++) {
            Streams.Both both = Streams.of(subset(subset), 2);
            assertThat(both.map().root().hex()).as("subset %d", subset).isEqualTo(NaiveMap.root(both.naive()));
            assertThat(both.map().count()).isEqualTo(Integer.bitCount(subset));
        }
    }

    static List<StreamTag> subset(int bits) {
        List<StreamTag> tags = new ArrayList<>();
        for (int index = 0; index < Streams.ADVERSARIAL.size(); index++) {
            if ((bits >> index & 1) == 1) {
                tags.add(Streams.ADVERSARIAL.get(index));
            }
        }
        return tags;
    }

    @Test
    void doesNotDependOnTheOrderInWhichStreamsCame() {
        Random random = new Random(1);
        List<StreamTag> tags = new ArrayList<>(Streams.ADVERSARIAL);
        StreamMap sorted = heads(tags);
        for (int round = 0; round < 50; round++) {
            Collections.shuffle(tags, random);
            assertThat(heads(tags).root()).as("round %d", round).isEqualTo(sorted.root());
        }
    }

    private static StreamMap heads(List<StreamTag> tags) {
        StreamMap map = StreamMap.EMPTY;
        for (StreamTag tag : tags) {
            map = map.with(tag, Streams.head(7, tag));
        }
        return map;
    }

    @Test
    void grownEventByEventIsTheNaiveMapAtEverySize() {
        Random random = new Random(2);
        List<StreamTag> tags = new ArrayList<>(Streams.ADVERSARIAL);
        for (int number = 0; number < 40; number++) {
            byte[] tag = new byte[StreamTag.SIZE_BYTES];
            random.nextBytes(tag);
            tags.add(StreamTag.of(tag));
        }
        StreamMapBuilder builder = new StreamMapBuilder();
        var naive = new TreeMap<String, List<NaiveMap.Leaf>>();
        List<StreamMap> earlier = new ArrayList<>();
        List<String> earlierRoots = new ArrayList<>();
        for (int leaf = 0; leaf < 400; leaf++) {
            StreamTag tag = tags.get(random.nextInt(tags.size()));
            List<NaiveMap.Leaf> stream = naive.computeIfAbsent(tag.hex(), _ -> new ArrayList<>());
            Entry.Event event = Streams.event(tag, stream.size());
            stream.add(new NaiveMap.Leaf(
                    leaf, HexFormat.of().formatHex(event.format().toArray())));
            builder.add(leaf, event.format().toArray(), 0);
            if (random.nextInt(3) == 0) { // Not after each: what changes twice between two maps must come out the same.
                earlier.add(builder.map());
                earlierRoots.add(NaiveMap.root(naive));
                assertThat(earlier.getLast().root().hex()).isEqualTo(earlierRoots.getLast());
            }
        }
        for (int index = 0; index < earlier.size(); index++) { // Growing has not changed the maps before.
            assertThat(earlier.get(index).root().hex()).isEqualTo(earlierRoots.get(index));
        }
    }

    @Test
    void findsEveryHeadAndNoOther() {
        Streams.Both both = Streams.of(Streams.ADVERSARIAL.subList(0, 5), 3);
        for (StreamTag tag : Streams.ADVERSARIAL) {
            List<NaiveMap.Leaf> events = both.naive().get(tag.hex());
            assertThat(both.map().find(tag).isPresent()).isEqualTo(events != null);
            if (events != null) {
                StreamHead head = both.map().find(tag).orElseThrow();
                assertThat(head.count()).isEqualTo(3);
                assertThat(head.last()).isEqualTo(events.getLast().index());
                assertThat(head.chain()).isEqualTo(Hash.parseHex(NaiveMap.chain(tag.hex(), events)));
            }
        }
    }
}
