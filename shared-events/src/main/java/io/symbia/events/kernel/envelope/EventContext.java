package io.symbia.events.kernel.envelope;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.origin.ParticipantId;
import java.time.Instant;
import java.util.Optional;

/**
 * Everything of an envelope that the event record does not say. What the parts are is described at {@link EventEnvelope}, which
 * also checks them.
 */
public record EventContext(
        String id,
        Instant time,
        StreamId stream,
        StreamSalt streamSalt,
        long sequence,
        Optional<Digest> previous,
        ParticipantId issuer,
        Digest origin,
        Optional<String> causationId,
        Optional<String> correlationId,
        Optional<String> traceparent) {

    /** The context of an event that begins a stream, with nothing said about what caused it. */
    public static EventContext first(
            String id, Instant time, StreamId stream, StreamSalt streamSalt, ParticipantId issuer, Digest origin) {
        return new EventContext(
                id,
                time,
                stream,
                streamSalt,
                0,
                Optional.empty(),
                issuer,
                origin,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The context of the event that follows {@code sealed} in its stream; issuer, origin and causes stay the same. */
    public EventContext after(SealedEvent sealed, String nextId, Instant nextTime) {
        return new EventContext(
                nextId,
                nextTime,
                stream,
                streamSalt,
                Math.addExact(sealed.envelope().sequence(), 1),
                Optional.of(sealed.digest()),
                issuer,
                origin,
                causationId,
                correlationId,
                traceparent);
    }
}
