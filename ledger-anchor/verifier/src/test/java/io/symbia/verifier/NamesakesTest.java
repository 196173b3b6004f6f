package io.symbia.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.events.kernel.canonical.CanonicalBytes;
import io.symbia.tlog.bundle.EvidenceArchive;
import io.symbia.tlog.streams.StreamMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two streams of one name: somebody who may write to the log's topics has given a second salt to a name that was taken. */
class NamesakesTest {
    private static final String NOW = "2023-11-15T00:00:00Z";
    private static final String OTHER = "A" + Events.NAMESAKE;
    private static final String FINDING = "two streams are called payment/escrow/A: tag " + Events.tag("A")
            + " and tag " + Events.tag(OTHER) + ", each with its own events";

    private final SmallLog log =
            new SmallLog().add("A").add("B").seal().add("A").add(OTHER).add("A").seal();
    private final StreamMap map = log.map();
    private Path folder;

    @BeforeEach
    void sealMap() throws IOException {
        folder = Scratch.make(); // By hand, as mistakes are planted under this test by a runner that knows no
        // extensions.
        Files.writeString(folder.resolve("policy"), SmallLog.POLICY);
        log.sealMap(log.streams());
    }

    @AfterEach
    void deleteFolder() throws IOException {
        Scratch.delete(folder);
    }

    private Run run(Object... arguments) {
        List<Object> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--policy", folder.resolve("policy"), "--now", NOW));
        return Run.here(all.toArray());
    }

    private Run verify(Optional<StreamMap> whole, String... escrows) throws Exception {
        EvidenceArchive archive = Bundles.of(log, SmallLog.POLICY, whole, List.of(escrows), List.of());
        Files.write(folder.resolve("bundle.zip"), archive.format().toArray());
        return run("verify", folder.resolve("bundle.zip"));
    }

    private void refuses(Run run) {
        assertThat(run.status()).as(run.out()).isEqualTo(1);
        assertThat(run.out())
                .contains("FAIL  names      " + FINDING + "\n")
                .contains("NOT ESTABLISHED\n- anything: the check names does not hold\n")
                .endsWith("NOT PROVEN: names\n");
    }

    private static void print(String figures) {
        System.out.println("streams of one name: " + figures);
    }

    /** Each shows all events of its tag, and says that its name may be another stream's too. */
    @Test
    void areToldApartByTheTagsInTheirStatements() throws Exception {
        for (Optional<StreamMap> whole : List.of(Optional.of(map), Optional.<StreamMap>empty())) {
            for (String escrow : List.of("A", OTHER)) {
                Run run = verify(whole, escrow);
                assertThat(run.status()).as(run.out()).isZero();
                String tag = Events.tag(escrow).hex();
                assertThat(run.out()
                                .contains("- payment/escrow/A, tag " + tag + ": these " + (escrow.equals("A") ? 3 : 1)
                                        + " events are all of this tag, in order, "))
                        .as(run.out())
                        .isEqualTo(whole.isPresent());
                assertThat(run.out())
                        .contains("- that no stream but the one of tag " + tag
                                + " is called payment/escrow/A: the log has tags and no names\n");
            }
        }
        print("bundles of one alone 4, proven 4, each with its tag");
    }

    @Test
    void areRefusedInOneBundle() throws Exception {
        refuses(verify(Optional.of(map), "A", OTHER));
        refuses(verify(Optional.empty(), OTHER, "A"));
        print("bundles of both 2, refused 2");
    }

    @Test
    void areRefusedInOneFolder() throws Exception {
        Path events = Files.createDirectory(folder.resolve("events"));
        for (int number = 0; number < log.events().size(); number++) {
            Files.write(
                    events.resolve(number + ".json"), log.events().get(number).toArray());
            Files.writeString(
                    events.resolve(number + ".tlog-proof"), log.proof(number).format());
        }
        refuses(run("verify", "--all", events));
        Files.delete(events.resolve("3.json")); // The only event of the other one.
        assertThat(run("verify", "--all", events).status()).isZero();
    }

    @Test
    void areRefusedInOneExport() throws Exception {
        log.publish(folder.resolve("export/log"));
        List<String> lines = log.events().stream().map(CanonicalBytes::utf8).toList();
        Files.writeString(folder.resolve("export/events.jsonl"), String.join("\n", lines));
        refuses(run("verify", "--all", folder.resolve("export")));
        Files.writeString(folder.resolve("export/events.jsonl"), String.join("\n", lines.subList(0, 3)));
        assertThat(run("verify", "--all", folder.resolve("export")).status()).isZero();
    }

    /** The audit reads tags alone: to it, this log is as good as any. */
    @Test
    void areSeenByNoAudit() throws Exception {
        log.publish(folder.resolve("log"));
        Run run = run("audit", folder.resolve("log"));
        assertThat(run.status()).as(run.out()).isZero();
        assertThat(run.out()).contains("5 events of 3 streams");
    }
}
