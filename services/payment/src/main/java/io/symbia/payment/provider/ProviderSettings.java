package io.symbia.payment.provider;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How providers are called, and what the simulated one is to do.
 *
 * @param timeLimit      how long an answer is waited for
 * @param attempts       calls made in a row while nothing reaches the provider, in [1, 10]
 * @param retryWait      pause before the second of them; doubles with each
 * @param restAfterTrips how long the provider is left alone once most calls fail
 * @param simulated      behaviour of the simulated provider by creditor; {@link SimulatedBehaviour#SETTLES} for all others
 * @param slowness       how long the simulated provider takes where it is slow
 */
@ConfigurationProperties("symbia.payment.provider")
public record ProviderSettings(
        @DefaultValue("2s") Duration timeLimit,
        @DefaultValue("3") int attempts,
        @DefaultValue("100ms") Duration retryWait,
        @DefaultValue("10s") Duration restAfterTrips,
        @DefaultValue Map<String, SimulatedBehaviour> simulated,
        @DefaultValue("500ms") Duration slowness) {

    public ProviderSettings {
        simulated = Map.copyOf(simulated);
        if (attempts < 1 || attempts > 10) {
            throw new IllegalArgumentException("attempts must be in [1, 10], was " + attempts);
        }
    }
}
