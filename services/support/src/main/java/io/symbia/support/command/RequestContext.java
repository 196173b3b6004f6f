package io.symbia.support.command;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.origin.DerivationRule;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.support.aggregate.VersionCondition;
import io.symbia.support.consumer.ReceivedEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * On whose authority, and because of what, a command is given. Controllers take it as an argument; reactions make it with
 * {@link #causedBy}.
 *
 * @param issuer         the participant who gives the command
 * @param idempotencyKey header {@code Idempotency-Key}; kept for POST only, other methods are idempotent by what they name
 * @param conditions     on the version of the stream, from {@code If-Match} and {@code If-None-Match}
 * @param traceparent    W3C trace context, passed on as it came
 * @param causationId    id of the event that led to the command
 * @param correlationId  what the whole conversation is about
 * @param derivedBy      rule by which an import derived the fact; empty when the issuer reports it
 */
public record RequestContext(
        ParticipantId issuer,
        Optional<String> idempotencyKey,
        List<VersionCondition> conditions,
        Optional<String> traceparent,
        Optional<String> causationId,
        Optional<String> correlationId,
        Optional<DerivationRule> derivedBy) {

    /** A request of the participant, with nothing else known about it. */
    public static RequestContext of(ParticipantId issuer) {
        return new RequestContext(
                issuer,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** A command that the event led to: the event is its cause, and its conversation goes on. */
    public static RequestContext causedBy(ReceivedEvent event, ParticipantId issuer) {
        var envelope = event.envelope();
        return new RequestContext(
                issuer,
                Optional.empty(),
                List.of(),
                envelope.traceparent(),
                Optional.of(envelope.id()),
                envelope.correlationId().or(() -> Optional.of(envelope.id())),
                envelope.derivedBy());
    }

    /** The same under other conditions. */
    public RequestContext under(List<VersionCondition> others) {
        return new RequestContext(issuer, idempotencyKey, others, traceparent, causationId, correlationId, derivedBy);
    }

    /** Names the request among all requests of all participants: SHA-256 of issuer and idempotency key. */
    public Optional<String> requestKey() {
        return idempotencyKey.map(key -> Digest.ofContent((issuer + "\n" + key).getBytes(StandardCharsets.UTF_8))
                .hex());
    }
}
