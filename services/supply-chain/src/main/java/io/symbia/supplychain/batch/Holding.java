package io.symbia.supplychain.batch;

import io.symbia.events.envelope.StreamId;
import io.symbia.events.goods.Quantity;
import io.symbia.events.supplychain.BatchId;
import io.symbia.supplychain.batch.BatchRefusal.BatchHoldsLess;
import io.symbia.supplychain.batch.BatchRefusal.BatchIsQuarantined;
import io.symbia.supplychain.batch.BatchRefusal.OtherUnitOfMeasure;
import io.symbia.supplychain.batch.BatchRefusal.TakenWithOtherQuantity;
import io.symbia.supplychain.batch.BatchRefusal.TooMany;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What was made of a batch and to whom it was given out. Invariant: 0 &lt;= remaining &lt;= output. */
final class Holding {
    private final BatchId batch;
    private final Quantity output;
    private final int maxTakings;
    private final Map<StreamId, Quantity> takings = new HashMap<>();
    private Quantity remaining;
    private int takingsEver; // Also those that were returned: a trace follows them, too.

    Holding(BatchId batch, Quantity output, int maxTakings) {
        this.batch = batch;
        this.output = output;
        this.maxTakings = maxTakings;
        this.remaining = output;
    }

    Quantity output() {
        return output;
    }

    Optional<Quantity> takenBy(StreamId taker) {
        return Optional.ofNullable(takings.get(taker));
    }

    /** Whether the taker has taken just this before; what it may not take is refused. */
    boolean isRepeat(StreamId taker, Quantity asked, boolean quarantined) {
        Quantity taken = takings.get(taker);
        if (taken != null) {
            if (taken.equals(asked)) return true;
            throw new TakenWithOtherQuantity(batch, taker, asked, taken);
        }
        if (quarantined) throw new BatchIsQuarantined(batch);
        if (!asked.unit().equals(output.unit())) throw new OtherUnitOfMeasure(batch, asked.unit(), output.unit());
        if (asked.exceeds(remaining)) throw new BatchHoldsLess(batch, asked, remaining); // INVARIANT, before writing.
        if (takingsEver == maxTakings) throw new TooMany(batch, "takings", maxTakings);
        return false;
    }

    void take(StreamId taker, Quantity quantity) {
        if (quantity.exceeds(remaining)) { // INVARIANT, after reading: no more is given out than was made.
            throw new IllegalStateException("batch " + batch + " gave out " + quantity + " of " + remaining);
        }
        remaining = remaining.minus(quantity);
        takings.put(taker, quantity);
        takingsEver++;
    }

    void giveBack(StreamId taker) {
        remaining = remaining.plus(takings.remove(taker));
    }
}
