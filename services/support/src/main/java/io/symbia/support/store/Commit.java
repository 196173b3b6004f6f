package io.symbia.support.store;

import io.symbia.events.kernel.envelope.SealedEvent;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.origin.SealedOrigin;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one command changed: some consecutive events of one stream, kept all or none.
 *
 * @param events     at least one; the sequence of each is one more than that of the one before
 * @param origin     what stands behind it; each event has its digest
 * @param requestKey names the request that led to it, where it came with an idempotency key
 * @param acceptedAt the events' {@code time}
 * @param pending    whether it may still have to be published
 */
public record Commit(
        CommitId id,
        List<SealedEvent> events,
        SealedOrigin origin,
        Optional<String> requestKey,
        Instant acceptedAt,
        boolean pending) {
    public Commit {
        events = List.copyOf(events);
        if (events.isEmpty()) throw new IllegalArgumentException("a commit has at least one event");
        for (SealedEvent event : events) {
            if (!event.envelope()
                    .origin()
                    .equals(origin.digest())) { // INVARIANT 213: each event names the origin of its commit.
                throw new IllegalArgumentException(
                        "event " + event.envelope().id() + " names another origin than its commit has");
            }
        }
    }

    /** The stream that all its events belong to. */
    public StreamId stream() {
        return id.stream();
    }

    /** The event of this id, if it is one of them. */
    public Optional<SealedEvent> event(String eventId) {
        return events.stream()
                .filter(event -> event.envelope().id().equals(eventId))
                .findFirst();
    }

    /** Sequence number of its first event, zero-based. */
    public long firstSequence() {
        return events.getFirst().envelope().sequence();
    }
}
