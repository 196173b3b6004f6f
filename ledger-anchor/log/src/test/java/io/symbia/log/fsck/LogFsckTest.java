package io.symbia.log.fsck;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.disk.Disk;
import io.symbia.disk.FolderDisk;
import io.symbia.disk.testkit.ShadowDisk;
import io.symbia.log.continuity.SourceMark;
import io.symbia.log.continuity.SourceMarks;
import io.symbia.log.publishing.CosignedHistory;
import io.symbia.log.publishing.Published;
import io.symbia.log.testkit.MemoryLogState;
import io.symbia.log.testkit.SimulatedLog;
import io.symbia.tlog.entry.TopicIncarnation;
import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.tree.Octets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of a log that is well, and each of its files with a byte changed, cut short, or made longer. */
class LogFsckTest {
    private static final int BATCHES = 4;
    private static final long OFFSETS = 150; // 150 events a batch: a hash of the second level, full and partial tiles.
    private static final int STEP = 97; // Of every file but the small ones each 97th byte is changed.
    private static final int SMALL_BYTES = 1_000;
    private static final Settling AT_ONCE = new Settling(Duration.ZERO);

    /** What is derivable, and said to be. */
    private static final List<String> DERIVABLE = List.of(
            "checkpoint",
            "cosigned-positions",
            "heads",
            "heads-0",
            "level-0",
            "level-1",
            "manifests-positions",
            "snapshot");

    private final ShadowDisk whole = new ShadowDisk();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @BeforeEach
    void makeALog() throws IOException {
        List<Published> published = new ArrayList<>();
        try (SimulatedLog log = SimulatedLog.start(whole, new MemoryLogState())) {
            for (int batch = 1; batch <= BATCHES; batch++) {
                published.add(log.sealTo(batch * OFFSETS));
                if (batch == 2) log.upkeep();
            }
            log.keepHeads();
        }
        try (CosignedHistory history = CosignedHistory.open(whole)) {
            for (Published each : published) history.add(each.checkpoint());
        }
        mark(whole);
        Octets seed = Octets.of(new byte[32]); // Of the simulated log.
        put("key", NoteSigner.ofSeed(SimulatedLog.ORIGIN, seed));
        put("key-ml-dsa-44", NoteSigner.postQuantumCosignerOfSeed(SimulatedLog.ORIGIN, seed));
    }

    /** As a log does before it reads. */
    private static void mark(Disk disk) throws IOException {
        SourceMark mark = SourceMark.unread(new TopicIncarnation("cluster", "1Rb2cQkmT3-9bqTz5tXWvA"));
        SourceMarks.open(disk).put(Map.of(SimulatedLog.source(0), mark, SimulatedLog.source(1), mark));
    }

