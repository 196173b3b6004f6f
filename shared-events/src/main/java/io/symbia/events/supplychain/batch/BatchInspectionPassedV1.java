package io.symbia.events.supplychain.batch;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.privacy.Public;
import io.symbia.events.supplychain.BatchId;
import io.symbia.events.supplychain.InspectionId;
import io.symbia.events.supplychain.inspection.InspectionKind;
import java.util.Optional;

/**
 * The batch learned that an inspection of it was passed.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param batch the batch
 * @param inspectionId the inspection
 * @param kind its kind
 * @param retestOf the failed inspection that it repeats
 */
@EventType(BatchInspectionPassedV1.TYPE)
public record BatchInspectionPassedV1(
        @Public Happened happened,
        @Public BatchId batch,
        @Public InspectionId inspectionId,
        @Public InspectionKind kind,
        @Public Optional<InspectionId> retestOf)
        implements BatchEvent {

    /** On the wire instead of the name of this class. */
    public static final String TYPE = "symbia.supply-chain.batch.inspection-passed.v1";
}
