package io.symbia.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.events.kernel.canonical.CanonicalBytes;
import io.symbia.events.kernel.canonical.Digest;
import io.symbia.tlog.streams.StreamMap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is proven of an event is not contradicted by the event itself, or by the one after it. */
class ContradictionsTest {
    private Path folder;

    @BeforeEach
    void writePolicy() throws IOException {
        folder = Scratch.make(); // By hand, as mistakes are planted under this test by a runner that knows no
        // extensions.
        Files.writeString(folder.resolve("policy"), SmallLog.POLICY);
    }

    @AfterEach
    void deleteFolder() throws IOException {
        Scratch.delete(folder);
    }

    private Run run(Object... arguments) {
        List<Object> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--policy", folder.resolve("policy"), "--now", Corpus.NOW));
        return Run.here(all.toArray());
    }

    private Run verify(Contradictions.Finding one) throws IOException {
        Files.write(folder.resolve("bundle.zip"), one.archive().format().toArray());
        return run("verify", folder.resolve("bundle.zip"));
    }

    @Test
    void areFoundInBundlesAndNothingElseIs() throws IOException {
        List<String> wrong = new ArrayList<>();
        int refused = 0;
        List<Contradictions.Finding> all = Contradictions.all();
        for (Contradictions.Finding one : all) {
            Run run = verify(one);
            refused += run.status();
            if (!run.out().endsWith(one.end())) {
                wrong.add(one.name() + "\n" + run.out());
            }
        }
        System.out.println("bundles " + all.size() + ", refused " + refused);
        assertThat(wrong).isEmpty();
    }

    /** Who is shown one of two prices is told that there may be another. */
    @Test
    void thatMayBeHiddenAreNotEstablishedAway() throws IOException {
        List<Contradictions.Finding> all = Contradictions.all();
        assertThat(verify(all.get(0)).out())
                .contains("- payment/escrow/E-20 #0 commits to /price = \"10.00\"\n")
                .contains("- that payment/escrow/E-20 #0 commits to no other value of /price:"
                        + " 2 of the digests beside it are not disclosed\n");
        assertThat(verify(all.get(1)).out())
                .contains("commits to no other value of /price: 1 of the digests beside it are not disclosed\n")
                .contains("commits to no other value of /weight: 1 of the digests beside it are not disclosed\n");
        Contradictions.Finding complete = all.stream()
                .filter(one -> one.name().contains("{\"_sd\":[<low>]},{\"_sd\":[<high>]}"))
                .findFirst()
                .orElseThrow();
        assertThat(verify(complete).out())
                .contains("commits to /lines/0/price = \"10.00\"")
                .contains("commits to /lines/1/price = \"99999.00\"")
                .doesNotContain("no other value");
    }

    private static SmallLog broken() {
        Digest other = Digest.ofContent("quite another event".getBytes(StandardCharsets.UTF_8));
        SmallLog log = new SmallLog()
                .add("A")
                .addWritten("A", (sequence, _) -> Events.event("A", sequence, Optional.of(other)))
                .add("A")
                .seal();
        return log;
    }

    private Path foldersOf(SmallLog log) throws IOException {
        Path events = Files.createDirectory(folder.resolve("events"));
        for (int number = 0; number < log.events().size(); number++) {
            Files.write(
                    events.resolve(9 - number + ".json"),
                    log.events().get(number).toArray());
            Files.writeString(
                    events.resolve(9 - number + ".tlog-proof"),
                    log.proof(number).format());
        }
        return events;
    }

    @Test
    void betweenAnEventAndTheOneBeforeItAreFoundInAFolder() throws IOException {
        Path events = foldersOf(broken());
        Run run = run("verify", "--all", events);
        assertThat(run.status()).as(run.out()).isEqualTo(1);
        assertThat(run.out())
                .contains("of payment/escrow/A #0 two digests are said")
                .endsWith("NOT PROVEN: previous\n");
        Files.move(events.resolve("9.json"), events.resolve("9")); // What #1 names is not here.
        assertThat(run("verify", "--all", events).status()).isZero();
    }

    @Test
    void betweenAnEventAndTheOneBeforeItAreFoundInAWholeStream() throws IOException {
        SmallLog log = broken();
        StreamMap map = log.map();
        log.sealMap(log.streams());
        Path proof = folder.resolve("stream");
        Files.writeString(proof, log.streamProof(Events.tag("A"), map).format());
        Run run = run("verify", "--all", foldersOf(log), "--stream", proof);
        assertThat(run.out()).endsWith("NOT PROVEN: previous\n");
    }

    @Test
    void betweenAnEventAndTheOneBeforeItAreFoundInAnExport() throws IOException {
        SmallLog log = broken();
        log.publish(folder.resolve("export/log"));
        List<String> lines = log.events().stream().map(CanonicalBytes::utf8).toList();
        for (List<String> some : List.of(lines, lines.reversed())) {
            Files.writeString(folder.resolve("export/events.jsonl"), String.join("\n", some));
            assertThat(run("verify", "--all", folder.resolve("export")).out()).endsWith("NOT PROVEN: previous\n");
        }
        Files.writeString(folder.resolve("export/events.jsonl"), lines.get(0) + "\n" + lines.get(2));
        assertThat(run("verify", "--all", folder.resolve("export")).status()).isZero();
    }
}
