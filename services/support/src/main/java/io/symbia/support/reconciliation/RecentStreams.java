package io.symbia.support.reconciliation;

import io.symbia.events.kernel.envelope.StreamId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Streams that this instance changed, until they are due to be compared. When too many wait, the oldest are left to the passes. Thread-safe. */
final class RecentStreams {
    private static final int MAX_STREAMS = 10_000; // A hundred bytes each.
    private static final long GRACE_MILLIS = 1_000; // After the bound, so that what is looked at is past it.

    private final long boundMillis;
    private final Map<StreamId, Long> changed = new LinkedHashMap<>(); // To when, oldest first; guarded by this.

    RecentStreams(Duration bound) {
        this.boundMillis = bound.toMillis() + GRACE_MILLIS;
    }

    synchronized void add(StreamId stream, long nowMillis) {
        if (changed.putIfAbsent(stream, nowMillis) == null && changed.size() > MAX_STREAMS) {
            changed.remove(changed.keySet().iterator().next());
        }
    }

    /** Takes up to {@code max} streams whose first change since they were taken last is past the bound. */
    synchronized List<StreamId> due(long nowMillis, int max) {
        List<StreamId> due = new ArrayList<>();
        Iterator<Map.Entry<StreamId, Long>> oldest = changed.entrySet().iterator();
        while (oldest.hasNext() && due.size() < max) {
            Map.Entry<StreamId, Long> next = oldest.next();
            if (nowMillis - next.getValue() < boundMillis) break;
            due.add(next.getKey());
            oldest.remove();
        }
        return due;
    }
}
