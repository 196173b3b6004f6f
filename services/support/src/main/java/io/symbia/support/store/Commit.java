package io.symbia.support.store;

import io.symbia.events.kernel.envelope.SealedEvent;
import io.symbia.events.kernel.envelope.StreamId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one command changed: some consecutive events of one stream, kept all or none.
 *
 * @param events     at least one; the sequence of each is one more than that of the one before
 * @param requestKey names the request that led to it, where it came with an idempotency key
 * @param acceptedAt the events' {@code time}
 * @param pending    whether it may still have to be published
 */
public record Commit(
        CommitId id, List<SealedEvent> events, Optional<String> requestKey, Instant acceptedAt, boolean pending) {
    public Commit {
        events = List.copyOf(events);
        if (events.isEmpty()) throw new IllegalArgumentException("a commit has at least one event");
    }

    /** The stream that all its events belong to. */
    public StreamId stream() {
        return id.stream();
    }

    /** Sequence number of its first event, zero-based. */
    public long firstSequence() {
        return events.getFirst().envelope().sequence();
    }
}
