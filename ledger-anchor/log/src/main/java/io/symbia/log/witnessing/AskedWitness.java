package io.symbia.log.witnessing;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.symbia.http.resting.SteadyClock;
import io.symbia.log.publishing.Cosigned;
import io.symbia.log.publishing.WitnessStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A witness with a thread that asks it, one question at a time. While it is being asked, only the newest round waits: whoever is slow
 * misses rounds and holds nobody up. One that keeps failing is left alone for a while.
 */
final class AskedWitness implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AskedWitness.class);
    private static final String FORGOTTEN =
            "it has forgotten what it had cosigned; its cosignatures do not count until "
                    + "an operator says that they do (--trust-again)";
    private static final int CALLS_LOOKED_AT = 5;
    private static final float FAILING_PERCENT = 60;

    private final String name;
    private final WitnessClient client;
    private final Forgetting forgetting;
    private final CircuitBreaker breaker;
    private final Clock clock;
    private final Answers answers;
    private final BlockingQueue<Optional<Round>> next = new ArrayBlockingQueue<>(1);
    private final Thread thread;
    private volatile Optional<String> problem = Optional.empty();
    private volatile Optional<Instant> cosignedAt = Optional.empty();

    /** Is told of each answer, in the witness's thread. */
    interface Answers {
        /** What counts of an answer, which may be nothing, or about a later tree. */
        void answered(Round round, AskedWitness witness, Optional<Cosigned> cosigned);

        /** Something else than the witness has failed: the log itself cannot go on. */
        void failed(Throwable failure);
    }

    AskedWitness(
            String name, WitnessClient client, Forgetting forgetting, Duration rest, Clock clock, Answers answers) {
        this.name = name;
        this.client = client;
        this.forgetting = forgetting;
        this.clock = clock;
        this.answers = answers;
        breaker = CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .clock(new SteadyClock())
                        .slidingWindowSize(CALLS_LOOKED_AT)
                        .minimumNumberOfCalls(CALLS_LOOKED_AT)
                        .failureRateThreshold(FAILING_PERCENT)
                        .waitDurationInOpenState(rest)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .build());
        thread = Thread.ofVirtual().name("witness " + name).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Asks about a round, after the one that is under way and instead of any that waits. For one thread alone. */
    void ask(Round round) {
        next.clear();
        next.add(Optional.of(round));
    }

    /** Has it show what it has cosigned, while there is nothing to ask about; for the same thread. */
    void compare() {
        if (next.isEmpty()) next.add(Optional.empty());
    }

    private void run() {
        try {
            while (true) {
                Optional<Round> round = next.take();
                if (round.isPresent()) answers.answered(round.get(), this, cosigned(round.get()));
                else client.compare();
            }
        } catch (InterruptedException _) {
            // Closed.
        } catch (Throwable failure) { // A damaged tile, a disk that cannot force, files that were put back.
            answers.failed(failure);
        }
    }

    private Optional<Cosigned> cosigned(Round round) throws InterruptedException {
        if (!breaker.tryAcquirePermission()) {
            return Optional.empty(); // The problem is still the one that it had.
        }
        long startNanos = System.nanoTime();
        try {
            Optional<Cosigned> cosigned = client.cosign(round.sealed());
            breaker.onSuccess(System.nanoTime() - startNanos, TimeUnit.NANOSECONDS);
            if (cosigned.isPresent()) cosignedAt = Optional.of(clock.instant());
            becomes(counts() ? Optional.empty() : Optional.of(FORGOTTEN));
            return cosigned.filter(_ -> counts());
        } catch (WitnessFailedException failed) {
            breaker.onError(System.nanoTime() - startNanos, TimeUnit.NANOSECONDS, failed);
            becomes(Optional.of(failed.getMessage()));
            return Optional.empty();
        }
    }

    /** Whether what it cosigns counts. */
    boolean counts() {
        return !forgetting.isKnown();
    }

    /** What it is thought to have cosigned last. */
    long knownSize() {
        return client.knownSize();
    }

    /** Says so once, when it begins and when it ends; how it goes on is in the status. */
    private void becomes(Optional<String> now) {
        if (now.isPresent() && problem.isEmpty()) {
            LOG.warn("event=witness_does_not_count witness={} reason=\"{}\"", name, now.get());
        } else if (now.isEmpty() && problem.isPresent()) {
            LOG.info("event=witness_counts witness={}", name);
        }
        problem = now;
    }

    /** The time that it has signed last. */
    Optional<Clocks.Reading> reading() {
        return client.reading();
    }

    /** How it is doing. */
    WitnessStatus status() {
        boolean resting = breaker.getState() == CircuitBreaker.State.OPEN;
        return new WitnessStatus(
                name,
                problem.isEmpty(),
                resting,
                client.knownSize(),
                cosignedAt,
                client.aheadSeconds(),
                forgetting.isKnown(),
                problem);
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    /** Waits for its end, after {@link #close}. */
    void join() throws InterruptedException {
        thread.join();
    }
}
