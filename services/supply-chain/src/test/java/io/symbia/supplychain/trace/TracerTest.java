package io.symbia.supplychain.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.supplychain.BatchQuantity;
import io.symbia.events.words.goods.Gln;
import io.symbia.events.words.goods.Quantity;
import io.symbia.events.words.goods.Sscc;
import io.symbia.events.words.trade.BatchId;
import io.symbia.supplychain.batch.BatchState;
import io.symbia.supplychain.batch.BatchView;
import io.symbia.supplychain.batch.BatchView.Taking;
import io.symbia.supplychain.batch.ProductionBatch;
import io.symbia.supplychain.order.PurchaseOrderView;
import io.symbia.supplychain.shown.EventRef;
import io.symbia.supplychain.trace.TraceEdge.Relation;
import io.symbia.supplychain.unit.LogisticUnit;
import io.symbia.supplychain.unit.LogisticUnitView;
import io.symbia.supplychain.unit.UnitState;
import io.symbia.support.view.Page;
import io.symbia.support.view.PageRequest;
import io.symbia.support.view.ViewReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Traces over views that no aggregate would allow: loops, holes and more than an answer can hold. */
class TracerTest {
    private static final ParticipantId FARM = new ParticipantId("farm");

    private final Shelf<BatchView> batches = new Shelf<>();
    private final Shelf<LogisticUnitView> units = new Shelf<>();
    private final Shelf<PurchaseOrderView> orders = new Shelf<>();

    @Test
    void walksALoopOnce() {
        BatchId a = lot("A");
        BatchId b = lot("B");
        batches.put(a.value(), batch(a, List.of(quantity(b)), List.of(taking(b))));
        batches.put(b.value(), batch(b, List.of(quantity(a)), List.of(taking(a))));

        Trace trace = walk(100, 32, stream(a));

        assertThat(trace.nodes()).hasSize(2);
        assertThat(trace.edges()).hasSize(2);
        assertThat(trace.truncated()).isFalse();
    }

    @Test
    void walksALoopOfUnitsOnce() {
        Sscc first = new Sscc("395060000000000016");
        Sscc second = new Sscc("395060000000000023");
        units.put(first.value(), unit(first, List.of(second), Optional.of(second)));
        units.put(second.value(), unit(second, List.of(first), Optional.of(first)));

        Trace trace = walk(100, 32, LogisticUnit.streamOf(first));

        assertThat(trace.nodes()).hasSize(2);
        assertThat(trace.edges()).extracting(TraceEdge::relation).containsOnly(Relation.INSIDE);
    }

    @Test
    void endsAtTheBoundOfNodesAndSaysSo() {
        chain(50);
        assertThat(walk(50, 100, stream(lot("0"))).nodes()).hasSize(50);
        assertThat(walk(50, 100, stream(lot("0"))).truncated()).isFalse();
        assertThat(walk(49, 100, stream(lot("0"))).nodes()).hasSize(49);
        assertThat(walk(49, 100, stream(lot("0"))).truncated()).isTrue();
    }

    @Test
    void endsAtTheBoundOfStepsAndSaysSo() {
        chain(10);
        assertThat(walk(100, 9, stream(lot("0"))).truncated()).isFalse();
        Trace cut = walk(100, 8, stream(lot("0")));
        assertThat(cut.truncated()).isTrue();
        assertThat(cut.nodes()).extracting(TraceNode::distance).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void namesWhatIsNotKnownByItsStreamOnly() {
        BatchId a = lot("A");
        BatchId missing = lot("MISSING");
        batches.put(a.value(), batch(a, List.of(quantity(missing)), List.of()));

        Trace trace = walk(100, 32, stream(a));

        TraceNode last = trace.nodes().getLast();
        assertThat(last.stream()).isEqualTo(stream(missing));
        assertThat(last.batch()).isEmpty();
        assertThat(last.direction()).isEqualTo(TraceDirection.BACKWARD);
        assertThat(trace.edges().getFirst().event()).isEmpty();
    }

    @Test
    void edgesCarryTheEventOfTheBatchThatGave() {
        BatchId leaf = lot("LEAF");
        BatchId tea = lot("TEA");
        batches.put(leaf.value(), batch(leaf, List.of(), List.of(taking(tea))));
        batches.put(tea.value(), batch(tea, List.of(quantity(leaf)), List.of()));

        TraceEdge backward = walk(100, 32, stream(tea)).edges().getFirst();
        TraceEdge forward = walk(100, 32, stream(leaf)).edges().getFirst();

        assertThat(backward).isEqualTo(forward);
        assertThat(backward.event()).isPresent();
        assertThat(backward.from()).isEqualTo(stream(leaf));
        assertThat(backward.relation()).isEqualTo(Relation.CONSUMED);
    }

    /** Lots 0 to length - 1, each an input of the one before. */
    private void chain(int length) {
        for (int i = 0; i < length; i++) {
            List<BatchQuantity> inputs = i + 1 < length ? List.of(quantity(lot("" + (i + 1)))) : List.of();
            batches.put(lot("" + i).value(), batch(lot("" + i), inputs, List.of()));
        }
    }

    private Trace walk(int maxNodes, int maxDistance, StreamId subject) {
        return new TraceWalk(batches, units, orders, maxNodes, maxDistance).from(subject);
    }

    private static BatchId lot(String lot) {
        return new BatchId("09506000134352." + lot);
    }

    private static StreamId stream(BatchId batch) {
        return ProductionBatch.streamOf(batch);
    }

    private static BatchQuantity quantity(BatchId batch) {
        return new BatchQuantity(batch, Quantity.of("1", "KGM"));
    }

    private static Taking taking(BatchId taker) {
        return new Taking(stream(taker), FARM, Quantity.of("1", "KGM"), event(), Optional.empty());
    }

    private static EventRef event() {
        Digest digest = Digest.ofContent(new byte[] {1});
        return new EventRef("id", "type", 0, digest, Instant.EPOCH, Optional.empty());
    }

    private static BatchView batch(BatchId batch, List<BatchQuantity> inputs, List<Taking> takings) {
        return new BatchView(
                batch,
                batch.gtin(),
                batch.lot(),
                BatchState.RELEASED,
                FARM,
                new Gln("9506000134307"),
                Optional.empty(),
                List.of(),
                List.of(),
                inputs,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                takings,
                List.of(),
                List.of(),
                List.of(),
                List.of(event()));
    }

    private static LogisticUnitView unit(Sscc sscc, List<Sscc> children, Optional<Sscc> parent) {
        return new LogisticUnitView(
                sscc,
                UnitState.PACKED,
                FARM,
                List.of(),
                children,
                parent,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** Views in memory. */
    private static final class Shelf<V> implements ViewReader<V> {
        private final Map<String, V> views = new HashMap<>();

        void put(String id, V view) {
            views.put(id, view);
        }

        @Override
        public Optional<V> find(String id) {
            return Optional.ofNullable(views.get(id));
        }

        @Override
        public Page<V> page(PageRequest request) {
            return new Page<>(new ArrayList<>(views.values()), Optional.empty());
        }
    }
}
