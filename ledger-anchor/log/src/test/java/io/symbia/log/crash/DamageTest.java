package io.symbia.log.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.disk.testkit.ShadowDisk;
import io.symbia.log.fence.RefusedToStartException;
import io.symbia.log.storage.HistoryCheck;
import io.symbia.log.storage.LogReader;
import io.symbia.log.storage.LogStore;
import io.symbia.log.storage.commits.DamagedLogException;
import io.symbia.log.testkit.MemoryLogState;
import io.symbia.log.testkit.SimulatedLog;
import io.symbia.tlog.note.InvalidNoteException;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteVerifier;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.tile.HashTile;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.MerkleTree;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Files are changed behind the log's back: at the next start it refuses, or it has mended what can be derived. It never serves the change. */
class DamageTest {
    private static final int BATCHES = 3;
    private static final long SMALL = 20; // Offsets a batch: 30 events and 3 manifests, of which every byte is changed.
    private static final long LARGE = 400; // 600 events and 3 manifests: a second level, full and partial tiles.
    private static final int SECTOR_BYTES = 512;
    private static final int RECORD_BYTES = 128; // A commit: more than one that was begun no crash leaves.

    /** One batch is checked at start and two behind it. */
    private static final int SNAPSHOT_AFTER = 2;

    /** Derivable, or not read at all: damage there is mended, and the log opens. */
    private static final Set<String> MENDED =
            Set.of("level-0", "level-1", "manifests-positions", "snapshot", "checkpoint");

    /** What is read only when the last commit is published again. */
    private static final Set<String> READ_BY_SEALER = Set.of("checkpoint");

    private final ShadowDisk whole = new ShadowDisk();
    private final MemoryLogState states = new MemoryLogState();
    private List<Octets> served;
    private int opened;
    private int refused;
    private int foundBehind;

    private void makeALog(long offsetsABatch) throws IOException {
        try (SimulatedLog log = SimulatedLog.start(whole, states)) {
            for (int batch = 1; batch <= BATCHES; batch++) {
                log.sealTo(batch * offsetsABatch);
                if (batch == SNAPSHOT_AFTER) {
                    log.upkeep();
                }
            }
        }
        served = everythingServed(whole);
    }

    @Test
    void findsEveryChangedByte() throws IOException {
        makeALog(SMALL);
        for (String file : whole.files()) {
            byte[] bytes = whole.bytes(file);
            int step = READ_BY_SEALER.contains(file) ? 7 : 1; // Signing makes these starts a hundred times slower.
            for (int position = 0; position < bytes.length; position += step) {
                byte[] changed = bytes.clone();
                changed[position] ^= (byte) (1 << position % 8);
                startOn(file, changed, "byte " + position);
            }
        }
        print("flipped bytes");
    }

    @Test
    void findsEveryTornTail() throws IOException {
        makeALog(LARGE);
        for (String file : whole.files()) {
            byte[] bytes = whole.bytes(file);
            for (int cut = 1; cut <= Math.min(bytes.length, 120); cut++) { // Two entries, one by one.
                startOn(file, Arrays.copyOf(bytes, bytes.length - cut), "last " + cut + " bytes gone");
            }
            for (int position = 0; position < bytes.length; position += SECTOR_BYTES) {
                startOn(file, Arrays.copyOf(bytes, position), "cut at " + position);
                byte[] zeroed = bytes.clone();
                Arrays.fill(zeroed, position, zeroed.length, (byte) 0);
                startOn(file, zeroed, "zeros from " + position);
            }
        }
        print("torn files");
    }

    @Test
    void ignoresWhateverACrashLeftBehindTheLastCommit() throws IOException {
        makeALog(LARGE);
        for (String file : List.of("entries", "level-0", "level-1", "manifests", "commits", "partitions")) {
            byte[] bytes = whole.bytes(file);
            for (int more : List.of(1, 7, 55, RECORD_BYTES - 1, 512, 2047)) {
                if (file.equals("commits") && more >= RECORD_BYTES) {
                    continue;
                }
                byte[] longer = Arrays.copyOf(bytes, bytes.length + more);
                Arrays.fill(longer, bytes.length, longer.length, (byte) 0x53);
                ShadowDisk disk = whole.copy();
                disk.put(file, longer);
                try (SimulatedLog log = SimulatedLog.start(disk, copyOf(states))) {
                    assertThat(log.last().batch()).isEqualTo(BATCHES - 1);
                }
                assertThat(everythingServed(disk))
                        .as(file + " longer by " + more)
                        .isEqualTo(served);
            }
        }
    }

