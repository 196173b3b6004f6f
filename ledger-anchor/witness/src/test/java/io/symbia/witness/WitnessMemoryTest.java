package io.symbia.witness;

import static io.symbia.tlog.testkit.Specification.TLOG_WITNESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.symbia.disk.testkit.ShadowDisk;
import io.symbia.disk.testkit.ShadowDisk.PowerCut;
import io.symbia.disk.testkit.ShadowDisk.Unforced;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.testkit.Must;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a witness knows after power cuts, and that it cosigns nothing when it does not know. */
class WitnessMemoryTest {
    private static final String NAME = "customs.example/witness";
    private static final String ORIGIN = "log.example/tea";
    private static final String FILE = Memory.fileOf(ORIGIN);

    private final GrowingLog log = new GrowingLog(ORIGIN, "true ");
    private final GrowingLog fork = new GrowingLog(ORIGIN, "false ");

    private Witness open(ShadowDisk disk) throws IOException {
        return Witness.open(disk, NAME, List.of(log.watched()), Clock.systemUTC(), new SecureRandom());
    }

    private static long latestSize(Witness witness) throws IOException {
        return witness.latest(FILE)
                .map(note -> Checkpoint.parse(note.text()).treeSize())
                .orElse(0L);
    }

    /** Cuts the power at every operation of a life of four checkpoints, three times, for each thing that a cut can do to writes. */
    @Must(by = TLOG_WITNESS, says = "The witness MUST persist the new checkpoint before responding.")
    @Test
    void hasWhatItAnsweredAfterEveryPowerCut() throws Exception {
        int cuts = 0;
        for (Unforced unforced : Unforced.values()) {
            for (int seed = 0; seed < 3; seed++) {
                for (int operation = 1; liveUntil(operation, unforced, new Random(seed)); operation++) cuts++;
            }
        }
        System.out.printf("measure witness power cuts %d, lost 0, forks cosigned 0%n", cuts);
        assertThat(cuts).isGreaterThan(150);
    }

    /** @return whether the power was cut */
    private boolean liveUntil(int operation, Unforced unforced, Random random) throws Exception {
        ShadowDisk disk = new ShadowDisk().cutAt(operation);
        long answered = 0;
        List<VerifierKey> shown = List.of();
        boolean cut = false;
        try {
            Witness witness = open(disk);
            shown = witness.verifierKeys();
            for (int size = 1; size <= 4; size++) {
                witness.addCheckpoint(log.growth(size - 1, size));
                answered = size;
            }
        } catch (PowerCut expected) {
            cut = true;
        }
        Witness after = open(disk.afterPowerCut(unforced, random));
        assertThat(latestSize(after))
                .as("after operation %d, %s", operation, unforced)
                .isIn(answered, answered + 1);
        if (!shown.isEmpty()) assertThat(after.verifierKeys()).isEqualTo(shown);
        long size = latestSize(after);
        if (size > 0) {
            assertThatExceptionOfType(Refusal.class).isThrownBy(() -> after.addCheckpoint(fork.growth(size, 5)));
        }
        after.addCheckpoint(log.growth(latestSize(after), 5));
        return cut;
    }

    /** On a disk that says it has forced and has not, the file is there and empty: that is no witness that has never cosigned. */
    @Test
    void doesNotStartAfterADiskThatLied() throws Exception {
        ShadowDisk disk = new ShadowDisk();
        Witness witness = open(disk);
        witness.addCheckpoint(log.growth(0, 3));
        disk.forgetForces();
        witness.addCheckpoint(log.growth(3, 4));
        ShadowDisk after = disk.afterPowerCut(Unforced.VANISH, new Random(1));
        assertThatExceptionOfType(LostMemoryException.class)
                .isThrownBy(() -> open(after))
                .withMessageContaining("cannot be read");
    }

    @Test
    void doesNotStartWithoutWhatItHasCosigned() throws Exception {
        ShadowDisk disk = new ShadowDisk();
        open(disk).addCheckpoint(log.growth(0, 3));
        for (String lost : List.of(FILE, "logs")) {
            ShadowDisk without = new ShadowDisk();
            for (String file : disk.files()) if (!file.equals(lost)) without.put(file, disk.bytes(file));
            assertThatExceptionOfType(LostMemoryException.class)
                    .as(lost)
                    .isThrownBy(() -> open(without))
                    .withMessageContaining("gone");
        }
        ShadowDisk damaged = disk.copy();
        damaged.put(FILE, new byte[] {1, 2, 3});
        assertThatExceptionOfType(LostMemoryException.class)
                .isThrownBy(() -> open(damaged))
                .withMessageContaining("cannot be read");
    }

