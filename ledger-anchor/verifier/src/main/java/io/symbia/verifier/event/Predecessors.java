package io.symbia.verifier.event;

import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.tree.Hash;
import io.symbia.verifier.report.NotProvenException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The digest of each event of a stream, as the event itself and the one after it have it. The log seals digests and reads no event, so that
 * they agree is for whoever holds both to see.
 */
final class Predecessors {
    private final Map<StreamTag, Map<Long, Hash>> digests = new HashMap<>(); // By sequence.
    private Optional<String> contradiction = Optional.empty(); // The first that was met.

    /** Takes what an event is, and what it says of the one before it. */
    void add(LoggedEvent event) {
        long sequence = event.entry().sequence();
        add(event, sequence, event.entry().digest());
        event.envelope().previous().ifPresent(previous -> add(event, sequence - 1, Hash.of(previous.toArray())));
    }

    private void add(LoggedEvent event, long sequence, Hash digest) {
        Hash known = digests.computeIfAbsent(event.entry().tag(), _ -> new HashMap<>())
                .putIfAbsent(sequence, digest);
        if (known != null && !known.equals(digest) && contradiction.isEmpty()) {
            contradiction = Optional.of("of " + event.envelope().stream() + " #" + sequence + " two digests are said: "
                    + known + " and " + digest);
        }
    }

    /** INVARIANT 144: an event names the one before it, wherever both are there. */
    void requireAgreement() throws NotProvenException {
        if (contradiction.isPresent()) {
            throw new NotProvenException("previous", contradiction.get());
        }
    }
}
