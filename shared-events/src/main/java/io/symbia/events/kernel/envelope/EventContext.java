package io.symbia.events.kernel.envelope;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.origin.DerivationRule;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.origin.RequestSignature;
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
        Optional<String> keyId,
        Optional<RequestSignature> request,
        Optional<String> causationId,
        Optional<String> correlationId,
        Optional<String> traceparent,
        Optional<DerivationRule> derivedBy) {

    /** The context of an event that begins a stream, with nothing said about what caused it. */
    public static EventContext first(
            String id, Instant time, StreamId stream, StreamSalt streamSalt, ParticipantId issuer) {
        return new EventContext(
                id,
                time,
                stream,
                streamSalt,
                0,
                Optional.empty(),
                issuer,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The context of the event that follows {@code sealed} in its stream; issuer, causes and derivation stay the same. */
    public EventContext after(SealedEvent sealed, String nextId, Instant nextTime) {
        return new EventContext(
                nextId,
                nextTime,
                stream,
                streamSalt,
                Math.addExact(sealed.envelope().sequence(), 1),
                Optional.of(sealed.digest()),
                issuer,
                keyId,
                request,
                causationId,
                correlationId,
                traceparent,
                derivedBy);
    }
}
