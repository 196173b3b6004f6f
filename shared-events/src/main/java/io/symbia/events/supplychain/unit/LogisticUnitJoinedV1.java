package io.symbia.events.supplychain.unit;

import static java.util.Objects.requireNonNull;

import io.symbia.events.envelope.EventType;
import io.symbia.events.goods.Sscc;
import io.symbia.events.privacy.Public;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * The unit went into another, which alone holds it.
 *
 * @param occurredAt when it happened in the world
 * @param eventTimeZoneOffset the offset of local time at the place where it happened
 * @param sscc the unit
 * @param parent the unit that holds it
 */
@EventType(LogisticUnitJoinedV1.TYPE)
public record LogisticUnitJoinedV1(
        @Public Instant occurredAt,
        @Public ZoneOffset eventTimeZoneOffset,
        @Public Sscc sscc,
        @Public Sscc parent) implements LogisticUnitEvent {

    /** On the wire instead of the name of this class. */
    public static final String TYPE = "symbia.supply-chain.unit.joined.v1";

    public LogisticUnitJoinedV1 {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(sscc, "sscc");
        requireNonNull(parent, "parent");
    }
}
