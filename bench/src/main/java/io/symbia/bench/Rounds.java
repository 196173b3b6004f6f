package io.symbia.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Two things timed by turns, so that what slows the machine for a while slows both; which is first changes from round to round. The first
 * rounds count nothing: until then the compiler has much to do, and takes the processors from what is timed.
 *
 * @param ratios  of each round, how much of the second's time the first took: above 1 the second is the faster one
 * @param seconds what the second took, by the clock
 */
record Rounds(List<Double> ratios, List<Double> seconds) {
    private static final int WARM_UPS = 4;
    private static final double NANOS_A_SECOND = 1e9;

    /** Something that takes time. */
    interface Timed {
        /** Does it, and says how many nanoseconds it took. */
        long run(int round) throws IOException, InterruptedException;
    }

    static Rounds of(int rounds, Timed first, Timed second) throws IOException, InterruptedException {
        List<Double> ratios = new ArrayList<>();
        List<Double> seconds = new ArrayList<>();
        for (int round = 0; round < WARM_UPS + rounds; round++) {
            boolean swapped = round % 2 == 1;
            long secondNanos = swapped ? second.run(round) : 0;
            long firstNanos = first.run(round);
            if (!swapped) secondNanos = second.run(round);
            if (round < WARM_UPS) continue;
            ratios.add((double) firstNanos / secondNanos);
            seconds.add(secondNanos / NANOS_A_SECOND);
        }
        return new Rounds(ratios, seconds);
    }
}
