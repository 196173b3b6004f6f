package io.symbia.log.witnessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.disk.testkit.ShadowDisk;
import io.symbia.log.publishing.Published;
import io.symbia.log.publishing.WitnessStatus;
import io.symbia.log.testkit.SimulatedLog;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.tree.InvalidProofException;
import io.symbia.tlog.tree.Octets;
import io.symbia.witness.LostMemoryException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log and three real witnesses, some of which are away, slow, or have forgotten. */
class QuorumPublicationTest {
    private static final Duration A_WHILE = Duration.ofMillis(1500); // Three rounds that do not meet the quorum.

    @TempDir
    private Path folder;

    private Town town;

    @BeforeEach
    void build() {
        town = new Town(folder);
    }

    @AfterEach
    void close() {
        town.close();
    }

    private Published assertTrusted(SimulatedLog log) throws IOException, InvalidProofException {
        Published published = log.publication().published().orElseThrow();
        Policy policy = Town.published(town.read(town.policy()));
        assertThat(policy.verify(published.checkpoint()).checkpoint().treeSize())
                .isEqualTo(published.size());
        Note file = Note.parse(Octets.of(town.disk.bytes("checkpoint")));
        assertThat(policy.verify(file).checkpoint().treeSize()).isGreaterThanOrEqualTo(published.size());
        return published;
    }

    @Test
    void publishesWhatAllCosignWithBothTheirKeys() throws Exception {
        try (SimulatedLog log = town.log()) {
            Town.awaitPublished(log); // The empty tree.
            log.sealOnlyTo(10);
            Town.awaitPublished(log);
            // Two of the log and two of each witness; who is late is added.
            Awaitility.await()
                    .atMost(Town.PATIENCE)
                    .until(() -> assertTrusted(log).checkpoint().signatures().size() == 8);
            int bytes = StrictUtf8.encode(log.published().checkpoint().format()).size();
            System.out.printf(
                    "a note with 8 signatures %,d bytes; a day of two a second %,d, of one a minute %,d%n",
                    bytes, bytes * 86_400L * 2, bytes * 1_440L);
        }
    }

    @Test
    void publishesWhileOneThatIsNotNeededIsDown() throws Exception {
        town.industry.stop();
        try (SimulatedLog log = town.log()) {
            for (int batch = 1; batch <= 5; batch++) {
                log.sealOnlyTo(batch * 10L);
                Town.awaitPublished(log);
                assertTrusted(log);
            }
            awaitStatus(log, status -> !status.good() && status.problem().isPresent());
        }
    }

    private static void awaitStatus(SimulatedLog log, Predicate<WitnessStatus> wanted) {
        Awaitility.await()
                .atMost(Town.PATIENCE)
                .until(() -> log.publication().witnesses().stream().anyMatch(wanted));
    }

    /** Sealing does not wait; what was published stays; the newest is published once the witness is back. */
    @Test
    void publishesNothingBelowTheQuorumAndTheNewestOnceItIsMet() throws Exception {
        try (SimulatedLog log = town.log()) {
            log.sealOnlyTo(10);
            Town.awaitPublished(log);
            Published before = assertTrusted(log);
            town.customs.stop();

            for (int batch = 2; batch <= 6; batch++) {
                log.sealOnlyTo(batch * 10L);
            }

            assertThat(log.last().size()).isGreaterThan(before.size());
            Awaitility.await()
                    .during(A_WHILE)
                    .atMost(Town.PATIENCE)
                    .untilAsserted(() -> assertThat(assertTrusted(log).size()).isEqualTo(before.size()));
            awaitStatus(log, status -> status.name().startsWith("customs") && !status.good());
            town.customs.startAgain();
            Town.awaitPublished(log);
            assertTrusted(log);
            assertThat(log.publication().earlier(before.size())).isPresent();
        }
    }

    @Test
    void keepsEachCosignedCheckpointThatWasCurrent() throws Exception {
        Policy policy = Town.published(town.read(town.policy()));
        try (SimulatedLog log = town.log()) {
            for (int batch = 1; batch <= 4; batch++) {
                Town.awaitPublished(log);
                log.sealOnlyTo(batch * 10L);
            }
            Town.awaitPublished(log);
        }
        try (SimulatedLog log = town.log()) {
            int kept = 0;
            for (long size = 0; size < log.last().size(); size++) {
                if (log.publication().earlier(size).isPresent()) {
                    Note note = Note.parse(log.publication().earlier(size).get());
                    assertThat(policy.verify(note).checkpoint().treeSize()).isEqualTo(size);
                    kept++;
                }
            }
            assertThat(kept).isEqualTo(4); // The empty tree and the first three batches.
        }
    }

    /** After a restart the log guesses what each witness has; a witness that knows better says so. */
    @Test
    void goesOnFromWhereAWitnessSaysItIs() throws Exception {
        try (SimulatedLog log = town.log()) {
            log.sealOnlyTo(10);
            Town.awaitPublished(log);
            town.industry.stop(); // Misses two checkpoints, which the log finds out by 409 after its restart.
            log.sealOnlyTo(20);
            Town.awaitPublished(log);
            log.sealOnlyTo(30);
            Town.awaitPublished(log);
        }
        town.industry.startAgain();
        town.finance.stop();
        try (SimulatedLog log = town.log()) {
            log.sealOnlyTo(40);
            Town.awaitPublished(log);
            assertTrusted(log);
        }
    }

