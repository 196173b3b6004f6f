package io.symbia.events.kernel.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * Something that happened. The record of an event is what an aggregate's state is made of and what is published, so its name and
 * the names of its components are forever; a breaking change is a new record beside the old one.
 *
 * <p>Every event record is annotated with {@link EventType}, has {@code @Public Happened happened} as its first component, and says
 * for each further component who may see it.
 */
public interface DomainEvent {
    /** The moment and place of it in the world; the event's {@code time} is that of its acceptance. */
    Happened happened();

    /** The moment of it in the world, in whole milliseconds. */
    default Instant occurredAt() {
        return happened().at();
    }

    /**
     * The earliest moment that an event of this kind may have when it is sealed.
     *
     * @param now when that is
     */
    default Instant earliest(Instant now) {
        MaxAge own = getClass().getAnnotation(MaxAge.class);
        int years = own == null ? MaxAge.DEFAULT_YEARS : own.years();
        return now.minus(Duration.ofDays(366L * years));
    }

    /**
     * Whether this says what an earlier event said: equal in each component, and in its moment as far as somebody named one. So a
     * repeated request is known. What is {@link Computed}, and what is personal, makes no difference.
     */
    default boolean repeats(DomainEvent earlier) {
        return Repetition.is(this, earlier);
    }
}
