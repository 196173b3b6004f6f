package io.symbia.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A folder in which events stand under several checkpoints: what is said of time is true of each of them. */
class CheckpointsTest {
    private static final Instant LAST_YEAR = Instant.parse("2022-11-14T10:00:00Z");
    private static final Instant YESTERDAY = Instant.parse("2023-11-14T10:00:00Z");
    private static final Instant TODAY = Instant.parse("2023-11-15T10:00:00Z");

    private Path folder;

    @BeforeEach
    void writePolicy() throws IOException {
        folder = Scratch.make(); // By hand, as mistakes are planted under this test by a runner that knows no
        // extensions.
        Files.writeString(folder.resolve("policy"), SmallLog.POLICY);
        Files.createDirectory(folder.resolve("events"));
    }

    @AfterEach
    void deleteFolder() throws IOException {
        Scratch.delete(folder);
    }

    private Run verify() {
        return Run.here(
                "verify", "--all", folder.resolve("events"), "--policy", folder.resolve("policy"), "--now", Corpus.NOW);
    }

    private void write(String name, SmallLog log, int event) throws IOException {
        Path file = folder.resolve("events").resolve(name);
        Files.write(file.resolveSibling(name + ".json"), log.events().get(event).toArray());
        Files.writeString(
                file.resolveSibling(name + ".tlog-proof"), log.proof(event).format());
    }

    private static List<String> lines(Run run, String pattern) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile("(?m)^- .*" + pattern + ".*$").matcher(run.out());
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    /** A proof of last year beside an event of today. */
    @Test
    void anOldProofMakesNoNewEventOlder() throws IOException {
        for (boolean isOldFirst : new boolean[] {true, false}) {
            SmallLog log = new SmallLog().cosignAt(LAST_YEAR).add("A").seal();
            write(isOldFirst ? "a" : "z", log, 0);
            log.cosignAt(YESTERDAY).add("B").seal();
            write("m", log, 1);
            log.cosignAt(TODAY).add("C").seal();
            write(isOldFirst ? "z" : "a", log, 2);
            Run run = verify();
            assertThat(run.status()).as(run.out()).isZero();
            assertThat(lines(run, "all of this was there"))
                    .containsExactly("- all of this was there not later than 2023-11-15T10:00:00Z, 2 hours ago:"
                            + " the word of quorum customs");
            assertThat(lines(run, "by its own clock"))
                    .containsExactlyInAnyOrder(
                            "- customs cosigned 2 leaves at 2022-11-14T10:00:00Z, 366 days ago, by its own clock",
                            "- customs cosigned 4 leaves at 2023-11-14T10:00:00Z, 26 hours ago, by its own clock",
                            "- customs cosigned 6 leaves at 2023-11-15T10:00:00Z, 2 hours ago, by its own clock");
            assertThat(lines(run, "withdrawn or stolen"))
                    .containsExactly("- that no key named above was withdrawn or stolen after 2022-11-14T10:00:00Z");
            assertThat(lines(run, "what the log sealed after")).containsExactly("- what the log sealed after leaf 5");
            assertThat(lines(run, "smaller trees"))
                    .containsExactly("- that the 6 leaves of log.example/symbia begin with those of the 2 smaller trees"
                            + " that it signed: no proof of it is here");
        }
    }

    @Test
    void oneWithoutATimeLeavesAllWithoutOne() throws IOException {
        SmallLog log = new SmallLog().cosignAt(YESTERDAY).add("A").seal();
        write("a", log, 0);
        log.cosignAt(Instant.EPOCH).add("B").seal();
        write("b", log, 1);
        log.cosignAt(TODAY).add("C").seal();
        write("c", log, 2);
        Run run = verify();
        assertThat(run.status()).as(run.out()).isZero();
        assertThat(run.out())
                .contains("- the quorum customs cosigned it, and states no time\n")
                .contains("- customs cosigned 4 leaves, and states no time\n")
                .contains("- when: whom the policy asks states no time\n")
                .contains("stolen after any time\n")
                .doesNotContain("not later than");
    }

    /** The same tree, cosigned once more: the later word is true of both proofs. */
    @Test
    void aTreeThatIsCosignedTwiceIsOne() throws IOException {
        SmallLog log = new SmallLog().cosignAt(TODAY).add("A").add("B").seal();
        write("a", log, 0);
        write("b", log.cosignAt(YESTERDAY), 1);
        Run run = verify();
        assertThat(run.status()).as(run.out()).isZero();
        assertThat(lines(run, "all of this was there")).hasSize(1).allMatch(line -> line.contains("2023-11-15T10"));
        assertThat(run.out()).doesNotContain("smaller trees");
    }

    @Test
    void twoTreesOfOneSizeAreAContradiction() throws IOException {
        write("a", new SmallLog().add("A").seal(), 0);
        write("b", new SmallLog().add("B").seal(), 0);
        Run run = verify();
        assertThat(run.status()).as(run.out()).isEqualTo(1);
        assertThat(run.out())
                .contains("log.example/symbia signed two trees of 2 leaves")
                .endsWith("NOT PROVEN: history\n");
    }

    /** A line of an event names no log, so events of two are never in one statement. */
    @Test
    void ofTwoLogsAreNotToldInOneStatement() throws IOException {
        NoteSigner other = NoteSigner.ofSeed(
                "other.example/log",
                Octets.of(
                        Hash.ofContent("other".getBytes(StandardCharsets.UTF_8)).toArray()));
        Files.writeString(folder.resolve("policy"), "log " + other.verifierKey() + "\n" + SmallLog.POLICY);
        write("a", new SmallLog().add("A").seal(), 0);
        write("b", new SmallLog().add("B").add("B").seal(), 0);
        Path proof = folder.resolve("events/b.tlog-proof");
        String mine = Files.readString(proof);
        String head = mine.substring(0, mine.indexOf("\n\n") + 2);
        String text = mine.substring(head.length(), mine.indexOf("\n\n", head.length()) + 1)
                .replace(SmallLog.ORIGIN, "other.example/log");
        String note = new Note(
                        text, List.of(other.sign(text), SmallLog.CUSTOMS.cosign(text, SmallLog.COSIGNED_AT_SECONDS)))
                .format();
        Files.writeString(proof, head + note);
        Run run = verify();
        assertThat(run.status()).as(run.out()).isEqualTo(2);
        assertThat(run.out())
                .contains("one event is of the log log.example/symbia, another of other.example/log")
                .contains("1 of 2 events are proven, 0 are not, 1 could not be checked");
        Files.delete(folder.resolve("events/a.json"));
        assertThat(verify().status()).isZero();
    }
}
