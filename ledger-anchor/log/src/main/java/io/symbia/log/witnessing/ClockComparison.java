package io.symbia.log.witnessing;

import io.symbia.log.publishing.CosignedCheckpoints;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares this log's clock with those of its witnesses, before each seal. A witness that cannot be reached says nothing, and holds up nothing:
 * before the first seal its answer is waited for as long as for any other, and no longer. One that the quorum does not count says nothing either.
 */
final class ClockComparison {
    private final WitnessPolicy policy;
    private final Map<WitnessPolicy.Address, AskedWitness> counted;
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
     * @param witnesses all that are asked
     * @param askAgain has witnesses asked soon
     */
    ClockComparison(
            WitnessPolicy policy,
            Map<WitnessPolicy.Address, AskedWitness> witnesses,
            Clock clock,
            Duration answerLimit,
            Runnable askAgain) {
        this.policy = policy;
        this.counted = policy.counted().stream().collect(Collectors.toMap(Function.identity(), witnesses::get));
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

    /**
     * By how much the clocks of most are ahead, as far as they have been heard; nothing if the quorum can be met by those that were heard and agree:
     * what is sealed can then be published.
     */
    Duration ahead() {
        long nowNanos = System.nanoTime();
        Map<WitnessPolicy.Address, Duration> known = new HashMap<>();
        counted.forEach((address, witness) ->
                witness.reading().ifPresent(reading -> known.put(address, reading.aheadOf(clock, nowNanos))));
        Duration most = Clocks.ofMost(List.copyOf(known.values()), counted.size());
        List<WitnessPolicy.Address> agreeing = known.entrySet().stream()
                .filter(one -> !isDifferent(one.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        return isDifferent(most) && policy.isMetBy(agreeing) ? Duration.ZERO : most;
    }

    private static boolean isDifferent(Duration ahead) {
        return ahead.abs().compareTo(CosignedCheckpoints.MAX_CLOCK_DIFFERENCE) > 0;
    }

    /** The same, before a seal. What they said before this machine slept is not what they say now, so a difference has them asked again. */
    Duration compare() {
        awaitFirstAnswers();
        Duration ahead = ahead();
        if (isDifferent(ahead)) {
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
