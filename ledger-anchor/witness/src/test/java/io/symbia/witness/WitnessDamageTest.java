package io.symbia.witness;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.disk.testkit.ShadowDisk;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteVerifier;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Its files are torn, or zeroed, or changed: it says why it does not start, or it knows what it knew. It never begins anew. */
class WitnessDamageTest {
    private static final String NAME = "customs.example/witness";
    private static final String ORIGIN = "log.example/tea";
    private static final String FILE = Memory.fileOf(ORIGIN);
    private static final int SECTOR_BYTES = 512;
    private static final int LAST_BYTES = 120; // The last lines, byte by byte.
    private static final long SIZE = 7;

    /** Most bytes are those of one post-quantum signature; 1 changes all of them. */
    private static final int STEP = Integer.getInteger("symbia.witness.flipStep", 7);

    private final GrowingLog log = new GrowingLog(ORIGIN, "true ");
    private final ShadowDisk whole = new ShadowDisk();
    private Witness before;
    private int refused;
    private int opened;

    @BeforeEach
    void cosign() throws Exception {
        before = open(whole);
        before.addCheckpoint(log.growth(0, SIZE));
    }

    private Witness open(ShadowDisk disk) throws IOException {
        return Witness.open(disk, NAME, List.of(log.watched()), Clock.systemUTC(), new SecureRandom());
    }

    @Test
    void isNeverTakenForNothing() throws Exception {
        for (String file : whole.files()) {
            byte[] bytes = whole.bytes(file);
            for (int end = 0; end < bytes.length; end++) {
                boolean looked = end % SECTOR_BYTES == 0 || end >= bytes.length - LAST_BYTES || bytes.length <= 1024;
                if (!looked) continue;
                startsWith(file, Arrays.copyOf(bytes, end), "cut at " + end);
                byte[] zeroed = bytes.clone();
                Arrays.fill(zeroed, end, zeroed.length, (byte) 0);
                startsWith(file, zeroed, "zeros from " + end);
            }
        }
        print("torn or zeroed");
    }

    @Test
    void hasNoByteThatMakesItCosignAFork() throws Exception {
        for (String file : whole.files()) {
            byte[] bytes = whole.bytes(file);
            for (int position = 0; position < bytes.length; position += position < SECTOR_BYTES ? 1 : STEP) {
                byte[] changed = bytes.clone();
                changed[position] ^= (byte) (1 << position % 8);
                startsWith(file, changed, "byte " + position);
            }
        }
        print("changed in a byte");
    }

    private void startsWith(String file, byte[] content, String what) throws Exception {
        ShadowDisk disk = whole.copy();
        disk.put(file, content);
        Witness after;
        try {
            after = open(disk);
        } catch (LostMemoryException | IllegalArgumentException expected) {
            assertThat(expected).message().isNotBlank();
            refused++;
            return;
        }
        opened++;
        assertThat(after.verifierKeys()).as("%s, %s", file, what).isEqualTo(before.verifierKeys());
        Note remembered = after.latest(FILE).orElseThrow();
        assertThat(remembered.text())
                .as("%s, %s", file, what)
                .isEqualTo(log.checkpoint(SIZE).text());
        assertThat(new NoteVerifier(before.verifierKeys()).verify(remembered))
                .as("%s, %s", file, what)
                .hasSize(2);
    }

    private void print(String what) {
        System.out.printf(
                "witness files %s %d: refused %d, remembered all %d, forgot 0%n",
                what, refused + opened, refused, opened);
        assertThat(refused).isPositive();
    }
}
