package io.symbia.log.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.disk.FolderDisk;
import io.symbia.disk.ReadOnlyDisk;
import io.symbia.disk.testkit.ShadowDisk;
import io.symbia.log.entries.EntryBlock;
import io.symbia.log.storage.LogReader;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.tree.Hash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class IndexCheckTest {
    private static final int FRESH = 128; // A segment of so few leaves.
    private static final int LEAVES = 10 * FRESH;
    private static final int STEP = 211;

    private final ShadowDisk whole = new ShadowDisk();
    private final List<String> findings = new ArrayList<>();

    private void makeAnIndex(int salt) throws IOException {
        makeEntries(LEAVES, salt);
        try (LogReader reader = new LogReader(whole)) {
            LeafIndex.open(whole, reader, () -> LEAVES, _ -> {}, FRESH).close();
        }
    }

    private void makeEntries(int leaves, int salt) {
        EntryBlock entries = new EntryBlock(leaves);
        for (int leaf = 0; leaf < leaves; leaf++) {
            byte[] digest = Hash.ofContent(
                            ByteBuffer.allocate(8).putInt(leaf).putInt(salt).array())
                    .toArray();
            entries.addEvent(digest, 0, new StreamTag(leaf % 9, 7).octets().toArray(), 0, leaf / 9);
        }
        byte[] bytes = new byte[entries.records().remaining()];
        entries.records().get(bytes);
        whole.put("entries", bytes);
    }

    private List<String> check(ShadowDisk disk) throws IOException {
        findings.clear();
        try (LogReader reader = new LogReader(disk)) {
            IndexCheck.open(disk, (place, what) -> findings.add(place + ": " + what))
                    .check(reader, LEAVES);
        }
        return findings;
    }

    @Test
    void findsNothingInAnIndexThatIsWell() throws IOException {
        makeAnIndex(0);
        assertThat(check(whole)).isEmpty();
    }

    @Test
    void findsEveryChangedByte() throws IOException {
        makeAnIndex(0);
        int changes = 0;
        for (String file : whole.files()) {
            if (!file.startsWith("index")) continue;
            byte[] bytes = whole.bytes(file);
            for (int position = 0; position < bytes.length; position += file.equals("index") ? 7 : STEP) {
                byte[] changed = bytes.clone();
                changed[position] ^= (byte) (1 << position % 8);
                ShadowDisk disk = whole.copy();
                disk.put(file, changed);
                assertThat(check(disk)).as("%s: byte %d", file, position).isNotEmpty();
                changes++;
            }
        }
        System.out.printf("changed bytes of the index found: %d of %d%n", changes, changes);
        assertThat(changes).isGreaterThan(100);
    }

    /** Whole by its checksums, and of other entries. */
    @Test
    void findsAnEntryThatTheIndexDoesNotHaveAndAnIndexOfAnotherLog() throws IOException {
        makeAnIndex(0);
        ShadowDisk disk = whole.copy();
        byte[] entries = disk.bytes("entries");
        entries[300 * 55 + 10] ^= 1;
        disk.put("entries", entries);
        assertThat(check(disk)).isNotEmpty().allMatch(it -> it.contains("leaf 300"));
        ShadowDisk other = whole.copy();
        whole.delete("index");
        makeAnIndex(1);
        other.put("entries", whole.bytes("entries"));
        assertThat(check(other)).isNotEmpty();
    }

    /** Segments are written and merged, and their names come again, while they are checked. */
    @Test
    @Timeout(120)
    void raisesNoFalseAlarmBesideAnIndexThatIsWritten(@TempDir Path folder) throws Exception {
        int leaves = 60 * FRESH; // Merged three times.
        makeEntries(leaves, 0);
        Files.write(folder.resolve("entries"), whole.bytes("entries"));
        AtomicBoolean ends = new AtomicBoolean();
        try (LogReader reader = new LogReader(new FolderDisk(folder))) {
            Thread writing = Thread.ofPlatform().start(() -> writeAgainAndAgain(folder, reader, leaves, ends));
            int seen = 0;
            while (seen < 15) {
                IndexCheck index =
                        IndexCheck.open(new ReadOnlyDisk(folder), (place, what) -> findings.add(place + ": " + what));
                index.check(reader, leaves);
                if (index.leaves() > 0) seen++;
                assertThat(findings).isEmpty();
            }
            ends.set(true);
            writing.join();
            System.out.printf("index checked %d times while it was written, false alarms 0%n", seen);
        }
    }

    private static void writeAgainAndAgain(Path folder, LogReader reader, int leaves, AtomicBoolean ends) {
        try {
            FolderDisk disk = new FolderDisk(folder);
            while (!ends.get()) {
                LeafIndex.open(disk, reader, () -> leaves, _ -> {}, FRESH).close();
                Segments.forget(disk);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
