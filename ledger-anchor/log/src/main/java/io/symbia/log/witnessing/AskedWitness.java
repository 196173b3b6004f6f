package io.symbia.log.witnessing;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.symbia.log.publishing.WitnessStatus;
import io.symbia.tlog.note.NoteSignature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A witness with a thread that asks it, one question at a time. While it is being asked, only the newest round waits: whoever is slow
 * misses rounds and holds nobody up. One that keeps failing is left alone for a while.
 */
final class AskedWitness implements AutoCloseable {
    private static final int CALLS_LOOKED_AT = 5;
    private static final float FAILING_PERCENT = 60;

    private final String name;
    private final WitnessClient client;
    private final CircuitBreaker breaker;
    private final Clock clock;
    private final Answers answers;
    private final BlockingQueue<Round> next = new ArrayBlockingQueue<>(1);
    private final Thread thread;
    private volatile Optional<String> problem = Optional.empty();
    private volatile Optional<Instant> cosignedAt = Optional.empty();

    /** Is told of each answer, in the witness's thread. */
    interface Answers {
        /** What counts of an answer, which may be nothing. */
        void answered(Round round, AskedWitness witness, List<NoteSignature> verified);

        /** Something else than the witness has failed: the log itself cannot go on. */
        void failed(Throwable failure);
    }

    AskedWitness(String name, WitnessClient client, Duration rest, Clock clock, Answers answers) {
        this.name = name;
        this.client = client;
        this.clock = clock;
        this.answers = answers;
        breaker = CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
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
        next.add(round);
    }

    private void run() {
        try {
            while (true) {
                Round round = next.take();
                answers.answered(round, this, cosignatures(round));
            }
        } catch (InterruptedException _) {
            // Closed.
        } catch (Throwable failure) { // A damaged tile, a disk that cannot force, files that were put back.
            answers.failed(failure);
        }
    }

    private List<NoteSignature> cosignatures(Round round) throws InterruptedException {
        if (!breaker.tryAcquirePermission()) {
            return List.of(); // The problem is still the one that it had.
        }
        long startNanos = System.nanoTime();
        try {
            List<NoteSignature> verified = client.cosign(round.sealed());
            breaker.onSuccess(System.nanoTime() - startNanos, TimeUnit.NANOSECONDS);
            problem = Optional.empty();
            cosignedAt = Optional.of(clock.instant());
            return verified;
        } catch (WitnessFailedException failed) {
            breaker.onError(System.nanoTime() - startNanos, TimeUnit.NANOSECONDS, failed);
            problem = Optional.of(failed.getMessage());
            return List.of();
        }
    }

    /** How it is doing. */
    WitnessStatus status() {
        boolean resting = breaker.getState() == CircuitBreaker.State.OPEN;
        return new WitnessStatus(name, problem.isEmpty(), resting, client.knownSize(), cosignedAt, problem);
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
