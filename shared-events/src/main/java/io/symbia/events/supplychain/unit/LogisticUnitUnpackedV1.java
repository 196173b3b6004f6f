package io.symbia.events.supplychain.unit;

import static java.util.Objects.requireNonNull;

import io.symbia.events.envelope.EventType;
import io.symbia.events.goods.Sscc;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Public;
import io.symbia.events.supplychain.batch.BatchQuantity;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The unit was unpacked for good (EPCIS AggregationEvent DELETE); its number is not used again.
 *
 * @param occurredAt when it happened in the world
 * @param eventTimeZoneOffset the offset of local time at the place where it happened
 * @param sscc the unit
 * @param unpackedBy who packed it
 * @param contents what goes back to its batches
 * @param childUnits what comes out of it
 */
@EventType(LogisticUnitUnpackedV1.TYPE)
public record LogisticUnitUnpackedV1(
        @Public Instant occurredAt,
        @Public ZoneOffset eventTimeZoneOffset,
        @Public Sscc sscc,
        @Public ParticipantId unpackedBy,
        @Public List<BatchQuantity> contents,
        @Public List<Sscc> childUnits)
        implements LogisticUnitEvent {

    /** On the wire instead of the name of this class. */
    public static final String TYPE = "symbia.supply-chain.unit.unpacked.v1";

    public LogisticUnitUnpackedV1 {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(sscc, "sscc");
        requireNonNull(unpackedBy, "unpackedBy");
        contents = List.copyOf(contents);
        childUnits = List.copyOf(childUnits);
    }
}
