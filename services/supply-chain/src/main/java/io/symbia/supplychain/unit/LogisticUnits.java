package io.symbia.supplychain.unit;

import io.symbia.events.supplychain.LogisticUnitEvent;
import io.symbia.events.supplychain.LogisticUnitEvent.LogisticUnitJoinedV1;
import io.symbia.events.supplychain.LogisticUnitEvent.LogisticUnitLeftV1;
import io.symbia.events.supplychain.LogisticUnitEvent.LogisticUnitPackedV1;
import io.symbia.events.supplychain.LogisticUnitEvent.LogisticUnitUnpackedV1;
import io.symbia.supplychain.shown.EventRef;
import io.symbia.support.consumer.ReceivedEvent;
import io.symbia.support.view.StreamView;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Folds events into the views of logistic units. */
@Component
public class LogisticUnits extends StreamView<LogisticUnitView, LogisticUnitEvent> {
    public static final String NAME = "units";

    LogisticUnits() {
        super(NAME, LogisticUnitView.class, LogisticUnitEvent.class);
    }

    @Override
    protected LogisticUnitView next(
            Optional<LogisticUnitView> before, LogisticUnitEvent happened, ReceivedEvent received) {
        EventRef reference = EventRef.of(received);
        return switch (happened) {
            case LogisticUnitPackedV1 event ->
                new LogisticUnitView(
                        event.sscc(),
                        UnitState.PACKED,
                        event.packedBy(),
                        event.contents(),
                        event.childUnits(),
                        Optional.empty(),
                        event.orderNumber(),
                        event.packedAt(),
                        List.of(reference));
            case LogisticUnitJoinedV1 event ->
                before.orElseThrow().with(UnitState.INSIDE, Optional.of(event.parent()), reference);
            case LogisticUnitLeftV1 _ -> before.orElseThrow().with(UnitState.PACKED, Optional.empty(), reference);
            case LogisticUnitUnpackedV1 _ -> before.orElseThrow().with(UnitState.UNPACKED, Optional.empty(), reference);
        };
    }
}
