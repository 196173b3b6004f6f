package io.symbia.events.supplychain.batch;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.envelope.StreamId;
import io.symbia.events.goods.Quantity;
import io.symbia.events.privacy.Public;
import io.symbia.events.supplychain.BatchId;

/**
 * A quantity that was given out came back, because the unit was unpacked or the use was refused.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param batch the batch
 * @param taker the stream of the unit that packs it or of the batch that consumes it
 * @param quantity greater than zero
 */
@EventType(BatchQuantityReturnedV1.TYPE)
public record BatchQuantityReturnedV1(
        @Public Happened happened,
        @Public BatchId batch,
        @Public StreamId taker,
        @Public Quantity quantity) implements BatchEvent {

    /** On the wire instead of the name of this class. */
    public static final String TYPE = "symbia.supply-chain.batch.quantity-returned.v1";

    public BatchQuantityReturnedV1 {
        if (quantity.value().signum() <= 0) {
            throw new IllegalArgumentException("quantity must be > 0, was " + quantity);
        }
    }
}
