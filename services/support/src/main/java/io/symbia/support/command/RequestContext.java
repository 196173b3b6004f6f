package io.symbia.support.command;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.origin.Ground;
import io.symbia.events.kernel.origin.Origin;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.origin.PublishedRule;
import io.symbia.support.aggregate.VersionCondition;
import io.symbia.support.consumer.ReceivedEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * On whose authority, and because of what, a command is given. Controllers take it as an argument; reactions make it with
 * {@link #causedBy}.
 *
 * @param issuer         the participant who gives the command, or the service whose rule led to it
 * @param origin         what stands behind it, kept beside the events that it leads to
 * @param idempotencyKey header {@code Idempotency-Key}; kept for POST only, other methods are idempotent by what they name
 * @param conditions     on the version of the stream, from {@code If-Match} and {@code If-None-Match}
 * @param traceparent    W3C trace context, passed on as it came
 * @param causationId    id of the event that led to the command
 * @param correlationId  what the whole conversation is about
 */
public record RequestContext(
        ParticipantId issuer,
        Origin origin,
        Optional<String> idempotencyKey,
        List<VersionCondition> conditions,
        Optional<String> traceparent,
        Optional<String> causationId,
        Optional<String> correlationId) {

    /** A command with nothing known about it but who gives it and what stands behind it. */
    public static RequestContext of(ParticipantId issuer, Origin origin) {
        return new RequestContext(
                issuer, origin, Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * A command that follows from an event by a rule: the rule's service gives it in its own name, the event is its cause, and its
     * conversation goes on.
     *
     * @param earlier other events on which it rests; the event itself may be among them
     */
    public static RequestContext causedBy(PublishedRule rule, ReceivedEvent event, Ground... earlier) {
        var envelope = event.envelope();
        List<Ground> grounds = Stream.concat(Stream.of(event.ground()), Stream.of(earlier))
                .distinct()
                .toList();
        return new RequestContext(
                rule.service(),
                rule.from(grounds),
                Optional.empty(),
                List.of(),
                envelope.traceparent(),
                Optional.of(envelope.id()),
                envelope.correlationId().or(() -> Optional.of(envelope.id())));
    }

    /** The same as of an event that was heard some time ago. */
    public static RequestContext causedBy(PublishedRule rule, Ground heard, Optional<String> correlationId) {
        return new RequestContext(
                rule.service(),
                rule.from(List.of(heard)),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.of(heard.id()),
                correlationId);
    }

    /** The same under other conditions. */
    public RequestContext under(List<VersionCondition> others) {
        return new RequestContext(issuer, origin, idempotencyKey, others, traceparent, causationId, correlationId);
    }

    /** Names the request among all requests of all participants: SHA-256 of issuer and idempotency key. */
    public Optional<String> requestKey() {
        return idempotencyKey.map(key -> Digest.ofContent((issuer + "\n" + key).getBytes(StandardCharsets.UTF_8))
                .hex());
    }
}
