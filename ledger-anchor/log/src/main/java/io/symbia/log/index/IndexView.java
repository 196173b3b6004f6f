package io.symbia.log.index;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * What of an index does not change any more: tables that wait to be written, and what is on disk.
 *
 * @param waiting the oldest first
 */
record IndexView(List<Waiting> waiting, Segments segments) {
    /**
     * Tables that wait to be written.
     *
     * @param end the leaf after their last
     */
    record Waiting(Fresh fresh, long end) {}

    IndexView {
        waiting = List.copyOf(waiting);
    }

    /** With further tables that wait. */
    IndexView with(Fresh fresh, long end) {
        List<Waiting> more = new ArrayList<>(waiting);
        more.add(new Waiting(fresh, end));
        return new IndexView(more, segments);
    }

    /** With other segments, which hold the first of the tables that waited. */
    IndexView written(Segments next, int tables) {
        return new IndexView(waiting.subList(tables, waiting.size()), next);
    }

    /** The leaf under a key's hash that passes the check, or {@link LeafTable#NONE}; the newest are looked at first. */
    long find(boolean byDigest, long key, LongPredicate isIt) {
        long found = LeafTable.NONE;
        for (int index = waiting.size() - 1; index >= 0 && found == LeafTable.NONE; index--) {
            found = waiting.get(index).fresh().find(byDigest, key, isIt);
        }
        List<Segment> onDisk = byDigest ? segments.digests() : segments.places();
        for (int index = onDisk.size() - 1; index >= 0 && found == LeafTable.NONE; index--) {
            found = onDisk.get(index).find(key, isIt);
        }
        return found;
    }
}
