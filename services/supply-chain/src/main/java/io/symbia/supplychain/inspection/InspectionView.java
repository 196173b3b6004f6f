package io.symbia.supplychain.views.inspection;

import io.symbia.events.goods.UnitOfMeasure;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.supplychain.BatchId;
import io.symbia.events.supplychain.InspectionId;
import io.symbia.events.supplychain.inspection.InspectionBound;
import io.symbia.events.supplychain.InspectionEvent;
import io.symbia.events.supplychain.InspectionEvent.InspectionFailedV1;
import io.symbia.events.supplychain.inspection.InspectionKind;
import io.symbia.events.supplychain.InspectionEvent.InspectionPassedV1;
import io.symbia.events.supplychain.InspectionEvent.InspectionRequestedV1;
import io.symbia.events.supplychain.InspectionEvent.InspectionSampledV1;
import io.symbia.events.supplychain.inspection.InspectionTest;
import io.symbia.events.supplychain.inspection.Reading;
import io.symbia.supplychain.inspection.InspectionState;
import io.symbia.supplychain.views.EventRef;
import io.symbia.supplychain.views.Lists;
import java.util.List;
import java.util.Optional;

/**
 * An inspection as it is shown. What was measured is restricted: it is there for the producer and the inspector only.
 *
 * @param history what happened, oldest first, each with its event
 */
public record InspectionView(
        InspectionId inspectionId,
        InspectionState state,
        BatchId batch,
        ParticipantId producer,
        InspectionKind kind,
        ParticipantId inspector,
        Optional<InspectionId> retestOf,
        List<String> sampleIds,
        Optional<String> samplingPlan,
        List<Test> tests,
        Optional<String> certificateNumber,
        List<EventRef> history) {

    /**
     * One test.
     *
     * @param value absent for who is neither producer nor inspector
     */
    public record Test(
            String method,
            String analyte,
            Optional<Reading> value,
            Reading limit,
            InspectionBound bound,
            UnitOfMeasure unit) {

        private static Test of(InspectionTest test) {
            return new Test(
                    test.method(), test.analyte(), test.value().disclosed(), test.limit(), test.bound(), test.unit());
        }

        private Test publicPart() {
            return new Test(method, analyte, Optional.empty(), limit, bound, unit);
        }
    }

    static InspectionView of(InspectionRequestedV1 event) {
        return new InspectionView(
                event.inspectionId(),
                InspectionState.REQUESTED,
                event.batch(),
                event.producer(),
                event.kind(),
                event.inspector(),
                event.retestOf(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of());
    }

    /** The view as the reader may see it; who does not say who they are sees the public part. */
    public InspectionView shownTo(Optional<ParticipantId> reader) {
        boolean mayMeasure = reader.filter(who -> who.equals(producer) || who.equals(inspector))
                .isPresent();
        if (mayMeasure) return this;
        return with(
                state,
                sampleIds,
                samplingPlan,
                tests.stream().map(Test::publicPart).toList(),
                certificateNumber);
    }

    InspectionView after(InspectionEvent event, EventRef reference) {
        InspectionView changed = switch (event) {
            case InspectionRequestedV1 _ -> this;
            case InspectionSampledV1 sampled ->
                with(InspectionState.SAMPLED, sampled.sampleIds(), sampled.samplingPlan(), tests, certificateNumber);
            case InspectionPassedV1 passed ->
                tested(InspectionState.PASSED, passed.tests(), passed.certificateNumber());
            case InspectionFailedV1 failed ->
                tested(InspectionState.FAILED, failed.tests(), failed.certificateNumber());
        };
        return changed.with(reference);
    }

    private InspectionView tested(InspectionState verdict, List<InspectionTest> found, Optional<String> certificate) {
        return with(
                verdict, sampleIds, samplingPlan, found.stream().map(Test::of).toList(), certificate);
    }

    private InspectionView with(
            InspectionState nowState,
            List<String> nowSamples,
            Optional<String> nowPlan,
            List<Test> nowTests,
            Optional<String> nowCertificate) {
        return new InspectionView(
                inspectionId,
                nowState,
                batch,
                producer,
                kind,
                inspector,
                retestOf,
                nowSamples,
                nowPlan,
                nowTests,
                nowCertificate,
                history);
    }

    private InspectionView with(EventRef reference) {
        return new InspectionView(
                inspectionId,
                state,
                batch,
                producer,
                kind,
                inspector,
                retestOf,
                sampleIds,
                samplingPlan,
                tests,
                certificateNumber,
                Lists.with(history, reference));
    }
}
