package io.symbia.supplychain.trace;

import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.supplychain.InspectionId;
import io.symbia.events.words.goods.Gln;
import io.symbia.events.words.goods.Gtin;
import io.symbia.events.words.goods.Lot;
import io.symbia.events.words.party.CountryCode;
import io.symbia.supplychain.batch.BatchState;
import io.symbia.supplychain.batch.BatchView;
import io.symbia.supplychain.order.OrderState;
import io.symbia.supplychain.order.PurchaseOrderView;
import io.symbia.supplychain.shown.EventRef;
import io.symbia.supplychain.unit.LogisticUnitView;
import io.symbia.supplychain.unit.UnitState;
import java.util.List;
import java.util.Optional;

/**
 * One thing that a trace met: a batch, a unit or an order; of the three, one is there, or none when nothing is known but the name.
 *
 * @param stream where its facts are
 * @param direction on which side of the subject it lies
 * @param distance steps from the subject, which has 0
 * @param events its facts, oldest first; the quantities that moved are at the edges
 */
public record TraceNode(
        StreamId stream,
        TraceDirection direction,
        int distance,
        Optional<Batch> batch,
        Optional<Unit> unit,
        Optional<Order> order,
        List<EventRef> events) {

    /** What a trace says of a batch. */
    public record Batch(
            Gtin gtin,
            Lot lot,
            BatchState state,
            ParticipantId producer,
            Gln site,
            Optional<CountryCode> originCountry,
            List<InspectionId> passed,
            List<InspectionId> failed) {}

    /** What a trace says of a unit. */
    public record Unit(UnitState state, ParticipantId packedBy, Optional<Gln> packedAt) {}

    /** What a trace says of an order; nothing in it is restricted. */
    public record Order(OrderState status, ParticipantId buyer, ParticipantId seller) {}

    static TraceNode unknown(StreamId stream, TraceDirection direction, int distance) {
        return new TraceNode(
                stream, direction, distance, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    static TraceNode of(StreamId stream, TraceDirection direction, int distance, BatchView view) {
        Batch batch = new Batch(
                view.gtin(),
                view.lot(),
                view.state(),
                view.producer(),
                view.site(),
                view.originCountry(),
                view.passed(),
                view.failed());
        return new TraceNode(
                stream, direction, distance, Optional.of(batch), Optional.empty(), Optional.empty(), view.history());
    }

    static TraceNode of(StreamId stream, TraceDirection direction, int distance, LogisticUnitView view) {
        Unit unit = new Unit(view.state(), view.packedBy(), view.packedAt());
        return new TraceNode(
                stream, direction, distance, Optional.empty(), Optional.of(unit), Optional.empty(), view.history());
    }

    static TraceNode of(StreamId stream, TraceDirection direction, int distance, PurchaseOrderView view) {
        Order order = new Order(view.status(), view.buyer(), view.seller());
        return new TraceNode(
                stream, direction, distance, Optional.empty(), Optional.empty(), Optional.of(order), view.milestones());
    }
}
