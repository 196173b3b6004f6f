package io.symbia.log.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.disk.ForceFailedException;
import io.symbia.disk.testkit.ShadowDisk;
import io.symbia.log.testkit.MemoryLogState;
import io.symbia.log.testkit.SimulatedLog;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A disk that is full waits for room; a disk that cannot force ends the process. */
class DiskTroubleTest {
    @Test
    void goesOnAfterEveryWriteThatFoundNoRoom() throws IOException {
        int operations = operations().size();
        int filled = 0;
        for (int full = 1; full <= operations; full++) {
            ShadowDisk disk = new ShadowDisk();
            MemoryLogState states = new MemoryLogState();
            try (SimulatedLog log = SimulatedLog.start(disk, states)) {
                disk.fullAt(full, 3);
                log.sealTo(10);
                log.sealTo(20);
                assertThat(SimulatedLog.rootOf(log.entries(), log.last().size()))
                        .isEqualTo(log.published().root());
                filled++;
            }
            try (SimulatedLog log = SimulatedLog.start(disk, states)) {
                assertThat(log.published().batches()).isEqualTo(2);
            }
        }
        System.out.printf("full disks %d, lost 0, corrupt 0, went on by itself %d%n", filled, filled);
    }

    @Test
    void endsAtTheFirstForceThatFails() throws IOException {
        List<String> operations = operations();
        int failed = 0;
        for (int index = 0; index < operations.size(); index++) {
            if (operations.get(index).startsWith("force ")
                    && !operations.get(index).equals("force directory")) {
                ShadowDisk disk = new ShadowDisk();
                MemoryLogState states = new MemoryLogState();
                long published = publishedBeforeFailure(disk, states, index + 1);
                ShadowDisk after = disk.afterPowerCut(ShadowDisk.Unforced.TORN, new Random(index));
                try (SimulatedLog log = SimulatedLog.start(after, states)) {
                    assertThat(log.published().size()).isGreaterThanOrEqualTo(published);
                    log.sealTo(20);
                }
                failed++;
            }
        }
        assertThat(failed).isGreaterThan(6);
    }

    private static long publishedBeforeFailure(ShadowDisk disk, MemoryLogState states, int operation)
            throws IOException {
        try (SimulatedLog log = SimulatedLog.start(disk, states)) {
            disk.forceFailsAt(operation);
            assertThatThrownBy(() -> {
                        log.sealTo(10);
                        log.sealTo(20);
                    })
                    .isInstanceOf(ForceFailedException.class);
            return log.published().size();
        }
    }

    /** The operations of two seals. */
    private static List<String> operations() throws IOException {
        ShadowDisk disk = new ShadowDisk();
        try (SimulatedLog log = SimulatedLog.start(disk, new MemoryLogState())) {
            int before = disk.operations().size();
            log.sealTo(10);
            log.sealTo(20);
            return disk.operations().subList(before, disk.operations().size());
        }
    }

    @Test
    void stopsSealingWhileThereIsStillRoomToFinish() throws IOException {
        ShadowDisk disk = new ShadowDisk();
        try (SimulatedLog log = SimulatedLog.start(disk, new MemoryLogState())) {
            log.sealTo(10);
            disk.usableBytes(1 << 20);

            CompletableFuture<Void> sealing = CompletableFuture.runAsync(() -> log.sealTo(20));

            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> log.problem().isPresent());
            assertThat(log.problem().orElseThrow()).contains("1048576 bytes left");
            assertThat(log.published().batches()).isEqualTo(1);
            disk.usableBytes(1L << 40);
            sealing.join();
            assertThat(log.published().batches()).isEqualTo(2);
            assertThat(log.problem()).isEmpty();
        }
    }

    /** One bit that flips between memory and file must not be signed. */
    @Test
    void noticesAWriteThatReadsBackDifferently() throws IOException {
        FlippingDisk disk = new FlippingDisk(new ShadowDisk());
        try (SimulatedLog log = SimulatedLog.start(disk, new MemoryLogState())) {
            log.sealTo(10);
            disk.flipNextEntries();

            assertThatThrownBy(() -> log.sealTo(20)).hasMessageContaining("reads back differently");

            assertThat(log.last().batch()).isZero();
        }
    }
}
