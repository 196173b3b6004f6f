package io.symbia.log.witnessing;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.disk.testkit.ShadowDisk;
import io.symbia.log.publishing.WitnessStatus;
import io.symbia.log.testkit.SimulatedLog;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteVerifier;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A witness whose memory is older than what it has cosigned, or whose clock is not ours: it does not count, and operators are told. */
class ForgetfulWitnessTest {
    private Path folder;
    private Town town;

    @BeforeEach
    void build() throws IOException { // By itself, so that it can be run against mistakes that are made on purpose.
        folder = Files.createTempDirectory("town-");
        town = new Town(folder);
    }

    @AfterEach
    void close() throws IOException {
        town.close();
        Files.deleteIfExists(folder.resolve("policy.txt"));
        Files.delete(folder);
    }

    private static WitnessStatus status(SimulatedLog log, RunningWitness witness) {
        return log.publication().witnesses().stream()
                .filter(status -> status.name().equals(witness.name()))
                .findFirst()
                .orElseThrow();
    }

    private static void awaitStatus(SimulatedLog log, RunningWitness witness, String problem) {
        Awaitility.await()
                .atMost(Town.PATIENCE)
                .until(() -> status(log, witness).problem().orElse("").contains(problem));
    }

    private long published() {
        return Checkpoint.parse(
                        Note.parse(Octets.of(town.disk.bytes("checkpoint"))).text())
                .treeSize();
    }

    private static void sealNext(SimulatedLog log) {
        log.sealOnlyTo(log.nextOffset(0) + 10);
    }

    private void assertPublishedWithout(SimulatedLog log, RunningWitness witness) {
        assertThat(log.published().checkpoint().signatures())
                .noneMatch(signature -> signature.keyName().equals(witness.name()));
    }

    /** Puts a witness back to the memory that it had two batches ago; it is one that the quorum needs. */
    private void forget(SimulatedLog log) {
        ShadowDisk old = new ShadowDisk();
        for (int batch = 1; batch <= 3; batch++) {
            sealNext(log);
            Backups.awaitAllCosignatures(log);
            if (batch == 1) old = town.customs.copyOfDisk();
        }
        town.customs.stop();
        town.customs.restore(old);
        town.customs.startAgain();
    }

    /** The log notices when the witness is next asked; after a restart it still knows; an operator's word changes it at once. */
    @Test
    void doesNotCountUntilAnOperatorSaysSo() throws Exception {
        long before;
        try (SimulatedLog log = town.log()) {
            forget(log);
            before = Town.publishedSize(log);
            sealNext(log);
            Town.awaitForgotten(log, 1);
            assertThat(status(log, town.customs).good()).isFalse();
            awaitStatus(log, town.customs, "--trust-again");
            // It is asked all the same: it knows this history before somebody shows it another.
            Awaitility.await()
                    .atMost(Town.PATIENCE)
                    .until(() -> status(log, town.customs).size() == log.last().size());
            assertThat(published()).isEqualTo(before);
        }
        String file = town.disk.files().stream()
                .filter(name -> name.startsWith("forgotten-"))
                .findFirst()
                .orElseThrow();
        Note proof = Note.parse(Octets.of(town.disk.bytes(file)));
        assertThat(new NoteVerifier(town.customs.keys()).verify(proof)).hasSize(2);
        assertThat(Checkpoint.parse(proof.text()).treeSize()).isEqualTo(before);
        try (SimulatedLog log = town.log()) {
            assertThat(status(log, town.customs).forgotten()).isTrue();
            awaitStatus(log, town.customs, "--trust-again");
            assertThat(published()).isEqualTo(before);

            assertThat(Forgetting.trustAgain(town.disk, town.customs.name())).contains(before);

            Town.awaitPublished(log);
            assertThat(status(log, town.customs).forgotten()).isFalse();
            assertThat(Forgetting.trustAgain(town.disk, town.customs.name())).isEmpty();
        }
        try (SimulatedLog log = town.log()) { // What was forgiven is not held against it again.
            sealNext(log);
            Town.awaitPublished(log);
            assertThat(status(log, town.customs).forgotten()).isFalse();
        }
    }

    /** It was put back while the log did not run: what is published, or was before, says so. */
    @Test
    void isNoticedByALogThatHasBeenStartedAnew() throws Exception {
        ShadowDisk old;
        try (SimulatedLog log = town.log()) {
            sealNext(log);
            Backups.awaitAllCosignatures(log);
            old = town.finance.copyOfDisk();
            sealNext(log);
            Backups.awaitAllCosignatures(log);
            town.finance.stop();
            sealNext(log); // The current one is without finance's cosignatures, and the one before is with them.
            Town.awaitPublished(log);
        }
        town.finance.restore(old);
        town.finance.startAgain();
        try (SimulatedLog log = town.log()) {
            sealNext(log);
            Town.awaitPublished(log);
            Town.awaitForgotten(log, 1);
            assertPublishedWithout(log, town.finance);
        }
    }

