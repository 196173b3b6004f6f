package io.symbia.events.supplychain;

import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.domain.EventType;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.kernel.privacy.Public;
import io.symbia.events.kernel.privacy.Restricted;
import io.symbia.events.supplychain.inspection.InspectionKind;
import io.symbia.events.supplychain.inspection.InspectionTest;
import io.symbia.events.supplychain.inspection.InspectionVerdict;
import io.symbia.events.words.trade.BatchId;
import java.util.List;
import java.util.Optional;

/** What happened in one inspection, in the stream {@code supply-chain/inspection/<inspectionId>}. */
public sealed interface InspectionEvent extends DomainEvent {
    InspectionId inspectionId();

    /**
     * A producer asked for a batch to be inspected.
     *
     * @param producer  made the batch, and asked
     * @param kind      by whose order and for what
     * @param inspector samples, tests and certifies
     * @param retestOf  the failed inspection that this one repeats
     */
    @EventType("symbia.supply-chain.inspection.requested.v1")
    record InspectionRequestedV1(
            @Public Happened happened,
            @Public InspectionId inspectionId,
            @Public BatchId batch,
            @Public ParticipantId producer,
            @Public InspectionKind kind,
            @Public ParticipantId inspector,
            @Public Optional<InspectionId> retestOf)
            implements InspectionEvent {}

    /**
     * The inspector took samples of the batch.
     *
     * @param sampleIds    1 to {@value #MAX_SAMPLES}, apart from each other
     * @param samplingPlan such as {@code ISO 2859-1 level II AQL 1.5}
     */
    @EventType("symbia.supply-chain.inspection.sampled.v1")
    record InspectionSampledV1(
            @Public Happened happened,
            @Public InspectionId inspectionId,
            @Public BatchId batch,
            @Restricted Confidential<List<String>> sampleIds,
            @Public Optional<String> samplingPlan)
            implements InspectionEvent {
        /** Bounds the event; larger plans name the lot of samples. */
        public static final int MAX_SAMPLES = 100;
    }

    /**
     * Each test of the batch is within its limit. The verdict is a function of the tests, so whoever may see their values can run it
     * again: see {@link InspectionVerdict}.
     *
     * @param tests             1 to {@link InspectionVerdict#MAX_TESTS}
     * @param certificateNumber of the certificate that states the result
     */
    @EventType("symbia.supply-chain.inspection.passed.v1")
    record InspectionPassedV1(
            @Public Happened happened,
            @Public InspectionId inspectionId,
            @Public BatchId batch,
            @Public ParticipantId producer,
            @Public InspectionKind kind,
            @Public ParticipantId inspector,
            @Public Optional<InspectionId> retestOf,
            @Public List<InspectionTest> tests,
            @Public Optional<String> certificateNumber)
            implements InspectionEvent {
        public InspectionPassedV1 {
            tests = List.copyOf(tests);
            InspectionVerdict.PASSED.requireFor(tests); // INVARIANT: no verdict but the one its tests give.
        }
    }

    /**
     * A test of the batch is outside its limit; otherwise as {@link InspectionPassedV1}.
     *
     * @param tests             1 to {@link InspectionVerdict#MAX_TESTS}
     * @param certificateNumber of the certificate that states the result
     */
    @EventType("symbia.supply-chain.inspection.failed.v1")
    record InspectionFailedV1(
            @Public Happened happened,
            @Public InspectionId inspectionId,
            @Public BatchId batch,
            @Public ParticipantId producer,
            @Public InspectionKind kind,
            @Public ParticipantId inspector,
            @Public Optional<InspectionId> retestOf,
            @Public List<InspectionTest> tests,
            @Public Optional<String> certificateNumber)
            implements InspectionEvent {
        public InspectionFailedV1 {
            tests = List.copyOf(tests);
            InspectionVerdict.FAILED.requireFor(tests); // INVARIANT: no verdict but the one its tests give.
        }
    }
}
