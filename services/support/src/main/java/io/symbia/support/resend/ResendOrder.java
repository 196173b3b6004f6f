package io.symbia.support.resend;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an operator ordered to be sent once more, and how far that is.
 *
 * @param stream      the one stream that is sent; all of the service's streams if empty
 * @param state       whether it is being worked on
 * @param afterStream the stream that was sent last, in the order of their names; empty text before the first
 * @param streams     number of streams that were sent
 * @param events      number of events that the broker has acknowledged
 * @param damaged     streams that could not be sent whole, each with its reason; the first of them
 * @param damagedCount how many these are
 * @param problem     what the work waits for, if anything
 * @param orderedAt   when it was ordered
 */
public record ResendOrder(
        Optional<String> stream,
        State state,
        String afterStream,
        long streams,
        long events,
        List<String> damaged,
        long damagedCount,
        Optional<String> problem,
        Instant orderedAt) {
    /** What has become of an order. */
    public enum State {
        /** It is worked on, or waits for the instance that holds the lease. */
        OPEN,
        /** Everything was sent, but for what is damaged. */
        DONE,
        /** An operator has called it off. */
        CANCELLED
    }

    private static final int MAX_DAMAGED = 50; // The first ones say enough.

    /** Keeps a copy of the list. */
    public ResendOrder {
        damaged = List.copyOf(damaged);
    }

    static ResendOrder of(Optional<String> stream, Instant now) {
        return new ResendOrder(stream, State.OPEN, "", 0, 0, List.of(), 0, Optional.empty(), now);
    }

    /** The order after another stream was sent, with so many events. */
    public ResendOrder sent(String name, long more) {
        return new ResendOrder(
                stream, state, name, streams + 1, events + more, damaged, damagedCount, Optional.empty(), orderedAt);
    }

    ResendOrder damaged(String reason) {
        List<String> all = damaged.size() < MAX_DAMAGED
                ? Stream.concat(damaged.stream(), Stream.of(reason)).toList()
                : damaged;
        return new ResendOrder(stream, state, afterStream, streams, events, all, damagedCount + 1, problem, orderedAt);
    }

    ResendOrder in(State next) {
        return new ResendOrder(
                stream, next, afterStream, streams, events, damaged, damagedCount, Optional.empty(), orderedAt);
    }

    ResendOrder waitingFor(String reason) {
        return new ResendOrder(
                stream, state, afterStream, streams, events, damaged, damagedCount, Optional.of(reason), orderedAt);
    }
}
