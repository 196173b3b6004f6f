package io.symbia.events.envelope;

import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Something that happened. The record of an event is what an aggregate's state is made of and what is published, so its name and
 * the names of its components are forever; a breaking change is a new record beside the old one.
 *
 * <p>Every event record is annotated with {@link EventType}, has these two as its first components, both {@code @Public}, and says
 * for each further component who may see it.
 */
public interface DomainEvent {
    /** When it happened in the world, in whole milliseconds; when it was accepted is the event's {@code time}. */
    Instant occurredAt();

    /** The offset of local time from UTC where it happened, as EPCIS 2.0 asks. */
    ZoneOffset eventTimeZoneOffset();
}
