package io.symbia.gateway.routing;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How fast one side of an exchange moves its bytes, by the time that was spent waiting for that side alone. */
final class Pace {
    private final GatewaySettings.Pace least;
    private long waitedNanos;
    private long bytes;

    Pace(GatewaySettings.Pace least) {
        this.least = least;
    }

    /** So many bytes took so long. */
    void moved(long count, long nanos) {
        bytes += count;
        waitedNanos += nanos;
    }

    /** Whether fewer bytes than the least have moved since the grace was used up. */
    boolean isTooSlow() {
        Duration counted = Duration.ofNanos(waitedNanos).minus(least.grace());
        return counted.isPositive()
                && bytes < counted.toNanos() * (double) least.minBytesPerSecond() / TimeUnit.SECONDS.toNanos(1);
    }
}
