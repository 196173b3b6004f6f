package io.symbia.bench.material;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Records how many events a reader in portions had delivered, and when. */
public final class Arrivals {
    private final long count;
    private final List<Long> nanoTimes = new ArrayList<>(); // Guarded by this, like the next two.
    private final List<Long> totals = new ArrayList<>();
    private long total;
    private final CountDownLatch complete = new CountDownLatch(1);

    /** Expects so many events in all. */
    public Arrivals(long count) {
        this.count = count;
    }

    /** Takes note of a portion that came now. */
    public synchronized void add(long events) {
        add(events, System.nanoTime());
    }

    /** Takes note of a portion that came at that time of {@link System#nanoTime}. */
    public synchronized void add(long events, long nanoTime) {
        if (events == 0) return;
        total += events;
        nanoTimes.add(nanoTime);
        totals.add(total);
        if (total >= count) complete.countDown();
    }

    /** Whether all have come. */
    public synchronized boolean isComplete() {
        return total >= count;
    }

    /** Waits until all have come. */
    public void await() throws InterruptedException {
        complete.await();
    }

    /**
     * What all of them take at the speed from the first portion to the last but one: the first has waited for a start, the last for an end.
     * With fewer than three portions, from the first to the last.
     */
    public synchronized long nanos() {
        int last = Math.max(1, nanoTimes.size() - 2);
        if (nanoTimes.size() < 2) throw new IllegalStateException("all came at once; measure more events");
        long events = totals.get(last) - totals.getFirst();
        return Math.round((double) (nanoTimes.get(last) - nanoTimes.getFirst()) * count / events);
    }
}
