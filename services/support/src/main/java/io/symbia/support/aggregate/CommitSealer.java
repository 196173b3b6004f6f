package io.symbia.support.aggregate;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.envelope.EventCodec;
import io.symbia.events.kernel.envelope.EventContext;
import io.symbia.events.kernel.envelope.SealedEvent;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.envelope.StreamSalt;
import io.symbia.events.kernel.origin.EventIds;
import io.symbia.events.kernel.origin.Origin;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Disclosure;
import io.symbia.support.refusal.CommonRefusal;
import io.symbia.support.store.Commit;
import io.symbia.support.store.StreamHead;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;

/** Makes a commit of what an aggregate applied. Time, ids and salts come in here and nowhere deeper. */
public final class CommitSealer {
    /** Bounds a commit document: with {@link #MAX_COMMIT_BYTES} it stays far below MongoDB's 16 MiB. */
    public static final int MAX_COMMIT_EVENTS = 1_000;

    /** Events with their disclosures. */
    public static final int MAX_COMMIT_BYTES = 8 << 20;

    /** An event with its disclosures is one Kafka record: the broker's default bound of 1,048,588, less room for headers. */
    public static final int MAX_EVENT_BYTES = 1_000_000;

    /** How far the clocks of honest participants may be apart. */
    public static final Duration MAX_SKEW = Duration.ofMinutes(5);

    private final EventCodec codec;
    private final Clock clock;
    private final RandomGenerator random;
    private final EventIds ids;

    public CommitSealer(EventCodec codec, Clock clock, RandomGenerator random) {
        this.codec = codec;
        this.clock = clock;
        this.random = random;
        this.ids = new EventIds(clock, random);
    }

    /**
     * Seals the events that follow {@code head}.
     *
     * @param events domain events of the head's stream, in order
     * @throws io.symbia.support.refusal.Refusal when one of them is said to have happened later than now or too long ago, or all are too large
     */
    Commit seal(StreamHead head, List<? extends EventMessage<?>> events, CommitOrigin origin) {
        if (events.size() > MAX_COMMIT_EVENTS) {
            throw new IllegalStateException("a command leads to at most " + MAX_COMMIT_EVENTS + " events");
        }
        requireOwnName(head.stream(), origin);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        StreamSalt salt = head.salt().orElseGet(() -> StreamSalt.from(random));
        List<SealedEvent> sealed = new ArrayList<>();
        Optional<Digest> previous = head.lastDigest();
        int bytes = 0;
        for (EventMessage<?> message : events) {
            long sequence = head.nextSequence() + sealed.size();
            requirePlace((DomainEventMessage<?>) message, head.stream(), sequence);
            DomainEvent event = (DomainEvent) message.getPayload();
            requireMoment(event, now, origin.record().origin());
            SealedEvent next = codec.seal(event, context(head.stream(), salt, sequence, previous, now, origin));
            bytes += requireRecordSize(next);
            previous = Optional.of(next.digest());
            sealed.add(next);
        }
        if (bytes > MAX_COMMIT_BYTES) throw CommonRefusal.TOO_MUCH_AT_ONCE.with(bytes, MAX_COMMIT_BYTES);
        return new Commit(head.next(), sealed, origin.record(), origin.requestKey(), now, true);
    }

    /**
     * Refuses a moment of another time. One that was heard was held against a clock where it was said. Were it held against this one, which may be
     * a little behind that, or is right again, or against a bound that it has passed on its way, what follows from it would never be.
     */
    private static void requireMoment(DomainEvent event, Instant now, Origin origin) {
        if (origin instanceof Origin.Derivation) return;
        // An unstated moment is this clock's own, or that of a fact which a clock that was ahead has dated.
        boolean told = event.happened().stated();
        if (told && event.occurredAt().isAfter(now.plus(MAX_SKEW))) {
            throw CommonRefusal.OCCURRED_IN_FUTURE.with(event.occurredAt(), now.plus(MAX_SKEW));
        }
        Instant earliest = event.earliest(now);
        if (event.occurredAt().isBefore(earliest)) {
            throw CommonRefusal.OCCURRED_TOO_LONG_AGO.with(event.occurredAt(), earliest);
        }
    }

    /** INVARIANT 214: a service speaks in its own name, in its own streams, by a rule of its own, and nobody else speaks so. */
    private static void requireOwnName(StreamId stream, CommitOrigin origin) {
        ParticipantId own = ParticipantId.ofService(stream.service());
        boolean fits = origin.record().origin() instanceof Origin.Derivation derivation
                ? origin.issuer().equals(own) && derivation.rule().owner().equals(stream.service())
                : !origin.issuer().isService();
        if (!fits) {
            throw new IllegalStateException(stream + ": " + origin.issuer() + " does not speak by such an origin");
        }
    }

    /** What the broker would refuse must not be kept: it could never be published. */
    private static int requireRecordSize(SealedEvent event) {
        int size = event.bytes().size();
        for (Disclosure disclosure : event.disclosures())
            size += disclosure.encoded().length();
        if (size > MAX_EVENT_BYTES) throw CommonRefusal.TOO_MUCH_AT_ONCE.with(size, MAX_EVENT_BYTES);
        return size;
    }

    private static void requirePlace(DomainEventMessage<?> message, StreamId stream, long sequence) {
        if (!message.getAggregateIdentifier().equals(stream.toString())) {
            throw new IllegalStateException(
                    "one command changes one stream, not both " + stream + " and " + message.getAggregateIdentifier());
        }
        if (message.getSequenceNumber() != sequence) { // INVARIANT: the aggregate and the store count alike.
            throw new IllegalStateException(
                    stream + ": the aggregate counts " + message.getSequenceNumber() + ", the store " + sequence);
        }
    }

    private EventContext context(
            StreamId stream,
            StreamSalt salt,
            long sequence,
            Optional<Digest> previous,
            Instant now,
            CommitOrigin origin) {
        return new EventContext(
                ids.next(),
                now,
                stream,
                salt,
                sequence,
                previous,
                origin.issuer(),
                origin.record().digest(),
                origin.causationId(),
                origin.correlationId(),
                origin.traceparent());
    }
}
