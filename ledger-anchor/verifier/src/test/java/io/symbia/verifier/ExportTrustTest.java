package io.symbia.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSignature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose word {@code symbia export} takes: nobody who answers in a log's place takes out of a copy what the log has signed. */
class ExportTrustTest {
    @TempDir
    private Path folder;

    private Path published(SmallLog log) throws IOException {
        Path published = Files.createTempDirectory(folder, "log");
        log.publish(published);
        return published;
    }

    private Path copyOf(SmallLog log) throws IOException {
        Path copy = folder.resolve("copy");
        assertThat(Run.here("export", published(log), "--to", copy).status()).isZero();
        return copy;
    }

    private String refuses(SmallLog log, Path copy) throws IOException {
        return refuses(published(log), copy);
    }

    private String refuses(Path published, Path copy) throws IOException {
        SortedMap<Path, String> before = ExportTest.files(copy);
        Run run = Run.here("export", published, "--to", copy);
        assertThat(run.status()).as(run.out()).isEqualTo(2);
        assertThat(ExportTest.files(copy))
                .as("nothing in the folder is changed")
                .isEqualTo(before);
        return run.out();
    }

    private void proves(Path copy, Path policy) {
        Run run = Run.here("audit", copy, "--policy", policy);
        assertThat(run.status()).as(run.out()).isZero();
    }

    private static final String NEXT_LINE = "log " + SmallLog.NEXT_KEY.verifierKey() + "\n";

    /** What a server can show that holds no key of the log: the copy's own tree, and one that goes on from it. */
    private List<Path> unsigned(int batches) throws IOException {
        List<Path> shown = new ArrayList<>();
        for (int more : new int[] {0, 10}) {
            SmallLog log = ExportTest.ofBatches(batches + more);
            String text = log.checkpoint(log.size()).text();
            String ofNobody = text + "\n" + "— nobody.example YWJjZGVmZ2hpamtsbW5v\n";
            NoteSignature junk = SmallLog.KEY.sign(text + "junk\n");
            for (String policy : List.of("quorum none\n", NEXT_LINE + "quorum none\n", NEXT_LINE + SmallLog.POLICY)) {
                for (String note : List.of(
                        ofNobody,
                        new Note(text, List.of(SmallLog.NEXT_KEY.sign(text))).format(),
                        new Note(text, List.of(junk)).format(),
                        new Note(text, List.of(SmallLog.CUSTOMS.cosign(text, 1))).format())) {
                    Path place = published(log);
                    Files.writeString(place.resolve("checkpoint"), note);
                    Files.writeString(place.resolve("policy"), policy);
                    shown.add(place);
                }
            }
        }
        return shown;
    }

    @Test
    void leavesACopyAloneWhereNoKeyOfItsPolicySignedTheNewCheckpoint() throws IOException {
        Path policy = Files.writeString(folder.resolve("policy.txt"), SmallLog.POLICY);
        Path copy = copyOf(ExportTest.ofBatches(30));
        List<Path> shown = unsigned(30);
        for (Path place : shown) {
            assertThat(refuses(place, copy)).contains("by " + copy.resolve("policy") + " it counts for nothing");
        }
        assertThat(shown).hasSize(24);
        proves(copy, policy);
    }

    @Test
    void beginsNoCopyWithACheckpointThatTheServedPolicyDoesNotBelieve() throws IOException {
        int refused = 0;
        for (Path place : unsigned(30)) {
            Note note = Note.parse(Files.readString(place.resolve("checkpoint")));
            boolean isOfTheNextKey = note.signatures().getFirst().claims(SmallLog.NEXT_KEY.verifierKey());
            boolean isNamed = Files.readString(place.resolve("policy")).contains(NEXT_LINE);
            if (isOfTheNextKey && isNamed) continue; // A log like any other to whoever knows no key.
            Path copy = folder.resolve("copy");
            Run run = Run.here("export", place, "--to", copy);
            assertThat(run.status()).as(run.out()).isEqualTo(2);
            assertThat(copy).doesNotExist();
            refused++;
        }
        assertThat(refused).isEqualTo(20);
    }

    @Test
    void goesOnWithAnInterruptedCopyFromNobodyElse() throws IOException {
        Path policy = Files.writeString(folder.resolve("policy.txt"), SmallLog.POLICY);
        Path copy = folder.resolve("copy");
        Path published = published(ExportTest.ofBatches(30));
        try (SlowServer server = new SlowServer(published, 0)) {
            server.answering("manifests/29", (exchange, _) -> exchange.sendResponseHeaders(500, -1));
            assertThat(Run.here("export", server.url(), "--to", copy).status()).isEqualTo(2);
        }
        assertThat(copy.resolve("checkpoint")).doesNotExist();
        Path other = published(ExportTest.ofBatches(40).signWith(SmallLog.NEXT_KEY));
        Files.writeString(other.resolve("policy"), NEXT_LINE + "quorum none\n");
        assertThat(refuses(other, copy)).contains("by " + copy.resolve("policy") + " it counts for nothing");
        assertThat(Run.here("export", published, "--to", copy).status()).isZero();
        proves(copy, policy);
    }

