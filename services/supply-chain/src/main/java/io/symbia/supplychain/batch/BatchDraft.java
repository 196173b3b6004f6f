package io.symbia.supplychain.batch;

import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.supplychain.BatchEvent;
import io.symbia.events.supplychain.BatchEvent.BatchDrawerAdmittedV1;
import io.symbia.events.supplychain.BatchEvent.BatchInputsConsumedV1;
import io.symbia.events.supplychain.BatchEvent.BatchInspectionPassedV1;
import io.symbia.events.supplychain.BatchEvent.BatchProducedV1;
import io.symbia.events.supplychain.BatchEvent.BatchQuantityReturnedV1;
import io.symbia.events.supplychain.BatchEvent.BatchQuantityTakenV1;
import io.symbia.events.supplychain.BatchEvent.BatchQuarantinedV1;
import io.symbia.events.supplychain.BatchEvent.BatchReleasedV1;
import io.symbia.events.supplychain.BatchEvent.BatchStartedV1;
import io.symbia.events.supplychain.BatchQuantity;
import io.symbia.events.supplychain.InspectionId;
import io.symbia.events.supplychain.inspection.InspectionKind;
import io.symbia.events.words.goods.Quantity;
import io.symbia.supplychain.batch.BatchView.Taking;
import io.symbia.supplychain.shown.EventRef;
import io.symbia.supplychain.shown.Lists;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A batch's view while one event is applied to it. */
final class BatchDraft {
    private final BatchView before;
    private BatchState state;
    private List<ParticipantId> drawers;
    private List<BatchQuantity> inputs;
    private Optional<Quantity> output;
    private Optional<Quantity> remaining;
    private Optional<LocalDate> expiry;
    private List<Taking> takings;
    private List<InspectionId> passed;
    private List<InspectionKind> passedKinds;
    private List<InspectionId> failed;
    private List<EventRef> history;

    BatchDraft(BatchView before) {
        this.before = before;
        state = before.state();
        drawers = before.drawers();
        inputs = before.inputs();
        output = before.output();
        remaining = before.remaining();
        expiry = before.expiry();
        takings = before.takings();
        passed = before.passed();
        passedKinds = before.passedKinds();
        failed = before.failed();
        history = before.history();
    }

    BatchView after(BatchEvent event, EventRef reference) {
        switch (event) {
            case BatchStartedV1 _ -> note(reference);
            case BatchDrawerAdmittedV1 admitted -> {
                drawers = Lists.with(drawers, admitted.drawer());
                note(reference);
            }
            case BatchInputsConsumedV1 consumed -> {
                inputs = consumed.inputs();
                note(reference);
            }
            case BatchProducedV1 produced -> produce(produced, reference);
            case BatchQuantityTakenV1 taken -> {
                takings = Lists.with(
                        takings,
                        new Taking(taken.taker(), taken.takenBy(), taken.quantity(), reference, Optional.empty()));
                remaining = remaining.map(rest -> rest.minus(taken.quantity()));
            }
            case BatchQuantityReturnedV1 returned -> {
                takings = takings.stream()
                        .map(taking -> taking.returnedBy(returned, reference))
                        .toList();
                remaining = remaining.map(rest -> rest.plus(returned.quantity()));
            }
            case BatchInspectionPassedV1 inspection -> pass(inspection, reference);
            case BatchQuarantinedV1 quarantined -> {
                state = BatchState.QUARANTINED;
                quarantined.inspectionId().ifPresent(inspection -> failed = Lists.with(failed, inspection));
                note(reference);
            }
            case BatchReleasedV1 _ -> {
                state = BatchState.RELEASED;
                note(reference);
            }
        }
        return view();
    }

    private void produce(BatchProducedV1 produced, EventRef reference) {
        output = Optional.of(produced.output());
        remaining = output;
        expiry = produced.expiry();
        if (state == BatchState.STARTED) state = BatchState.PRODUCED;
        note(reference);
    }

    private void pass(BatchInspectionPassedV1 inspection, EventRef reference) {
        passed = Lists.with(passed, inspection.inspectionId());
        if (!passedKinds.contains(inspection.kind())) passedKinds = Lists.with(passedKinds, inspection.kind());
        note(reference);
    }

    private void note(EventRef reference) {
        history = Lists.with(history, reference);
    }

    private BatchView view() {
        return new BatchView(
                before.batch(),
                before.gtin(),
                before.lot(),
                state,
                before.producer(),
                before.site(),
                before.originCountry(),
                before.mandatoryInspections(),
                drawers,
                inputs,
                output,
                remaining,
                expiry,
                takings,
                passed,
                passedKinds,
                failed,
                history);
    }
}
