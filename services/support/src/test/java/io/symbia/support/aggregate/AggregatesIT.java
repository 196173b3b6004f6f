package io.symbia.support.aggregate;

import static io.symbia.support.testkit.RefusedFor.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.words.money.Money;
import io.symbia.support.command.CommandAnswer;
import io.symbia.support.command.RequestContext;
import io.symbia.support.crate.CrateCommands;
import io.symbia.support.crate.CrateCommands.OpenCrate;
import io.symbia.support.crate.PiecesAddedV1;
import io.symbia.support.crate.service.CrateHouse;
import io.symbia.support.refusal.CommonRefusal;
import io.symbia.support.refusal.Refusal;
import io.symbia.support.store.Commit;
import io.symbia.support.store.StreamHead;
import io.symbia.support.testkit.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Aggregates on the event store: one instance, several, and after a restart. */
class AggregatesIT {
    private static final int THREADS = 64;

    private final String crate = "C-" + UUID.randomUUID();
    private CrateHouse house;

    @BeforeEach
    void open() {
        house = instance();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private static CrateHouse instance() {
        return new CrateHouse(TestDatabase.uri(), "aggregates", (_, _) -> {});
    }

    private int keptPieces() {
        int pieces = 0;
        List<Commit> commits = new ArrayList<>();
        house.commits().follow(StreamHead.start(CrateCommands.stream(crate)), commits::add);
        for (Commit commit : commits) {
            for (var event : commit.events()) {
                if (house.codec().open(event.envelope(), event.disclosures()) instanceof PiecesAddedV1 added) {
                    pieces += added.pieces();
                }
            }
        }
        return pieces;
    }

    /** Each thread asks for one piece at a time until the crate is full; returns the number of granted pieces. */
    private int race(List<CrateHouse> instances) throws Exception {
        AtomicInteger granted = new AtomicInteger();
        List<Callable<Void>> customers = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int number = thread;
            CrateHouse own = instances.get(thread % instances.size());
            customers.add(() -> {
                for (int slip = 0; slip < 8; slip++) {
                    try {
                        own.add(crate, "S-" + number + "-" + slip, 1);
                        granted.incrementAndGet();
                    } catch (Refusal full) {
                        assertThat(full.kind().code()).isEqualTo("crate_is_full");
                    } catch (io.symbia.support.command.ServiceBusy busy) {
                        slip--; // Too many lost races in a row: nothing has changed, come again.
                    }
                }
                return null;
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> customer : threads.invokeAll(customers)) customer.get();
        }
        return granted.get();
    }

    @Nested
    class AtOnce {
        @Test
        void sixtyFourThreadsNeverTakeMoreThanThereIs() throws Exception {
            house.open(crate, 300);
            assertThat(race(List.of(house))).isEqualTo(300);
            assertThat(keptPieces()).isEqualTo(300);
        }

        @Test
        void norDoThoseOfThreeInstances() throws Exception {
            house.open(crate, 200);
            try (CrateHouse second = instance();
                    CrateHouse third = instance()) {
                assertThat(race(List.of(house, second, third))).isEqualTo(200);
            }
            assertThat(keptPieces()).isEqualTo(200);
        }
    }

    @Nested
    class Remembered {
        @Test
        void anInstanceThatWasOvertakenDecidesOnWhatIsKept() {
            house.open(crate, 10);
            house.add(crate, "S-1", 4);
            try (CrateHouse other = instance()) {
                other.add(crate, "S-2", 5);
            }
            assertThatThrownBy(() -> house.add(crate, "S-3", 2)).hasMessageContaining("1 remain");
            assertThat(house.add(crate, "S-3", 1).version()).isEqualTo(4);
        }

        /** The beginning is taken away, and nobody misses it who has read it since somebody else wrote to the stream. */
        @Test
        void anAggregateThatALostRaceHasSpoiltIsNotReadFromItsStart() {
            house.open(crate, 1_000);
            try (CrateHouse rival = instance()) {
                rival.add(crate, "R-1", 1);
                house.add(crate, "S-0", 1); // Loses the race, reads all of it, and wins.
                rival.add(crate, "R-2", 1);
            }
            spoil();
            house.database()
                    .mongo()
                    .getCollection("commits")
                    .deleteOne(Filters.eq("_id", CrateCommands.stream(crate) + "#0"));
            assertThat(house.add(crate, "S-2", 1).version()).isEqualTo(4);
            try (CrateHouse newcomer = instance()) {
                assertThatThrownBy(() -> newcomer.add(crate, "S-3", 1)).isInstanceOf(RuntimeException.class);
            }
        }

        @Test
        void aRefusedCommandLeavesTheAggregateAsItWas() {
            house.open(crate, 10);
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> house.add(crate, "S-1", 11)).hasMessageContaining("10 remain");
            }
            assertThat(house.add(crate, "S-1", 10).version()).isEqualTo(2);
        }

        @Test
        void aCommandThatFailsAfterApplyingIsForgotten() {
            house.open(crate, 10);
            spoil();
            assertThat(house.add(crate, "S-1", 10).events()).hasSize(2);
        }

