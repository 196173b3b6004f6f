package io.symbia.events.supplychain.unit;

import static java.util.Objects.requireNonNull;

import io.symbia.events.envelope.EventType;
import io.symbia.events.goods.Sscc;
import io.symbia.events.privacy.Public;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * The unit came out of the one that held it.
 *
 * @param occurredAt when it happened in the world
 * @param eventTimeZoneOffset the offset of local time at the place where it happened
 * @param sscc the unit
 * @param parent the unit that held it
 */
@EventType(LogisticUnitLeftV1.TYPE)
public record LogisticUnitLeftV1(
        @Public Instant occurredAt,
        @Public ZoneOffset eventTimeZoneOffset,
        @Public Sscc sscc,
        @Public Sscc parent) implements LogisticUnitEvent {

    /** On the wire instead of the name of this class. */
    public static final String TYPE = "symbia.supply-chain.unit.left.v1";

    public LogisticUnitLeftV1 {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(sscc, "sscc");
        requireNonNull(parent, "parent");
    }
}
