package io.symbia.supplychain.views.unit;

import io.symbia.events.goods.Gln;
import io.symbia.events.goods.Sscc;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.supplychain.OrderNumber;
import io.symbia.events.supplychain.BatchQuantity;
import io.symbia.events.supplychain.LogisticUnitEvent;
import io.symbia.events.supplychain.LogisticUnitEvent.LogisticUnitJoinedV1;
import io.symbia.events.supplychain.LogisticUnitEvent.LogisticUnitLeftV1;
import io.symbia.events.supplychain.LogisticUnitEvent.LogisticUnitPackedV1;
import io.symbia.events.supplychain.LogisticUnitEvent.LogisticUnitUnpackedV1;
import io.symbia.supplychain.unit.UnitState;
import io.symbia.supplychain.views.EventRef;
import io.symbia.supplychain.views.Lists;
import java.util.List;
import java.util.Optional;

/**
 * A logistic unit as it is shown; nothing in it is restricted.
 *
 * @param contents what was packed, also when it was unpacked since
 * @param childUnits what was put inside, also when it was unpacked since
 * @param parent the unit that it is inside
 * @param history what happened, oldest first, each with its event
 */
public record UnitView(
        Sscc sscc,
        UnitState state,
        ParticipantId packedBy,
        List<BatchQuantity> contents,
        List<Sscc> childUnits,
        Optional<Sscc> parent,
        Optional<OrderNumber> orderNumber,
        Optional<Gln> packedAt,
        List<EventRef> history) {

    static UnitView of(LogisticUnitPackedV1 event) {
        return new UnitView(
                event.sscc(),
                UnitState.PACKED,
                event.packedBy(),
                event.contents(),
                event.childUnits(),
                Optional.empty(),
                event.orderNumber(),
                event.packedAt(),
                List.of());
    }

    UnitView after(LogisticUnitEvent event, EventRef reference) {
        return switch (event) {
            case LogisticUnitPackedV1 _ -> with(state, parent, reference);
            case LogisticUnitJoinedV1 joined -> with(UnitState.INSIDE, Optional.of(joined.parent()), reference);
            case LogisticUnitLeftV1 _ -> with(UnitState.PACKED, Optional.empty(), reference);
            case LogisticUnitUnpackedV1 _ -> with(UnitState.UNPACKED, parent, reference);
        };
    }

    private UnitView with(UnitState nowState, Optional<Sscc> nowParent, EventRef reference) {
        return new UnitView(
                sscc,
                nowState,
                packedBy,
                contents,
                childUnits,
                nowParent,
                orderNumber,
                packedAt,
                Lists.with(history, reference));
    }
}
