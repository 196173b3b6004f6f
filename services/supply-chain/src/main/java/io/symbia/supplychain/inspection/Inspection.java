package io.symbia.supplychain.inspection;

import static io.symbia.supplychain.inspection.InspectionRefusal.*;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.supplychain.InspectionEvent;
import io.symbia.events.supplychain.InspectionEvent.InspectionFailedV1;
import io.symbia.events.supplychain.InspectionEvent.InspectionPassedV1;
import io.symbia.events.supplychain.InspectionEvent.InspectionRequestedV1;
import io.symbia.events.supplychain.InspectionEvent.InspectionSampledV1;
import io.symbia.events.supplychain.InspectionId;
import io.symbia.events.supplychain.inspection.InspectionKind;
import io.symbia.events.supplychain.inspection.InspectionTest;
import io.symbia.events.supplychain.inspection.InspectionVerdict;
import io.symbia.supplychain.inspection.InspectionCommand.RecordSamples;
import io.symbia.supplychain.inspection.InspectionCommand.RecordTests;
import io.symbia.supplychain.inspection.InspectionCommand.RequestInspection;
import io.symbia.support.command.Issuer;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;

/**
 * One inspection of a batch. The producer asks, the inspector samples and tests, and the verdict is {@link InspectionVerdict#of} the
 * tests: nobody states it. The batch hears of it by a reaction.
 *
 * <pre>
 *           | sample  | test
 * REQUESTED | SAMPLED | -
 * SAMPLED   | already | PASSED or FAILED, as the tests give
 * PASSED    | -       | already
 * FAILED    | -       | already
 * </pre>
 *
 * <p>A dash is refused with {@code inspection_state_forbids}; "already" changes nothing, or is refused if the content or the moment is another. A
 * failed inspection stays failed: a retest is another inspection that names it.
 *
 * <p>Invariants: no verdict but the one its tests give; the producer inspects its own goods only as {@link InspectionKind#INTERNAL}.
 */
public class Inspection {

    @AggregateIdentifier
    private StreamId stream;

    private InspectionRequestedV1 requested;
    private Optional<InspectionSampledV1> sampled = Optional.empty();
    private Optional<InspectionEvent> tested = Optional.empty(); // Passed or failed.
    private InspectionState state = InspectionState.REQUESTED;

    /** Axon replays the events into an empty instance. */
    protected Inspection() {}

    /** The stream of an inspection: {@code supply-chain/inspection/INSP-2611-07}. */
    public static StreamId streamOf(InspectionId inspection) {
        return new StreamId("supply-chain", "inspection", inspection.value());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RequestInspection command, @Issuer ParticipantId issuer) {
        var event = new InspectionRequestedV1(
                command.happened(),
                command.inspectionId(),
                command.batch(),
                issuer,
                command.kind(),
                command.inspector(),
                command.retestOf());
        if (stream != null) {
            if (event.repeats(requested)) return;
            throw INSPECTION_ALREADY_EXISTS_WITH_OTHER_CONTENT.with(command.inspectionId(), "requested");
        }
        if (command.inspector().equals(issuer) && command.kind() != InspectionKind.INTERNAL) {
            throw INSPECTOR_NOT_INDEPENDENT.with(command.kind(), issuer);
        }
        if (command.retestOf().filter(command.inspectionId()::equals).isPresent()) {
            throw RETEST_OF_ITSELF.with(command.inspectionId());
        }
        apply(event);
    }

    @CommandHandler
    void handle(RecordSamples command, @Issuer ParticipantId issuer) {
        requireInspector(issuer);
        var event = new InspectionSampledV1(
                command.happened(),
                requested.inspectionId(),
                requested.batch(),
                Confidential.of(command.sampleIds()),
                command.samplingPlan());
        if (sampled.filter(event::repeats).isPresent()) return; // Whatever has followed.
        if (state == InspectionState.SAMPLED) {
            throw INSPECTION_ALREADY_EXISTS_WITH_OTHER_CONTENT.with(requested.inspectionId(), "sampled");
        }
        requireState("sample", InspectionState.REQUESTED);
        apply(event);
    }

    @CommandHandler
    void handle(RecordTests command, @Issuer ParticipantId issuer) {
        requireInspector(issuer);
        InspectionEvent event = verdict(command);
        if (tested.isPresent()) {
            if (event.repeats(tested.get())) return;
            throw INSPECTION_ALREADY_EXISTS_WITH_OTHER_CONTENT.with(requested.inspectionId(), "tested");
        }
        requireState("test", InspectionState.SAMPLED);
        requireSamples(command.tests());
        apply(event);
    }

    private InspectionEvent verdict(RecordTests command) {
        List<InspectionTest> tests = command.toTests();
        InspectionVerdict verdict =
                InspectionVerdict.of(tests).orElseThrow(() -> TEST_DECIDES_NOTHING.with(undecided(tests)));
        return switch (verdict) {
            case PASSED ->
                new InspectionPassedV1(
                        command.happened(),
                        requested.inspectionId(),
                        requested.batch(),
                        requested.producer(),
                        requested.kind(),
                        requested.inspector(),
                        requested.retestOf(),
                        tests,
                        command.certificateNumber());
            case FAILED ->
                new InspectionFailedV1(
                        command.happened(),
                        requested.inspectionId(),
                        requested.batch(),
                        requested.producer(),
                        requested.kind(),
                        requested.inspector(),
                        requested.retestOf(),
                        tests,
                        command.certificateNumber());
        };
    }

    private static int undecided(List<InspectionTest> tests) {
        int index = 0;
        while (tests.get(index).isWithinLimit().isPresent()) index++;
        return index;
    }

    private void requireSamples(List<InspectionCommand.Test> tests) {
        List<String> taken = sampled.orElseThrow().sampleIds().requireDisclosed();
        for (int i = 0; i < tests.size(); i++) {
            if (tests.get(i).sample().filter(sample -> !taken.contains(sample)).isPresent())
                throw SAMPLE_NOT_TAKEN.with(i);
        }
    }

    private void requireInspector(ParticipantId issuer) {
        if (!issuer.equals(requested.inspector())) {
            throw NOT_THE_INSPECTOR.with(requested.inspectionId(), issuer, requested.inspector());
        }
    }

    private void requireState(String asked, InspectionState allowed) {
        if (state != allowed) {
            throw INSPECTION_STATE_FORBIDS.with(requested.inspectionId(), asked, state, List.of(allowed));
        }
    }

    @EventSourcingHandler
    void on(InspectionRequestedV1 event) {
        stream = streamOf(event.inspectionId());
        requested = event;
    }

    @EventSourcingHandler
    void on(InspectionSampledV1 event) {
        sampled = Optional.of(event);
        state = InspectionState.SAMPLED;
    }

    @EventSourcingHandler
    void on(InspectionPassedV1 event) {
        tested = Optional.of(event);
        state = InspectionState.PASSED;
    }

    @EventSourcingHandler
    void on(InspectionFailedV1 event) {
        tested = Optional.of(event);
        state = InspectionState.FAILED;
    }
}
