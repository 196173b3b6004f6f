package io.symbia.log.crash;

import static io.symbia.tlog.testkit.Specification.TLOG_CHECKPOINT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.disk.testkit.ShadowDisk;
import io.symbia.log.fence.FencedOffException;
import io.symbia.log.fence.LogState;
import io.symbia.log.fence.RefusedToStartException;
import io.symbia.log.testkit.MemoryLogState;
import io.symbia.log.testkit.SimulatedLog;
import io.symbia.tlog.testkit.Must;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.MerkleTree;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Two writers, lost answers, and volumes that go back in time. */
class FencingTest {
    private final ShadowDisk disk = new ShadowDisk();
    private final MemoryLogState states = new MemoryLogState();

    private LogState state() {
        return states.get(SimulatedLog.ORIGIN);
    }

    @Nested
    class TwoWriters {
        @Test
        void areKeptApartByTheLockOnOneHost() throws IOException {
            try (SimulatedLog _ = SimulatedLog.start(disk, states)) {
                assertThatThrownBy(() -> SimulatedLog.start(disk, states)).hasMessageContaining("another process");
            }
        }

        @Test
        void areKeptApartWhenBothStartForTheFirstTime() {
            LogState first = new LogState(
                    SimulatedLog.ORIGIN,
                    List.of(SimulatedLog.KEYS.verifierKey().format()),
                    0,
                    MerkleTree.EMPTY_ROOT,
                    2);
            states.before(change -> states.put(first)); // The other one, between our question and our change.
            assertThatThrownBy(() -> SimulatedLog.start(disk, states)).isInstanceOf(FencedOffException.class);
            assertThat(state()).isEqualTo(first);
        }

        /** A zombie on another host woke up: its copy of the volume is as good as the other's, and still it signs nothing. */
        @Test
        void areKeptApartByTheLogStateOnTwoHosts() throws IOException {
            try (SimulatedLog zombie = SimulatedLog.start(disk, states)) {
                zombie.sealTo(10);
                try (SimulatedLog successor = SimulatedLog.start(disk.copy(), states)) {
                    assertThatThrownBy(() -> zombie.sealTo(20)).isInstanceOf(FencedOffException.class);
                    assertThat(zombie.published().batches()).isEqualTo(1);
                    successor.sealTo(30);
                    assertThat(state().size()).isEqualTo(successor.published().size());
                }
            }
        }

        /** The zombie's own volume holds a commit that nobody saw; starting from it would be the fork. */
        @Test
        void leaveTheLoserUnableToStart() throws IOException {
            ShadowDisk copy;
            try (SimulatedLog zombie = SimulatedLog.start(disk, states)) {
                zombie.sealTo(10);
                copy = disk.copy();
                try (SimulatedLog _ = SimulatedLog.start(copy, states)) {
                    assertThatThrownBy(() -> zombie.sealTo(20)).isInstanceOf(FencedOffException.class);
                }
            }
            assertThatThrownBy(() -> SimulatedLog.start(disk, states))
                    .isInstanceOf(RefusedToStartException.class)
                    .hasMessageContaining("epoch");
            try (SimulatedLog successor = SimulatedLog.start(copy, states)) {
                assertThat(successor.sealTo(20).batches()).isEqualTo(2);
            }
        }
    }

    @Nested
    class LostAnswers {
        @Test
        void areFoundOutByReading() throws IOException {
            try (SimulatedLog log = SimulatedLog.start(disk, states)) {
                for (int batch = 1; batch <= 20; batch++) {
                    states.loseAnswers(batch % 3);
                    assertThat(log.sealTo(10L * batch).batches()).isEqualTo(batch);
                }
                assertThat(state().size()).isEqualTo(log.published().size());
            }
        }

        @Test
        void doNotStopAFirstStart() throws IOException {
            states.loseAnswers(1);
            try (SimulatedLog log = SimulatedLog.start(disk, states)) {
                assertThat(log.sealTo(10).batches()).isEqualTo(1);
            }
        }
    }

    @Nested
    class GoingBackInTime {
        private ShadowDisk early;
        private LogState earlyState;
        private ShadowDisk late;
        private LogState lateState;

        private void sealThree() throws IOException {
            try (SimulatedLog log = SimulatedLog.start(disk, states)) {
                log.sealTo(10);
                early = disk.copy();
                earlyState = state();
                log.sealTo(20);
                log.sealTo(30);
                late = disk.copy();
                lateState = state();
            }
        }

        @Test
        void refusesFilesFromAnOldBackup() throws IOException {
            sealThree();
            assertThatThrownBy(() -> SimulatedLog.start(early, states))
                    .isInstanceOf(RefusedToStartException.class)
                    .hasMessageContaining("restored from a backup");
            assertThat(state()).isEqualTo(lateState);
        }

        @Test
        void refusesALogStateFromAnOldBackup() throws IOException {
            sealThree();
            states.put(earlyState);
            assertThatThrownBy(() -> SimulatedLog.start(late, states)).isInstanceOf(RefusedToStartException.class);
        }

        @Test
        void refusesAnEmptyFolderForALogThatHasAState() throws IOException {
            sealThree();
            assertThatThrownBy(() -> SimulatedLog.start(new ShadowDisk(), states))
                    .isInstanceOf(RefusedToStartException.class);
        }

        @Test
        void refusesFilesWithoutALogState() throws IOException {
            sealThree();
            assertThatThrownBy(() -> SimulatedLog.start(late, new MemoryLogState()))
                    .isInstanceOf(RefusedToStartException.class)
                    .hasMessageContaining("is this the right database?");
        }

        @Test
        void refusesAnotherKey() throws IOException {
            sealThree();
            states.put(new LogState(
                    SimulatedLog.ORIGIN,
                    List.of("another key"),
                    lateState.size(),
                    lateState.root(),
                    lateState.epoch()));
            assertThatThrownBy(() -> SimulatedLog.start(late, states))
                    .isInstanceOf(RefusedToStartException.class)
                    .hasMessageContaining("another key");
        }

        @Must(
                by = TLOG_CHECKPOINT,
                says =
                        "A log MUST not sign any checkpoint which is inconsistent with any checkpoint it previously signed.")
        @Test
        void refusesAnotherRootAtTheSameSize() throws IOException {
            sealThree();
            states.put(new LogState(
                    SimulatedLog.ORIGIN,
                    lateState.keys(),
                    lateState.size(),
                    Hash.ofContent(new byte[1]),
                    lateState.epoch()));
            assertThatThrownBy(() -> SimulatedLog.start(late, states)).isInstanceOf(RefusedToStartException.class);
        }

        /** A state one batch behind is what a crash between steps 2 and 3 leaves, and is completed; the files lose nothing. */
        @Test
        void completesAStateThatIsOneBatchBehind() throws IOException {
            sealThree();
            try (SimulatedLog log = SimulatedLog.start(late, states)) {
                long size = log.published().size();
                LogState before = state();
                log.sealTo(40);
                states.put(before);
                assertThat(size).isLessThan(log.published().size());
            }
            ShadowDisk crashed = late.afterPowerCut(ShadowDisk.Unforced.VANISH, new Random(1));
            try (SimulatedLog log = SimulatedLog.start(crashed, states)) {
                assertThat(log.published().batches()).isEqualTo(4);
                assertThat(state().size()).isEqualTo(log.published().size());
            }
        }
    }
}
