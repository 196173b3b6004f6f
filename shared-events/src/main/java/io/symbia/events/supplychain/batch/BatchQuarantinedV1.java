package io.symbia.events.supplychain.batch;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.privacy.Public;
import io.symbia.events.supplychain.BatchId;
import io.symbia.events.supplychain.InspectionId;
import io.symbia.events.supplychain.SupplyChainText;
import java.util.Optional;

/**
 * The batch may not be packed or used until it is released.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param batch the batch
 * @param reason 1 to 500 characters
 * @param inspectionId the inspection that failed
 */
@EventType(BatchQuarantinedV1.TYPE)
public record BatchQuarantinedV1(
        @Public Happened happened,
        @Public BatchId batch,
        @Public String reason,
        @Public Optional<InspectionId> inspectionId)
        implements BatchEvent {

    /** On the wire instead of the name of this class. */
    public static final String TYPE = "symbia.supply-chain.batch.quarantined.v1";

    public BatchQuarantinedV1 {
        SupplyChainText.require(reason, "reason");
    }
}
