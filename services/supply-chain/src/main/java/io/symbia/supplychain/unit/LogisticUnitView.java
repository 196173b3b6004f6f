package io.symbia.supplychain.unit;

import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.supplychain.BatchQuantity;
import io.symbia.events.words.goods.Gln;
import io.symbia.events.words.goods.Sscc;
import io.symbia.events.words.trade.OrderNumber;
import io.symbia.supplychain.shown.EventRef;
import io.symbia.supplychain.shown.Lists;
import java.util.List;
import java.util.Optional;

/**
 * A logistic unit as it is shown; nothing in it is restricted.
 *
 * @param contents   what was packed, also when it was unpacked since
 * @param childUnits what was put inside, also when it was unpacked since
 * @param parent     the unit that it is inside
 * @param history    what happened, oldest first, each with its event
 */
public record LogisticUnitView(
        Sscc sscc,
        UnitState state,
        ParticipantId packedBy,
        List<BatchQuantity> contents,
        List<Sscc> childUnits,
        Optional<Sscc> parent,
        Optional<OrderNumber> orderNumber,
        Optional<Gln> packedAt,
        List<EventRef> history) {

    LogisticUnitView with(UnitState nowState, Optional<Sscc> nowParent, EventRef reference) {
        return new LogisticUnitView(
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
