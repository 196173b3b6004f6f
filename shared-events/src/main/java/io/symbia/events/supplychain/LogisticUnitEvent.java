package io.symbia.events.supplychain;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.domain.EventType;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Public;
import io.symbia.events.words.goods.Gln;
import io.symbia.events.words.goods.Sscc;
import io.symbia.events.words.trade.OrderNumber;
import java.util.List;
import java.util.Optional;

/** What happened to one logistic unit, in the stream {@code supply-chain/unit/<sscc>}. */
public sealed interface LogisticUnitEvent extends DomainEvent {
    Sscc sscc();

    /**
     * A carton, pallet or parcel was packed and got its number (EPCIS AggregationEvent ADD).
     *
     * @param contents    at most {@value #MAX_CONTENTS}, each batch once, each already given out by its batch
     * @param childUnits  at most {@value #MAX_CHILD_UNITS}, packed before
     * @param orderNumber the order it is for, as the packer says
     */
    @EventType("symbia.supply-chain.unit.packed.v1")
    record LogisticUnitPackedV1(
            @Public Happened happened,
            @Public Sscc sscc,
            @Public ParticipantId packedBy,
            @Public List<BatchQuantity> contents,
            @Public List<Sscc> childUnits,
            @Public Optional<OrderNumber> orderNumber,
            @Public Optional<Gln> packedAt)
            implements LogisticUnitEvent {
        /** Bounds the event; a mixed pallet of more lots is packed in cartons first. */
        public static final int MAX_CONTENTS = 500;

        /** Bounds the event and the width of a trace. */
        public static final int MAX_CHILD_UNITS = 500;

        public LogisticUnitPackedV1 {
            contents = List.copyOf(contents);
            childUnits = List.copyOf(childUnits);
            if (childUnits.contains(sscc)) { // INVARIANT: units are a tree.
                throw new IllegalArgumentException("unit " + sscc + " cannot hold itself");
            }
        }
    }

    /**
     * The unit went into another, which alone holds it.
     *
     * @param use SHA-256 of what the other is asked to hold, in canonical JSON, without the moment
     */
    @EventType("symbia.supply-chain.unit.joined.v1")
    record LogisticUnitJoinedV1(
            @Public Happened happened,
            @Public Sscc sscc,
            @Public Sscc parent,
            @Public Digest use) implements LogisticUnitEvent {}

    /** The unit came out of the one that held it. */
    @EventType("symbia.supply-chain.unit.left.v1")
    record LogisticUnitLeftV1(
            @Public Happened happened,
            @Public Sscc sscc,
            @Public Sscc parent) implements LogisticUnitEvent {}

    /**
     * The unit was unpacked for good (EPCIS AggregationEvent DELETE); its number is not used again.
     *
     * @param unpackedBy packed it
     * @param contents   goes back to its batches
     * @param childUnits comes out of it
     */
    @EventType("symbia.supply-chain.unit.unpacked.v1")
    record LogisticUnitUnpackedV1(
            @Public Happened happened,
            @Public Sscc sscc,
            @Public ParticipantId unpackedBy,
            @Public List<BatchQuantity> contents,
            @Public List<Sscc> childUnits)
            implements LogisticUnitEvent {
        public LogisticUnitUnpackedV1 {
            contents = List.copyOf(contents);
            childUnits = List.copyOf(childUnits);
        }
    }
}
