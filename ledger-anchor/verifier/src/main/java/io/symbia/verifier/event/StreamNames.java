package io.symbia.verifier.event;

import io.symbia.tlog.entry.StreamTag;
import io.symbia.verifier.report.NotProvenException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The tag of each stream by the name that its events have. A tag is a salted hash of the name, so a log can hold several of one name, each with
 * a history of its own, and nobody who reads the log sees it. Whoever holds events of two of them does.
 */
final class StreamNames {
    private final Map<String, StreamTag> tags = new HashMap<>();
    private Optional<String> contradiction = Optional.empty(); // The first that was met.

    /** Takes the name and the tag of an event. */
    void add(LoggedEvent event) {
        String name = event.envelope().stream().toString();
        StreamTag tag = event.entry().tag();
        StreamTag known = tags.putIfAbsent(name, tag);
        if (known != null && !known.equals(tag) && contradiction.isEmpty()) {
            contradiction = Optional.of("two streams are called " + name + ": tag " + known + " and tag " + tag
                    + ", each with its own events");
        }
    }

    /** INVARIANT 123: of what is verified together no two streams have one name. */
    void requireOneTagEach() throws NotProvenException {
        if (contradiction.isPresent()) {
            throw new NotProvenException("names", contradiction.get());
        }
    }
}
