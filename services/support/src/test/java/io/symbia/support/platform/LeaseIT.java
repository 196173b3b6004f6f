package io.symbia.support.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.support.crate.service.CrateHouse;
import io.symbia.support.testkit.TestDatabase;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.bson.Document;
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
        first = new Lease(house.database().mongo(), "first");
        second = new Lease(house.database().mongo(), "second");
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

    /** Instances whose steady clocks a test moves. */
    private Lease at(AtomicLong nanos, String holder) {
        return new Lease(house.database().mongo(), holder, nanos::get);
    }

    private static void pass(Duration time, AtomicLong... clocks) {
        for (AtomicLong clock : clocks) clock.addAndGet(time.toNanos());
    }

    /** At each moment at most one holds it, however their clocks stand to each other. */
    @Test
    void whoIsDeadLosesItBeforeAnotherHasIt() {
        AtomicLong deadNanos =
                new AtomicLong(Long.MAX_VALUE - Lease.TERM.toNanos() / 2); // It will overflow, as it may.
        AtomicLong nanos = new AtomicLong(-1);
        Lease dead = at(deadNanos, "dead");
        Lease heir = at(nanos, "heir");
        dead.acquire();
        heir.acquire();
        assertThat(dead.held()).isTrue();
        pass(Lease.TERM.minusNanos(1), deadNanos, nanos);
        heir.acquire();
        assertThat(dead.held()).isTrue();
        assertThat(heir.held()).isFalse();
        pass(Duration.ofNanos(1), deadNanos, nanos);
        assertThat(dead.held()).isFalse();
        heir.acquire();
        assertThat(heir.held()).isTrue();
        dead.acquire(); // It was only paused.
        assertThat(dead.held()).isFalse();
    }

    @Test
    void whoRenewsItKeepsIt() {
        AtomicLong nanos = new AtomicLong();
        Lease holder = at(nanos, "holder");
        Lease other = at(nanos, "other");
        for (int renewal = 0; renewal < 10; renewal++) {
            holder.acquire();
            other.acquire();
            assertThat(holder.held()).isTrue();
            assertThat(other.held()).isFalse();
            pass(Lease.TERM.minusNanos(1), nanos);
        }
    }

    /** The holder died while its clock was a day ahead; the version before this one kept times of day. */
    @Test
    void whatAClockWroteThatWasAheadHoldsNobodyUp() {
        long tomorrow = System.currentTimeMillis() + Duration.ofDays(1).toMillis();
        house.database()
                .mongo()
                .getCollection("leases")
                .insertOne(new Document("_id", "background")
                        .append("holder", "dead")
                        .append("untilMillis", tomorrow));
        AtomicLong nanos = new AtomicLong();
        Lease heir = at(nanos, "heir");
        heir.acquire();
        assertThat(heir.held()).isFalse();
        pass(Lease.TERM, nanos);
        heir.acquire();
        assertThat(heir.held()).isTrue();
    }
}
