package io.symbia.gateway.routing;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.symbia.http.resting.SteadyClock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * One circuit breaker a target. Only silence counts as a failure: no connection, no answer in time, a broken answer. An
 * answer of 500 does not, or one request that a service cannot handle would shut it for everybody.
 */
@Component
public class Breakers {
    private final CircuitBreakerRegistry registry;
    private final Duration openFor;

    Breakers(GatewaySettings settings, MeterRegistry meters) {
        GatewaySettings.Breaker breaker = settings.breaker();
        this.openFor = breaker.openFor();
        this.registry = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .clock(new SteadyClock())
                .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(breaker.windowCalls())
                .minimumNumberOfCalls(breaker.minCalls())
                .failureRateThreshold(breaker.failurePercent())
                .waitDurationInOpenState(breaker.openFor())
                .permittedNumberOfCallsInHalfOpenState(breaker.trialCalls())
                .build());
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(registry).bindTo(meters);
    }

    /** The breaker of a target. */
    public CircuitBreaker of(Target target) {
        return registry.circuitBreaker(target.name());
    }

    /** How long an open breaker sends nothing. */
    public Duration openFor() {
        return openFor;
    }
}
