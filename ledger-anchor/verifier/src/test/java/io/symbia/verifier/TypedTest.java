package io.symbia.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is said of what was mistyped: plain words, few lines, exit status 2. */
class TypedTest {
    private static final SmallLog LOG = SmallLog.ofAtLeast(30);
    private static final int MAX_LINES = 20; // The statement, which ends every check, has fewer.

    @TempDir
    private Path folder;

    private Path log;
    private Path policy;

    @BeforeEach
    void publish() throws IOException {
        log = folder.resolve("log");
        LOG.publish(log);
        policy = Files.writeString(folder.resolve("policy.txt"), SmallLog.POLICY);
        Files.write(folder.resolve("event.json"), LOG.events().get(3).toArray());
        Files.writeString(folder.resolve("event.tlog-proof"), LOG.proof(3).format());
    }

    private void says(String words, Object... arguments) {
        Run run = Run.here(arguments);
        assertThat(run.out()).contains(words).doesNotContain("java.", "Exception");
        assertThat(run.out().lines()).hasSizeLessThan(MAX_LINES);
        assertThat(run.status()).as(run.out()).isEqualTo(2);
    }

    @Test
    void saysHowTimesAreTyped() {
        for (String option : new String[] {"--max-age", "--answer-limit", "--poll"}) {
            says("'x' is no length of time; fifteen minutes are PT15M", "audit", log, option, "x");
        }
        for (String option : new String[] {"--max-age", "--max-map-age"}) {
            says("'5' is no length of time", "verify", folder.resolve("event.json"), option, "5");
        }
        says("'5' is no length of time", "export", log, "--to", folder.resolve("copy"), "--answer-limit", "5");
        says("'today' is no time; write it like 2026-", "audit", log, "--now", "today");
        says("set LC_ALL=C.UTF-8 and type it again", "verify", "a\0b"); // As a letter beyond ASCII under LC_ALL=C.
        says("verify --help says what can be typed", "verify");
        says("Unknown option", "audit", log, "--colour", "red");
    }

    @Test
    void takesNoLengthThatNoClockHoldsAndNoneBelowNothing() {
        Path event = folder.resolve("event.json");
        for (String length : new String[] {"PT3000000H", "P99999999D", "-P99999999D", "P36501D"}) {
            for (String option : new String[] {"--max-age", "--answer-limit", "--poll"}) {
                says("is longer than 36500 days", "audit", log, "--policy", policy, option, length);
            }
            for (String option : new String[] {"--max-age", "--max-map-age"}) {
                says("is longer than 36500 days", "verify", event, "--policy", policy, option, length);
            }
            says("is longer than 36500 days", "export", log, "--to", folder.resolve("copy"), "--answer-limit", length);
        }
        says("less than nothing", "audit", log, "--policy", policy, "--max-age", "-PT1S");
        says("less than nothing", "verify", event, "--policy", policy, "--max-age", "-PT1S");
        assertThat(Run.here("audit", log, "--policy", policy, "--max-age", "P36500D")
                        .status())
                .isZero();
    }

    @Test
    void saysWhyALogCannotBeRead() {
        says("nobody listens there", "audit", "http://127.0.0.1:1/log", "--policy", policy);
        says("no machine of that name is known", "audit", "http://no-such-machine.invalid/log", "--policy", policy);
        says("begins with http:// or https://", "audit", "ftp://127.0.0.1/log", "--policy", policy);
        says("nobody listens there", "export", "http://127.0.0.1:1/log", "--to", folder.resolve("copy"));
    }

    @Test
    void saysWhyAFileCannotBeReadOrWritten() {
        Path nowhere = folder.resolve("nowhere");
        says("there is no " + nowhere, "audit", log, "--policy", policy, "--state", nowhere.resolve("state"));
        says("there is no file " + nowhere, "audit", log, "--policy", nowhere);
        says("policy.txt", "export", log, "--to", policy.resolve("copy"));
    }

