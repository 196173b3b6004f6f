package io.symbia.log.witnessing;

import io.symbia.log.publishing.CosignedCheckpoints;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Compares this log's clock with those of its witnesses, before each seal. A witness that cannot be reached says nothing, and holds up nothing:
 * before the first seal its answer is waited for as long as for any other, and no longer.
 */
final class ClockComparison {
    private final List<AskedWitness> witnesses;
    private final Clock clock;
    private final Duration answerLimit;
    private final Runnable askAgain;
    private final CountDownLatch answered = new CountDownLatch(1);
    private volatile boolean started;
    private volatile long startNanos; // Written before the one above.
    private volatile boolean doubted;

    /**
     * A comparison that has heard nothing yet.
     *
     * @param askAgain has witnesses asked soon
     */
    ClockComparison(List<AskedWitness> witnesses, Clock clock, Duration answerLimit, Runnable askAgain) {
        this.witnesses = witnesses;
        this.clock = clock;
        this.answerLimit = answerLimit;
        this.askAgain = askAgain;
    }

    /** They are asked from now on. */
    void started() {
        startNanos = System.nanoTime();
        started = true;
    }

    /** They have answered once more, or not in time. */
    void answered() {
        doubted = false;
        answered.countDown();
    }

    /** Whether they should be asked again although there is nothing new. */
    boolean isDoubted() {
        return doubted;
    }

    /** By how much the clocks of most are ahead, as far as they have been heard. */
    Duration ahead() {
        long nowNanos = System.nanoTime();
        List<Duration> known = witnesses.stream()
                .flatMap(witness -> witness.reading().stream())
                .map(reading -> reading.aheadOf(clock, nowNanos))
                .toList();
        return Clocks.ofMost(known, witnesses.size());
    }

    /** The same, before a seal. What they said before this machine slept is not what they say now, so a difference has them asked again. */
    Duration compare() {
        awaitFirstAnswers();
        Duration ahead = ahead();
        if (ahead.abs().compareTo(CosignedCheckpoints.MAX_CLOCK_DIFFERENCE) > 0) {
            doubted = true;
            askAgain.run();
        }
        return ahead;
    }

    private void awaitFirstAnswers() {
        if (!started) {
            return; // A batch that is sealed while the log is opened: nobody is asked yet.
        }
        try {
            long leftNanos = answerLimit.toNanos() - (System.nanoTime() - startNanos);
            if (!answered.await(leftNanos, TimeUnit.NANOSECONDS)) {
                answered.countDown();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
