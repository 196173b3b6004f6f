package io.symbia.support.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.support.crate.service.CrateHouse;
import io.symbia.support.testkit.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of several instances one works in the background. */
class LeaseIT {
    private CrateHouse house;
    private Lease first;
    private Lease second;

    @BeforeEach
    void open() {
        String service = "lease-" + UUID.randomUUID().toString().substring(0, 8);
        house = new CrateHouse(TestDatabase.uri(), service, (_, _) -> {});
        first = new Lease(house.database().mongo(), Clock.systemUTC(), "first");
        second = new Lease(house.database().mongo(), Clock.systemUTC(), "second");
    }

    @AfterEach
    void close() {
        first.close();
        second.close();
        house.close();
    }

    private static void soon(org.awaitility.core.ThrowingRunnable assertion) {
        Awaitility.await().atMost(Lease.TERM.multipliedBy(5)).untilAsserted(assertion);
    }

    @Test
    void whoComesSecondGetsItWhenTheFirstGivesItBack() {
        first.start();
        soon(() -> assertThat(first.held()).isTrue());
        second.start();
        Awaitility.await()
                .during(Lease.RENEWAL.plusMillis(500))
                .atMost(Duration.ofSeconds(30))
                .until(() -> first.held() && !second.held());
        first.close();
        assertThat(first.held()).isFalse();
        soon(() -> assertThat(second.held()).isTrue());
    }

    @Test
    void whoIsDeadLosesItWhenItsTermIsOver() {
        Lease dead = new Lease(house.database().mongo(), Clock.offset(Clock.systemUTC(), Lease.TERM.negated()), "dead");
        dead.start(); // Its clock is behind: what it gets is over at once, as after a pause.
        soon(() -> assertThat(house.database().mongo().getCollection("leases").countDocuments())
                .isEqualTo(1));
        first.start();
        soon(() -> assertThat(first.held()).isTrue());
        dead.close();
        assertThat(first.held()).isTrue();
    }
}
