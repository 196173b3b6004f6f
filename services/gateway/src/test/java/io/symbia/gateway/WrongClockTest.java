package io.symbia.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A gateway whose clock was ahead for a moment, and was set right. */
class WrongClockTest {
    private static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ofDays(1));

    /** The gateway's clock is the one above. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Clocks {
        @Bean
        @Primary
        Clock setClock() {
            InstantSource source = () -> Instant.now().plus(AHEAD.get());
            return source.withZone(ZoneOffset.UTC);
        }
    }

    @Test
    void saysHowItsPartsAreNow() {
        try (GatewayUnderTest gateway = GatewayUnderTest.startWith(Clocks.class)) {
            String ahead = gateway.get("/health").body();
            assertThat(ahead).contains("{\"name\":\"payment\",\"state\":\"READY\"");
            AHEAD.set(Duration.ZERO);
            gateway.target("payment").saysReadiness(503);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(gateway.get("/health").body())
                            .contains("{\"name\":\"payment\",\"state\":\"NOT_READY\""));
        }
    }
}
