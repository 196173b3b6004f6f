package io.symbia.events.supplychain.batch;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.privacy.Public;
import io.symbia.events.supplychain.BatchId;
import io.symbia.events.supplychain.InspectionId;
import java.util.List;

/**
 * The producer released the batch, which had passed each mandatory inspection.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param batch the batch
 * @param inspections those that were passed
 */
@EventType(BatchReleasedV1.TYPE)
public record BatchReleasedV1(
        @Public Happened happened,
        @Public BatchId batch,
        @Public List<InspectionId> inspections) implements BatchEvent {

    /** On the wire instead of the name of this class. */
    public static final String TYPE = "symbia.supply-chain.batch.released.v1";

    public BatchReleasedV1 {
        inspections = List.copyOf(inspections);
    }
}
