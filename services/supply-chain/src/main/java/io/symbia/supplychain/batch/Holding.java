package io.symbia.supplychain.batch;

import static io.symbia.supplychain.batch.BatchRefusal.*;

import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.supplychain.BatchEvent.BatchQuantityTakenV1;
import io.symbia.events.words.goods.Quantity;
import io.symbia.events.words.trade.BatchId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What was made of a batch and to whom it was given out. Invariant: 0 &lt;= remaining &lt;= output. */
final class Holding {
    private final BatchId batch;
    private final Quantity output;
    private final int maxTakings;
    private final Map<StreamId, BatchQuantityTakenV1> takings = new HashMap<>();
    private Quantity remaining;
    private int takingsEver; // Also those that were returned: a trace follows them, too.

    Holding(BatchId batch, Quantity output, int maxTakings) {
        this.batch = batch;
        this.output = output;
        this.maxTakings = maxTakings;
        this.remaining = output;
    }

    Optional<BatchQuantityTakenV1> takenBy(StreamId taker) {
        return Optional.ofNullable(takings.get(taker));
    }

    /** Refuses what may not be taken. True when it is to be written, false when it was taken just so before. */
    boolean requireTakable(BatchQuantityTakenV1 taking, boolean quarantined) {
        Quantity asked = taking.quantity();
        BatchQuantityTakenV1 taken = takings.get(taking.taker());
        if (taken != null) {
            if (taking.repeats(taken)) return false;
            throw TAKING_ALREADY_EXISTS_WITH_OTHER_CONTENT.with(batch, taking.taker(), asked, taken.quantity());
        }
        if (quarantined) throw BATCH_IS_QUARANTINED.with(batch);
        if (!asked.unit().equals(output.unit())) throw OTHER_UNIT_OF_MEASURE.with(batch, asked.unit(), output.unit());
        if (asked.exceeds(remaining))
            throw BATCH_HOLDS_LESS.with(batch, asked, remaining); // INVARIANT, before writing.
        if (takingsEver == maxTakings) throw TOO_MANY_FOR_BATCH.with(batch, "takings", maxTakings);
        return true;
    }

    void take(BatchQuantityTakenV1 taking) {
        Quantity quantity = taking.quantity();
        if (quantity.exceeds(remaining)) { // INVARIANT, after reading: no more is given out than was made.
            throw new IllegalStateException("batch " + batch + " gave out " + quantity + " of " + remaining);
        }
        remaining = remaining.minus(quantity);
        takings.put(taking.taker(), taking);
        takingsEver++;
    }

    void giveBack(StreamId taker) {
        BatchQuantityTakenV1 taken = takings.remove(taker);
        if (taken == null) throw new IllegalStateException(taker + " took nothing of batch " + batch);
        remaining = remaining.plus(taken.quantity());
    }
}
