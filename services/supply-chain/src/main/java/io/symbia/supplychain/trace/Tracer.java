package io.symbia.supplychain.trace;

import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.words.goods.Sscc;
import io.symbia.events.words.trade.BatchId;
import io.symbia.supplychain.batch.BatchView;
import io.symbia.supplychain.batch.Batches;
import io.symbia.supplychain.batch.ProductionBatch;
import io.symbia.supplychain.order.PurchaseOrderView;
import io.symbia.supplychain.order.PurchaseOrders;
import io.symbia.supplychain.unit.LogisticUnit;
import io.symbia.supplychain.unit.LogisticUnitView;
import io.symbia.supplychain.unit.LogisticUnits;
import io.symbia.support.view.ViewReader;
import io.symbia.support.view.ViewReaders;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Traces a batch or a unit, backward to what it was made of and forward to who has it, over the views.
 *
 * <p>Each thing is visited once, so no loop in what was recorded makes the walk endless, and at most {@link #MAX_NODES} things and
 * {@link #MAX_DISTANCE} steps away from the subject.
 */
@Component
class Tracer {

    /** Bounds one answer and the reads behind it; a lot that went into more units is followed from those. */
    static final int MAX_NODES = 1_000;

    /** Steps from the subject; from leaf to cup there are fewer than ten. */
    static final int MAX_DISTANCE = 32;

    private final ViewReader<BatchView> batches;
    private final ViewReader<LogisticUnitView> units;
    private final ViewReader<PurchaseOrderView> orders;

    @Autowired
    Tracer(ViewReaders readers) {
        this(
                readers.of(Batches.NAME, BatchView.class),
                readers.of(LogisticUnits.NAME, LogisticUnitView.class),
                readers.of(PurchaseOrders.NAME, PurchaseOrderView.class));
    }

    Tracer(ViewReader<BatchView> batches, ViewReader<LogisticUnitView> units, ViewReader<PurchaseOrderView> orders) {
        this.batches = batches;
        this.units = units;
        this.orders = orders;
    }

    /** The trace of a lot, or nothing when it is not known. */
    Optional<Trace> of(BatchId batch) {
        return batches.find(batch.value()).map(_ -> trace(ProductionBatch.streamOf(batch)));
    }

    /** The trace of a unit, or nothing when it is not known. */
    Optional<Trace> of(Sscc sscc) {
        return units.find(sscc.value()).map(_ -> trace(LogisticUnit.streamOf(sscc)));
    }

    private Trace trace(StreamId subject) {
        return new TraceWalk(batches, units, orders, MAX_NODES, MAX_DISTANCE).from(subject);
    }
}