    @Test
    void doesNotStartWithAnothersKeys() throws Exception {
        ShadowDisk disk = new ShadowDisk();
        open(disk);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Witness.open(
                        disk, "bank.example/witness", List.of(log.watched()), Clock.systemUTC(), new SecureRandom()))
                .withMessageContaining(NAME);
        disk.put("key", new byte[0]);
        assertThatIllegalArgumentException().isThrownBy(() -> open(disk)).withMessageContaining("has 0");
    }

    /** A disk that is full refuses the checkpoint; nothing is answered that is not remembered. */
    @Test
    void refusesWhatItCannotRemember() throws Exception {
        ShadowDisk disk = new ShadowDisk();
        Witness witness = open(disk);
        witness.addCheckpoint(log.growth(0, 3));
        disk.fullAt(1, 1_000);
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> witness.addCheckpoint(log.growth(3, 4)));
        assertThat(latestSize(witness)).isEqualTo(3);
        disk.fullAt(1, 0);
        witness.addCheckpoint(log.growth(3, 4));
        assertThat(latestSize(witness)).isEqualTo(4);
    }

    /** Another process has the folder too, whatever its lock says: this one's next word might be the opposite of the other's last. */
    @Test
    void cosignsNothingMoreOnceSomebodyElseHasWrittenIt() throws Exception {
        for (String written : List.of("another", "nothing", "")) {
            ShadowDisk disk = new ShadowDisk();
            Witness witness = open(disk);
            witness.addCheckpoint(log.growth(0, 3));
            Witness other = open(disk);
            other.addCheckpoint(log.growth(3, 4));
            if (!written.equals("another")) disk.put(FILE, written.getBytes(StandardCharsets.UTF_8));
            List<String> before = disk.operations();

            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatExceptionOfType(IOException.class)
                        .isThrownBy(() -> witness.addCheckpoint(log.growth(3, 5)))
                        .withMessageContaining("changed by somebody else");
            }

            assertThat(disk.operations()
                            .subList(before.size(), disk.operations().size()))
                    .isNotEmpty()
                    .noneMatch(operation -> operation.contains(FILE));
            assertThat(witness.stopped()).isPresent();
            assertThatExceptionOfType(LostMemoryException.class)
                    .isThrownBy(() -> open(disk))
                    .withMessageContaining("changed by somebody else");
        }
    }

    /** A write that fails anywhere, also after its file has taken the place of the one before, was this process's own. */
    @Test
    void isItsOwnAfterEveryWriteThatFails() throws Exception {
        int failures = 0;
        for (int operation = 1; operation <= 6; operation++) {
            for (int length = 1; length <= 2; length++) { // The second attempt may fail too.
                FailingDisk disk = new FailingDisk(new ShadowDisk());
                Witness witness =
                        Witness.open(disk, NAME, List.of(log.watched()), Clock.systemUTC(), new SecureRandom());
                witness.addCheckpoint(log.growth(0, 3));
                disk.failAt(operation, length);
                for (int size = 4; size <= 7; size++) failures += cosigns(witness, size) ? 0 : 1;
                assertThat(witness.stopped()).isEmpty();
                assertThat(witness.trouble()).isEmpty();
                assertThat(latestSize(witness)).isEqualTo(7);
            }
        }
        assertThat(failures).isPositive();
    }

    private boolean cosigns(Witness witness, int size) throws Exception {
        try {
            witness.addCheckpoint(log.growth(latestSize(witness), size));
            return true;
        } catch (IOException failed) {
            assertThat(witness.trouble()).isPresent();
            return false;
        }
    }

    /** After a force that failed nobody knows what the disk has. */
    @Test
    void isNotWrittenAgainAfterAForceThatFailed() throws Exception {
        ShadowDisk disk = new ShadowDisk();
        Witness witness = open(disk);
        witness.addCheckpoint(log.growth(0, 3));
        disk.forceFailsAt(3); // Create, write, force.
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> witness.addCheckpoint(log.growth(3, 4)))
                    .withMessageContaining("could not force");
        }
        assertThat(witness.stopped()).isPresent();
        assertThat(latestSize(witness)).isEqualTo(3);
        open(disk).addCheckpoint(log.growth(3, 4)); // The next start recovers.
    }
}
