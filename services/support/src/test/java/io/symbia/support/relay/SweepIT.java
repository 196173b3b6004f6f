package io.symbia.support.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.symbia.kafka.Brokers;
import io.symbia.support.crate.CrateCommands;
import io.symbia.support.crate.service.CrateHouse;
import io.symbia.support.evidence.EventIndex;
import io.symbia.support.platform.Broker;
import io.symbia.support.platform.Members;
import io.symbia.support.platform.Rests;
import io.symbia.support.platform.Settings;
import io.symbia.support.store.Commit;
import io.symbia.support.store.CommitId;
import io.symbia.support.testkit.TestDatabase;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sweeps over a store in which something is amiss. No broker: the relay keeps what it is given. */
class SweepIT {
    private static final int NOBODY_LISTENS = 1;

    private final String service = "sweep-" + UUID.randomUUID().toString().substring(0, 8);
    private final List<Commit> kept = new CopyOnWriteArrayList<>();
    private CrateHouse house;
    private Relay relay;

    @BeforeEach
    void open() {
        house = new CrateHouse(TestDatabase.uri(), service, (commit, _) -> kept.add(commit)); // Published by nobody.
        relay = newRelay();
        for (String crate : List.of("A", "B", "C")) {
            house.open(crate, 100);
            for (int slip = 0; slip < 11; slip++) house.add(crate, "S-" + slip, 1);
        }
    }

    @AfterEach
    void close() {
        relay.close();
        house.close();
    }

    @Test
    void findsEachCommitOnce() throws Exception {
        Sweep sweep = sweep(Clock.systemUTC());

        assertThat(sweep.sweep(Duration.ZERO)).isEqualTo(36);
        assertThat(sweep.sweep(Duration.ZERO)).isZero();
        assertThat(sweep.damagedCommits()).isZero();
    }

    @Test
    void aDamagedCommitHoldsItsStreamAndNoOther() throws Exception {
        commits().updateOne(Filters.eq("_id", id("B", 4).toString()), Updates.set("events", "torn"));
        Sweep sweep = sweep(Clock.systemUTC());

        assertThat(sweep.sweep(Duration.ZERO)).isEqualTo(12 + 4 + 12);
        assertThat(sweep.damagedCommits()).isEqualTo(1);
        for (long number = 0; number < 12; number++) {
            assertThat(relay.has(id("A", number))).isTrue();
            assertThat(relay.has(id("B", number))).as("number %d", number).isEqualTo(number < 4);
        }
    }

    /** A process whose clock was ahead has died: its commit counts as young, and those behind it as old. */
    @Test
    void aCommitThatIsTooYoungHoldsItsStream() throws Exception {
        Instant later = Instant.now().plusSeconds(60).plus(Rests.CLOCKS_DIFFER).minusSeconds(5);
        commits()
                .updateOne(
                        Filters.eq("_id", id("B", 4).toString()),
                        Updates.set("acceptedAtMillis", later.toEpochMilli()));
        Sweep sweep = sweep(Clock.fixed(Instant.now().plusSeconds(60), ZoneOffset.UTC));

        assertThat(sweep.sweep(Duration.ofSeconds(30))).isEqualTo(12 + 4 + 12);
        assertThat(relay.has(id("B", 4))).isFalse();
        assertThat(relay.has(id("B", 5))).isFalse();
        assertThat(relay.has(id("C", 11))).isTrue();
    }

    /** Nobody's clock is ahead by so much any more. */
    @Test
    void aCommitOfTomorrowIsLeftBehind() throws Exception {
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        commits()
                .updateOne(
                        Filters.eq("_id", id("B", 4).toString()),
                        Updates.set("acceptedAtMillis", tomorrow.toEpochMilli()));
        Sweep sweep = sweep(Clock.fixed(Instant.now().plusSeconds(60), ZoneOffset.UTC));

        assertThat(sweep.sweep(Duration.ofSeconds(30))).isEqualTo(36);
    }

    /** An instance has gone: what it accepted, it accepted by a clock that may have been a little ahead. */
    @Test
    void noCommitIsTooYoungOnceAnInstanceHasGone() throws Exception {
        Sweep sweep = sweep(Clock.fixed(Instant.now().minusSeconds(60), ZoneOffset.UTC));

        assertThat(sweep.sweep(Duration.ZERO)).isEqualTo(36);
    }

    /** Its clock was a day ahead when it swept first, and was set right. */
    @Test
    void goesOnAfterAClockThatWasAhead() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now().plus(Duration.ofDays(1)));
        AtomicLong nanos = new AtomicLong();
        InstantSource source = now::get;
        Clock set = source.withZone(ZoneOffset.UTC);
        try (Sweep sweep = new Sweep(house.commits(), relay, members("only"), set, 1_000, nanos::get)) {
            sweep.start();
            Awaitility.await().until(() -> relay.pendingCommits() == 36);
            now.set(Instant.now().plusSeconds(60));
            house.open("D", 100);
            nanos.set(Sweep.EVERY.toNanos() - 1);
            assertThat(sweep.secondsSinceWholeSweep()).isPositive();
            nanos.set(2 * Sweep.EVERY.toNanos());
            Awaitility.await().until(() -> relay.pendingCommits() == 37);
            Awaitility.await().until(() -> sweep.secondsSinceWholeSweep() == 0);
        }
    }

    @Test
    void looksAtMoreCommitsThanOnePage() throws Exception {
        MongoCollection<Document> commits = commits();
        for (int from = 0; from < 11_000; from += 1_000) {
            int start = from;
            commits.insertMany(java.util.stream.IntStream.range(start, start + 1_000)
                    .mapToObj(number -> new Document("_id", "crates/crate/AA#" + number))
                    .toList());
        }

        assertThat(sweep(Clock.systemUTC()).sweep(Duration.ZERO)).isEqualTo(36);
    }

    /** Two that know of each other; each commit is found by one of them. */
    @Test
    void isDividedAmongTheLiving() throws Exception {
        Members one = members("one");
        Members other = members("other");
        one.start();
        other.start();
        Awaitility.await().until(() -> one.count() == 2);
        for (int crate = 0; crate < 20; crate++) house.open("D-" + crate, 100);

        int first = new Sweep(house.commits(), relay, one, Clock.systemUTC(), 1_000).sweep(Duration.ZERO);
        int second = new Sweep(house.commits(), relay, other, Clock.systemUTC(), 1_000).sweep(Duration.ZERO);
        assertThat(first).isBetween(4, 52);
        assertThat(first + second).isEqualTo(36 + 20);

        other.close();
        Awaitility.await().until(() -> one.departures() == 1);
        assertThat(one.count()).isEqualTo(1);
        one.close();
    }

    private Members members(String name) {
        return new Members(house.database().mongo(), name);
    }

    private Sweep sweep(Clock clock) {
        return new Sweep(house.commits(), relay, members("only"), clock, 1_000);
    }

    private MongoCollection<Document> commits() {
        return house.database().mongo().getCollection("commits");
    }

    private static CommitId id(String crate, long number) {
        return new CommitId(CrateCommands.stream(crate), number);
    }

    private Relay newRelay() {
        Settings settings = new Settings(
                "crates",
                "test",
                TestDatabase.uri(),
                Brokers.at("127.0.0.1:" + NOBODY_LISTENS),
                URI.create("http://log"),
                1_000);
        return Relay.of(
                house.database(),
                house.codec(),
                new EventIndex(house.database().mongo(), house.commits()),
                new Broker(settings),
                settings,
                Clock.systemUTC());
    }
}
