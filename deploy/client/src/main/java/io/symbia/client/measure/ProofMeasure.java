package io.symbia.client.measure;

import io.symbia.client.deliveries.ItemNumbers;
import io.symbia.client.http.Answer;
import io.symbia.client.http.Call;
import io.symbia.client.http.PlatformClient;
import io.symbia.client.http.PlatformUnreachable;
import io.symbia.events.kernel.origin.ParticipantId;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** From a command to the proof of its event: trade items are registered at an even rate, and the proof of each is awaited. */
public final class ProofMeasure {
    private static final ParticipantId ISSUER = new ParticipantId("measure");
    private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final PlatformClient platform;
    private final AwaitedProofs proofs;
    private final long firstItem;
    private final Queue<Long> answerNanos = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private int begunLate;

    /**
     * Prepares a measure.
     *
     * @param lookEvery how often to look for a new checkpoint; what is measured is exact to about that
     * @param firstItem the ten digits of the first item's number; the others follow it
     */
    public ProofMeasure(PlatformClient platform, Duration lookEvery, long firstItem) {
        this.platform = platform;
        this.proofs = new AwaitedProofs(platform, lookEvery);
        this.firstItem = firstItem;
    }

    /**
     * What was measured.
     *
     * @param answers    from the moment a command was due to its answer
     * @param proofs     from the answer to the whole proof
     * @param begunLate  commands that were sent more than 10 ms after they were due, because this machine was busy
     * @param refused    commands that the platform refused, or that made no event
     * @param unanswered commands whose answer never came
     * @param unproven   events whose proof never came
     */
    public record Result(
            Spread answers, Spread proofs, int begunLate, int refused, int unanswered, int unproven, int checkpoints) {
        /** Both spreads, one a line. */
        public String table() {
            return String.join(
                    System.lineSeparator(),
                    Spread.header(),
                    answers.line("command due to answer"),
                    proofs.line("answer to proof"),
                    "");
        }

        /** Whether every command was accepted and every event proven. */
        public boolean isComplete() {
            return refused == 0 && unanswered == 0 && unproven == 0;
        }
    }

    /**
     * Takes it.
     *
     * @param warmUp   the first so many commands are given, but not measured
     * @param patience how long to wait for another proof before giving up
     */
    public Result take(Pace pace, int warmUp, Duration patience) throws InterruptedException {
        CountDownLatch open = new CountDownLatch(pace.count());
        int unproven;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.execute(() -> giveAll(pace, warmUp, threads, open));
            unproven = proofs.watch(() -> open.getCount() == 0, patience);
        }
        return new Result(
                Spread.of(answerNanos),
                Spread.of(proofs.nanosToProof()),
                begunLate,
                refused.get(),
                unanswered.get(),
                unproven,
                proofs.checkpoints());
    }

    private void giveAll(Pace pace, int warmUp, ExecutorService threads, CountDownLatch open) {
        long begin = System.nanoTime();
        for (int index = 0; index < pace.count(); index++) {
            long dueNanoTime = begin + pace.dueNanos(index);
            sleepUntil(dueNanoTime);
            boolean counts = index >= warmUp;
            if (counts && System.nanoTime() - dueNanoTime > LATE_NANOS) begunLate++;
            Call call = item(index);
            threads.execute(() -> {
                try {
                    give(call, dueNanoTime, counts);
                } finally {
                    open.countDown();
                }
            });
        }
    }

    private void give(Call call, long dueNanoTime, boolean counts) {
        Answer answer;
        try {
            answer = platform.put(call);
        } catch (PlatformUnreachable gone) {
            unanswered.incrementAndGet();
            return;
        }
        long nanos = System.nanoTime() - dueNanoTime;
        String digest = answer.body().path("events").path(0).path("digest").asString("");
        if (!answer.isSuccess() || digest.isEmpty()) {
            refused.incrementAndGet();
            return;
        }
        proofs.accepted(digest, counts);
        if (counts) answerNanos.add(nanos);
    }

    private Call item(int index) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("description", "Measured item " + index)
                .put("unit", "XPK");
        String path = "/supply-chain/trade-items/" + ItemNumbers.restricted(firstItem + index);
        return Call.reported(path, ISSUER, body);
    }

    private static void sleepUntil(long nanoTime) {
        try {
            for (long rest = nanoTime - System.nanoTime(); rest > 0; rest = nanoTime - System.nanoTime()) {
                TimeUnit.NANOSECONDS.sleep(rest);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted between commands", stop);
        }
    }
}
