package io.symbia.events.supplychain.unit;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.goods.Sscc;
import io.symbia.events.privacy.Public;

/**
 * The unit went into another, which alone holds it.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param sscc the unit
 * @param parent the unit that holds it
 */
@EventType(LogisticUnitJoinedV1.TYPE)
public record LogisticUnitJoinedV1(
        @Public Happened happened,
        @Public Sscc sscc,
        @Public Sscc parent) implements LogisticUnitEvent {

    /** On the wire instead of the name of this class. */
    public static final String TYPE = "symbia.supply-chain.unit.joined.v1";
}
