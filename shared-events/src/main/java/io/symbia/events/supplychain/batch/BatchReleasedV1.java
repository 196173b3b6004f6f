package io.symbia.events.supplychain.batch;

import static java.util.Objects.requireNonNull;

import io.symbia.events.envelope.EventType;
import io.symbia.events.privacy.Public;
import io.symbia.events.supplychain.BatchId;
import io.symbia.events.supplychain.InspectionId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The producer released the batch, which had passed each mandatory inspection.
 *
 * @param occurredAt when it happened in the world
 * @param eventTimeZoneOffset the offset of local time at the place where it happened
 * @param batch the batch
 * @param inspections those that were passed
 */
@EventType(BatchReleasedV1.TYPE)
public record BatchReleasedV1(
        @Public Instant occurredAt,
        @Public ZoneOffset eventTimeZoneOffset,
        @Public BatchId batch,
        @Public List<InspectionId> inspections)
        implements BatchEvent {

    /** On the wire instead of the name of this class. */
    public static final String TYPE = "symbia.supply-chain.batch.released.v1";

    public BatchReleasedV1 {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(batch, "batch");
        inspections = List.copyOf(inspections);
    }
}
