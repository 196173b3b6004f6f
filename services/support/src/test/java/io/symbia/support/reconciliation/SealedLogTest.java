package io.symbia.support.reconciliation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.http.testkit.DrippingServer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A log that answers at once and never comes to an end holds up no reconciliation. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SealedLogTest {
    private static final Duration PATIENCE = Duration.ofMillis(300);

    @Test
    void isNotWaitedForWhenItDripsOrStalls() {
        try (DrippingServer dripping = DrippingServer.dripping();
                DrippingServer stalling = DrippingServer.stalling();
                DrippingServer endless = DrippingServer.endless()) {
            for (DrippingServer log : new DrippingServer[] {dripping, stalling, endless}) {
                assertThatThrownBy(() -> new SealedLog(log.url(), PATIENCE).key())
                        .isInstanceOf(IOException.class);
                log.awaitItsClientToLeave();
            }
        }
    }
}
