package io.symbia.events.supplychain.batch;

import static java.util.Objects.requireNonNull;

import io.symbia.events.envelope.EventType;
import io.symbia.events.envelope.StreamId;
import io.symbia.events.goods.Quantity;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Public;
import io.symbia.events.supplychain.BatchId;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * The batch gave out a quantity. Written before the taker uses it, so that no more can be used than was made.
 *
 * @param occurredAt when it happened in the world
 * @param eventTimeZoneOffset the offset of local time at the place where it happened
 * @param batch the batch
 * @param taker the stream of the unit that packs it or of the batch that consumes it
 * @param takenBy the producer or an admitted drawer
 * @param quantity greater than zero
 */
@EventType(BatchQuantityTakenV1.TYPE)
public record BatchQuantityTakenV1(
        @Public Instant occurredAt,
        @Public ZoneOffset eventTimeZoneOffset,
        @Public BatchId batch,
        @Public StreamId taker,
        @Public ParticipantId takenBy,
        @Public Quantity quantity)
        implements BatchEvent {

    /** On the wire instead of the name of this class. */
    public static final String TYPE = "symbia.supply-chain.batch.quantity-taken.v1";

    public BatchQuantityTakenV1 {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(batch, "batch");
        requireNonNull(taker, "taker");
        requireNonNull(takenBy, "takenBy");
        requireNonNull(quantity, "quantity");
        if (quantity.value().signum() <= 0) {
            throw new IllegalArgumentException("quantity must be > 0, was " + quantity);
        }
    }
}
