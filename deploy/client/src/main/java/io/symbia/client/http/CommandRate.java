package io.symbia.client.http;

import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;

/** How many commands were answered, second by second. A mean over a whole run says how it began; the median of its parts, how it goes. */
public final class CommandRate {
    private final LongSupplier nanoTime;
    private final NavigableMap<Long, LongAdder> answered = new ConcurrentSkipListMap<>(); // By the second.

    /** @param nanoTime a clock as {@link System#nanoTime} */
    public CommandRate(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** One more, now. */
    public void answered() {
        long second = TimeUnit.NANOSECONDS.toSeconds(nanoTime.getAsLong());
        answered.computeIfAbsent(second, _ -> new LongAdder()).increment();
    }

    /**
     * The median of the rates in consecutive windows; the last one, not whole, is left out.
     *
     * @param windowSeconds at least 1
     * @return commands a second; 0 when there was no whole window
     */
    public double median(int windowSeconds) {
        if (answered.isEmpty()) return 0;
        long first = answered.firstKey();
        long windows = (answered.lastKey() - first) / windowSeconds;
        long[] counts = LongStream.range(0, windows)
                .map(window -> count(first + window * windowSeconds, windowSeconds))
                .sorted()
                .toArray();
        return counts.length == 0 ? 0 : (double) counts[counts.length / 2] / windowSeconds;
    }

    private long count(long from, int seconds) {
        return answered.subMap(from, from + seconds).values().stream()
                .mapToLong(LongAdder::sum)
                .sum();
    }
}
