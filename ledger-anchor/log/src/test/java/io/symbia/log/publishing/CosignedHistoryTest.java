package io.symbia.log.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.disk.Disk;
import io.symbia.disk.testkit.ShadowDisk;
import io.symbia.log.storage.commits.DamagedLogException;
import io.symbia.log.testkit.ReadingDisk;
import io.symbia.log.testkit.SimulatedLog;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.tree.Hash;
import java.io.IOException;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

/** Notes that nobody can make again: what a start reads of them, and what comes of damage. */
class CosignedHistoryTest {
    private static final int NOTES = 6;
    private static final int MANY = 3_000;

    private static Note note(int size) {
        String text = new Checkpoint(SimulatedLog.ORIGIN, size, Hash.ofContent(new byte[] {1})).format();
        return SimulatedLog.KEYS.cosign(SimulatedLog.KEYS.sign(text), 1);
    }

    private static ShadowDisk historyOf(int notes) throws IOException {
        ShadowDisk disk = new ShadowDisk();
        try (CosignedHistory history = CosignedHistory.open(disk)) {
            for (int size = 1; size <= notes; size++) history.add(note(size));
        }
        return disk;
    }

    private static void checkAll(CosignedHistory history) throws IOException {
        while (history.checkNext()) {
            // Until all are checked.
        }
    }

    /** The last ones at once, those before behind the start; then no start goes on, and nothing of what is there is cut off. */
    @Test
    void doesNotGoOnWithDamageThatNobodyCanMend() throws IOException {
        ShadowDisk whole = historyOf(NOTES);
        byte[] bytes = whole.bytes("cosigned");
        int atOnce = 0;
        int behind = 0;
        int torn = 0;
        for (int position = 0; position < bytes.length; position += 7) {
            ShadowDisk disk = whole.copy();
            byte[] changed = bytes.clone();
            changed[position] ^= 1;
            disk.put("cosigned", changed);
            try (CosignedHistory history = CosignedHistory.open(disk)) {
                if (changed.length > disk.bytes("cosigned").length) {
                    torn++; // In the last record: a crash leaves such a one, and what it held is current.
                    continue;
                }
                assertThatThrownBy(() -> checkAll(history)).isInstanceOf(DamagedLogException.class);
                behind++;
            } catch (DamagedLogException _) {
                atOnce++;
            }
            for (int start = 0; start < 2; start++) {
                assertThatThrownBy(() -> CosignedHistory.open(disk))
                        .isInstanceOf(DamagedLogException.class)
                        .hasMessageContaining("cosigned: record ");
            }
            assertThat(disk.bytes("cosigned")).isEqualTo(changed);
        }
        System.out.printf(
                "cosigned notes with a byte changed: found at once %d, behind the start %d, as a torn end %d, undetected 0%n",
                atOnce, behind, torn);
        assertThat(atOnce).isPositive();
        assertThat(behind).isPositive();
    }

    /** Their positions can be derived: whatever they say, every note is found again, now or after the next start. */
    @Test
    void isFoundAgainWithoutItsPositions() throws IOException {
        ShadowDisk whole = historyOf(NOTES);
        byte[] positions = whole.bytes("cosigned-positions");
        for (int position = 0; position <= positions.length; position++) {
            ShadowDisk disk = whole.copy();
            byte[] changed = position == positions.length ? new byte[0] : positions.clone();
            if (changed.length > 0) changed[position] ^= 1;
            disk.put("cosigned-positions", changed);
            try (CosignedHistory history = CosignedHistory.open(disk)) {
                checkAll(history);
                for (int size = 1; size <= NOTES; size++)
                    assertThat(history.find(size)).isPresent();
            }
            assertThat(disk.bytes("cosigned-positions")).isEqualTo(positions);
        }
    }

    /** However many there are, a start reads the last of them. */
    @Test
    void isNotReadWholeAtAStart() throws IOException {
        ShadowDisk disk = new ShadowDisk();
        Note signed = note(1);
        try (CosignedHistory history = CosignedHistory.open(disk)) {
            for (int size = 1; size <= MANY; size++) {
                history.add(new Note(textOf(size, signed), signed.signatures()));
            }
        }
        LongAdder readBytes = new LongAdder();
        Disk counted = new ReadingDisk(disk, readBytes);
        try (CosignedHistory history = CosignedHistory.open(counted)) {
            long opening = readBytes.sumThenReset();
            assertThat(opening).isLessThan(disk.bytes("cosigned").length / 100);
            for (int size = 1; size <= MANY; size += 7)
                assertThat(history.find(size)).isPresent();
            assertThat(history.find(0)).isEmpty();
            assertThat(history.find(MANY + 1)).isEmpty();
            System.out.printf(
                    "3,000 cosigned notes of %d bytes: read at the start %d, to find one of a size %d%n",
                    disk.bytes("cosigned").length, opening, readBytes.sum() / (MANY / 7 + 3));
        }
    }

    private static String textOf(int size, Note like) {
        Checkpoint first = Checkpoint.parse(like.text());
        return new Checkpoint(first.origin(), size, first.root()).format();
    }
}
