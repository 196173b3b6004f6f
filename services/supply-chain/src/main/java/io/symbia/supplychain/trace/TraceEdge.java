package io.symbia.supplychain.trace;

import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.words.goods.Quantity;
import io.symbia.supplychain.shown.EventRef;
import java.util.Optional;

/**
 * How goods got from one thing to another, in the direction of the goods.
 *
 * @param quantity how much of {@code from}, where it is counted
 * @param event the event that says so, in the stream of {@code from} when a batch gave out a quantity
 * @param returned the event by which it came back: the goods were there, and are no longer
 */
public record TraceEdge(
        StreamId from,
        StreamId to,
        Relation relation,
        Optional<Quantity> quantity,
        Optional<EventRef> event,
        Optional<EventRef> returned) {

    /** What happened on the way. */
    public enum Relation {
        /** A batch was an input of another. */
        CONSUMED,
        /** A batch was packed into a unit. */
        PACKED,
        /** A unit was put into another. */
        INSIDE,
        /** A unit is for an order, as its packer says. */
        FOR_ORDER
    }

    static TraceEdge of(StreamId from, StreamId to, Relation relation) {
        return new TraceEdge(from, to, relation, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
