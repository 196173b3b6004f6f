package io.symbia.supplychain.inspection;

import io.symbia.events.domain.Happened;
import io.symbia.events.envelope.StreamId;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.supplychain.BatchId;
import io.symbia.events.supplychain.InspectionId;
import io.symbia.events.supplychain.SupplyChainText;
import io.symbia.events.supplychain.inspection.InspectionKind;
import io.symbia.events.supplychain.InspectionEvent.InspectionSampledV1;
import io.symbia.events.supplychain.inspection.InspectionTest;
import io.symbia.events.supplychain.inspection.InspectionVerdict;
import java.util.List;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of an inspection. */
public sealed interface InspectionCommand {

    /** The inspection that is asked. */
    InspectionId inspectionId();

    /** The stream of the inspection. */
    @TargetAggregateIdentifier
    default StreamId stream() {
        return Inspection.streamOf(inspectionId());
    }

    /**
     * Ask for a batch to be inspected; who asks is the producer of the batch, which the batch checks when it hears of the result.
     *
     * @param retestOf the failed inspection that is repeated
     */
    record RequestInspection(
            InspectionId inspectionId,
            BatchId batch,
            InspectionKind kind,
            ParticipantId inspector,
            Optional<InspectionId> retestOf,
            Happened happened)
            implements InspectionCommand {}

    /**
     * Samples were taken.
     *
     * @param sampleIds 1 to {@link InspectionSampledV1#MAX_SAMPLES}, apart from each other
     */
    record RecordSamples(
            InspectionId inspectionId, List<String> sampleIds, Optional<String> samplingPlan, Happened happened)
            implements InspectionCommand {
        public RecordSamples {
            sampleIds = List.copyOf(sampleIds);
            if (sampleIds.isEmpty() || sampleIds.size() > InspectionSampledV1.MAX_SAMPLES) {
                throw new IllegalArgumentException(
                        "sampleIds are 1 to " + InspectionSampledV1.MAX_SAMPLES + ", were " + sampleIds.size());
            }
            if (sampleIds.stream().distinct().count() != sampleIds.size()) {
                throw new IllegalArgumentException("sampleIds differ from each other");
            }
            sampleIds.forEach(sample -> SupplyChainText.require(sample, "sampleIds"));
            samplingPlan.ifPresent(plan -> SupplyChainText.require(plan, "samplingPlan"));
        }
    }

    /**
     * The tests were made; what they say is not up to who made them.
     *
     * @param tests 1 to {@link InspectionVerdict#MAX_TESTS}, their values disclosed
     */
    record RecordTests(
            InspectionId inspectionId,
            List<InspectionTest> tests,
            Optional<String> certificateNumber,
            Happened happened)
            implements InspectionCommand {
        public RecordTests {
            tests = List.copyOf(tests);
            if (tests.isEmpty() || tests.size() > InspectionVerdict.MAX_TESTS) {
                throw new IllegalArgumentException(
                        "tests are 1 to " + InspectionVerdict.MAX_TESTS + ", were " + tests.size());
            }
            tests.forEach(test -> test.value().requireDisclosed());
            certificateNumber.ifPresent(number -> SupplyChainText.require(number, "certificateNumber"));
        }
    }
}
