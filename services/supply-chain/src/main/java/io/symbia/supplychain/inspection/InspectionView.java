package io.symbia.supplychain.inspection;

import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.kernel.privacy.Restricted;
import io.symbia.events.supplychain.InspectionId;
import io.symbia.events.supplychain.inspection.InspectionKind;
import io.symbia.events.supplychain.inspection.InspectionLimit;
import io.symbia.events.supplychain.inspection.InspectionTest;
import io.symbia.events.supplychain.inspection.TestFinding;
import io.symbia.events.words.goods.Quantity;
import io.symbia.events.words.goods.UnitOfMeasure;
import io.symbia.events.words.trade.BatchId;
import io.symbia.supplychain.shown.EventRef;
import io.symbia.supplychain.shown.Lists;
import io.symbia.support.audience.Party;
import java.util.List;
import java.util.Optional;

/**
 * An inspection as it is shown.
 *
 * @param history what happened, oldest first, each with its event
 */
record InspectionView(
        InspectionId inspectionId,
        InspectionState state,
        BatchId batch,
        @Party ParticipantId producer,
        InspectionKind kind,
        @Party ParticipantId inspector,
        Optional<InspectionId> retestOf,
        @Restricted Optional<List<String>> sampleIds,
        Optional<String> samplingPlan,
        List<Test> tests,
        Optional<String> certificateNumber,
        List<EventRef> history) {

    /** One test; what was found, and in which sample, is for the producer and the inspector. */
    record Test(
            String method,
            String analyte,
            @Restricted Optional<String> sample,
            Optional<Quantity> examined,
            @Restricted Optional<TestFinding> finding,
            InspectionLimit limit,
            Optional<UnitOfMeasure> unit) {

        private static Test of(InspectionTest test) {
            return new Test(
                    test.method(),
                    test.analyte(),
                    test.sample().flatMap(Confidential::disclosed),
                    test.examined(),
                    test.finding().disclosed(),
                    test.limit(),
                    test.unit());
        }
    }

    InspectionView sample(Optional<List<String>> samples, Optional<String> plan, EventRef reference) {
        return with(InspectionState.SAMPLED, samples, plan, tests, certificateNumber, reference);
    }

    InspectionView test(
            InspectionState verdict, List<InspectionTest> found, Optional<String> certificate, EventRef reference) {
        return with(
                verdict, sampleIds, samplingPlan, found.stream().map(Test::of).toList(), certificate, reference);
    }

    private InspectionView with(
            InspectionState nowState,
            Optional<List<String>> nowSamples,
            Optional<String> nowPlan,
            List<Test> nowTests,
            Optional<String> nowCertificate,
            EventRef reference) {
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
                Lists.with(history, reference));
    }
}
