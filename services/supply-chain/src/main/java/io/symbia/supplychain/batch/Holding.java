package io.symbia.supplychain.batch;

import static io.symbia.supplychain.batch.BatchRefusal.BATCH_HOLDS_LESS;
import static io.symbia.supplychain.batch.BatchRefusal.BATCH_IS_QUARANTINED;
import static io.symbia.supplychain.batch.BatchRefusal.OTHER_UNIT_OF_MEASURE;
import static io.symbia.supplychain.batch.BatchRefusal.TAKING_ALREADY_EXISTS_WITH_OTHER_CONTENT;
import static io.symbia.supplychain.batch.BatchRefusal.TOO_MANY_FOR_BATCH;

import io.symbia.events.envelope.StreamId;
import io.symbia.events.goods.Quantity;
import io.symbia.events.supplychain.BatchId;
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
            throw TAKING_ALREADY_EXISTS_WITH_OTHER_CONTENT.with(batch, taker, asked, taken);
        }
        if (quarantined) throw BATCH_IS_QUARANTINED.with(batch);
        if (!asked.unit().equals(output.unit())) throw OTHER_UNIT_OF_MEASURE.with(batch, asked.unit(), output.unit());
        if (asked.exceeds(remaining))
            throw BATCH_HOLDS_LESS.with(batch, asked, remaining); // INVARIANT, before writing.
        if (takingsEver == maxTakings) throw TOO_MANY_FOR_BATCH.with(batch, "takings", maxTakings);
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
        Quantity taken = takings.remove(taker);
        if (taken == null) throw new IllegalStateException(taker + " took nothing of batch " + batch);
        remaining = remaining.plus(taken);
    }
}