    private void put(String file, NoteSigner key) {
        whole.put(file, (key.format() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private long check(ShadowDisk disk) throws IOException {
        printed.reset();
        return new LogFsck(disk, Optional.empty(), AT_ONCE, new PrintStream(printed, true, StandardCharsets.UTF_8))
                .run();
    }

    private String said() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void findsNothingInALogThatIsWell() throws IOException {
        assertThat(check(whole)).as(said()).isZero();
        assertThat(said())
                .contains("of 5 batches, 4 cosigned checkpoints")
                .contains("10 streams in a kept map: nothing is wrong");
    }

    @Test
    void findsEveryChangedByteAndSaysWhatCanBeMadeAgain() throws IOException {
        Map<String, int[]> found = new TreeMap<>();
        for (String file : whole.files()) {
            if (file.equals("lock")) continue;
            byte[] bytes = whole.bytes(file);
            for (int position = 0; position < bytes.length; position += bytes.length < SMALL_BYTES ? 1 : STEP) {
                byte[] changed = bytes.clone();
                changed[position] ^= (byte) (1 << position % 8);
                ShadowDisk disk = whole.copy();
                disk.put(file, changed);
                assertThat(check(disk))
                        .as("%s: byte %d: %s", file, position, said())
                        .isPositive();
                assertThat(said())
                        .as("%s: byte %d", file, position)
                        .contains(DERIVABLE.contains(file) ? "[derivable" : "[restore it");
                found.computeIfAbsent(file, _ -> new int[1])[0]++;
            }
        }
        found.forEach(
                (file, count) -> System.out.printf("changed bytes of %s found: %d of %d%n", file, count[0], count[0]));
        assertThat(found)
                .containsKeys("entries", "level-0", "level-1", "commits", "manifests", "snapshot", "partitions")
                .containsKeys("cosigned", "heads", "heads-0", "checkpoint", "manifests-positions");
    }

    /** Which leaf it is, not only that there is one. */
    @Test
    void namesTheEntryThatWasChanged() throws IOException {
        for (int leaf : new int[] {0, 7, 150, 151, 300, 500}) {
            ShadowDisk disk = whole.copy();
            byte[] entries = disk.bytes("entries");
            entries[leaf * 55 + 20] ^= 1;
            disk.put("entries", entries);
            assertThat(check(disk)).isPositive();
            assertThat(said()).contains("entries: leaf " + leaf + ": is not the entry whose hash");
        }
    }

    @Test
    void findsFilesThatAreCutShort() throws IOException {
        int cuts = 0;
        for (String file : List.of("entries", "level-0", "level-1", "manifests", "partitions", "commits", "heads-0")) {
            byte[] bytes = whole.bytes(file);
            for (int length : new int[] {0, bytes.length / 2, bytes.length - 1}) {
                ShadowDisk disk = whole.copy();
                disk.put(file, Arrays.copyOf(bytes, length));
                assertThat(check(disk))
                        .as("%s cut at %d: %s", file, length, said())
                        .isPositive();
                cuts++;
            }
        }
        System.out.printf("files cut short %d, found %d%n", cuts, cuts);
    }

    /** What nobody can make again, or makes again as something else. */
    @Test
    void findsFilesThatAreGone() throws IOException {
        for (String file :
                List.of("cosigned", "sources", "checkpoint", "key-ml-dsa-44", "key", "partitions", "entries")) {
            ShadowDisk disk = whole.copy();
            disk.delete(file);
            assertThat(check(disk)).as("%s gone: %s", file, said()).isPositive();
            assertThat(said()).contains(file.startsWith("key") ? "key: the pair: has no key" : file + ": ");
            assertThat(said().contains("checkpoint: the whole: is not there"))
                    .as("%s gone: %s", file, said())
                    .isEqualTo(file.equals("checkpoint"));
        }
        for (int length : new int[] {0, whole.bytes("cosigned").length / 2}) {
            ShadowDisk disk = whole.copy();
            disk.put("cosigned", Arrays.copyOf(disk.bytes("cosigned"), length));
            assertThat(check(disk)).as(said()).isPositive();
            assertThat(said()).contains("cosigned: record ");
        }
        System.out.println("files of a log deleted 7, found 7");
    }

    /** It is made again from the manifests, which are all looked at. */
    @Test
    void goesOnWithoutThePositionsOfManifests() throws IOException {
        byte[] positions = whole.bytes("manifests-positions");
        for (int length : new int[] {0, 3, positions.length / 2, positions.length - 1}) {
            ShadowDisk disk = whole.copy();
            disk.put("manifests-positions", Arrays.copyOf(positions, length));
            assertThat(check(disk)).as(said()).isPositive();
            assertThat(said())
                    .contains("manifests-positions: manifest ")
                    .contains("[derivable")
                    .contains("of 5 batches, 4 cosigned checkpoints")
                    .doesNotContain("[restore it");
        }
    }

    /** It is being written, or a crash has left it, and the next start cuts it off. */
    @Test
    void isNotDisturbedByWhatIsBehindTheLastCommit() throws IOException {
        for (String file : List.of("entries", "level-0", "level-1", "manifests", "manifests-positions", "heads-0")) {
            ShadowDisk disk = whole.copy();
            byte[] bytes = disk.bytes(file);
            byte[] longer = Arrays.copyOf(bytes, bytes.length + 77);
            Arrays.fill(longer, bytes.length, longer.length, (byte) 0x53);
            disk.put(file, longer);
            assertThat(check(disk)).as(said()).isZero();
        }
        ShadowDisk disk = whole.copy();
        disk.put("commits", Arrays.copyOf(disk.bytes("commits"), disk.bytes("commits").length + 60));
        assertThat(check(disk)).as(said()).isZero();
    }

    @Test
    void goesOnBehindADamagedCommitAndTellsOfOthersToo() throws IOException {
        ShadowDisk disk = whole.copy();
        byte[] commits = disk.bytes("commits");
        commits[128 + 30] ^= 1;
        disk.put("commits", commits);
        byte[] entries = disk.bytes("entries");
        entries[500 * 55 + 20] ^= 1;
        disk.put("entries", entries);
        assertThat(check(disk)).isPositive();
        assertThat(said()).contains("commits: batch 1: does not match").contains("entries: leaf 500: is not the entry");
    }

    @Test
    void writesNothingAndEndsWithItsStatus() throws IOException {
        FolderDisk disk = new FolderDisk(folder);
        try (SimulatedLog log = SimulatedLog.start(disk, new MemoryLogState())) {
            mark(disk);
            log.sealTo(OFFSETS);
            List<String> before = listing();
            assertThat(run("--fsck", folder.toString())).as(said()).isZero(); // It runs.
            assertThat(listing()).isEqualTo(before);
        }
        Path entries = folder.resolve("entries");
        byte[] bytes = Files.readAllBytes(entries);
        bytes[100] ^= 1;
        Files.write(entries, bytes);
        assertThat(run("--fsck", folder.toString())).isEqualTo(1);
        assertThat(run("--fsck")).isEqualTo(2);
        assertThat(run("--fsck", folder.resolve("nowhere").toString())).isEqualTo(2);
        assertThat(run("--fsck", folder.toString(), "--policy", entries.toString()))
                .isEqualTo(2);
        assertThat(run(
                        "--fsck",
                        folder.toString(),
                        "--policy",
                        folder.resolve("none").toString()))
                .isEqualTo(3);
        assertThat(said())
                .isEqualToIgnoringNewLines(
                        "COULD NOT CHECK: the policy cannot be read: there is no file " + folder.resolve("none"));
        assertThat(run("--fsck", "--help")).isZero();
        assertThat(said()).contains("[--policy FILE]", "[--key VKEY]");
        Files.delete(entries);
        Files.createDirectory(entries);
        assertThat(run("--fsck", folder.toString())).isEqualTo(3);
    }

    @Test
    void tellsAFileThatIsGoneFromAnotherFolder() throws IOException {
        Files.createFile(folder.resolve("some file"));
        assertThat(run("--fsck", folder.toString())).isEqualTo(2);
        assertThat(said()).contains("is no folder of a log");
        Files.createFile(folder.resolve("entries"));
        assertThat(run("--fsck", folder.toString())).isEqualTo(1);
        assertThat(said()).contains("commits: the whole: is gone").contains("[restore it");
    }

    private int run(String... options) {
        printed.reset();
        return FsckCommand.run(List.of(options), new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private List<String> listing() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> lines = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                lines.add(file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
            }
            return lines;
        }
    }
}
