package io.symbia.events.supplychain.unit;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.goods.Gln;
import io.symbia.events.goods.Sscc;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Public;
import io.symbia.events.supplychain.OrderNumber;
import io.symbia.events.supplychain.batch.BatchQuantity;
import java.util.List;
import java.util.Optional;

/**
 * A carton, pallet or parcel was packed and got its number (EPCIS AggregationEvent ADD).
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param sscc the unit
 * @param packedBy who packed it
 * @param contents at most 500, each batch once, each already given out by its batch
 * @param childUnits at most 500 units inside it, which were packed before
 * @param orderNumber the order it is for, as the packer says
 * @param packedAt where
 */
@EventType(LogisticUnitPackedV1.TYPE)
public record LogisticUnitPackedV1(
        @Public Happened happened,
        @Public Sscc sscc,
        @Public ParticipantId packedBy,
        @Public List<BatchQuantity> contents,
        @Public List<Sscc> childUnits,
        @Public Optional<OrderNumber> orderNumber,
        @Public Optional<Gln> packedAt)
        implements LogisticUnitEvent {

    /** On the wire instead of the name of this class. */
    public static final String TYPE = "symbia.supply-chain.unit.packed.v1";

    /** Bounds the event; a mixed pallet of more lots is packed in cartons first. */
    public static final int MAX_CONTENTS = 500;

    /** Bounds the event and the width of a trace. */
    public static final int MAX_CHILD_UNITS = 500;

    public LogisticUnitPackedV1 {
        contents = List.copyOf(contents);
        childUnits = List.copyOf(childUnits);
        BatchQuantity.requireDistinct(contents, MAX_CONTENTS);
        if (childUnits.size() > MAX_CHILD_UNITS
                || childUnits.stream().distinct().count() != childUnits.size()) {
            throw new IllegalArgumentException(
                    "childUnits are at most " + MAX_CHILD_UNITS + " and differ, were " + childUnits.size());
        }
        if (contents.isEmpty() && childUnits.isEmpty()) {
            throw new IllegalArgumentException("a unit holds something");
        }
        if (childUnits.contains(sscc)) {
            throw new IllegalArgumentException("unit " + sscc + " cannot hold itself"); // INVARIANT: units are a tree.
        }
    }
}
