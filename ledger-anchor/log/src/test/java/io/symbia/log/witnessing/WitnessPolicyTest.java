package io.symbia.log.witnessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.log.fence.RefusedToStartException;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which policies a log starts with, and why it refuses the others. */
class WitnessPolicyTest {
    private static final String ORIGIN = "log.test/policy";
    private static final VerifierKey LOG = NoteSigner.ofSeed(ORIGIN, seed(1)).verifierKey();
    private static final VerifierKey POST_QUANTUM =
            NoteSigner.postQuantumCosignerOfSeed(ORIGIN, seed(2)).verifierKey();
    private static final VerifierKey EARLIER =
            NoteSigner.ofSeed(ORIGIN, seed(3)).verifierKey();
    private static final VerifierKey CUSTOMS =
            NoteSigner.cosignerOfSeed("customs.example", seed(4)).verifierKey();
    private static final VerifierKey CUSTOMS_TOO =
            NoteSigner.postQuantumCosignerOfSeed("customs.example", seed(5)).verifierKey();
    private static final VerifierKey BANK =
            NoteSigner.cosignerOfSeed("bank.example", seed(6)).verifierKey();

    @TempDir
    private Path folder;

    private static Octets seed(int number) {
        return Octets.of(Hash.ofContent(new byte[] {(byte) number}).toArray());
    }

    private WitnessPolicy read(String text) throws IOException {
        return WitnessPolicy.read(Files.writeString(folder.resolve("policy.txt"), text), List.of(LOG, POST_QUANTUM));
    }

    private void assertRefused(String policy, String... reasons) {
        assertThatThrownBy(() -> read(policy))
                .isInstanceOf(RefusedToStartException.class)
                .message()
                .startsWith("policy: ")
                .contains(reasons);
    }

    @Test
    void addsTheKeysOfThisLog() throws IOException {
        WitnessPolicy policy = read("witness customs " + CUSTOMS + " http://127.0.0.1:1\nquorum customs\n");

        assertThat(policy.policy().logs()).extracting(Policy.Log::key).containsExactly(LOG, POST_QUANTUM);
        assertThat(Policy.parse(policy.policy().format())).isEqualTo(policy.policy());
    }

    @Test
    void keepsEarlierKeysBesideThem() throws IOException {
        WitnessPolicy policy = read("log " + EARLIER + "\nlog " + LOG + " http://127.0.0.1:2\nwitness customs "
                + CUSTOMS + " http://127.0.0.1:1\nquorum customs\n");

        assertThat(policy.policy().logs()).extracting(Policy.Log::key).containsExactly(EARLIER, LOG, POST_QUANTUM);
    }

    @Test
    void refusesKeysOfAnotherLogOfThisName() {
        assertRefused(
                "log " + EARLIER + "\nwitness customs " + CUSTOMS + " http://127.0.0.1:1\nquorum customs\n",
                "it names keys of " + ORIGIN + ", and none of them is a key of this log");
    }

    @Test
    void asksAWitnessOnceForBothItsKeys() throws IOException {
        WitnessPolicy policy = read("witness customs " + CUSTOMS + " http://127.0.0.1:1/w\nwitness customs-too "
                + CUSTOMS_TOO + " http://127.0.0.1:1/w/\ngroup both all customs customs-too\nquorum both\n");

        assertThat(policy.addresses()).singleElement().satisfies(address -> {
            assertThat(address.keys()).containsExactly(CUSTOMS, CUSTOMS_TOO);
            assertThat(address.url().resolve("add-checkpoint")).hasToString("http://127.0.0.1:1/w/add-checkpoint");
        });
    }

    @Test
    void refusesAQuorumThatNobodyCanBeAskedFor() {
        assertRefused(
                "witness customs " + CUSTOMS + " http://127.0.0.1:1\nwitness bank " + BANK
                        + "\ngroup both all customs bank\nquorum both\n",
                "quorum both can never be met: there is no address for [bank]");
        assertRefused("witness bank " + BANK + "\nquorum bank\n", "quorum bank can never be met");
    }

    @Test
    void acceptsAQuorumThatIsMetWithoutThem() throws IOException {
        WitnessPolicy policy = read("witness customs " + CUSTOMS + " http://127.0.0.1:1\nwitness bank " + BANK
                + "\ngroup one any customs bank\nquorum one\n");

        assertThat(policy.addresses()).hasSize(1);
    }

    @Test
    void refusesWhatIsNoPolicyInPlainWords() {
        assertRefused("witness customs " + CUSTOMS + " http://127.0.0.1:1\n", "a policy has a quorum line");
        assertRefused(
                "witness customs " + CUSTOMS + " http://127.0.0.1:1\ngroup all 2 customs\nquorum all\n",
                "group all needs 2 of 1 members");
        assertRefused("quorum customs\n", "customs is not defined on a line before");
        assertRefused("witness customs " + CUSTOMS + " ftp://x\nquorum customs\n", "is no http URL: ftp://x");
        assertRefused("witness customs " + CUSTOMS + " a b\nquorum customs\n", "a line has 5 items");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatThrownBy(() -> WitnessPolicy.read(folder.resolve("none.txt"), List.of(LOG, POST_QUANTUM)))
                .isInstanceOf(RefusedToStartException.class)
                .hasMessageContaining("none.txt cannot be read");
    }
}
