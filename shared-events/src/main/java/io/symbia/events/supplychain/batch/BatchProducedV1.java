package io.symbia.events.supplychain.batch;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.goods.Gtin;
import io.symbia.events.goods.Lot;
import io.symbia.events.goods.Quantity;
import io.symbia.events.privacy.Public;
import io.symbia.events.supplychain.BatchId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The batch was made (EPCIS commissioning).
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param batch the batch
 * @param gtin what was made
 * @param lot the number of the batch
 * @param output how much, greater than zero
 * @param expiry the last day of use, GS1 AI 17
 */
@EventType(BatchProducedV1.TYPE)
public record BatchProducedV1(
        @Public Happened happened,
        @Public BatchId batch,
        @Public Gtin gtin,
        @Public Lot lot,
        @Public Quantity output,
        @Public Optional<LocalDate> expiry)
        implements BatchEvent {

    /** On the wire instead of the name of this class. */
    public static final String TYPE = "symbia.supply-chain.batch.produced.v1";

    public BatchProducedV1 {
        if (output.value().signum() <= 0) {
            throw new IllegalArgumentException("output must be > 0, was " + output);
        }
    }
}
