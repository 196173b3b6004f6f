package io.symbia.verifier.audit;

import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.verifier.report.NotProvenException;
import java.util.HashMap;
import java.util.Map;

/** Counts each stream from 0: a number that is left out or comes twice is found. Holds one counter a stream in memory. */
final class StreamCensus {
    private final Map<StreamTag, Long> nextSequences = new HashMap<>();
    private long events;

    void count(Entry.Event event, long leafIndex) throws NotProvenException {
        long expected = nextSequences.getOrDefault(event.tag(), 0L);
        if (event.sequence() != expected) {
            String what = event.sequence() < expected ? "comes again" : "comes too early";
            throw new NotProvenException(
                    "streams",
                    "leaf " + leafIndex + ": sequence " + event.sequence() + " of stream " + event.tag() + " " + what
                            + ", expected is " + expected);
        }
        nextSequences.put(event.tag(), expected + 1);
        events++;
    }

    long streams() {
        return nextSequences.size();
    }

    long events() {
        return events;
    }
}
