package io.symbia.payment.payout;

import io.micrometer.core.instrument.MeterRegistry;
import io.symbia.events.payment.PaymentInstructionId;
import io.symbia.payment.provider.PaymentOrder;
import io.symbia.support.command.RequestContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Takes orders without making anybody wait, works on a bounded number of them at once, and sweeps what stayed open.
 *
 * <p>What is taken is in the table of open instructions first, so nothing depends on this memory: a crash, a full desk or a
 * failed attempt leaves the instruction for the sweep.
 */
public final class PayoutDesk implements SmartLifecycle {

    /** Calls to the provider at once. */
    static final int MAX_AT_ONCE = 32;

    /** Orders that wait for their turn; beyond it they are left to the sweep. */
    static final int MAX_WAITING = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(PayoutDesk.class);

    private final PayoutSteps payouts;
    private final OpenInstructions open;
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
            PayoutSteps payouts, OpenInstructions open, Clock clock, Duration sweepEvery, MeterRegistry meters) {
        this.payouts = payouts;
        this.open = open;
        this.clock = clock;
        this.sweepEvery = sweepEvery;
        this.meters = meters;
        meters.gauge("symbia.payment.payouts.in.hand", inHand, Set::size);
    }

    /** Keeps the order and returns; it is paid beside the caller. */
    public void take(PaymentOrder order, RequestContext context) {
        payouts.remember(order, context);
        start(OpenInstruction.of(order, clock.instant(), context));
    }

    private void start(OpenInstruction instruction) {
        if (inHand.size() >= MAX_WAITING || !inHand.add(instruction.order().instructionId())) return;
        try {
            workers.execute(() -> work(instruction));
        } catch (RejectedExecutionException stopping) {
            inHand.remove(instruction.order().instructionId()); // It is open in the table; the next start finds it.
        }
    }

    private void work(OpenInstruction instruction) {
        try {
            turns.acquire();
            try {
                count(payouts.advance(instruction).name());
            } finally {
                turns.release();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) { // It stays open and is tried again, visibly: the counter and its age tell.
            if (!running) return; // Interrupted by the stop; the next start finds it.
            count("FAILED");
            LOG.warn("event=payout_failed instruction={}", instruction.order().instructionId(), failure);
        } finally {
            inHand.remove(instruction.order().instructionId());
        }
    }

    private void count(String outcome) {
        meters.counter("symbia.payment.payouts", "outcome", outcome.toLowerCase(java.util.Locale.ROOT))
                .increment();
    }

    /** Starts whatever has been open for at least one interval and is not in hand. */
    private void sweep() {
        try {
            Instant before = clock.instant().minus(sweepEvery);
            for (int row = 0; row < OpenInstructions.ROWS && running; row++) {
                open.in(row).stream()
                        .filter(instruction -> !instruction.openedAt().isAfter(before))
                        .forEach(this::start);
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
