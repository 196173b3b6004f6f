package io.symbia.payment.payout;

import io.micrometer.core.instrument.MeterRegistry;
import io.symbia.events.kernel.origin.Ground;
import io.symbia.events.payment.PaymentInstructionId;
import io.symbia.payment.provider.PaymentOrder;
import io.symbia.support.platform.Members;
import io.symbia.support.platform.Rests;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Takes orders without making anybody wait, works on a bounded number of them at once, and sweeps what stayed open. Of several instances
 * each sweeps its share, and an order is in one's hand at a time.
 *
 * <p>What is taken is in the table of open instructions first, so nothing depends on this memory: a crash, a full desk or a
 * failed attempt leaves the instruction for the sweep.
 */
public final class PayoutDesk implements SmartLifecycle {

    /** Calls to the provider at once. */
    static final int MAX_AT_ONCE = 32;

    /** Orders that wait for their turn; beyond it they are left to the sweep. */
    static final int MAX_WAITING = 10_000;

    /** From then on an order counts as in nobody's hand: longer than a provider and the store take, however slow they are. */
    static final Duration CLAIM = Duration.ofMinutes(5);

    /** No claim and no rest ends later than this after now, by whichever instance's clock. */
    static final Duration LONGEST_TURN = CLAIM.plus(Rests.CLOCKS_DIFFER);

    private static final int MAX_DOUBLINGS = 6; // Of the rest after a failure.

    private static final Logger LOG = LoggerFactory.getLogger(PayoutDesk.class);

    private final PayoutSteps payouts;
    private final OpenInstructions open;
    private final Members members;
    private final Clock clock;
    private final Duration sweepEvery;
    private final MeterRegistry meters;
    private final Set<PaymentInstructionId> inHand = ConcurrentHashMap.newKeySet();
    private final Semaphore turns = new Semaphore(MAX_AT_ONCE);
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("payout-sweep").daemon().factory());
    private volatile boolean running;

    public PayoutDesk(
            PayoutSteps payouts,
            OpenInstructions open,
            Members members,
            Clock clock,
            Duration sweepEvery,
            MeterRegistry meters) {
        this.payouts = payouts;
        this.open = open;
        this.members = members;
        this.clock = clock;
        this.sweepEvery = sweepEvery;
        this.meters = meters;
        meters.gauge("symbia.payment.payouts.in.hand", inHand, Set::size);
    }

    /**
     * Keeps the order and returns; it is paid beside the caller.
     *
     * @param created the event that created the instruction
     */
    public void take(PaymentOrder order, Ground created, Optional<String> correlationId) {
        payouts.remember(order, created, correlationId);
        start(order.instructionId());
    }

    private void start(PaymentInstructionId id) {
        if (inHand.size() >= MAX_WAITING || !inHand.add(id)) return;
        try {
            workers.execute(() -> work(id));
        } catch (RejectedExecutionException stopping) {
            inHand.remove(id); // It is open in the table; the next start finds it.
        }
    }

    private void work(PaymentInstructionId id) {
        try {
            turns.acquire();
            try {
                advance(id);
            } finally {
                turns.release();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) { // It stays open and is tried again, visibly: the counter and its age tell.
            if (!running) return; // Interrupted by the stop; the next start finds it.
            count("FAILED");
            LOG.warn("event=payout_failed instruction={}", id, failure);
        } finally {
            inHand.remove(id);
        }
    }

    private void advance(PaymentInstructionId id) {
        Instant now = clock.instant();
        Optional<OpenInstruction> mine = open.claim(id, members.self(), now, now.plus(CLAIM), members::isLiving);
        if (mine.isEmpty()) return; // Another has it, or it rests, or it is final.
        int failures = mine.get().failures() + 1;
        try {
            PayoutSteps.Outcome outcome = payouts.advance(mine.get());
            count(outcome.name());
            if (outcome == PayoutSteps.Outcome.FINAL) return;
            // While the provider is at work it is asked as often as ever.
            release(id, outcome == PayoutSteps.Outcome.WAITS ? 0 : failures);
        } catch (RuntimeException failure) {
            release(id, failures);
            throw failure;
        }
    }

    private void release(PaymentInstructionId id, int failures) {
        open.release(id, members.self(), failures, clock.instant().plus(restAfter(failures)));
    }

    /** Doubles from one failure to the next; the upper half is left to chance, so that not all come back at once. */
    private Duration restAfter(int failures) {
        long millis = Math.min(sweepEvery.toMillis() << Math.clamp(failures - 1L, 0, MAX_DOUBLINGS), CLAIM.toMillis());
        return Duration.ofMillis(millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
    }

    private void count(String outcome) {
        meters.counter("symbia.payment.payouts", "outcome", outcome.toLowerCase(java.util.Locale.ROOT))
                .increment();
    }

    /**
     * Starts whatever of its share is open, is not in hand anywhere and does not rest, however short a time it has been open: whose turn it is the
     * claim says, and not two clocks.
     */
    void sweep() {
        try {
            Instant now = clock.instant();
            for (int row = 0; row < OpenInstructions.ROWS && running; row++) {
                if (!members.isMine("payouts#" + row)) continue;
                open.in(row).stream()
                        .filter(instruction -> instruction.isFree(now, members::isLiving))
                        .forEach(instruction -> start(instruction.order().instructionId()));
            }
        } catch (RuntimeException failure) { // The database is away: the next sweep is due soon.
            if (running) LOG.warn("event=payout_sweep_failed", failure);
        }
    }

    @Override
    public void start() {
        running = true;
        long millis = sweepEvery.toMillis();
        var _ = sweeper.scheduleWithFixedDelay(this::sweep, millis, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        sweeper.shutdownNow();
        workers.shutdownNow(); // What is cut off stays open and is resolved by query after the next start.
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
