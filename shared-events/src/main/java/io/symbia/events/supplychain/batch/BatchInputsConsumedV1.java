package io.symbia.events.supplychain.batch;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.privacy.Public;
import io.symbia.events.supplychain.BatchId;
import java.util.List;

/**
 * Quantities of other batches went into this one (EPCIS TransformationEvent).
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param batch the batch
 * @param inputs 1 to 200, each batch once, each already given out by its batch
 */
@EventType(BatchInputsConsumedV1.TYPE)
public record BatchInputsConsumedV1(
        @Public Happened happened,
        @Public BatchId batch,
        @Public List<BatchQuantity> inputs) implements BatchEvent {

    /** On the wire instead of the name of this class. */
    public static final String TYPE = "symbia.supply-chain.batch.inputs-consumed.v1";

    /** Bounds the event and the steps of a trace. */
    public static final int MAX_INPUTS = 200;

    public BatchInputsConsumedV1 {
        inputs = List.copyOf(inputs);
        BatchQuantity.requireDistinct(inputs, MAX_INPUTS);
        if (inputs.isEmpty() || inputs.stream().anyMatch(input -> input.batch().equals(batch))) {
            throw new IllegalArgumentException("inputs are other batches, at least one");
        }
    }
}
