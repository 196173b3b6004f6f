package io.symbia.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.symbia.events.kernel.canonical.CanonicalBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class VerifyManyTest {
    private static final SmallLog LOG = SmallLog.ofAtLeast(300); // Past one full tile.

    @TempDir
    private Path folder;

    private Path policy;

    @BeforeEach
    void writePolicy() throws IOException {
        policy = folder.resolve("policy.txt");
        Files.writeString(policy, SmallLog.POLICY);
    }

    private Run verifyAll() {
        return Run.here("verify", "--all", folder, "--policy", policy);
    }

    @Nested
    class FolderOfProofs {
        @BeforeEach
        void writePairs() throws IOException {
            for (int number = 0; number < 20; number++) {
                Files.write(
                        folder.resolve("e" + number + ".json"),
                        LOG.events().get(number).toArray());
                Files.writeString(
                        folder.resolve("e" + number + ".tlog-proof"),
                        LOG.proof(number).format());
            }
        }

        @Test
        void isProvenIfEveryEventIs() {
            Run run = verifyAll();
            assertThat(run.status()).as(run.out()).isZero();
            assertThat(run.out()).contains("20 of 20 events are proven").endsWith("PROVEN\n");
        }

        @Test
        void isNotProvenIfOneEventIsNot() throws IOException {
            Files.write(folder.resolve("e7.json"), LOG.events().get(8).toArray());
            Files.delete(folder.resolve("e9.tlog-proof"));
            Run run = verifyAll();
            assertThat(run.status()).isEqualTo(1);
            assertThat(run.out()).contains("FAIL  inclusion  e7.json").contains("18 of 20");
        }

        @Test
        void countsAnEventOnceThoughTwoFilesHoldIt() throws IOException {
            String before = statement(verifyAll());
            Files.copy(folder.resolve("e7.json"), folder.resolve("copy.json"));
            Files.copy(folder.resolve("e7.tlog-proof"), folder.resolve("copy.tlog-proof"));
            Run run = verifyAll();
            assertThat(run.out()).contains("21 of 21 events are proven");
            assertThat(statement(run).lines())
                    .containsExactlyInAnyOrderElementsOf(before.lines().toList());
        }

        private static String statement(Run run) {
            return run.out().substring(run.out().indexOf("ESTABLISHED"));
        }

        @Test
        void oneSpoiltCheckpointIsNotHiddenByTheOthers() throws IOException {
            Path proof = folder.resolve("e7.tlog-proof");
            String text = Files.readString(proof);
            int signature = text.lastIndexOf(SmallLog.ORIGIN) + SmallLog.ORIGIN.length() + 20;
            char other = text.charAt(signature) == 'A' ? 'B' : 'A';
            Files.writeString(proof, text.substring(0, signature) + other + text.substring(signature + 1));
            assertThat(verifyAll().out()).contains("FAIL  log        e7.json").endsWith("NOT PROVEN: events\n");
        }

        @Test
        void couldNotBeCheckedWithoutEveryProof() throws IOException {
            Files.delete(folder.resolve("e9.tlog-proof"));
            Run run = verifyAll();
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.out()).contains("19 of 20 events are proven, 0 are not, 1 could not be checked");
        }

        /** A folder that somebody has sent can have a pipe in it, from which nothing ever comes. */
        @Test
        @Timeout(60)
        void isNotHeldUpByAPipe() throws Exception {
            Path pipe = folder.resolve("pipe.json");
            int made = new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
            assumeThat(made).as("mkfifo makes pipes here").isZero();
            Files.move(folder.resolve("e9.tlog-proof"), folder.resolve("moved"));
            new ProcessBuilder("mkfifo", folder.resolve("e9.tlog-proof").toString())
                    .start()
                    .waitFor();
            Run run = verifyAll();
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.out()).contains("pipe.json is no ordinary file").contains("19 of 21 events are proven");
        }

        @Test
        void nothingToCheckIsNotProven() throws IOException {
            Path empty = Files.createDirectory(folder.resolve("empty"));
            assertThat(Run.here("verify", "--all", empty, "--policy", policy).status())
                    .isEqualTo(2);
            assertThat(Run.here("verify", "--all", folder.resolve("none"), "--policy", policy)
                            .status())
                    .isEqualTo(2);
        }
    }

    @Nested
    class Export {
        @BeforeEach
        void writeExport() throws IOException {
            LOG.publish(folder.resolve("log"));
            writeEvents(LOG.events());
        }

        private void writeEvents(List<CanonicalBytes> events) throws IOException {
            ByteArrayOutputStream lines = new ByteArrayOutputStream();
            for (CanonicalBytes event : events) {
                lines.writeBytes(event.toArray());
                lines.write('\n');
            }
            Files.write(folder.resolve("events.jsonl"), lines.toByteArray());
        }

        @Test
        void provesEveryLineAgainstTheSignedRoot() {
            Run run = verifyAll();
            assertThat(run.status()).as(run.out()).isZero();
            assertThat(run.out())
                    .contains("recomputed from " + LOG.size() + " leaves")
                    .contains(LOG.events().size() + " different events");
        }

        @Test
        void takesAPartOfTheEventsAndOneThatIsThereTwice() throws IOException {
            writeEvents(List.of(
                    LOG.events().get(5), LOG.events().get(50), LOG.events().get(5)));
            assertThat(verifyAll().out())
                    .contains("2 different events in 3 lines")
                    .endsWith("PROVEN\n");
        }

        @Test
        void needsNoTilesAboveTheLeaves() throws IOException {
            Files.delete(folder.resolve("log/tile/1/000.p/1"));
            assertThat(verifyAll().status()).isZero();
        }

        @Test
        void changedBytesOfALineAreFound() throws IOException {
            byte[] line = LOG.events().get(40).toArray();
            for (int index = 0; index < line.length; index += 5) {
                byte[] changed = line.clone();
                changed[index] ^= 1;
                writeEvents(List.of(LOG.events().get(39), CanonicalBytes.of(changed)));
                assertThat(verifyAll().status()).as("byte %d", index).isEqualTo(1);
            }
        }

        @Test
        void changedBytesOfTheTilesAndTheCheckpointAreFound() throws IOException {
            for (String path : List.of("checkpoint", "tile/0/000", "tile/0/001.p/" + (LOG.size() - 256))) {
                Path file = folder.resolve("log").resolve(path);
                byte[] bytes = Files.readAllBytes(file);
                for (int index = 0; index < bytes.length; index += path.equals("checkpoint") ? 3 : 97) {
                    byte[] changed = bytes.clone();
                    changed[index] ^= 1;
                    Files.write(file, changed);
                    assertThat(verifyAll().status())
                            .as("%s byte %d", path, index)
                            .isEqualTo(1);
                }
                Files.write(file, bytes);
            }
        }

        @Test
        void namesTheLineThatIsNotInTheLog() throws IOException {
            CanonicalBytes invented = Events.event("E-99", 0, Optional.empty());
            writeEvents(List.of(LOG.events().get(1), invented, LOG.events().get(2)));
            Run run = verifyAll();
            assertThat(run.status()).isEqualTo(1);
            assertThat(run.out())
                    .contains("events.jsonl line 2: its leaf is not in the log")
                    .contains("1 of 3 events");
        }

        @Test
        void refusesLinesThatAreNoEvents() throws IOException {
            for (String lines :
                    List.of("\n", "{}\n", "x", LOG.events().get(1).utf8() + "\r\n", "a".repeat((1 << 20) + 1))) {
                Files.writeString(folder.resolve("events.jsonl"), lines);
                assertThat(verifyAll().status()).isEqualTo(1);
            }
            Files.write(
                    folder.resolve("events.jsonl"), LOG.events().get(1).utf8().getBytes(StandardCharsets.UTF_8));
            assertThat(verifyAll().status()).as("last line without newline").isZero();
        }

        @Test
        void couldNotBeCheckedWithoutATileOrWithoutEvents() throws IOException {
            Files.writeString(folder.resolve("events.jsonl"), "");
            assertThat(verifyAll().status()).isEqualTo(2);
            writeEvents(LOG.events());
            Files.delete(folder.resolve("log/tile/0/000"));
            assertThat(verifyAll().status()).isEqualTo(2);
        }
    }
}
