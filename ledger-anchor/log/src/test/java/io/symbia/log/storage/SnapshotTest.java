package io.symbia.log.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.disk.testkit.ShadowDisk;
import io.symbia.log.entries.Source;
import io.symbia.log.storage.commits.Commit;
import io.symbia.log.storage.commits.CommitFile;
import io.symbia.log.storage.commits.DamagedLogException;
import io.symbia.log.storage.trail.Snapshot;
import io.symbia.log.storage.trail.Trail;
import io.symbia.log.testkit.MemoryLogState;
import io.symbia.log.testkit.SimulatedLog;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A start goes on from a snapshot only if it is one of this log; what it passes over, and what the snapshot says, is checked behind it. */
class SnapshotTest {
    private static final Source FIRST = new Source("events", 0);

    private final ShadowDisk disk = new ShadowDisk();
    private final MemoryLogState states = new MemoryLogState();

    @BeforeEach
    void sealTwoBatchesAndOneAfterTheSnapshot() throws IOException {
        try (SimulatedLog log = SimulatedLog.start(disk, states)) {
            log.sealTo(20);
            log.sealTo(40);
            log.upkeep();
            log.sealTo(60);
        }
    }

    private Snapshot snapshot() throws IOException {
        return Snapshot.read(disk).orElseThrow();
    }

    private static void checkAll(LogStore store) throws IOException {
        try (HistoryCheck check = store.historyCheck()) {
            while (check.checkNext()) {
                // Until all is checked.
            }
        }
    }

    @Test
    void letsAStartPassOverWhatIsChecked() throws IOException {
        try (LogStore store = LogStore.open(disk, Runnable::run);
                HistoryCheck check = store.historyCheck()) {
            assertThat(check.batches()).isEqualTo(2);
            assertThat(check.checkNext()).isTrue();
            assertThat(check.checkNext()).isFalse();
            assertThat(check.checkedBatches()).isEqualTo(2);
            assertThat(store.last().batch()).isEqualTo(2);
            assertThat(store.nextOffset(FIRST)).isEqualTo(60);
        }
    }

    @Test
    void isWrittenAndReadAlike() throws IOException {
        try (LogStore store = LogStore.open(disk, Runnable::run)) {
            store.takeSnapshot();
            assertThat(snapshot().size()).isEqualTo(store.last().size());
            assertThat(snapshot().trail().nextOffsets()).isEqualTo(Map.of(FIRST, 60L, new Source("events", 1), 60L));
            assertThat(snapshot().trail().lastManifest()).isEqualTo(store.lastManifest());
        }
    }

    @Test
    void ofAnotherLogIsNotGoneOnFrom() throws IOException {
        Snapshot known = snapshot();
        for (Snapshot other : new Snapshot[] {
            new Snapshot(known.batch(), known.size(), Hash.ofContent(new byte[0]), known.trail()),
            new Snapshot(known.batch(), known.size() + 1, known.root(), known.trail()),
            new Snapshot(known.batch() + 1, known.size(), known.root(), known.trail()),
            new Snapshot(known.batch() + 7, known.size(), known.root(), known.trail()),
            new Snapshot(
                    known.batch(),
                    known.size(),
                    known.root(),
                    new Trail(Hash.ofContent(new byte[0]), 0, Optional.empty(), Map.of())),
        }) {
            other.write(disk);
            try (LogStore store = LogStore.open(disk, Runnable::run);
                    HistoryCheck check = store.historyCheck()) {
                assertThat(check.batches()).as("%s", other).isZero();
                assertThat(store.nextOffset(FIRST)).isEqualTo(60);
            }
        }
    }

    /** Somebody who can write the file, digest and all, makes the log pass records over: for as long as the check behind needs. */
    @Test
    void thatSaysOtherOffsetsEndsTheLog() throws IOException {
        Snapshot known = snapshot();
        Map<Source, Long> offsets = new HashMap<>(known.trail().nextOffsets());
        offsets.put(FIRST, offsets.get(FIRST) - 1);
        new Snapshot(
                        known.batch(),
                        known.size(),
                        known.root(),
                        new Trail(known.trail().lastManifest(), 0, Optional.empty(), offsets))
                .write(disk);

        try (LogStore store = LogStore.open(disk, Runnable::run)) {
            assertThatThrownBy(() -> checkAll(store))
                    .isInstanceOf(DamagedLogException.class)
                    .hasMessageContaining("snapshot: it says of batch 1 what the manifests up to there do not");
        }
        try (LogStore store = LogStore.open(disk, Runnable::run);
                HistoryCheck check = store.historyCheck()) {
            assertThat(check.batches()).isZero(); // Emptied, so all was read.
        }
    }

    @Test
    void thatIsDamagedIsNotGoneOnFrom() throws IOException {
        byte[] whole = disk.bytes(Snapshot.FILE);
        int ignored = 0;
        for (int position = 0; position < whole.length; position++) {
            byte[] changed = whole.clone();
            changed[position] ^= 1;
            disk.put(Snapshot.FILE, changed);
            assertThat(Snapshot.read(disk)).as("byte %d", position).isEmpty();
            ignored++;
        }
        System.out.printf("snapshots with a changed byte %d, gone on from 0%n", ignored);
    }

    @Test
    void whoseHashesAreGoneIsNotGoneOnFrom() throws IOException {
        disk.put("level-0", new byte[0]);
        try (LogStore store = LogStore.open(disk, Runnable::run);
                HistoryCheck check = store.historyCheck()) {
            assertThat(check.batches()).isZero();
        }
        try (SimulatedLog log = SimulatedLog.start(disk, states)) {
            assertThat(log.published().size()).isEqualTo(log.entries().size());
        }
    }

    @Test
    void aFolderOfTheFirstFormIsRefusedWithWhatToDo() {
        byte[] commits = disk.bytes(CommitFile.NAME);
        System.arraycopy(StrictUtf8.encode("SYMBIA01").toArray(), 0, commits, 0, 8);
        disk.put(CommitFile.NAME, commits);
        assertThatThrownBy(() -> LogStore.open(disk, Runnable::run))
                .isInstanceOf(DamagedLogException.class)
                .hasMessageContaining("begin a new log under a new origin");
    }

    @Test
    void hasNothingToSayOfALogWithoutBatches() throws IOException {
        ShadowDisk empty = new ShadowDisk();
        try (LogStore store = LogStore.open(empty, Runnable::run)) {
            assertThat(store.takeSnapshot()).isEqualTo(Commit.NONE);
        }
        assertThat(Snapshot.read(empty)).isEmpty();
        empty.put(Snapshot.FILE, Octets.of(new byte[] {1, 2, 3}).toArray());
        LogStore.open(empty, Runnable::run).close();
    }
}
