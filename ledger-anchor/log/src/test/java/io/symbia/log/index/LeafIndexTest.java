package io.symbia.log.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.disk.testkit.ShadowDisk;
import io.symbia.disk.testkit.ShadowDisk.PowerCut;
import io.symbia.disk.testkit.ShadowDisk.Unforced;
import io.symbia.log.entries.EntryBlock;
import io.symbia.log.storage.DerivedFilesException;
import io.symbia.log.storage.LogReader;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.tree.Hash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The index finds every leaf, and only what the entries say, whatever happens to its files. */
class LeafIndexTest {
    /** A segment of so few leaves, and sixteen of them are merged: the files change all the time. */
    private static final int FRESH = 128;

    private static final int LEAVES = 20 * FRESH;
    private static final int STREAMS = 50;

    private final AtomicReference<Throwable> fatal = new AtomicReference<>();
    private final EntryBlock entries = new EntryBlock(LEAVES);

    private ShadowDisk log(int leaves) {
        return log(leaves, 0);
    }

    /** A log whose digests begin with a salt: two salts, two logs. */
    private ShadowDisk log(int leaves, int salt) {
        entries.clear();
        for (int leaf = 0; leaf < leaves; leaf++) {
            entries.addEvent(digest(leaf, salt).toArray(), 0, tag(leaf).octets().toArray(), 0, leaf / STREAMS);
        }
        byte[] bytes = new byte[entries.records().remaining()];
        entries.records().get(bytes);
        ShadowDisk disk = new ShadowDisk();
        disk.put("entries", bytes);
        return disk;
    }

    private static Hash digest(int leaf, int salt) {
        return Hash.ofContent(ByteBuffer.allocate(8).putInt(salt).putInt(leaf).array());
    }

    private static StreamTag tag(int leaf) {
        return new StreamTag(leaf % STREAMS, 7);
    }

    private LeafIndex open(ShadowDisk disk, LogReader reader, long size) throws IOException {
        return LeafIndex.open(disk, reader, () -> size, fatal::set, FRESH);
    }

    private static void assertFindsAll(LeafIndex index, LogReader reader, int leaves, int step) {
        List<String> wrong = new ArrayList<>(); // An assertion a leaf takes most of the time.
        for (int leaf = 0; leaf < leaves; leaf += step) {
            OptionalLong right = OptionalLong.of(leaf);
            if (!index.leafOf(digest(leaf, 0), reader).equals(right)) wrong.add("digest of leaf " + leaf);
            if (!index.leafAt(tag(leaf), leaf / STREAMS, reader).equals(right)) wrong.add("place of leaf " + leaf);
        }
        assertThat(wrong).isEmpty();
        assertThat(index.leafOf(digest(leaves, 0), reader)).isEmpty();
        assertThat(index.leafAt(tag(0), leaves, reader)).isEmpty();
        assertThat(index.leafAt(new StreamTag(STREAMS, 7), 0, reader)).isEmpty();
    }

    @Test
    void findsEveryLeafAtEverySizeInMemoryOnDiskAndAfterEachStart() throws IOException {
        ShadowDisk disk = log(LEAVES);
        try (LogReader reader = new LogReader(disk)) {
            for (int size = 0; size <= LEAVES; size += LEAVES / 10) {
                try (LeafIndex index = open(disk, reader, size)) {
                    assertThat(index.leaves()).isEqualTo(size);
                    assertFindsAll(index, reader, size, 7);
                }
            }
        }
        long segments =
                disk.files().stream().filter(name -> name.startsWith("index-")).count();
        assertThat(segments).isEqualTo(2 * (1 + 20 - 16)); // 20 of each table, of which 16 became one.
    }

    @Test
    void isReadOnFromWhereItWasAndMadeAnewOnlyIfItIsOfAnotherLog() throws IOException {
        ShadowDisk disk = log(LEAVES);
        try (LogReader reader = new LogReader(disk)) {
            open(disk, reader, LEAVES).close();
            assertThat(Segments.read(disk).orElseThrow().leaves()).isEqualTo(LEAVES);
            long writes = disk.operations().size();
            open(disk, reader, LEAVES).close();
            assertThat(disk.operations()).hasSize((int) writes);

            try (LeafIndex shorter =
                    open(disk, reader, FRESH)) { // As if an older copy of the log were restored beside it.
                assertFindsAll(shorter, reader, FRESH, 1);
            }
        }
        ShadowDisk other = log(LEAVES, 1);
        disk.put("entries", other.bytes("entries"));
        try (LogReader reader = new LogReader(disk);
                LeafIndex index = open(disk, reader, LEAVES)) {
            assertThat(index.leafOf(digest(5, 1), reader)).hasValue(5);
            assertThat(index.leafOf(digest(5, 0), reader)).isEmpty();
        }
    }

