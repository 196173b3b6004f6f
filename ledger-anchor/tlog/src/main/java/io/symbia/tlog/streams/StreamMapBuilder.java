package io.symbia.tlog.streams;

import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.StreamTag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Follows the events of a log and makes maps of them. What changes between two maps is collected first, so that a stream with many new
 * events costs one path of the tree. Not for use by two threads at once; the maps it makes are.
 */
public final class StreamMapBuilder {
    private final Map<StreamTag, GrowingStream> changed = new HashMap<>();
    private final StreamHasher hasher = new StreamHasher();
    private StreamMap map;

    /** Begins with the map of no streams. */
    public StreamMapBuilder() {
        this(StreamMap.EMPTY);
    }

    /** Goes on from a map. */
    public StreamMapBuilder(StreamMap map) {
        this.map = map;
    }

    /** Takes the next event of the log, whose 53-byte entry starts at {@code offset}. */
    public void add(long leafIndex, byte[] entries, int offset) {
        StreamTag tag = StreamTag.at(entries, offset + Entry.TAG_OFFSET);
        changed.computeIfAbsent(tag, this::stream).add(leafIndex, entries, offset, hasher);
    }

    private GrowingStream stream(StreamTag tag) {
        return map.find(tag).map(GrowingStream::new).orElseGet(() -> new GrowingStream(tag, hasher));
    }

    /** Whether events came since the last map. */
    public boolean hasChanged() {
        return !changed.isEmpty();
    }

    /** The map of all events so far; its hashes are not computed yet. */
    public StreamMap map() {
        List<StreamMap.Stream> streams = new ArrayList<>(changed.size());
        changed.forEach((tag, stream) -> streams.add(new StreamMap.Stream(tag, stream.head())));
        streams.sort(Comparator.comparing(StreamMap.Stream::tag));
        changed.clear();
        map = map.withSorted(streams);
        return map;
    }
}
