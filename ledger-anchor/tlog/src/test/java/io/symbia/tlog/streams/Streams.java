package io.symbia.tlog.streams;

import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.SealedStreams;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.tree.Hash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Streams for tests: tags that are hard to tell apart, and events that are not. */
final class Streams {
    /** Neighbours at every depth that matters: first bit, byte boundaries, last bit. */
    static final List<StreamTag> ADVERSARIAL = List.of(
            tag("00000000000000000000000000000000"),
            tag("00000000000000000000000000000001"),
            tag("00000000000000000000000000000002"),
            tag("00000000000000010000000000000000"),
            tag("00800000000000000000000000000000"),
            tag("40000000000000000000000000000000"),
            tag("80000000000000000000000000000000"),
            tag("fffffffffffffffffffffffffffffffe"),
            tag("ffffffffffffffffffffffffffffffff"));

    private Streams() {}

    static StreamTag tag(String hex) {
        return StreamTag.parseHex(hex);
    }

    static Entry.Event event(StreamTag tag, long sequence) {
        return new Entry.Event(Hash.parseHex(NaiveMap.digest(tag + "/" + sequence)), tag, sequence);
    }

    /** The head of a stream whose first event is at that leaf. */
    static StreamHead head(long leafIndex, StreamTag tag) {
        StreamMapBuilder builder = new StreamMapBuilder();
        builder.add(leafIndex, event(tag, 0).format().toArray(), 0);
        return builder.map().find(tag).orElseThrow();
    }

    /** A map of some streams of the given number of events each, dealt out in turn over the leaves from 0 on, and the same naively. */
    static Both of(List<StreamTag> tags, int eventsEach) {
        StreamMapBuilder builder = new StreamMapBuilder();
        Map<String, List<NaiveMap.Leaf>> naive = new HashMap<>();
        long leaf = 0;
        for (int sequence = 0; sequence < eventsEach; sequence++) {
            for (StreamTag tag : tags) {
                Entry.Event event = event(tag, sequence);
                builder.add(leaf, event.format().toArray(), 0);
                naive.computeIfAbsent(tag.hex(), _ -> new ArrayList<>())
                        .add(new NaiveMap.Leaf(
                                leaf, HexFormat.of().formatHex(event.format().toArray())));
                leaf++;
            }
        }
        return new Both(builder.map(), new TreeMap<>(naive), leaf + 1);
    }

    /**
     * One map, made twice.
     *
     * @param size number of leaves, a manifest after the events included
     */
    record Both(StreamMap map, SortedMap<String, List<NaiveMap.Leaf>> naive, long size) {
        SealedStreams sealed() {
            return new SealedStreams(map.root(), size, map.count());
        }
    }
}