    @Test
    void neverGivesAWrongLeafAndNoticesWhatIsChanged() throws IOException {
        ShadowDisk disk = log(2 * FRESH);
        try (LogReader reader = new LogReader(disk)) {
            open(disk, reader, 2 * FRESH).close();
        }
        Random random = new Random(3);
        int madeAnew = 0;
        int ended = 0;
        int without = 0;
        for (String file :
                disk.files().stream().filter(name -> name.startsWith("index")).toList()) {
            byte[] whole = disk.bytes(file);
            for (int position = 0; position < whole.length; position += 1 + random.nextInt(whole.length / 60 + 1)) {
                byte[] changed = whole.clone();
                changed[position] ^= (byte) (1 << random.nextInt(8));
                ShadowDisk damaged = disk.copy();
                damaged.put(file, changed);
                fatal.set(null);
                try (LogReader reader = new LogReader(damaged)) {
                    madeAnew += Segments.read(damaged).isEmpty() ? 1 : 0;
                    try (LeafIndex index = open(damaged, reader, 2 * FRESH)) {
                        assertFindsAll(index, reader, 2 * FRESH, 1);
                        without++;
                    } catch (DerivedFilesException found) {
                        assertThat(fatal.get()).isSameAs(found);
                        ended++;
                    }
                    try (LeafIndex index = open(damaged, reader, 2 * FRESH)) { // The next start.
                        assertFindsAll(index, reader, 2 * FRESH, 1);
                    }
                }
            }
        }
        System.out.printf(
                "index with a changed byte: made anew %d, ended the process %d, answered right %d, answered wrong 0%n",
                madeAnew, ended, without);
        assertThat(madeAnew).isPositive();
        assertThat(ended).isPositive();
    }

    @Test
    void isWholeAfterThePowerWasCutAtEveryOperation() throws IOException {
        ShadowDisk first = log(LEAVES);
        try (LogReader reader = new LogReader(first)) {
            open(first, reader, LEAVES).close();
        }
        int operations = first.operations().size();
        int cuts = 0;
        for (int cut = 1; cut <= operations; cut += 5) {
            for (Unforced unforced : Unforced.values()) {
                ShadowDisk disk = log(LEAVES).cutAt(cut);
                try (LogReader reader = new LogReader(disk)) {
                    open(disk, reader, LEAVES).close();
                } catch (PowerCut _) {
                    cuts++;
                }
                ShadowDisk after = disk.afterPowerCut(unforced, new Random(cut));
                try (LogReader reader = new LogReader(after);
                        LeafIndex index = open(after, reader, LEAVES)) {
                    assertFindsAll(index, reader, LEAVES, 97);
                }
            }
        }
        System.out.printf("power cuts %d at %d operations of an index, leaves not found 0%n", cuts, operations);
        assertThat(cuts).isPositive();
    }

    @Test
    void staysBehindWhileTheDiskTakesNothingAndFindsEverythingAllTheSame() throws IOException {
        ShadowDisk disk = log(LEAVES);
        disk.fullAt(1, Integer.MAX_VALUE / 2);
        byte[] bytes = disk.bytes("entries");
        int sealed = LEAVES;
        try (LogReader reader = new LogReader(disk);
                LeafIndex index = LeafIndex.open(disk, reader, () -> 0, fatal::set, FRESH)) {
            index.start();
            for (int leaf = 0; leaf < sealed; leaf++) { // Whoever seals is never made to wait.
                index.entry(leaf, bytes, leaf * EntryBlock.RECORD_BYTES + Short.BYTES);
            }
            assertThat(index.leaves()).isLessThan(sealed);
            assertThat(fatal.get()).isNull();
        }
        List<Integer> asked = new ArrayList<>();
        try (LogReader reader = new LogReader(disk);
                LeafIndex index = LeafIndex.open(disk, reader, () -> asked.isEmpty() ? 0 : sealed, fatal::set, FRESH)) {
            for (int leaf = 0; leaf < sealed; leaf++) {
                index.entry(leaf, bytes, leaf * EntryBlock.RECORD_BYTES + Short.BYTES);
            }
            asked.add(1);
            assertFindsAll(index, reader, sealed, 501);
        }
    }

    @Test
    void refusesALeafThatIsNone() {
        assertThatThrownBy(() -> new FreshTable(8).add(1, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
