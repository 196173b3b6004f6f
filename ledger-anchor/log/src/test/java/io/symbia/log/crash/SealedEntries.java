package io.symbia.log.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.log.testkit.RunningLog;
import io.symbia.log.testkit.SimulatedLog;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.tile.EntryBundle;
import io.symbia.tlog.tile.EntryTile;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a log holds after all that was done to it, read as anybody reads it. */
final class SealedEntries {
    private SealedEntries() {}

    static List<Entry> of(RunningLog log) {
        long size = Checkpoint.parse(Note.parse(log.text("/checkpoint")).text()).treeSize();
        List<Entry> entries = new ArrayList<>();
        for (long first = 0; first < size; first += 256) {
            Octets bundle = Octets.of(
                    log.get("/" + EntryTile.holding(first, size).path()).body());
            EntryBundle.parse(bundle).entries().forEach(entry -> entries.add(Entry.parse(entry)));
        }
        return entries;
    }

    /** Every tree that was ever published begins this one. */
    static void assertPublished(List<Entry> entries, Map<Long, Hash> published) {
        published.forEach((size, root) -> assertThat(SimulatedLog.rootOf(entries, size))
                .as("root at acknowledged size %d", size)
                .isEqualTo(root));
    }

    /** Every event of every stream, in order, and no other. */
    static void assertEachOnce(List<Entry> entries, long sent) {
        Map<String, Long> next = new TreeMap<>();
        for (Entry entry : entries) {
            if (entry instanceof Entry.Event event) {
                assertThat(event.sequence()).isEqualTo(next.merge(event.tag().hex(), 1L, Long::sum) - 1);
            }
        }
        assertThat(next.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(sent);
    }
}
