package io.symbia.log.sequencing;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * When some events were accepted, in at most {@value #STEPS} steps: to 64 ms where they lie within four seconds, and
 * to a 32nd of their span where they do not. So it takes the same memory for one event and for a day of them. Not for use by two threads at once.
 */
public final class AcceptedTimes {
    private static final int STEPS = 64;
    private static final int FINEST_SHIFT = 6;

    private long[] counts = new long[STEPS];
    private int shift = FINEST_SHIFT; // A step is 2^shift milliseconds.
    private long first; // Number of the first step in use, since 1970.
    private long last;
    private long events;

    /** Is shown the steps that have events. */
    @FunctionalInterface
    public interface Visitor {
        /** So many events were accepted at about that time; the earlier end of a step is given. */
        void accepted(long millis, long events);
    }

    /** Adds events that were accepted at that time. */
    public void add(long millis, long count) {
        if (events == 0) {
            first = millis >> shift;
            last = first;
        }
        while (Math.max(last, millis >> shift) - Math.min(first, millis >> shift) >= STEPS) {
            widen();
        }
        long step = millis >> shift;
        if (step < first) {
            System.arraycopy(counts, 0, counts, (int) (first - step), (int) (last - first + 1));
            Arrays.fill(counts, 0, (int) (first - step), 0);
            first = step;
        }
        last = Math.max(last, step);
        counts[(int) (step - first)] += count;
        events += count;
    }

    private void widen() {
        long[] wider = new long[STEPS];
        for (long step = first; step <= last; step++) {
            wider[(int) ((step >> 1) - (first >> 1))] += counts[(int) (step - first)];
        }
        counts = wider;
        first >>= 1;
        last >>= 1;
        shift++;
    }

    /** Adds those of another. */
    public void add(AcceptedTimes other) {
        other.visit(this::add);
    }

    /** A copy. */
    public AcceptedTimes copy() {
        AcceptedTimes copy = new AcceptedTimes();
        System.arraycopy(counts, 0, copy.counts, 0, STEPS);
        copy.shift = shift;
        copy.first = first;
        copy.last = last;
        copy.events = events;
        return copy;
    }

    /** Forgets all. */
    public void clear() {
        Arrays.fill(counts, 0);
        shift = FINEST_SHIFT;
        events = 0;
    }

    /** Shows them, the oldest first. */
    public void visit(Visitor visitor) {
        for (long step = first; events > 0 && step <= last; step++) {
            long count = counts[(int) (step - first)];
            if (count > 0) visitor.accepted(step << shift, count);
        }
    }

    /** When the oldest was accepted, not later than it was. */
    public OptionalLong oldestMillis() {
        return events == 0 ? OptionalLong.empty() : OptionalLong.of(first << shift);
    }

    /** Number of events. */
    public long events() {
        return events;
    }
}