    private void startOn(String file, byte[] content, String what) throws IOException {
        if (Arrays.equals(content, whole.bytes(file))) {
            return;
        }
        ShadowDisk disk = whole.copy();
        disk.put(file, content);
        try {
            openTwiceIfFoundBehind(disk, file);
            assertThat(MENDED)
                    .as("the log opened although %s has %s", file, what)
                    .contains(file);
            opened++;
        } catch (DamagedLogException | RefusedToStartException expected) {
            assertThat(expected).message().isNotBlank();
            refused++;
            return;
        }
        assertThat(everythingServed(disk)).as("%s: %s", file, what).isEqualTo(served);
    }

    /** What is found behind a start ends the log, and its next start reads everything. */
    private void openTwiceIfFoundBehind(ShadowDisk disk, String file) throws IOException {
        try {
            open(disk, file);
        } catch (FoundBehind found) {
            assertThat(found).cause().message().isNotBlank();
            foundBehind++;
            open(disk, file);
        }
    }

    private static final class FoundBehind extends RuntimeException {
        private static final long serialVersionUID = 1;

        FoundBehind(RuntimeException cause) {
            super(cause);
        }
    }

    private void open(ShadowDisk disk, String file) throws IOException {
        boolean isBehind;
        try (LogStore store = LogStore.open(disk, Runnable::run);
                HistoryCheck check = store.historyCheck()) {
            isBehind =
                    store.last().batch() < BATCHES - 1; // The last commit looks torn: only the log state knows better.
            checkAll(check);
        }
        if (isBehind || READ_BY_SEALER.contains(file)) {
            SimulatedLog.start(disk, copyOf(states)).close();
        }
    }

    private static void checkAll(HistoryCheck check) throws IOException {
        try {
            while (check.checkNext()) {
                // Until all is checked.
            }
        } catch (DamagedLogException | IllegalArgumentException damaged) {
            throw new FoundBehind(damaged);
        }
    }

    private void print(String what) {
        System.out.printf(
                "%s: refused %d, mended %d, of both found behind the start %d, undetected 0%n",
                what, refused, opened, foundBehind);
        assertThat(foundBehind).isPositive();
        assertThat(refused).isPositive();
        assertThat(opened).isPositive();
    }

    private static MemoryLogState copyOf(MemoryLogState states) {
        MemoryLogState copy = new MemoryLogState();
        copy.put(states.get(SimulatedLog.ORIGIN));
        return copy;
    }

    /** Every byte that readers can ask for. */
    private static List<Octets> everythingServed(ShadowDisk disk) throws IOException {
        List<Octets> served = new ArrayList<>();
        long size = disk.bytes("entries").length / 55;
        try (LogReader reader = new LogReader(disk)) {
            for (HashTile tile : HashTile.tilesOf(size)) {
                served.add(reader.tile(tile));
            }
            for (long leaf = 0; leaf < size; leaf++) {
                served.add(reader.entry(leaf));
            }
            for (int batch = 0; batch < BATCHES; batch++) {
                served.add(reader.manifest(batch));
            }
        }
        served.add(withoutPostQuantum(disk.bytes("checkpoint")));
        return served;
    }

    /** Two ML-DSA signatures of one text differ; that this one is good is checked here, the rest is compared. */
    private static Octets withoutPostQuantum(byte[] checkpoint) {
        Note note = Note.parse(Octets.of(checkpoint));
        try {
            assertThat(new NoteVerifier(SimulatedLog.KEYS.verifierKeys()).verify(note))
                    .hasSize(2);
        } catch (InvalidNoteException unsigned) {
            throw new AssertionError(unsigned);
        }
        return StrictUtf8.encode(new Note(note.text(), note.signatures().subList(0, 1)).format());
    }

    /** The harness compares with what is right, not only with itself. */
    @Test
    void servesTheTreeOfItsEntries() throws IOException {
        makeALog(LARGE);
        try (SimulatedLog log = SimulatedLog.start(whole, states)) {
            Hash root = SimulatedLog.rootOf(log.entries(), log.last().size());
            assertThat(log.published().root()).isEqualTo(root).isNotEqualTo(MerkleTree.EMPTY_ROOT);
        }
    }
}