    /** As after a crash between the commit and the publishing: the checkpoint before is current, and the last commit is sent again. */
    @Test
    void sendsTheLastCommitAgainAfterARestart() throws Exception {
        long before;
        try (SimulatedLog log = town.log()) {
            log.sealOnlyTo(10);
            Town.awaitPublished(log);
            before = log.last().size();
            town.customs.stop();
            log.sealOnlyTo(20);
        }
        try (SimulatedLog log = town.log()) {
            assertThat(assertTrusted(log).size()).isEqualTo(before);
            assertThat(log.last().size()).isGreaterThan(before);
            town.customs.startAgain();
            Town.awaitPublished(log);
            assertTrusted(log);
        }
    }

    @Test
    void goesOnByQuorumWithoutAWitnessThatHasLostItsMemory() throws Exception {
        try (SimulatedLog log = town.log()) {
            log.sealOnlyTo(10);
            Town.awaitPublished(log);
            town.finance.stop();
            ShadowDisk lost = town.finance.copyOfDisk();
            lost.files().stream()
                    .filter(file -> file.length() == 64) // Named by the hash of the origin.
                    .max(Comparator.naturalOrder())
                    .ifPresent(file -> lost.put(file, new byte[0]));
            town.finance.restore(lost);
            assertThatThrownBy(town.finance::startAgain).isInstanceOf(LostMemoryException.class);

            log.sealOnlyTo(20);

            Town.awaitPublished(log);
            assertTrusted(log);
        }
    }

    @Test
    void hasAnIdleLogCosignedAnew() throws Exception {
        try (SimulatedLog log =
                town.cosigningAgainAfter(Duration.ofMillis(1200)).log()) {
            log.sealOnlyTo(10);
            Town.awaitPublished(log);
            long first = newestTimestamp(assertTrusted(log).checkpoint());
            town.clock.setAheadBy(Duration.ofMinutes(2)); // Until then witnesses repeat what they have said.
            town.financesClock.setAheadBy(Duration.ofMinutes(2));

            Awaitility.await()
                    .atMost(Town.PATIENCE)
                    .until(() -> newestTimestamp(assertTrusted(log).checkpoint()) > first);

            assertThat(assertTrusted(log).checkpoint().signatures()).hasSize(8);
        }
    }

    private static long newestTimestamp(Note checkpoint) {
        return checkpoint.signatures().stream()
                .filter(signature -> signature.keyName().startsWith("customs"))
                .mapToLong(signature -> signature.timestampSeconds())
                .max()
                .orElse(0);
    }

    /** How a witness gets new keys: it begins anew under another name, and for a while the policy takes either. */
    @Test
    void goesOnWithAWitnessThatTakesThePlaceOfAnother() throws Exception {
        Note before;
        Note after;
        try (SimulatedLog log = town.log()) {
            log.sealOnlyTo(10);
            Town.awaitPublished(log);
            before = assertTrusted(log).checkpoint();
        }
        town.customs.stop();
        RunningWitness successor = new RunningWitness("customs.example/witness-2", SimulatedLog.KEYS.verifierKey());
        String policy = town.policyWithSuccessor(successor);
        try (SimulatedLog log = town.log(policy)) {
            assertThat(log.publication().published()).isPresent(); // What was published before is still good.
            log.sealOnlyTo(20);
            Town.awaitPublished(log);
            after = log.publication().published().orElseThrow().checkpoint();
        } finally {
            successor.stop();
        }
        Policy trusted = Town.published(town.read(policy));
        assertThat(trusted.verify(before).checkpoint().treeSize())
                .isLessThan(trusted.verify(after).checkpoint().treeSize());
        assertThat(after.signatures()).anyMatch(signature -> signature.keyName().endsWith("witness-2"));
        assertThatThrownBy(() -> Town.published(town.read(town.policy())).verify(after))
                .isInstanceOf(InvalidProofException.class); // The new one counts only where the policy names it.
    }

    /** A stricter policy is not met by what the one before had accepted. */
    @Test
    void showsNothingThatItsPolicyDoesNotTrust() throws Exception {
        try (SimulatedLog log = SimulatedLog.start(town.disk, town.states)) { // quorum none
            log.sealOnlyTo(10);
        }
        town.customs.stop();
        try (SimulatedLog log = town.log()) {
            assertThat(log.publication().published()).isEmpty();
            town.customs.startAgain();
            Town.awaitPublished(log);
            assertTrusted(log);
        }
        List<String> damaged = List.of("checkpoint");
        damaged.forEach(file -> town.disk.put(file, new byte[] {'x'}));
        town.customs.stop();
        try (SimulatedLog log = town.log()) { // Nothing was current before it, so nothing is.
            assertThat(Town.publishedSize(log)).isNegative();
        }
    }
}
