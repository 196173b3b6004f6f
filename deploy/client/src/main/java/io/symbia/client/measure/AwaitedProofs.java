package io.symbia.client.measure;

import io.symbia.client.http.PlatformClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Waits for the proofs of accepted events without getting in their way. A proof can only come with a new checkpoint, so one request every
 * now and then looks at the checkpoint, and only when there is a new one are proofs asked for, a few at a time. What is measured ends
 * when the whole proof has arrived, and so is never too short.
 */
final class AwaitedProofs {
    private static final int DOWNLOADS = 8; // At a time.
    private static final String CHECKPOINT = "/log/checkpoint";

    private final PlatformClient platform;
    private final Duration lookEvery;
    private final Queue<Awaited> awaited = new ConcurrentLinkedQueue<>();
    private final Queue<Long> nanosToProof = new ConcurrentLinkedQueue<>();
    private final AtomicInteger checkpoints = new AtomicInteger();

    /**
     * An accepted event.
     *
     * @param counts   whether its time is one of those that are measured
     * @param wasAsked whether its proof was asked for before
     */
    private record Awaited(String digest, long acceptedNanoTime, boolean counts, boolean wasAsked) {
        Awaited asked() {
            return new Awaited(digest, acceptedNanoTime, counts, true);
        }
    }

    AwaitedProofs(PlatformClient platform, Duration lookEvery) {
        this.platform = platform;
        this.lookEvery = lookEvery;
    }

    /** From any thread, when the answer that accepts an event has arrived. */
    void accepted(String digest, boolean counts) {
        awaited.add(new Awaited(digest, System.nanoTime(), counts, false));
    }

    /**
     * Looks until all is accepted and proven, or until nothing was proven for so long that patience ends.
     *
     * @param isAllAccepted whether no event will be added any more
     * @return how many events have no proof
     */
    int watch(BooleanSupplier isAllAccepted, Duration patience) throws InterruptedException {
        byte[] last = {};
        boolean wasComplete = false;
        long lastProgress = System.nanoTime();
        while (true) {
            boolean isComplete = isAllAccepted.getAsBoolean(); // Before looking for what is awaited.
            if (isComplete && awaited.isEmpty()) return 0;
            byte[] checkpoint = platform.bytes(CHECKPOINT).body();
            if (!Arrays.equals(checkpoint, last)) {
                last = checkpoint;
                checkpoints.incrementAndGet();
                if (download(_ -> true)) lastProgress = System.nanoTime();
            } else if (isComplete
                    && !wasComplete) { // Accepted behind the checkpoint that seals them, and no other comes.
                if (download(event -> !event.wasAsked())) lastProgress = System.nanoTime();
            }
            wasComplete = isComplete;
            if (!isComplete) lastProgress = System.nanoTime();
            if (System.nanoTime() - lastProgress > patience.toNanos()) return awaited.size();
            TimeUnit.NANOSECONDS.sleep(lookEvery.toNanos());
        }
    }

    Collection<Long> nanosToProof() {
        return List.copyOf(nanosToProof);
    }

    /** How many were published meanwhile. */
    int checkpoints() {
        return checkpoints.get();
    }

    /** Asks once for each proof that is awaited and due, and keeps those that are not there yet; whether any was there. */
    private boolean download(Predicate<Awaited> isDue) throws InterruptedException {
        List<Awaited> asked = new ArrayList<>();
        List<Awaited> others = new ArrayList<>();
        for (Awaited next = awaited.poll(); next != null; next = awaited.poll()) {
            (isDue.test(next) ? asked : others).add(next);
        }
        awaited.addAll(others);
        AtomicInteger found = new AtomicInteger();
        Semaphore places = new Semaphore(DOWNLOADS);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Awaited event : asked) {
                places.acquire();
                threads.execute(() -> {
                    try {
                        if (isProven(event)) found.incrementAndGet();
                        else awaited.add(event.asked());
                    } finally {
                        places.release();
                    }
                });
            }
        }
        return found.get() > 0;
    }

    /** The log says 503 of an event that it is about to seal, and 404 of one that is still on its way to it. */
    private boolean isProven(Awaited event) {
        if (platform.look("/log/proofs/" + event.digest())
                        .map(HttpResponse::statusCode)
                        .orElse(0)
                != 200) return false;
        if (event.counts()) nanosToProof.add(System.nanoTime() - event.acceptedNanoTime());
        return true;
    }
}
