package io.symbia.events.kernel.domain;

import io.symbia.events.kernel.form.Spread;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The moment of a fact in the world, and whether somebody named it or left it to the clock of the door. Commands and events
 * have it as one component, and it is written as two: {@code "occurredAt"} and {@code "eventTimeZoneOffset"}.
 *
 * @param at     in whole milliseconds: what is finer is refused where a body is read and where an event is sealed
 * @param offset local time where it happened, as an offset from UTC (EPCIS 2.0, {@code eventTimeZoneOffset}); empty where nobody stated it
 * @param stated whether somebody named the moment; it is not written, and what was read back counts as stated. One that is not stated is the time
 *     of the request, or that of a fact from which this follows
 */
@Spread({"occurredAt", "eventTimeZoneOffset"})
public record Happened(Instant at, Optional<ZoneOffset> offset, boolean stated) {
    /** A moment that somebody named, or one that was read back. */
    public Happened(Instant at, Optional<ZoneOffset> offset) {
        this(at, offset, true);
    }

    /** A moment that somebody named, with local time. */
    public static Happened at(Instant at, ZoneOffset offset) {
        return new Happened(at, Optional.of(offset));
    }

    /** A moment that somebody named, or that a clock did, at no place. */
    public static Happened at(Instant at) {
        return new Happened(at, Optional.empty());
    }

    /**
     * Completes the words of a request by its time. Local time is nothing that a door knows.
     *
     * @param receivedAt the time of the request, by the clock of the door
     */
    public static Happened of(Optional<Instant> stated, Optional<ZoneOffset> offset, Instant receivedAt) {
        return new Happened(
                stated.orElseGet(() -> receivedAt.truncatedTo(ChronoUnit.MILLIS)), offset, stated.isPresent());
    }

    /** The same moment, on which nobody insists: of what follows from something that was heard. */
    public Happened unstated() {
        return new Happened(at, offset, false);
    }

    /**
     * The same, or this later moment if it is before it: what follows from a fact is not dated before it. Nobody named that moment for it, so it is
     * held against no clock: the fact's own may have been ahead.
     */
    public Happened notBefore(Instant fact) {
        return at.isBefore(fact) ? new Happened(fact, offset, false) : this;
    }

    /** Whether a command with this says the same as an earlier one: a moment that nobody named makes no difference. */
    public boolean repeats(Happened earlier) {
        return !stated || (at.equals(earlier.at) && offset.equals(earlier.offset));
    }
}
