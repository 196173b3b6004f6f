package io.symbia.events.supplychain.batch;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.envelope.StreamId;
import io.symbia.events.goods.Quantity;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Public;
import io.symbia.events.supplychain.BatchId;

/**
 * The batch gave out a quantity. Written before the taker uses it, so that no more can be used than was made.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param batch the batch
 * @param taker the stream of the unit that packs it or of the batch that consumes it
 * @param takenBy the producer or an admitted drawer
 * @param quantity greater than zero
 */
@EventType(BatchQuantityTakenV1.TYPE)
public record BatchQuantityTakenV1(
        @Public Happened happened,
        @Public BatchId batch,
        @Public StreamId taker,
        @Public ParticipantId takenBy,
        @Public Quantity quantity)
        implements BatchEvent {

    /** On the wire instead of the name of this class. */
    public static final String TYPE = "symbia.supply-chain.batch.quantity-taken.v1";

    public BatchQuantityTakenV1 {
        if (quantity.value().signum() <= 0) {
            throw new IllegalArgumentException("quantity must be > 0, was " + quantity);
        }
    }
}
