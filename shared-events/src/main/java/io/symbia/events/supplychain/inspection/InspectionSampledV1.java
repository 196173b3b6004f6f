package io.symbia.events.supplychain.inspection;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.privacy.Public;
import io.symbia.events.supplychain.BatchId;
import io.symbia.events.supplychain.InspectionId;
import io.symbia.events.supplychain.SupplyChainText;
import java.util.List;
import java.util.Optional;

/**
 * The inspector took samples of the batch.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param inspectionId the inspection
 * @param batch what is inspected
 * @param sampleIds 1 to 100, apart from each other
 * @param samplingPlan such as {@code ISO 2859-1 level II AQL 1.5}
 */
@EventType(InspectionSampledV1.TYPE)
public record InspectionSampledV1(
        @Public Happened happened,
        @Public InspectionId inspectionId,
        @Public BatchId batch,
        @Public List<String> sampleIds,
        @Public Optional<String> samplingPlan)
        implements InspectionEvent {

    /** On the wire instead of the name of this class. */
    public static final String TYPE = "symbia.supply-chain.inspection.sampled.v1";

    /** Bounds the event; larger plans name the lot of samples. */
    public static final int MAX_SAMPLES = 100;

    public InspectionSampledV1 {
        sampleIds = List.copyOf(sampleIds);
        if (sampleIds.isEmpty()
                || sampleIds.size() > MAX_SAMPLES
                || sampleIds.stream().distinct().count() != sampleIds.size()) {
            throw new IllegalArgumentException(
                    "sampleIds are 1 to " + MAX_SAMPLES + " and differ, were " + sampleIds.size());
        }
        sampleIds.forEach(sample -> SupplyChainText.require(sample, "sampleIds"));
        samplingPlan.ifPresent(plan -> SupplyChainText.require(plan, "samplingPlan"));
    }
}
