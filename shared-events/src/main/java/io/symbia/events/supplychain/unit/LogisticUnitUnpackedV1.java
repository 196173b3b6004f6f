package io.symbia.events.supplychain.unit;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.goods.Sscc;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Public;
import io.symbia.events.supplychain.batch.BatchQuantity;
import java.util.List;

/**
 * The unit was unpacked for good (EPCIS AggregationEvent DELETE); its number is not used again.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param sscc the unit
 * @param unpackedBy who packed it
 * @param contents what goes back to its batches
 * @param childUnits what comes out of it
 */
@EventType(LogisticUnitUnpackedV1.TYPE)
public record LogisticUnitUnpackedV1(
        @Public Happened happened,
        @Public Sscc sscc,
        @Public ParticipantId unpackedBy,
        @Public List<BatchQuantity> contents,
        @Public List<Sscc> childUnits)
        implements LogisticUnitEvent {

    /** On the wire instead of the name of this class. */
    public static final String TYPE = "symbia.supply-chain.unit.unpacked.v1";

    public LogisticUnitUnpackedV1 {
        contents = List.copyOf(contents);
        childUnits = List.copyOf(childUnits);
    }
}
