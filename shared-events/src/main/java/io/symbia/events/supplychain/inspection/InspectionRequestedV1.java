package io.symbia.events.supplychain.inspection;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Public;
import io.symbia.events.supplychain.BatchId;
import io.symbia.events.supplychain.InspectionId;
import java.util.Optional;

/**
 * A producer asked for a batch to be inspected.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param inspectionId the inspection
 * @param batch what is inspected
 * @param producer who made the batch, and asked
 * @param kind by whose order and for what
 * @param inspector who samples, tests and certifies
 * @param retestOf the failed inspection that this one repeats
 */
@EventType(InspectionRequestedV1.TYPE)
public record InspectionRequestedV1(
        @Public Happened happened,
        @Public InspectionId inspectionId,
        @Public BatchId batch,
        @Public ParticipantId producer,
        @Public InspectionKind kind,
        @Public ParticipantId inspector,
        @Public Optional<InspectionId> retestOf)
        implements InspectionEvent {

    /** On the wire instead of the name of this class. */
    public static final String TYPE = "symbia.supply-chain.inspection.requested.v1";
}
