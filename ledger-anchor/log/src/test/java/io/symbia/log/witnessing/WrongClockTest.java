package io.symbia.log.witnessing;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.log.testkit.SimulatedLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A log whose clock is wrong, or is said to be. */
@Timeout(120)
class WrongClockTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    private Path folder;

    private Town town;
    private final TownClock own = new TownClock(); // The log's.
    private long offset;

    @BeforeEach
    void build() {
        town = new Town(folder).withLogsClock(own);
    }

    @AfterEach
    void close() {
        town.close();
    }

    private void sealNext(SimulatedLog log) {
        log.sealOnlyTo(offset += 10);
    }

    private CompletableFuture<Void> sealing(SimulatedLog log) {
        return CompletableFuture.runAsync(
                () -> sealNext(log), action -> Thread.ofPlatform().start(action)); // Not a thread that others need.
    }

    private static void awaitProblem(SimulatedLog log, String says) {
        Awaitility.await()
                .atMost(Town.PATIENCE)
                .until(() -> log.problem().filter(it -> it.contains(says)).isPresent());
    }

    private static void await(CompletableFuture<Void> sealed) {
        sealed.orTimeout(Town.PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Test
    void waitsWhileMostWitnessesSayAnotherTimeAndGoesOnByItself() throws Exception {
        int waits = 0;
        try (SimulatedLog log = town.log()) {
            for (Duration wrong : List.of(HOUR, HOUR.negated(), Duration.ofDays(2_000))) {
                sealNext(log);
                Town.awaitPublished(log);
                own.setAheadBy(wrong);
                CompletableFuture<Void> sealed = sealing(log);
                awaitProblem(log, wrong.isNegative() ? "s ahead of it" : "s behind it");
                assertThat(sealed).isNotDone();
                assertThat(log.publication().ahead().plus(wrong))
                        .isBetween(Duration.ofMinutes(-2), Duration.ofMinutes(2));
                waits++;
                own.setAheadBy(Duration.ZERO);
                await(sealed);
                assertThat(log.problem()).isEmpty();
            }
            Town.awaitPublished(log);
        }
        System.out.printf(
                "wrong clocks %d, waited %d, sealed meanwhile 0, went on by itself %d%n", waits, waits, waits);
    }

    @Test
    void waitsBeforeItsFirstSealToo() throws Exception {
        own.setAheadBy(HOUR);
        try (SimulatedLog log = town.answeringWithin(Town.PATIENCE).log()) {
            CompletableFuture<Void> sealed = sealing(log);
            awaitProblem(log, "s behind it");
            assertThat(log.last().batch()).isEqualTo(-1);
            own.setAheadBy(Duration.ZERO);
            await(sealed);
            Town.awaitPublished(log);
        }
    }

    /** It is not even asked again for it. */
    @Test
    void isStoppedByNoSingleWitness() throws Exception {
        try (SimulatedLog log = town.log()) {
            for (Duration lie : List.of(HOUR, HOUR.negated(), Duration.ofDays(2_000_000))) {
                town.financesClock.setAheadBy(lie);
                for (int seal = 0; seal < 5; seal++) {
                    sealNext(log);
                    Town.awaitPublished(log);
                    assertThat(log.publication().ahead().abs()).isLessThan(Duration.ofMinutes(2));
                }
            }
        }
    }

    /** Customs and industry lie, and the quorum does not need them. */
    @Test
    void isNotStoppedByMostWitnessesWhereTheQuorumCanDoWithoutThem() throws Exception {
        for (String policy : List.of(town.policy().replace("quorum border", "quorum finance"), anyone())) {
            town.clock.setAheadBy(Duration.ZERO);
            try (SimulatedLog log = town.log(policy)) {
                sealNext(log);
                Town.awaitPublished(log);
                town.clock.setAheadBy(HOUR);
                for (int seal = 0; seal < 5; seal++) {
                    await(sealing(log));
                    Town.awaitPublished(log);
                    assertThat(log.publication().ahead().abs()).isLessThan(Duration.ofMinutes(2));
                }
            }
        }
    }

    private String anyone() {
        return town.policy()
                .replace("group partners any finance industry\n", "")
                .replace("group border all customs partners\n", "group border any customs finance industry\n");
    }

    /** Finance could cosign alone; but it is away, and the two that answer agree with each other. */
    @Test
    void isStoppedByMostWhereWhoeverCouldDoWithoutThemIsAway() throws Exception {
        try (SimulatedLog log = town.log(anyone())) {
            sealNext(log);
            Backups.awaitAllCosignatures(log);
            town.finance.stop();
            sealNext(log);
            Awaitility.await()
                    .atMost(Town.PATIENCE)
                    .until(() -> log.publication().witnesses().stream().anyMatch(status -> !status.good()));
            own.setAheadBy(HOUR);
            CompletableFuture<Void> sealed = sealing(log);
            awaitProblem(log, "s behind it");
            assertThat(sealed).isNotDone();
            own.setAheadBy(Duration.ZERO);
            await(sealed);
            Town.awaitPublished(log);
        }
    }

    /** Whoever says nothing says nothing against it, also if it said something before. */
    @Test
    void isNotStoppedByWitnessesThatCannotBeReached() throws Exception {
        try (SimulatedLog log = town.log()) {
            sealNext(log);
            Backups.awaitAllCosignatures(log);
            town.witnesses().parallelStream().forEach(RunningWitness::stop);
            own.setAheadBy(HOUR);
            await(sealing(log));
            await(sealing(log));
            town.witnesses().forEach(RunningWitness::startAgain);
            Awaitility.await()
                    .atMost(Town.PATIENCE)
                    .until(() -> log.publication().ahead().abs().compareTo(Duration.ofMinutes(50)) > 0);
            CompletableFuture<Void> sealed = sealing(log);
            awaitProblem(log, "s behind it");
            own.setAheadBy(Duration.ZERO);
            await(sealed);
            Town.awaitPublished(log);
        }
    }

    /** To a clock that nobody sets, a machine that slept is one whose witnesses are all behind: they are asked again. */
    @Test
    void goesOnAfterTheMachineSlept() throws Exception {
        try (SimulatedLog log = town.log()) {
            sealNext(log);
            Backups.awaitAllCosignatures(log);
            for (TownClock each : List.of(own, town.clock, town.financesClock)) {
                each.setAheadBy(HOUR);
            }
            await(sealing(log));
            Town.awaitPublished(log);
        }
    }
}
