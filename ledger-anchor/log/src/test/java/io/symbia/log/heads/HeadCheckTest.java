package io.symbia.log.heads;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.disk.FolderDisk;
import io.symbia.disk.ReadOnlyDisk;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.tree.Hash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Heads are written into one file and another, whose names come again, while they are checked. */
class HeadCheckTest {
    private static final Layout TIGHT = new Layout(2, 10, 10 * Bucket.HEAD_BYTES);
    private static final int RUNS = 60;
    private static final int LEAST_WRITES = 10;
    private static final int STREAMS = 300;

    @TempDir
    private Path folder;

    @Test
    @Timeout(120)
    void raisesNoFalseAlarmBesideHeadsThatAreWritten() throws Exception {
        AtomicBoolean ends = new AtomicBoolean();
        AtomicInteger writes = new AtomicInteger();
        Thread writing = Thread.ofPlatform().start(() -> write(ends, writes));
        List<String> findings = new ArrayList<>();
        int seen = 0;
        for (int run = 0; run < RUNS || (writes.get() <= LEAST_WRITES && writing.isAlive()); run++) {
            ReadOnlyDisk disk = new ReadOnlyDisk(folder);
            long streams =
                    HeadCheck.check(disk, (map, batch) -> true, (place, what) -> findings.add(place + ": " + what));
            if (streams > 0) seen++;
            else run--; // Nothing is written yet.
            assertThat(findings).isEmpty();
        }
        ends.set(true);
        writing.join();
        System.out.printf("heads checked %d times while written %d times, false alarms 0%n", seen, writes.get());
        assertThat(writes.get()).isGreaterThan(LEAST_WRITES);
    }

    private void write(AtomicBoolean ends, AtomicInteger writes) {
        try {
            HeadStore store = HeadStore.open(new FolderDisk(folder), (map, batch) -> false, TIGHT);
            long leaves = 0;
            for (int round = 0; !ends.get(); round++) {
                for (int stream = 0; stream < STREAMS; stream++) {
                    StreamTag tag = new StreamTag((long) stream << 54, stream);
                    byte[] entry = new Entry.Event(Hash.ofContent(new byte[] {(byte) leaves}), tag, round)
                            .format()
                            .toArray();
                    store.add(leaves++, entry, 0);
                }
                store.write(store.finish(leaves, 0), round);
                store.keepInBounds();
                writes.incrementAndGet();
            }
            store.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
