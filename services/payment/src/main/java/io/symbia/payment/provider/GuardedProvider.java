package io.symbia.payment.provider;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import io.symbia.events.payment.PaymentInstructionEvent.DoubtCause;
import io.symbia.events.payment.ProviderName;
import io.symbia.events.words.money.Uetr;
import io.symbia.http.resting.SteadyClock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Calls a provider within a time limit, again while nothing reaches it, and not at all for a while once most calls fail.
 *
 * <p>Only {@link ProviderUnreachable} is tried again here. After {@link ProviderSilent} the order may have been taken, so
 * nothing is sent until a query has told; that is for the caller to arrange.
 */
public final class GuardedProvider implements PaymentProvider, AutoCloseable {

    private static final int CALLS_LOOKED_AT =
            20; // Few enough to notice within a second of trouble, under import load.

    private final PaymentProvider provider;
    private final TimeLimiter timeLimiter;
    private final Retry retry;
    private final CircuitBreaker circuitBreaker;
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

    public GuardedProvider(PaymentProvider provider, ProviderSettings settings) {
        this.provider = provider;
        String name = provider.name().value();
        timeLimiter = TimeLimiter.of(
                name,
                TimeLimiterConfig.custom().timeoutDuration(settings.timeLimit()).build());
        retry = Retry.of(
                name,
                RetryConfig.custom()
                        .maxAttempts(settings.attempts())
                        .intervalFunction(IntervalFunction.ofExponentialBackoff(settings.retryWait(), 2))
                        .retryExceptions(ProviderUnreachable.class)
                        .build());
        circuitBreaker = CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .clock(new SteadyClock())
                        .slidingWindowSize(CALLS_LOOKED_AT)
                        .minimumNumberOfCalls(CALLS_LOOKED_AT)
                        .failureRateThreshold(50)
                        .waitDurationInOpenState(settings.restAfterTrips())
                        .recordExceptions(ProviderUnreachable.class, ProviderSilent.class)
                        .build());
    }

    @Override
    public ProviderName name() {
        return provider.name();
    }

    @Override
    public ProviderAnswer submit(PaymentOrder order) {
        return guarded(() -> provider.submit(order));
    }

    @Override
    public Optional<ProviderAnswer> query(Uetr uetr) {
        return guarded(() -> provider.query(uetr));
    }

    private <T> T guarded(Supplier<T> call) {
        Supplier<T> once = CircuitBreaker.decorateSupplier(circuitBreaker, () -> inTime(call));
        try {
            return Retry.decorateSupplier(retry, once).get();
        } catch (CallNotPermittedException resting) {
            throw new ProviderUnreachable(name() + " is left alone for a while", resting);
        }
    }

    private <T> T inTime(Supplier<T> call) {
        try {
            return timeLimiter.executeFutureSupplier(() -> calls.submit(call::get));
        } catch (TimeoutException late) {
            throw new ProviderSilent(DoubtCause.NO_ANSWER_IN_TIME, late);
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception broken) {
            throw new ProviderSilent(DoubtCause.CONNECTION_LOST, broken); // What it did before it broke is not known.
        }
    }

    @Override
    public void close() {
        calls.shutdownNow();
    }
}
