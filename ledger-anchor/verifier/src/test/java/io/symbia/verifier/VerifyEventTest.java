package io.symbia.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.checkpoint.TlogProof;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.tree.MerkleTree;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyEventTest {
    private static final String NOW = "2026-11-29T19:00:00Z";
    private static final SmallLog LOG = SmallLog.ofAtLeast(30);
    private static final int EVENT = 17;

    @TempDir
    private Path folder;

    private Path event;
    private Path proof;
    private Path policy;

    @BeforeEach
    void writeFiles() throws IOException {
        event = folder.resolve("event.json");
        proof = folder.resolve("event.tlog-proof");
        policy = folder.resolve("policy.txt");
        Files.write(event, LOG.events().get(EVENT).toArray());
        Files.writeString(proof, LOG.proof(EVENT).format());
        Files.writeString(policy, SmallLog.POLICY);
    }

    private Run verify() {
        return Run.here("verify", event, "--proof", proof, "--policy", policy, "--now", NOW);
    }

    @Test
    void provesEveryEventAndPrintsEveryCheck() throws IOException {
        for (int number = 0; number < LOG.events().size(); number++) {
            Files.write(event, LOG.events().get(number).toArray());
            Files.writeString(proof, LOG.proof(number).format());
            Run run = verify();
            assertThat(run.status()).as(run.out()).isZero();
        }
        writeFiles();
        List<String> lines = verify().out().lines().toList();
        assertThat(lines.getLast()).isEqualTo("PROVEN");
        assertThat(lines.subList(0, lines.indexOf("STATEMENT symbia.io/statement@v1")))
                .allMatch(line -> line.startsWith("ok "))
                .extracting(line -> line.substring(6, 16).strip())
                .containsExactly("event", "digest", "entry", "leaf", "log", "witnesses", "inclusion");
        assertThat(verify().out())
                .contains(LOG.events().get(EVENT).digest().hex())
                .contains("stream payment/escrow/E-3, tag " + Events.tag("E-3") + ", sequence 2")
                .contains("signed " + LOG.size() + " leaves")
                .contains("customs at 2023-11-14T22:13:20Z")
                .contains("leaf " + LOG.proof(EVENT).leafIndex() + " of " + LOG.size());
    }

    @Test
    void findsTheProofBesideTheEvent() {
        assertThat(Run.here("verify", event, "--policy", policy).status()).isZero();
    }

    @Test
    void everyChangedByteOfTheEventIsFound() throws IOException {
        byte[] bytes = LOG.events().get(EVENT).toArray();
        for (int index = 0; index < bytes.length; index++) {
            refusesChanged(event, bytes, index);
        }
    }

    @Test
    void everyChangedByteOfTheProofIsFound() throws IOException {
        byte[] bytes = LOG.proof(EVENT).format().getBytes(StandardCharsets.UTF_8);
        for (int index = 0; index < bytes.length; index++) {
            refusesChanged(proof, bytes, index);
        }
    }

    private void refusesChanged(Path file, byte[] bytes, int index) throws IOException {
        byte[] changed = bytes.clone();
        changed[index] ^= 1;
        Files.write(file, changed);
        assertThat(verify().status()).as("byte %d", index).isEqualTo(1);
    }

    @Test
    void nothingMayBeAddedOrCutOff() throws IOException {
        byte[] bytes = LOG.events().get(EVENT).toArray();
        for (Octets other : List.of(
                Octets.EMPTY,
                Octets.copyOf(bytes, 0, bytes.length - 1),
                Octets.copyOf(bytes, 1, bytes.length - 1),
                Octets.of((new String(bytes, StandardCharsets.UTF_8) + "\n").getBytes(StandardCharsets.UTF_8)),
                Octets.of((" " + new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8)))) {
            Files.write(event, other.toArray());
            assertThat(verify().status()).isEqualTo(1);
        }
        writeFiles();
        String text = Files.readString(proof);
        for (int length = 0; length < text.length(); length += 10) {
            Files.writeString(proof, text.substring(0, length));
            assertThat(verify().status()).isEqualTo(1);
        }
    }

    @Test
    void namesTheCheckThatFailed() throws IOException {
        Files.write(event, LOG.events().get(EVENT + 1).toArray());
        assertThat(verify().out()).endsWith("NOT PROVEN: inclusion\n");

        writeFiles();
        Files.writeString(event, "{}");
        assertThat(verify().out()).endsWith("NOT PROVEN: event\n");

        writeFiles();
        Files.writeString(proof, "c2sp.org/tlog-proof@v2\n");
        assertThat(verify().out()).endsWith("NOT PROVEN: proof\n");

        TlogProof good = LOG.proof(EVENT);
        writeProofWith(new Note(
                good.checkpoint().text(), good.checkpoint().signatures().subList(0, 1)));
        assertThat(verify().out()).endsWith("NOT PROVEN: witnesses\n");
        writeProofWith(new Note(
                good.checkpoint().text(), good.checkpoint().signatures().subList(1, 2)));
        assertThat(verify().out()).endsWith("NOT PROVEN: log\n");
    }

    private void writeProofWith(Note checkpoint) throws IOException {
        writeFiles();
        TlogProof good = LOG.proof(EVENT);
        Files.writeString(proof, new TlogProof(good.leafIndex(), good.path(), checkpoint).format());
    }

    /** A log signed what it pleased, but no witness saw the tree that the proof leads to. */
    @Test
    void refusesAnotherRootOfTheSameSize() throws IOException {
        Checkpoint checkpoint = Checkpoint.parse(LOG.checkpoint(LOG.size()).text());
        String other = new Checkpoint(checkpoint.origin(), checkpoint.treeSize(), MerkleTree.EMPTY_ROOT).format();
        writeProofWith(SmallLog.KEY.note(other).with(List.of(SmallLog.CUSTOMS.cosign(other, 1))));
        assertThat(verify().out()).endsWith("NOT PROVEN: inclusion\n");
    }

    @Test
    void saysWhenItCouldNotCheck() throws IOException {
        assertThat(Run.here("verify", folder.resolve("none.json"), "--proof", proof, "--policy", policy)
                        .status())
                .isEqualTo(2);
        assertThat(Run.here("verify", event, "--proof", folder.resolve("none"), "--policy", policy)
                        .status())
                .isEqualTo(2);
        assertThat(Run.here("verify", event, "--proof", proof, "--policy", folder.resolve("none"))
                        .status())
                .isEqualTo(2);
        assertThat(Run.here("verify", event, "--proof", proof).status()).isEqualTo(2);
        assertThat(Run.here("verify", folder, "--proof", proof, "--policy", policy)
                        .status())
                .isEqualTo(2);
        assertThat(Run.here("verify", "--policy", policy).status()).isEqualTo(2);
        assertThat(Run.here("prove").status()).isEqualTo(2);
        assertThat(Run.here().status()).isEqualTo(2);
        Files.writeString(policy, "quorum nobody\n");
        assertThat(verify().out()).contains("COULD NOT CHECK").contains("is not a policy");
        assertThat(verify().status()).isEqualTo(2);
        Files.write(event, new byte[(4 << 20) + 1]);
        writePolicy();
        assertThat(verify().status()).isEqualTo(2);
    }

    private void writePolicy() throws IOException {
        Files.writeString(policy, SmallLog.POLICY);
    }

    /** What stands in a file must not be able to write over the verdict. */
    @Test
    void printsNoControlCharacters() throws IOException {
        Files.writeString(proof, "c2sp.org/tlog-proof@v1\nindex 1\u001B[2K\rPROVEN\u0085\u202E\n\n");
        Run run = verify();
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("\\u{1b}").contains("\\u{85}").contains("\\u{202e}");
        assertThat(run.out().chars().filter(character -> character < ' ' && character != '\n'))
                .isEmpty();
    }

    @Test
    void endsAsAProcessWithTheSameStatus() throws IOException, InterruptedException {
        Run proven = Run.child("verify", event, "--proof", proof, "--policy", policy, "--now", NOW);
        assertThat(proven.status()).as(proven.out()).isZero();
        assertThat(proven.out()).isEqualTo(verify().out());
        Files.write(event, LOG.events().get(EVENT + 1).toArray());
        assertThat(Run.child("verify", event, "--proof", proof, "--policy", policy)
                        .status())
                .isEqualTo(1);
        Files.delete(event);
        assertThat(Run.child("verify", event, "--proof", proof, "--policy", policy)
                        .status())
                .isEqualTo(2);
    }
}
