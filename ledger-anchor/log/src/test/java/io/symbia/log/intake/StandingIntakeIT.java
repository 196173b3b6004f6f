package io.symbia.log.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.log.testkit.Platform;
import io.symbia.log.testkit.Publisher;
import io.symbia.log.testkit.Publisher.TestEvent;
import io.symbia.log.testkit.RunningLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An intake whose thread is held by something: nobody knows what has come since, and the log says so. */
class StandingIntakeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A clock that does not answer the thread of the intake while it is held: as a disk that hangs does. */
    private static final class HoldingClock extends Clock implements AutoCloseable {
        private final CountDownLatch released = new CountDownLatch(1);
        private volatile boolean holds;

        @Override
        public Instant instant() {
            if (holds && Thread.currentThread().getName().equals("intake")) {
                try {
                    released.await();
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            }
            return Clock.systemUTC().instant();
        }

        @Override
        public void close() {
            released.countDown();
        }

        @Override
        public ZoneId getZone() {
            return Clock.systemUTC().getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void isToldAndCountsAsTheOldest() {
        String topic = "standing";
        HoldingClock clock = new HoldingClock();
        try (Publisher publisher = new Publisher(Platform.bootstrap());
                RunningLog log =
                        RunningLog.startAt(clock, Platform.folder(topic), "log.test/" + topic, List.of(topic));
                clock) {
            publisher.send(topic, 0, TestEvent.of(topic, 0));
            publisher.flush();
            log.awaitEvents(1);
            clock.holds = true;
            publisher.send(topic, 0, TestEvent.of(topic, 1));
            publisher.flush();
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() ->
                            log.json("/status").path("health").toString().contains("intake: has stood still for "));
            JsonNode health = log.json("/status").path("health");
            assertThat(health.path("state").asString()).isEqualTo("DEGRADED");
            assertThat(health.path("oldestUnwitnessedSeconds").asDouble()).isPositive();
            clock.close();
            log.awaitEvents(2);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> log.json("/status")
                            .path("health")
                            .path("state")
                            .asString()
                            .equals("UP"));
        }
    }
}
