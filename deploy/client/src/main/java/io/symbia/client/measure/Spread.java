package io.symbia.client.measure;

import java.util.Collection;
import java.util.Locale;

/** How long something took each time: every value is kept, so that percentiles are exact. */
public final class Spread {
    private static final double NANOS_A_MILLISECOND = 1e6;
    private static final String LINE = "%-26s %8s %9s %9s %9s %9s";

    private final long[] sortedNanos;

    private Spread(long[] sortedNanos) {
        this.sortedNanos = sortedNanos;
    }

    static Spread of(Collection<Long> nanos) {
        return new Spread(nanos.stream().mapToLong(Long::longValue).sorted().toArray());
    }

    public int count() {
        return sortedNanos.length;
    }

    /**
     * The smallest value that at least so many percent of all values do not exceed (nearest rank), 0 when there is no value.
     *
     * @param percent in [1, 100]
     */
    public long percentileNanos(int percent) {
        if (percent < 1 || percent > 100) throw new IllegalArgumentException("no percentile: " + percent);
        if (sortedNanos.length == 0) return 0;
        long rank = ((long) sortedNanos.length * percent + 99) / 100; // Rounded up, from 1.
        return sortedNanos[(int) rank - 1];
    }

    static String header() {
        return LINE.formatted("", "count", "p50 ms", "p95 ms", "p99 ms", "max ms");
    }

    String line(String name) {
        return LINE.formatted(name, "%,d".formatted(count()), millis(50), millis(95), millis(99), millis(100));
    }

    private String millis(int percent) {
        if (sortedNanos.length == 0) return "-";
        return String.format(Locale.ROOT, "%.1f", percentileNanos(percent) / NANOS_A_MILLISECOND);
    }
}
