package io.symbia.supplychain.inspection;

import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.form.FreeText;
import io.symbia.events.kernel.form.Judged;
import io.symbia.events.kernel.form.Positive;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.supplychain.InspectionEvent.InspectionSampledV1;
import io.symbia.events.supplychain.InspectionId;
import io.symbia.events.supplychain.inspection.InspectionKind;
import io.symbia.events.supplychain.inspection.InspectionLimit;
import io.symbia.events.supplychain.inspection.InspectionTest;
import io.symbia.events.supplychain.inspection.InspectionVerdict;
import io.symbia.events.supplychain.inspection.TestFinding;
import io.symbia.events.words.goods.Quantity;
import io.symbia.events.words.goods.UnitOfMeasure;
import io.symbia.events.words.trade.BatchId;
import io.symbia.support.command.Command;
import java.util.List;
import java.util.Optional;

/** The commands of an inspection. */
sealed interface InspectionCommand extends Command {
    InspectionId inspectionId();

    @Override
    default StreamId stream() {
        return Inspection.streamOf(inspectionId());
    }

    /**
     * Ask for a batch to be inspected; given by the producer of the batch, which the batch checks when it hears of the result.
     *
     * @param retestOf the failed inspection that is repeated
     */
    record RequestInspection(
            Happened happened,
            InspectionId inspectionId,
            BatchId batch,
            InspectionKind kind,
            ParticipantId inspector,
            Optional<InspectionId> retestOf)
            implements InspectionCommand {
        @Override
        public Optional<ParticipantId> owner() {
            return Optional.of(inspectionId.owner());
        }
    }

    /**
     * Samples were taken.
     *
     * @param sampleIds 1 to {@link InspectionSampledV1#MAX_SAMPLES}, apart from each other
     */
    record RecordSamples(
            Happened happened, InspectionId inspectionId, List<String> sampleIds, Optional<String> samplingPlan)
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
            sampleIds.forEach(sample -> FreeText.require(sample, "sampleIds"));
            samplingPlan.ifPresent(plan -> FreeText.require(plan, "samplingPlan"));
        }
    }

    /**
     * The tests were made; what they say is not up to who made them.
     *
     * @param tests 1 to {@link InspectionVerdict#MAX_TESTS}
     */
    record RecordTests(
            Happened happened, InspectionId inspectionId, List<Test> tests, Optional<String> certificateNumber)
            implements InspectionCommand {
        public RecordTests {
            tests = List.copyOf(tests);
            if (tests.isEmpty() || tests.size() > InspectionVerdict.MAX_TESTS) {
                throw new IllegalArgumentException(
                        "tests are 1 to " + InspectionVerdict.MAX_TESTS + ", were " + tests.size());
            }
            certificateNumber.ifPresent(number -> FreeText.require(number, "certificateNumber"));
        }

        List<InspectionTest> toTests() {
            return tests.stream().map(Test::toTest).toList();
        }
    }

    /** One test of a sample, as {@link InspectionTest}, with its values in clear. */
    record Test(
            String method,
            String analyte,
            Optional<String> sample,
            @Positive Optional<Quantity> examined,
            TestFinding finding,
            InspectionLimit limit,
            Optional<UnitOfMeasure> unit)
            implements Judged {
        @Override
        public void requireFit() {
            toTest().requireFit();
        }

        private InspectionTest toTest() {
            return new InspectionTest(
                    method, analyte, sample.map(Confidential::of), examined, Confidential.of(finding), limit, unit);
        }
    }
}