    /** It has forgotten once more after it was trusted again: that is another matter. */
    @Test
    void isForgivenWhatItForgotAndNothingElse() throws Exception {
        try (SimulatedLog log = town.log()) {
            forget(log);
            sealNext(log);
            Town.awaitForgotten(log, 1);
            town.trustAgain(town.customs);
            Backups.awaitAllCosignatures(log);

            forget(log);
            sealNext(log);

            Town.awaitForgotten(log, 1);
        }
    }

    /** One that was away for a while, or says nothing of less, has forgotten nothing. */
    @Test
    void isToldFromOneThatWasOnlyAway() throws Exception {
        try (SimulatedLog log = town.log()) {
            sealNext(log);
            Backups.awaitAllCosignatures(log);
            town.finance.stop();
            sealNext(log);
            Town.awaitPublished(log);
            town.finance.startAgain();
            sealNext(log);
            Backups.awaitAllCosignatures(log);
        }
        try (SimulatedLog log = town.log()) {
            sealNext(log);
            Backups.awaitAllCosignatures(log);
            assertThat(town.disk.files()).noneMatch(name -> name.startsWith("forgotten-"));
        }
    }

    /** There is no room to keep the proof: it does not count all the same, and the proof is kept when there is. */
    @Test
    void doesNotCountEvenIfTheProofCannotBeKept() throws Exception {
        try (SimulatedLog log = town.log()) {
            sealNext(log);
            Backups.awaitAllCosignatures(log);
            Note proof = new Note(
                    log.published().checkpoint().text(),
                    log.published().checkpoint().signatures().stream()
                            .filter(line -> line.keyName().equals(town.customs.name()))
                            .toList());
            WitnessPolicy.Address address =
                    new WitnessPolicy.Address(town.customs.name(), town.customs.url(), town.customs.keys());
            ShadowDisk full = new ShadowDisk();
            Forgetting forgetting = new Forgetting(full, address, town.checkpoints(log));
            forgetting.cosigns(proof.text(), proof.signatures());
            full.fullAt(1, 4);

            forgetting.says(log.published().size());
            assertThat(forgetting.isKnown()).isFalse();
            forgetting.says(3);
            assertThat(full.files()).noneMatch(file -> file.matches("forgotten-[0-9a-f]{64}"));
            assertThat(forgetting.isKnown()).isTrue();

            full.fullAt(1, 0);
            assertThat(forgetting.isKnown()).isTrue();
            assertThat(full.files()).anyMatch(file -> file.matches("forgotten-[0-9a-f]{64}"));
            assertThat(new Forgetting(full, address, town.checkpoints(log)).isKnown())
                    .isTrue();
        }
    }

    /** Minutes before or after ours, or at the end of time: it does not count, and is in no checkpoint. */
    @Test
    void doesNotCountWithAClockThatIsNotOurs() throws Exception {
        for (Duration ahead :
                new Duration[] {Duration.ofMinutes(6), Duration.ofMinutes(-6), Duration.ofDays(300_000)}) {
            town.financesClock.setAheadBy(ahead);
            try (SimulatedLog log = town.log()) {
                sealNext(log);
                Town.awaitPublished(log);
                awaitStatus(log, town.finance, ahead.isNegative() ? "s behind this log's" : "s ahead of this log's");
                long seconds = status(log, town.finance).aheadSeconds().orElseThrow();
                assertThat(seconds).isBetween(ahead.toSeconds() - 70, ahead.toSeconds() + 70);
                assertPublishedWithout(log, town.finance);
                assertThat(status(log, town.finance).forgotten()).isFalse();
            }
        }
        town.financesClock.setAheadBy(Duration.ofMinutes(4));
        try (SimulatedLog log = town.log()) {
            sealNext(log);
            Backups.awaitAllCosignatures(log);
            assertThat(status(log, town.finance).good()).isTrue();
        }
    }

    /** If the quorum needs it, nothing is published, whatever it says the time is. */
    @Test
    void meetsNoQuorumWithAClockThatIsNotOurs() throws Exception {
        try (SimulatedLog log = town.log()) {
            sealNext(log);
            Backups.awaitAllCosignatures(log);
            town.clock.setAheadBy(
                    Duration.ofDays(1)); // Customs and industry with us, and finance yesterday: two of three.
            sealNext(log);
            Town.awaitPublished(log);
            assertPublishedWithout(log, town.finance);
            town.industry.stop();
            long before = Town.publishedSize(log);
            sealNext(log);
            awaitStatus(log, town.finance, "s behind this log's");
            Awaitility.await()
                    .during(Duration.ofSeconds(1))
                    .atMost(Town.PATIENCE)
                    .until(() -> Town.publishedSize(log) == before);
        }
    }
}
