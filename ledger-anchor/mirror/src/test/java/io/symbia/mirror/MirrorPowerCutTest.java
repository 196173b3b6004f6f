package io.symbia.mirror;

import static io.symbia.tlog.testkit.Specification.TLOG_MIRROR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.symbia.disk.testkit.ShadowDisk;
import io.symbia.disk.testkit.ShadowDisk.PowerCut;
import io.symbia.disk.testkit.ShadowDisk.Unforced;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.testkit.Must;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a mirror holds after power cuts and damage: all that it cosigned, or it does not start. */
class MirrorPowerCutTest {
    private static final GrownLog LOG = new GrownLog("true ", 300);
    private static final int[] SIZES = {10, 260, 500};

    private static Mirror open(ShadowDisk disk) throws IOException {
        return Mirror.open(
                disk,
                "archive.example/mirror",
                List.of(GrownLog.mirrored()),
                Optional.empty(),
                Clock.systemUTC(),
                new SecureRandom());
    }

    private static Mirrored log(Mirror mirror) {
        return mirror.find(GrownLog.mirrored().originHash()).orElseThrow();
    }

    private static void grow(Mirror mirror, int to) throws Exception {
        Mirrored log = log(mirror);
        try {
            mirror.addCheckpoint(LOG.growth((int) log.size(), to));
        } catch (Refusal known) {
            assertThat(known.kind().status()).isEqualTo(409); // A cut has left it pending.
            int pending = Integer.parseInt(known.getMessage());
            if (pending < to) mirror.addCheckpoint(LOG.growth(pending, to));
        }
        upload(mirror, (int) log.copy().next(), to);
        while (log.manifests().count() < to / 2) {
            int first = (int) log.manifests().count();
            int end = Math.min(to / 2, first + 200);
            mirror.addManifests(GrownLog.ORIGIN, first, LOG.bundle(first, end));
        }
        upload(mirror, to, to);
    }

    private static void upload(Mirror mirror, int start, int end) throws Exception {
        mirror.addEntries(Upload.begin(new ByteArrayInputStream(LOG.upload(start, end))), () -> {});
    }

    /** Cuts the power at every operation of a life of three checkpoints, for each thing that a cut can do to writes. */
    @Must(
            by = TLOG_MIRROR,
            says = {
                "The mirror MUST persist the new checkpoint before responding.",
                "However, the mirror MUST NOT sign or update its mirror checkpoint until all entries are durably committed."
            })
    @Test
    void holdsAllThatItHasCosignedWhereverThePowerIsCut() throws Exception {
        int cuts = 0;
        for (Unforced unforced : Unforced.values()) {
            for (int operation = 1; liveUntil(operation, unforced, new Random(operation)); operation += 3) cuts++;
        }
        System.out.printf("measure mirror power cuts %d, cosigned and not held 0%n", cuts);
        assertThat(cuts).isGreaterThan(100);
    }

    /** @return whether the power was cut */
    private static boolean liveUntil(int operation, Unforced unforced, Random random) throws Exception {
        ShadowDisk disk = new ShadowDisk().cutAt(operation);
        long answered = 0;
        boolean cut = false;
        try {
            Mirror mirror = open(disk);
            for (int size : SIZES) {
                grow(mirror, size);
                answered = size;
            }
        } catch (PowerCut expected) {
            cut = true;
        }
        Mirror after = open(disk.afterPowerCut(unforced, random));
        assertThat(log(after).size()).as("cut at %d, %s", operation, unforced).isGreaterThanOrEqualTo(answered);
        for (int leaf = 0; leaf < log(after).size(); leaf++) {
            assertThat(log(after).copy().entry(leaf).format()).isEqualTo(LOG.entry(leaf));
        }
        assertThat(log(after).manifests().leaves())
                .isGreaterThanOrEqualTo(log(after).size());
        for (int batch = 0; batch < log(after).manifests().count(); batch++) {
            assertThat(log(after).manifests().read(batch))
                    .isEqualTo(LOG.manifests().get(batch));
        }
        grow(after, 600);
        assertThat(log(after).size()).isEqualTo(600);
        return cut;
    }

    @Test
    void doesNotStartWithoutWhatItHasCosigned() throws Exception {
        ShadowDisk disk = new ShadowDisk();
        grow(open(disk), 500);
        String hash = GrownLog.mirrored().originHash();
        for (String file : List.of("logs", hash + "-mirror", hash + "-pending", hash + "-entries")) {
            ShadowDisk without = new ShadowDisk();
            for (String name : disk.files()) if (!name.equals(file)) without.put(name, disk.bytes(name));
            assertThatExceptionOfType(LostCopyException.class).as(file).isThrownBy(() -> open(without));
        }
        for (String file : List.of(hash + "-mirror", hash + "-pending")) {
            byte[] bytes = disk.bytes(file);
            for (int index = 0; index < bytes.length; index += 61) {
                ShadowDisk damaged = disk.copy();
                byte[] changed = bytes.clone();
                changed[index] ^= 1;
                damaged.put(file, changed);
                assertThatExceptionOfType(LostCopyException.class)
                        .as("%s byte %d", file, index)
                        .isThrownBy(() -> open(damaged));
            }
        }
    }

    /** Hashes follow from entries, and are made again. */
    @Test
    void makesItsHashesAgain() throws Exception {
        ShadowDisk disk = new ShadowDisk();
        grow(open(disk), 500);
        String hash = GrownLog.mirrored().originHash();
        disk.put(hash + "-level-0", new byte[0]);
        disk.put(hash + "-level-1", new byte[0]);
        Mirror after = open(disk);
        assertThat(log(after).copy().root(500))
                .isEqualTo(Checkpoint.parse(LOG.checkpoint(500).text()).root());
        grow(after, 600);
    }

    @Test
    void refusesWhatADiskThatIsFullCannotHoldAndGoesOn() throws Exception {
        ShadowDisk disk = new ShadowDisk();
        Mirror mirror = open(disk);
        grow(mirror, 10);
        for (int operation = 1; operation < 40; operation += 4) {
            disk.fullAt(operation, 1_000);
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> grow(mirror, 500));
            disk.fullAt(1, 0);
            assertThat(log(mirror).size()).isEqualTo(10);
        }
        grow(mirror, 500);
        assertThat(log(mirror).size()).isEqualTo(500);
    }
}
