package io.symbia.events.supplychain.batch;

import static java.util.Objects.requireNonNull;

import io.symbia.events.envelope.EventType;
import io.symbia.events.privacy.Public;
import io.symbia.events.supplychain.BatchId;
import io.symbia.events.supplychain.InspectionId;
import io.symbia.events.supplychain.inspection.InspectionKind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The batch learned that an inspection of it was passed.
 *
 * @param occurredAt when it happened in the world
 * @param eventTimeZoneOffset the offset of local time at the place where it happened
 * @param batch the batch
 * @param inspectionId the inspection
 * @param kind its kind
 * @param retestOf the failed inspection that it repeats
 */
@EventType(BatchInspectionPassedV1.TYPE)
public record BatchInspectionPassedV1(
        @Public Instant occurredAt,
        @Public ZoneOffset eventTimeZoneOffset,
        @Public BatchId batch,
        @Public InspectionId inspectionId,
        @Public InspectionKind kind,
        @Public Optional<InspectionId> retestOf)
        implements BatchEvent {

    /** On the wire instead of the name of this class. */
    public static final String TYPE = "symbia.supply-chain.batch.inspection-passed.v1";

    public BatchInspectionPassedV1 {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(batch, "batch");
        requireNonNull(inspectionId, "inspectionId");
        requireNonNull(kind, "kind");
        requireNonNull(retestOf, "retestOf");
    }
}
