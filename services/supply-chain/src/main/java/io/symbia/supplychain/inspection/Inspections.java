package io.symbia.supplychain.inspection;

import io.symbia.events.supplychain.InspectionEvent;
import io.symbia.events.supplychain.InspectionEvent.InspectionFailedV1;
import io.symbia.events.supplychain.InspectionEvent.InspectionPassedV1;
import io.symbia.events.supplychain.InspectionEvent.InspectionRequestedV1;
import io.symbia.events.supplychain.InspectionEvent.InspectionSampledV1;
import io.symbia.supplychain.shown.EventRef;
import io.symbia.support.consumer.ReceivedEvent;
import io.symbia.support.view.StreamView;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Folds events into the views of inspections. */
@Component
class Inspections extends StreamView<InspectionView, InspectionEvent> {
    static final String NAME = "inspections";

    Inspections() {
        super(NAME, InspectionView.class, InspectionEvent.class);
    }

    @Override
    protected InspectionView next(Optional<InspectionView> before, InspectionEvent happened, ReceivedEvent received) {
        EventRef reference = EventRef.of(received);
        return switch (happened) {
            case InspectionRequestedV1 event ->
                new InspectionView(
                        event.inspectionId(),
                        InspectionState.REQUESTED,
                        event.batch(),
                        event.producer(),
                        event.kind(),
                        event.inspector(),
                        event.retestOf(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        List.of(reference));
            case InspectionSampledV1 event ->
                before.orElseThrow().sample(event.sampleIds().disclosed(), event.samplingPlan(), reference);
            case InspectionPassedV1 event ->
                before.orElseThrow().test(InspectionState.PASSED, event.tests(), event.certificateNumber(), reference);
            case InspectionFailedV1 event ->
                before.orElseThrow().test(InspectionState.FAILED, event.tests(), event.certificateNumber(), reference);
        };
    }
}
