package io.symbia.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code symbia export}: what is copied can be audited as a folder and at any web server. */
class ExportTest {
    @TempDir
    private Path folder;

    static SmallLog ofBatches(int batches) {
        SmallLog log = new SmallLog();
        for (int batch = 0; batch < batches; batch++) log.add("E-" + batch % 5).seal();
        return log;
    }

    private void proves(Object place, Path policy) {
        Run run = Run.here("audit", place, "--policy", policy);
        assertThat(run.status()).as(run.out()).isZero();
    }

    @Test
    void canBeAuditedAsAFolderAndOverHttpAndGrows() throws IOException {
        Path policy = Files.writeString(folder.resolve("policy.txt"), SmallLog.POLICY);
        Path published = folder.resolve("log");
        Path copy = folder.resolve("copy");
        for (int batches : new int[] {3, 300, 310, 600}) {
            ofBatches(batches).publish(published);
            try (SlowServer server = new SlowServer(published, 0)) {
                Run run = Run.here("export", server.url(), "--to", copy);
                assertThat(run.status()).as(run.out()).isZero();
                server.asked().clear();
                assertThat(Run.here("export", server.url(), "--to", copy).out()).contains(", 0 files are new");
                assertThat(server.asked()).containsExactlyInAnyOrder("checkpoint", "policy");
            }
            proves(copy, policy);
            try (SlowServer server = new SlowServer(copy, 0)) {
                proves(server.url(), policy);
            }
        }
        assertThat(Run.here("export", folder.resolve("nothing"), "--to", copy).status())
                .isEqualTo(2);
    }

    private static SmallLog ofAnotherHistory(int batches) {
        SmallLog log = new SmallLog();
        for (int batch = 0; batch < batches; batch++) log.add("F-" + batch % 5).seal();
        return log;
    }

    static SortedMap<Path, String> files(Path folder) throws IOException {
        SortedMap<Path, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file), HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        return files;
    }

    private Path copyOf(SmallLog log) throws IOException {
        Path copy = folder.resolve("copy");
        log.publish(folder.resolve("first"));
        assertThat(Run.here("export", folder.resolve("first"), "--to", copy).status())
                .isZero();
        return copy;
    }

    private String refuses(SmallLog log, Path copy) throws IOException {
        SortedMap<Path, String> before = files(copy);
        Path published = Files.createTempDirectory(folder, "other");
        log.publish(published);
        Run run = Run.here("export", published, "--to", copy);
        assertThat(run.status()).as(run.out()).isEqualTo(2);
        assertThat(files(copy)).as("nothing in the folder is changed").isEqualTo(before);
        return run.out();
    }

    @Test
    void leavesACopyAloneFromWhichTheLogWasSetBack() throws IOException {
        Path copy = copyOf(ofBatches(300));
        for (int batches : new int[] {0, 1, 128, 299}) {
            assertThat(refuses(ofBatches(batches), copy))
                    .contains("shows " + 2 * batches + " leaves, and the copy has 600", "the log was set back");
        }
        assertThat(folder.resolve("copy.evidence")).doesNotExist();
    }

    @Test
    void leavesACopyAloneOfAnotherHistoryAndKeepsTheProof() throws IOException {
        Path copy = copyOf(ofBatches(300));
        for (int batches : new int[] {1, 200, 300, 700}) {
            assertThat(refuses(ofAnotherHistory(batches), copy))
                    .contains("of another tree", "the proof that it signed both is");
        }
        Path policy = Files.writeString(folder.resolve("policy.txt"), SmallLog.POLICY);
        try (Stream<Path> kept = Files.list(folder.resolve("copy.evidence"))) {
            for (Path proof : kept.toList()) {
                Run run = Run.here("verify", proof, "--policy", policy);
                assertThat(run.status()).as(run.out()).isZero();
            }
        }
        try (Stream<Path> kept = Files.list(folder.resolve("copy.evidence"))) {
            assertThat(kept).hasSize(4);
        }
        proves(copy, policy);
    }

    @Test
    void accusesNobodyWhereTheOtherTreeHasAnotherKey() throws IOException {
        Path copy = copyOf(ofBatches(300));
        assertThat(refuses(ofAnotherHistory(310).signWith(SmallLog.NEXT_KEY), copy))
                .contains("of another tree", "no key of the copy's policy signed both");
        assertThat(folder.resolve("copy.evidence")).doesNotExist();
    }

    @Test
    void saysWhatIsDamagedWhereACopyCannotBeCompared() throws IOException {
        Path copy = copyOf(ofBatches(300));
        Path tile = copy.resolve("tile/0/000");
        byte[] hashes = Files.readAllBytes(tile);
        hashes[0] ^= 1;
        Files.write(tile, hashes);
        assertThat(refuses(ofBatches(1), copy)).contains("the hash tiles of " + copy + " are not those");
        Files.writeString(copy.resolve("checkpoint"), "");
        assertThat(refuses(ofBatches(310), copy)).contains("the checkpoint in " + copy + " is damaged");
    }

    @Test
    void saysThatItChecksNoFileAndCopiesAgainWhatWasDeleted() throws IOException {
        Path policy = Files.writeString(folder.resolve("policy.txt"), SmallLog.POLICY);
        Path copy = copyOf(ofBatches(300));
        Path tile = copy.resolve("tile/0/000");
        byte[] hashes = Files.readAllBytes(tile);
        hashes[0] ^= 1;
        Files.write(tile, hashes);
        assertThat(Run.here("export", folder.resolve("first"), "--to", copy).out())
                .contains("what was there before was not read: audit " + copy);
        assertThat(Run.here("audit", copy, "--policy", policy).status()).isEqualTo(1);
        Files.delete(tile);
        assertThat(Run.here("export", folder.resolve("first"), "--to", copy).out())
                .contains("1 files are new");
        proves(copy, policy);
    }

    /** Whatever is left of it: none of these files is in a copy. */
    @Test
    void writesNothingIntoTheFolderOfALogAMirrorOrAWitness() throws IOException {
        for (String own : new String[] {"commits", "lock", "key", "key-ml-dsa-44", "key.next", "key.lock", "logs"}) {
            Path process = Files.createDirectories(folder.resolve("of-" + own));
            Files.writeString(process.resolve(own), "");
            assertThat(refuses(ofBatches(3), process)).contains(process + " is left as it is", "has a file " + own);
        }
        Path mirror = Files.createDirectories(folder.resolve("mirror"));
        Files.writeString(mirror.resolve("0a-entries"), "");
        assertThat(refuses(ofBatches(3), mirror)).contains("has a file 0a-entries");
        Path copy = copyOf(ofBatches(3));
        Files.writeString(copy.resolve("index.html"), "A page of whoever serves it.");
        assertThat(Run.here("export", folder.resolve("first"), "--to", copy).status())
                .isZero();
    }
}
