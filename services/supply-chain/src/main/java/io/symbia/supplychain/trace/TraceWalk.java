package io.symbia.supplychain.trace;

import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.supplychain.BatchQuantity;
import io.symbia.events.words.goods.Sscc;
import io.symbia.events.words.trade.BatchId;
import io.symbia.supplychain.batch.BatchView;
import io.symbia.supplychain.batch.BatchView.Taking;
import io.symbia.supplychain.batch.ProductionBatch;
import io.symbia.supplychain.order.PurchaseOrder;
import io.symbia.supplychain.order.PurchaseOrderView;
import io.symbia.supplychain.trace.TraceEdge.Relation;
import io.symbia.supplychain.unit.LogisticUnit;
import io.symbia.supplychain.unit.LogisticUnitView;
import io.symbia.support.view.ViewReader;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/** One walk over the views, breadth first: all inputs from the subject backward, then all uses from the subject forward. */
final class TraceWalk {
    private static final int EDGES_PER_NODE = 4; // Bounds the answer where many lots are mixed in many units.

    private final ViewReader<BatchView> batches;
    private final ViewReader<LogisticUnitView> units;
    private final ViewReader<PurchaseOrderView> orders;
    private final int maxNodes;
    private final int maxDistance;
    private final Map<StreamId, TraceNode> nodes = new LinkedHashMap<>();
    private final Set<TraceEdge> edges = new LinkedHashSet<>();
    private final Queue<TraceNode> ahead = new ArrayDeque<>();
    private boolean truncated;

    TraceWalk(
            ViewReader<BatchView> batches,
            ViewReader<LogisticUnitView> units,
            ViewReader<PurchaseOrderView> orders,
            int maxNodes,
            int maxDistance) {
        this.batches = batches;
        this.units = units;
        this.orders = orders;
        this.maxNodes = maxNodes;
        this.maxDistance = maxDistance;
    }

    Trace from(StreamId subject) {
        TraceNode start = node(subject, TraceDirection.SUBJECT, 0);
        nodes.put(subject, start);
        walk(start, TraceDirection.BACKWARD);
        walk(start, TraceDirection.FORWARD);
        return new Trace(subject, List.copyOf(nodes.values()), List.copyOf(edges), truncated);
    }

    private void walk(TraceNode start, TraceDirection direction) {
        ahead.add(start);
        while (!ahead.isEmpty()) {
            TraceNode here = ahead.remove();
            switch (here.stream().aggregate()) {
                case "batch" -> batches.find(here.stream().id()).ifPresent(view -> leave(view, here, direction));
                case "unit" -> units.find(here.stream().id()).ifPresent(view -> leave(view, here, direction));
                default -> {} // An order: the end of the way.
            }
        }
    }

    private void leave(BatchView batch, TraceNode here, TraceDirection direction) {
        if (direction == TraceDirection.FORWARD) {
            for (Taking taking : batch.takings()) {
                step(here, direction, taking.taker(), given(here.stream(), taking));
            }
            return;
        }
        for (BatchQuantity input : batch.inputs()) takeFrom(input, here);
    }

    private void leave(LogisticUnitView unit, TraceNode here, TraceDirection direction) {
        StreamId self = here.stream();
        if (direction == TraceDirection.FORWARD) {
            unit.parent()
                    .map(LogisticUnit::streamOf)
                    .ifPresent(parent -> step(here, direction, parent, TraceEdge.of(self, parent, Relation.INSIDE)));
            unit.orderNumber()
                    .map(PurchaseOrder::streamOf)
                    .ifPresent(order -> step(here, direction, order, TraceEdge.of(self, order, Relation.FOR_ORDER)));
            return;
        }
        for (BatchQuantity content : unit.contents()) takeFrom(content, here);
        for (Sscc child : unit.childUnits()) {
            StreamId childStream = LogisticUnit.streamOf(child);
            step(here, direction, childStream, TraceEdge.of(childStream, self, Relation.INSIDE));
        }
    }

    /** Goes backward to a batch of which {@code here} has a quantity; the batch itself has the event that says so. */
    private void takeFrom(BatchQuantity quantity, TraceNode here) {
        BatchId batch = quantity.batch();
        StreamId from = ProductionBatch.streamOf(batch);
        Optional<Taking> taking = batches.find(batch.value())
                .flatMap(view -> view.takings().stream()
                        .filter(one -> one.taker().equals(here.stream()))
                        .reduce((_, later) -> later));
        TraceEdge edge = taking.map(one -> given(from, one))
                .orElseGet(() -> new TraceEdge(
                        from,
                        here.stream(),
                        relationTo(here.stream()),
                        Optional.of(quantity.quantity()),
                        Optional.empty(),
                        Optional.empty()));
        step(here, TraceDirection.BACKWARD, from, edge);
    }

    private static TraceEdge given(StreamId from, Taking taking) {
        return new TraceEdge(
                from,
                taking.taker(),
                relationTo(taking.taker()),
                Optional.of(taking.quantity()),
                Optional.of(taking.event()),
                taking.returned());
    }

    private static Relation relationTo(StreamId taker) {
        return taker.aggregate().equals("unit") ? Relation.PACKED : Relation.CONSUMED;
    }

    private void step(TraceNode here, TraceDirection direction, StreamId to, TraceEdge edge) {
        boolean isNew = !nodes.containsKey(to);
        boolean isFull = isNew && (nodes.size() == maxNodes || here.distance() == maxDistance);
        if (isFull || edges.size() == maxNodes * EDGES_PER_NODE) {
            truncated = true;
            return;
        }
        if (isNew) {
            TraceNode next = node(to, direction, here.distance() + 1);
            nodes.put(to, next);
            ahead.add(next);
        }
        edges.add(edge);
    }

    private TraceNode node(StreamId stream, TraceDirection direction, int distance) {
        String id = stream.id();
        Optional<TraceNode> known = switch (stream.aggregate()) {
            case "batch" -> batches.find(id).map(view -> TraceNode.of(stream, direction, distance, view));
            case "unit" -> units.find(id).map(view -> TraceNode.of(stream, direction, distance, view));
            case "order" -> orders.find(id).map(view -> TraceNode.of(stream, direction, distance, view));
            default -> Optional.empty();
        };
        return known.orElseGet(() -> TraceNode.unknown(stream, direction, distance));
    }
}