    @Test
    void needsAPolicyWhereTheCopyOrTheLogHasNone() throws IOException {
        Path policy = Files.writeString(folder.resolve("policy.txt"), SmallLog.POLICY);
        Path published = published(ExportTest.ofBatches(30));
        Files.delete(published.resolve("policy"));
        Path copy = folder.resolve("copy");
        Run run = Run.here("export", published, "--to", copy);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).contains("serves no policy", "--policy");
        assertThat(copy).doesNotExist();
        assertThat(Run.here("export", published, "--to", copy, "--policy", policy)
                        .status())
                .isZero();
        assertThat(copy.resolve("policy")).hasContent(SmallLog.POLICY);
        Files.delete(copy.resolve("policy"));
        assertThat(refuses(ExportTest.ofBatches(31), copy)).contains("has no policy", "--policy");
    }

    @Test
    void keepsEachCheckpointWhosePlaceALaterOneTakes() throws IOException {
        Path copy = copyOf(ExportTest.ofBatches(30));
        for (int batches : new int[] {31, 40}) {
            String before = Files.readString(copy.resolve("checkpoint"));
            long leaves = Checkpoint.parse(Note.parse(before).text()).treeSize();
            assertThat(Run.here("export", published(ExportTest.ofBatches(batches)), "--to", copy)
                            .status())
                    .isZero();
            assertThat(copy.resolve("history/" + leaves)).hasContent(before);
        }
        try (Stream<Path> kept = Files.list(copy.resolve("history"))) {
            assertThat(kept.map(Path::getFileName).map(Path::toString)).containsExactlyInAnyOrder("60", "62");
        }
    }

    @Test
    void takesNoCosignatureFromATreeThatItHas() throws IOException {
        Path copy = copyOf(ExportTest.ofBatches(30));
        String before = Files.readString(copy.resolve("checkpoint"));
        Run run = Run.here("export", published(ExportTest.ofBatches(30).cosignedBy(_ -> List.of())), "--to", copy);
        assertThat(run.status()).as(run.out()).isZero();
        assertThat(run.out()).contains("the copy's own checkpoint of that tree stays");
        assertThat(copy.resolve("checkpoint")).hasContent(before);
        Instant later = Instant.ofEpochSecond(SmallLog.COSIGNED_AT_SECONDS + 60);
        assertThat(Run.here("export", published(ExportTest.ofBatches(30).cosignAt(later)), "--to", copy)
                        .status())
                .isZero();
        assertThat(Files.readString(copy.resolve("checkpoint"))).isNotEqualTo(before);
        assertThat(refuses(
                        ExportTest.ofBatches(31)
                                .cosignedBy(text -> List.of(
                                        SmallLog.CUSTOMS.cosign(text + "junk\n", SmallLog.COSIGNED_AT_SECONDS))),
                        copy))
                .contains("signature of customs.example does not verify");
    }

    @Test
    void leavesThePolicyOfACopyToItsReader() throws IOException {
        Path copy = copyOf(ExportTest.ofBatches(30));
        for (String other : List.of(
                NEXT_LINE + SmallLog.POLICY, "log " + SmallLog.KEY.verifierKey() + "\nquorum none\n", "no policy")) {
            Path published = published(ExportTest.ofBatches(31));
            Files.writeString(published.resolve("policy"), other);
            Run run = Run.here("export", published, "--to", copy);
            assertThat(run.status()).as(run.out()).isZero();
            assertThat(run.out()).contains("serves another policy than " + copy.resolve("policy"));
            assertThat(copy.resolve("policy")).hasContent(SmallLog.POLICY);
        }
    }

    @Test
    void followsALogToItsNextKeyWhenItsReaderNamesIt() throws IOException {
        Path both = Files.writeString(folder.resolve("both.txt"), NEXT_LINE + SmallLog.POLICY);
        SmallLog log = ExportTest.ofBatches(30);
        Path copy = copyOf(log);
        log.signWith(SmallLog.NEXT_KEY, SmallLog.KEY).sealKeys(SmallLog.NEXT_KEY, SmallLog.KEY);
        assertThat(Run.here("export", published(log), "--to", copy).status()).isZero();
        log.signWith(SmallLog.NEXT_KEY).sealKeys(SmallLog.NEXT_KEY);
        assertThat(refuses(log, copy)).contains("if the log has changed its keys");
        assertThat(Run.here("export", published(log), "--to", copy, "--policy", both)
                        .status())
                .isZero();
        assertThat(copy.resolve("policy")).hasContent(SmallLog.POLICY);
        Files.copy(both, copy.resolve("policy"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(Run.here("export", published(log), "--to", copy).status()).isZero();
        proves(copy, both);
    }
}
