package io.symbia.events.supplychain.batch;

import static java.util.Objects.requireNonNull;

import io.symbia.events.envelope.EventType;
import io.symbia.events.envelope.StreamId;
import io.symbia.events.goods.Quantity;
import io.symbia.events.privacy.Public;
import io.symbia.events.supplychain.BatchId;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * A quantity that was given out came back, because the unit was unpacked or the use was refused.
 *
 * @param occurredAt when it happened in the world
 * @param eventTimeZoneOffset the offset of local time at the place where it happened
 * @param batch the batch
 * @param taker the stream of the unit that packs it or of the batch that consumes it
 * @param quantity greater than zero
 */
@EventType(BatchQuantityReturnedV1.TYPE)
public record BatchQuantityReturnedV1(
        @Public Instant occurredAt,
        @Public ZoneOffset eventTimeZoneOffset,
        @Public BatchId batch,
        @Public StreamId taker,
        @Public Quantity quantity)
        implements BatchEvent {

    /** On the wire instead of the name of this class. */
    public static final String TYPE = "symbia.supply-chain.batch.quantity-returned.v1";

    public BatchQuantityReturnedV1 {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(batch, "batch");
        requireNonNull(taker, "taker");
        requireNonNull(quantity, "quantity");
        if (quantity.value().signum() <= 0) {
            throw new IllegalArgumentException("quantity must be > 0, was " + quantity);
        }
    }
}
