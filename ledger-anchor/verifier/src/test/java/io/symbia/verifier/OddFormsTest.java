package io.symbia.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line says of odd bundles; that the page says the same is for {@link StatementsIT}. */
class OddFormsTest {
    private static final String PROVEN = "PROVEN";
    private static final String NO_POLICY = "COULD NOT CHECK: the policy that was given is none";
    private static final String NO_OWN_POLICY = "COULD NOT CHECK: the bundle's own policy is none";

    private static final int SMALL_ORDER_AND_TWINS = 16; // Policies; after them come keys that are no points.

    @TempDir
    private Path folder;

    /** The last line of each statement, by the name of the bundle. */
    private Map<String, String> verdicts() throws IOException {
        Map<String, String> verdicts = new TreeMap<>();
        for (Corpus.Case one : Stream.concat(OddProofs.cases().stream(), OddBatches.cases().stream())
                .toList()) {
            Path bundle = Files.write(
                    folder.resolve("bundle.zip"), one.archive().format().toArray());
            Run run;
            if (one.policy().isPresent()) {
                Path policy =
                        Files.write(folder.resolve("policy"), one.policy().get().toArray());
                run = Run.here("verify", bundle, "--now", one.now(), "--policy", policy);
            } else {
                run = Run.here("verify", bundle, "--now", one.now());
            }
            verdicts.put(one.name(), run.out().lines().toList().getLast());
        }
        return verdicts;
    }

    @Test
    void areRefusedByTheCheckThatTheyFail() throws IOException {
        Map<String, String> verdicts = verdicts();

        assertThat(verdicts)
                .containsEntry("note of a mebibyte and 0", PROVEN)
                .containsEntry("note of a mebibyte and 1", "NOT PROVEN: log")
                .containsEntry("checkpoint of 1000 lines", PROVEN)
                .containsEntry("checkpoint of 1001 lines", "NOT PROVEN: log")
                .containsEntry("proof of two mebibytes and -8", "NOT PROVEN: log")
                .containsEntry("proof of two mebibytes and 8", "NOT PROVEN: inclusion")
                .containsEntry("a cosignature ahead of the clock, and one that is wrong", "NOT PROVEN: witnesses")
                .containsEntry("an event that is none, and one of another name", "NOT PROVEN: events")
                .containsEntry("a map in batch 14 of events in batch 9", PROVEN)
                .containsEntry("a map in batch 4 of events in batch 9", "NOT PROVEN: batches");
        for (int number = 0; number < SMALL_ORDER_AND_TWINS; number++) {
            boolean isOne = number == 3;
            assertThat(verdicts.get("odd policy " + number)).isEqualTo(isOne ? PROVEN : NO_POLICY);
            if (!isOne) assertThat(verdicts).containsEntry("odd policy of its own " + number, NO_OWN_POLICY);
        }
        assertThat(ofBatches(verdicts, PROVEN)).isEqualTo(2);
        assertThat(ofBatches(verdicts, "NOT PROVEN: batches")).isEqualTo(5);
        assertThat(ofBatches(verdicts, "NOT PROVEN: time")).isEqualTo(1);
        verdicts.forEach((name, verdict) -> {
            if (name.startsWith("stream proof: ") && !name.endsWith(", another checkpoint")) {
                assertThat(verdict).as(name).isEqualTo("NOT PROVEN: streams");
            }
            if (name.startsWith("a list in place of ")) {
                assertThat(verdict).as(name).isEqualTo("NOT PROVEN: streams");
            }
        });
    }

    private static long ofBatches(Map<String, String> verdicts, String verdict) {
        return verdicts.entrySet().stream()
                .filter(one ->
                        one.getKey().startsWith("batches ") && one.getValue().equals(verdict))
                .count();
    }
}
