package io.symbia.events.supplychain.batch;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Public;
import io.symbia.events.supplychain.BatchId;

/**
 * The producer let another participant take quantities of the batch, such as the buyer of leaf or a packing house.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param batch the batch
 * @param drawer who may take
 */
@EventType(BatchDrawerAdmittedV1.TYPE)
public record BatchDrawerAdmittedV1(
        @Public Happened happened,
        @Public BatchId batch,
        @Public ParticipantId drawer) implements BatchEvent {

    /** On the wire instead of the name of this class. */
    public static final String TYPE = "symbia.supply-chain.batch.drawer-admitted.v1";
}
