package io.symbia.logistics.consignment.command;

import static java.util.Objects.requireNonNull;

import io.symbia.events.canonical.RefusedJson;
import io.symbia.events.envelope.DomainEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * When something happened in the world, and whether the issuer said so or left it to the clock of the door.
 *
 * @param at whole milliseconds, as events keep it
 * @param offset local time where it happened, as an offset from UTC
 * @param stated whether the issuer named the moment; a moment that nobody named does not make a repetition different
 */
public record Occurrence(Instant at, ZoneOffset offset, boolean stated) {
    /** Refuses what would not come back from the record as it went in. */
    public Occurrence {
        requireNonNull(offset, "offset");
        requireMillis(at, "/occurredAt");
    }

    /**
     * What the issuer said, completed by the time of the request.
     *
     * @param receivedAt the time of the request, by the clock of the door
     */
    public static Occurrence of(Optional<Instant> stated, Optional<ZoneOffset> offset, Instant receivedAt) {
        return new Occurrence(
                stated.orElse(receivedAt.truncatedTo(ChronoUnit.MILLIS)),
                offset.orElse(ZoneOffset.UTC),
                stated.isPresent());
    }

    /** Whether the recorded event happened at this moment, as far as the issuer named one. */
    boolean says(DomainEvent recorded) {
        return !stated || (at.equals(recorded.occurredAt()) && offset.equals(recorded.eventTimeZoneOffset()));
    }

    /**
     * Refuses a moment that is finer than events keep.
     *
     * @param pointer the field that it came in
     */
    static void requireMillis(Instant moment, String pointer) {
        if (!moment.equals(moment.truncatedTo(ChronoUnit.MILLIS))) {
            throw new RefusedJson("invalid_value", pointer, "a moment has whole milliseconds, was " + moment);
        }
    }
}
