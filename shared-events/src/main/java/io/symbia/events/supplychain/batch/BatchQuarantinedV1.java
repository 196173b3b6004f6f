package io.symbia.events.supplychain.batch;

import static java.util.Objects.requireNonNull;

import io.symbia.events.envelope.EventType;
import io.symbia.events.privacy.Public;
import io.symbia.events.supplychain.BatchId;
import io.symbia.events.supplychain.InspectionId;
import io.symbia.events.supplychain.SupplyChainText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The batch may not be packed or used until it is released.
 *
 * @param occurredAt when it happened in the world
 * @param eventTimeZoneOffset the offset of local time at the place where it happened
 * @param batch the batch
 * @param reason 1 to 500 characters
 * @param inspectionId the inspection that failed
 */
@EventType(BatchQuarantinedV1.TYPE)
public record BatchQuarantinedV1(
        @Public Instant occurredAt,
        @Public ZoneOffset eventTimeZoneOffset,
        @Public BatchId batch,
        @Public String reason,
        @Public Optional<InspectionId> inspectionId)
        implements BatchEvent {

    /** On the wire instead of the name of this class. */
    public static final String TYPE = "symbia.supply-chain.batch.quarantined.v1";

    public BatchQuarantinedV1 {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(batch, "batch");
        requireNonNull(reason, "reason");
        requireNonNull(inspectionId, "inspectionId");
        SupplyChainText.require(reason, "reason");
    }
}