    /** A letter with its attachments, a folder where a file is due and the other way round. */
    @Test
    void saysWhatAFileIsThatIsAnother() throws Exception {
        Path mail = Files.writeString(folder.resolve("m.eml"), "Subject: evidence\n");
        says("m.eml is no bundle and no proof of an equivocation", "verify", mail, "--policy", policy);
        says("there is no file " + folder.resolve("m.tlog-proof"), "verify", mail, "--policy", policy);
        says(folder + " is a folder: name it with --all", "verify", folder, "--policy", policy);
        Path bundle = folder.resolve("bundle.zip");
        Files.write(bundle, SmallBundle.make().archive().format().toArray());
        says("bundle.zip is a file, and a copy of a log is a folder", "audit", bundle, "--policy", policy);
        says("bundle.zip is a file, and a copy of a log is a folder", "export", bundle, "--to", folder.resolve("copy"));
        says("there is no folder " + folder.resolve("none"), "audit", folder.resolve("none"), "--policy", policy);
    }

    @Test
    void passesOverNoPauseOfWhoeverDoesNotFollow() {
        says("give --follow", "audit", log, "--policy", policy, "--poll", "PT1S");
    }

    /** It is gone from a pipe once it was read: what it is shows in what was read. */
    @Test
    @Timeout(60)
    void readsABundleFromAPipe() throws Exception {
        byte[] bundle = SmallBundle.make().archive().format().toArray();
        for (String name : List.of("pipe", "bundle.zip")) {
            Path pipe = folder.resolve(name);
            int made = new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
            assumeThat(made).as("mkfifo makes pipes here").isZero();
            Thread writer = Thread.ofPlatform().start(() -> write(pipe, bundle));
            Run run = Run.here("verify", pipe, "--policy", policy);
            writer.join();
            assertThat(run.status()).as(run.out()).isZero();
        }
        Path event = folder.resolve("piped.json");
        new ProcessBuilder("mkfifo", event.toString()).start().waitFor();
        Thread writer =
                Thread.ofPlatform().start(() -> write(event, LOG.events().get(3).toArray()));
        Run run = Run.here("verify", event, "--policy", policy, "--proof", folder.resolve("event.tlog-proof"));
        writer.join();
        assertThat(run.status()).as(run.out()).isZero();
    }

    private static void write(Path pipe, byte[] bytes) {
        try {
            Files.write(pipe, bytes, StandardOpenOption.WRITE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** An empty variable in a script is the folder where it was typed. */
    @Test
    void takesNoEmptyNameOfAFile() {
        String words = "the name of a file or folder is empty";
        says(words, "export", log, "--to", "");
        says(words, "export", log, "--to", folder.resolve("copy"), "--policy", "");
        says(words, "verify", "");
        says(words, "verify", folder.resolve("event.json"), "--policy", policy, "--proof", "");
        says(words, "audit", log, "--policy", policy, "--state", "");
        says(words, "inspect", "");
        says("no log is named", "audit", "", "--policy", policy);
        says("no log is named", "export", "", "--to", folder.resolve("copy"));
    }

    /** Whoever names a proof wants to hear of that one. */
    @Test
    void passesOverNoProofThatIsNamed() throws Exception {
        Path bundle = folder.resolve("bundle.zip");
        Files.write(bundle, SmallBundle.make().archive().format().toArray());
        Path conviction = folder.resolve("conviction");
        Files.writeString(conviction, TwoHistories.file());
        Path proof = folder.resolve("event.tlog-proof");
        for (String option : new String[] {"--proof", "--stream"}) {
            says("leave " + option + " out", "verify", bundle, option, proof);
            says("leave " + option + " out", "verify", bundle, option, proof, "--policy", policy);
        }
        says("leave --proof out", "verify", conviction, "--proof", proof, "--policy", policy);
        says("leave --proof out", "verify", "--all", folder, "--proof", proof, "--policy", policy);
        says("leave --proof out", "verify", "--all", folder, "--stream", proof, "--proof", proof, "--policy", policy);
    }

    @Test
    void saysThatTheEventIsDueWhereAProofIs() {
        Path proof = folder.resolve("event.tlog-proof");
        says(proof + " is a proof: name its event", "verify", proof, "--policy", policy);
        says(proof + " is a proof: name its event", "verify", proof, "--proof", proof, "--policy", policy);
    }
}
