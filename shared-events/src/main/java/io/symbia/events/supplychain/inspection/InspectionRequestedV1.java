package io.symbia.events.supplychain.inspection;

import static java.util.Objects.requireNonNull;

import io.symbia.events.envelope.EventType;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Public;
import io.symbia.events.supplychain.BatchId;
import io.symbia.events.supplychain.InspectionId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A producer asked for a batch to be inspected.
 *
 * @param occurredAt when it happened in the world
 * @param eventTimeZoneOffset the offset of local time at the place where it happened
 * @param inspectionId the inspection
 * @param batch what is inspected
 * @param producer who made the batch, and asked
 * @param kind by whose order and for what
 * @param inspector who samples, tests and certifies
 * @param retestOf the failed inspection that this one repeats
 */
@EventType(InspectionRequestedV1.TYPE)
public record InspectionRequestedV1(
        @Public Instant occurredAt,
        @Public ZoneOffset eventTimeZoneOffset,
        @Public InspectionId inspectionId,
        @Public BatchId batch,
        @Public ParticipantId producer,
        @Public InspectionKind kind,
        @Public ParticipantId inspector,
        @Public Optional<InspectionId> retestOf)
        implements InspectionEvent {

    /** On the wire instead of the name of this class. */
    public static final String TYPE = "symbia.supply-chain.inspection.requested.v1";

    public InspectionRequestedV1 {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(inspectionId, "inspectionId");
        requireNonNull(batch, "batch");
        requireNonNull(producer, "producer");
        requireNonNull(kind, "kind");
        requireNonNull(inspector, "inspector");
        requireNonNull(retestOf, "retestOf");
    }
}
