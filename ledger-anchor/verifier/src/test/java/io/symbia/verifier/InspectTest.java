package io.symbia.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.tlog.tree.Octets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectTest {
    private static final SmallLog LOG = SmallLog.ofAtLeast(30);

    @TempDir
    private Path folder;

    @BeforeEach
    void publish() throws IOException {
        LOG.publish(folder);
        Files.write(folder.resolve("event.json"), LOG.events().get(3).toArray());
        Files.writeString(folder.resolve("event.tlog-proof"), LOG.proof(3).format());
    }

    private String shows(String file) {
        Run run = Run.here("inspect", folder.resolve(file));
        assertThat(run.status()).as(run.out()).isZero();
        assertThat(run.out()).endsWith("Shown, not checked.\n");
        return run.out();
    }

    @Test
    void showsEveryKindOfFile() {
        assertThat(shows("event.json"))
                .contains("event (CloudEvents 1.0, canonical)")
                .contains("payment/escrow/E-3, tag " + Events.tag("E-3"))
                .contains(LOG.events().get(3).digest().hex())
                .contains("escrowId = \"E-3\"");
        assertThat(shows("event.tlog-proof"))
                .contains("proof (c2sp")
                .contains("by customs.example")
                .contains("not checked");
        assertThat(shows("checkpoint")).contains("checkpoint (c2sp").contains(SmallLog.ORIGIN);
        assertThat(shows("manifests/1")).contains("manifest of a batch").contains("symbia.payment.events partition 3");
        assertThat(shows("policy"))
                .contains("policy (c2sp")
                .contains("customs, key of customs.example")
                .contains("ED25519, SHA-256 e747be1c");
    }

    @Test
    void showsAnEventOfLaterMake() throws IOException {
        String event = LOG.events().get(3).utf8().replace("\"sequence\":", "\"provenance\":\"x\",\"sequence\":");
        Files.writeString(folder.resolve("later.json"), event);

        assertThat(shows("later.json"))
                .contains("event (CloudEvents 1.0, canonical)")
                .contains("not known  provenance");
    }

    @Test
    void showsEveryKindOfFileThatIsMadeOfOthers() throws Exception {
        SmallBundle bundle = SmallBundle.make();
        SortedMap<String, Octets> files = bundle.archive().files();
        Files.write(folder.resolve("bundle.zip"), bundle.archive().format().toArray());
        assertThat(shows("bundle.zip"))
                .contains("evidence bundle")
                .contains("payment/escrow/A, tag " + bundle.tag())
                .contains("checkpoint (c2sp");
        Files.write(
                folder.resolve("stream"),
                files.get("streams/" + bundle.tag() + ".stream-proof").toArray());
        assertThat(shows("stream")).contains("3 events, the last one leaf 5").contains("as of      leaf 6");
        Files.write(
                folder.resolve("disclosed"),
                files.get("disclosures/" + bundle.digests().getFirst() + ".txt").toArray());
        assertThat(shows("disclosed")).contains("price = \"62.40\"");
        Files.write(folder.resolve("origin"), Events.origin("A").toArray());
        assertThat(shows("origin")).contains("record of an origin").contains("PUT /payment/escrows/A");
        Files.write(folder.resolve("import"), Events.origin("I-7").toArray());
        assertThat(shows("import")).contains("acme-scales").contains("import/weights, version 1");
        Files.writeString(folder.resolve("keys"), SmallLog.KEY.verifierKey() + "\n");
        assertThat(shows("keys")).contains("public keys").contains(SmallLog.ORIGIN);
        Object[] audit = {"audit", folder, "--policy", folder.resolve("policy"), "--state", folder.resolve("state")};
        assertThat(Run.here(audit).status()).isZero();
        assertThat(shows("state")).contains("what an audit remembers").contains("leaves     " + LOG.size());
        Run run = Run.here("verify", folder.resolve("bundle.zip"), "--json");
        Files.writeString(folder.resolve("statement.json"), run.out());
        assertThat(shows("statement.json")).contains("what a verifier said").contains("verdict    \"consistent\"");
        Files.writeString(folder.resolve("conviction"), TwoHistories.file());
        assertThat(shows("conviction")).contains("proof that a log signed two histories");
    }

    @Test
    void saysWhyItCannotShowAFile() throws IOException {
        Files.writeString(folder.resolve("text"), "just text\u001B[31m\n");
        Run run = Run.here("inspect", folder.resolve("text"));
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).startsWith("COULD NOT SHOW: neither equivocation").doesNotContain("\u001B");
        assertThat(Run.here("inspect", folder.resolve("none")).status()).isEqualTo(2);
        assertThat(Run.here("inspect").status()).isEqualTo(2);
    }

    /** As file managers do with an archive that was opened and saved again. */
    @Test
    void saysThatABundleWasPackedAgain() throws Exception {
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(again)) {
            for (var file : SmallBundle.make().archive().files().entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().toArray());
            }
        }
        ByteArrayOutputStream empty = new ByteArrayOutputStream();
        new ZipOutputStream(empty).close();
        for (ByteArrayOutputStream archive : List.of(again, empty)) {
            Files.write(folder.resolve("again.zip"), archive.toByteArray());
            Run run = Run.here("inspect", folder.resolve("again.zip"));
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.out())
                    .startsWith("COULD NOT SHOW: it is an archive, and not as an evidence bundle is packed: ")
                    .doesNotContain("neither");
        }
    }

    @Test
    void helpIsThere() {
        assertThat(Run.here("--help").status()).isZero();
        assertThat(Run.here("--version").out()).startsWith("symbia verifier");
    }
}