        /** A command that is refused when its events are sealed, after the aggregate has applied them. */
        private void spoil() {
            var future = new CrateCommands.AddPieces(
                    Happened.at(
                            Instant.now()
                                    .plus(CommitSealer.MAX_SKEW)
                                    .plusSeconds(5)
                                    .truncatedTo(ChronoUnit.MILLIS),
                            ZoneOffset.UTC),
                    crate,
                    "S-1",
                    10);
            assertThatThrownBy(() -> house.door().send(future, CrateHouse.SOMEBODY))
                    .satisfies(refused(CommonRefusal.OCCURRED_IN_FUTURE)::requireThat);
        }

        /** A clock that was ahead has dated the fact; once it is right, it refuses nothing that follows from the fact. */
        @Test
        void aMomentThatNobodyNamedIsThatOfTheFactFromWhichItFollows() {
            house.open(crate, 10);
            Instant ahead = Instant.now().plus(Duration.ofDays(10)).truncatedTo(ChronoUnit.MILLIS);
            Happened lifted =
                    Happened.at(Instant.now().truncatedTo(ChronoUnit.MILLIS)).notBefore(ahead);
            assertThat(lifted.at()).isEqualTo(ahead);
            var add = new CrateCommands.AddPieces(lifted, crate, "S-1", 10);
            assertThat(house.door().send(add, CrateHouse.SOMEBODY).events()).hasSize(2);
        }

        @Test
        void nothingIsToldOfLongerAgoThanItsKindMayBe() {
            house.open(crate, 10);
            Instant longAgo = Instant.parse("1990-01-01T00:00:00Z");
            var add = new CrateCommands.AddPieces(Happened.at(longAgo), crate, "S-1", 10);
            assertThatThrownBy(() -> house.door().send(add, CrateHouse.SOMEBODY))
                    .satisfies(refused(CommonRefusal.OCCURRED_TOO_LONG_AGO)::requireThat);
        }

        @Test
        void repeatingACommandAppliesNothing() {
            CommandAnswer first = house.open(crate, 10);
            CommandAnswer again = house.open(crate, 10);
            assertThat(first.created()).isTrue();
            assertThat(again.events()).isEmpty();
            assertThat(again.version()).isEqualTo(first.version());
        }
    }

    @Nested
    class Versions {
        private RequestContext ifMatch(long version) {
            return CrateHouse.SOMEBODY.under(List.of(VersionCondition.ifMatch(VersionCondition.tag(version))));
        }

        @Test
        void aCommandForAnotherVersionIsNotHandled() {
            house.open(crate, 10);
            var add = new CrateCommands.AddPieces(CrateHouse.HAPPENED, crate, "S-1", 1);
            assertThatThrownBy(() -> house.door().send(add, ifMatch(1))).isInstanceOf(VersionMismatch.class);
            assertThat(house.door().send(add, ifMatch(0)).version()).isEqualTo(1);
            assertThatThrownBy(() -> house.door().send(add, ifMatch(0))).isInstanceOf(VersionMismatch.class);
        }

        @Test
        void aVersionIsNotThatOfNothing() {
            var open = new OpenCrate(CrateHouse.HAPPENED, crate, 1, Money.of("1.00", "EUR"));
            assertThatThrownBy(() -> house.door().send(open, ifMatch(0))).isInstanceOf(VersionMismatch.class);
            assertThat(house.open(crate, 1).created()).isTrue();
        }

        @Test
        void whatIsToBeNewIsMadeOnce() {
            RequestContext ifNew = CrateHouse.SOMEBODY.under(List.of(VersionCondition.ifNoneMatch("*")));
            var open = new OpenCrate(CrateHouse.HAPPENED, crate, 1, Money.of("1.00", "EUR"));
            assertThat(house.door().send(open, ifNew).created()).isTrue();
            assertThatThrownBy(() -> house.door().send(open, ifNew)).isInstanceOf(VersionMismatch.class);
        }

        @Test
        void whatWasNeverHeardOfIsNotFound() {
            assertThatThrownBy(() -> house.add(crate, "S-1", 1))
                    .satisfies(refused(CommonRefusal.STREAM_NOT_FOUND)::requireThat);
        }
    }

    /** A stream of thousands must cost each command about the same, also after a restart. */
    @Test
    void aLongStreamIsReplayedOnceAndNotForEachCommand() {
        int slips = 3_000;
        house.open(crate, 1_000_000);
        long start = System.nanoTime();
        for (int slip = 0; slip < slips / 10; slip++) house.add(crate, "S-" + slip, 1);
        Duration firstTenth = Duration.ofNanos(System.nanoTime() - start);
        for (int slip = slips / 10; slip < slips * 9 / 10; slip++) house.add(crate, "S-" + slip, 1);
        try (CrateHouse restarted = instance()) {
            long restart = System.nanoTime();
            restarted.add(crate, "S-first-after-restart", 1);
            Duration replay = Duration.ofNanos(System.nanoTime() - restart);
            long again = System.nanoTime();
            for (int slip = 0; slip < slips / 10; slip++) restarted.add(crate, "R-" + slip, 1);
            Duration lastTenth = Duration.ofNanos(System.nanoTime() - again);
            System.out.printf(
                    "long stream: %d events, first tenth %d ms, last tenth %d ms, replay %d ms%n",
                    slips, firstTenth.toMillis(), lastTenth.toMillis(), replay.toMillis());
            // Quadratic, the last tenth would take about nineteen times as long; the first one also warms up.
            assertThat(lastTenth).isLessThan(firstTenth.multipliedBy(5));
        }
    }
}
