package io.symbia.support.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.kafka.Brokers;
import io.symbia.support.crate.service.CrateHouse;
import io.symbia.support.evidence.EventIndex;
import io.symbia.support.platform.Broker;
import io.symbia.support.platform.Database;
import io.symbia.support.platform.Settings;
import io.symbia.support.store.Commit;
import io.symbia.support.testkit.SlowProxy;
import io.symbia.support.testkit.TestDatabase;
import io.symbia.support.testkit.TestPlatform;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database that does everything and takes its time: what the relay has published is recorded all the same. */
class SlowDatabaseIT {
    private static final int SLIPS = 400;
    private static final Duration LIMIT = Duration.ofMillis(500);

    private final String service = "slow-" + UUID.randomUUID().toString().substring(0, 8);
    private final List<Commit> kept = new CopyOnWriteArrayList<>();
    private CrateHouse house;

    @BeforeEach
    void keepCommits() {
        house = new CrateHouse(TestDatabase.uri(), service, (commit, _) -> kept.add(commit)); // Published by nobody.
        house.open(service, 1_000_000); // Its topic is that of other tests, too.
        for (int slip = 0; slip < SLIPS; slip++) house.add(service, "S-" + slip, 1);
    }

    @AfterEach
    void close() {
        house.close();
    }

    /** Publishes all that was kept, with a database that is so slow; returns how often nobody waited for its answer. */
    private int publish(IntFunction<Duration> slowness, Duration request, Duration loop) {
        try (SlowProxy proxy = SlowProxy.start(TestDatabase.uri(), slowness);
                Database database = new Database(settings(proxy.uri()), request, loop)) {
            Settings crates = new Settings(
                    "crates",
                    "test",
                    proxy.uri(),
                    Brokers.at(TestPlatform.started().kafkaBootstrap()),
                    URI.create("http://log"),
                    10_000);
            EventIndex index = new EventIndex(house.database().mongo(), house.commits());
            try (Relay relay =
                    Relay.of(database, house.codec(), index, new Broker(crates), crates, Clock.systemUTC())) {
                kept.forEach(commit -> relay.committed(commit, false));
                relay.start();
                Awaitility.await()
                        .atMost(Duration.ofMinutes(2))
                        .pollInterval(Duration.ofMillis(100))
                        .until(() -> relay.pendingCommits() == 0);
            }
            assertThat(house.commits().pending()).isEmpty();
            return proxy.hungUp();
        }
    }

    private Settings settings(String mongoUri) {
        return new Settings(service, "test", mongoUri, Brokers.at("127.0.0.1:1"), URI.create("http://log"), 10_000);
    }

    /** All of it at once takes three times as long as anybody waits; a quarter of it does not. */
    @Test
    void isAskedForLessUntilItAnswersInTime() {
        int hungUp = publish(bytes -> bytes < 1_000 ? Duration.ZERO : Duration.ofMillis(bytes / 25), LIMIT, LIMIT);

        assertThat(hungUp).as("it was asked for too much").isPositive();
    }

    /** Whatever it is asked, it takes longer than a request waits, and less long than a loop does. */
    @Test
    void isWaitedForByLoops() {
        int hungUp = publish(_ -> LIMIT.plusMillis(100), LIMIT, LIMIT.multipliedBy(20));

        assertThat(hungUp).isZero();
    }
}
