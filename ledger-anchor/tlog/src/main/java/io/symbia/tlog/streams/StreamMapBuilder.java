package io.symbia.tlog.streams;

import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.StreamTag;
import java.util.HashMap;
import java.util.Map;

/**
 * Follows the events of a log and makes maps of them. What changes between two maps is collected first, so that a stream with many new
 * events costs one path of the tree. Not for use by two threads at once; the maps it makes are.
 */
public final class StreamMapBuilder {
    private final Map<StreamTag, StreamHead> changed = new HashMap<>();
    private StreamMap map;

    /** Begins with the map of no streams. */
    public StreamMapBuilder() {
        this(StreamMap.EMPTY);
    }

    /** Goes on from a map. */
    public StreamMapBuilder(StreamMap map) {
        this.map = map;
    }

    /** Takes the next event of the log. */
    public void add(long leafIndex, Entry.Event event) {
        StreamTag tag = event.tag();
        StreamHead head = changed.get(tag);
        if (head == null) {
            head = map.find(tag).orElse(null);
        }
        changed.put(tag, head == null ? StreamHead.first(leafIndex, event) : head.next(leafIndex, event));
    }

    /** Whether events came since the last map. */
    public boolean hasChanged() {
        return !changed.isEmpty();
    }

    /** The map of all events so far; its hashes are not computed yet. */
    public StreamMap map() {
        changed.forEach((tag, head) -> map = map.with(tag, head));
        changed.clear();
        return map;
    }
}
