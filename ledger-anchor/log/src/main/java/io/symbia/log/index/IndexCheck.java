package io.symbia.log.index;

import io.symbia.disk.Disk;
import io.symbia.log.storage.DerivedFilesException;
import io.symbia.log.storage.LogReader;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Checks the index on disk against the entries: every number in it is that of a leaf whose key belongs there, and no leaf is missing or twice. Only
 * reads, and may be beside a log that runs: what is opened is what the file of names said at one moment, and a segment never changes.
 */
public final class IndexCheck {
    private static final int ATTEMPTS = 1_000; // One fails if a segment is written meanwhile: each million leaves.
    private static final int LEAVES_AT_ONCE =
            1 << 30; // What a set of bits holds: those of larger logs are checked in turns.

    private final Optional<Segments> segments;
    private final BiConsumer<String, String> findings;

    private IndexCheck(Optional<Segments> segments, BiConsumer<String, String> findings) {
        this.segments = segments;
        this.findings = findings;
    }

    /**
     * Opens the index as it is now.
     *
     * @param findings is told the place and what is wrong there
     */
    public static IndexCheck open(Disk disk, BiConsumer<String, String> findings) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (!disk.exists(Segments.NAME)) {
                return new IndexCheck(Optional.empty(), findings);
            }
            Octets named = disk.content(Segments.NAME);
            Optional<Segments> opened = Optional.empty();
            String problem = "is not what was written";
            try {
                opened = Segments.parse(disk, StrictUtf8.decode(named));
            } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
                problem = "cannot be read: " + unreadable.getMessage();
            } catch (DerivedFilesException damaged) {
                problem = damaged.getMessage();
            }
            boolean isSettled =
                    disk.exists(Segments.NAME) && disk.content(Segments.NAME).equals(named);
            if (isSettled) {
                if (opened.isEmpty()) findings.accept(Segments.NAME, problem);
                return new IndexCheck(opened, findings);
            }
            if (opened.isPresent()) opened.get().close();
        }
        throw new IOException("the index changes faster than it can be opened");
    }

    /** Number of leaves that it says it has. */
    public long leaves() {
        return segments.map(Segments::leaves).orElse(0L);
    }

    /**
     * Compares all of it with the entries.
     *
     * @param sealedSize number of leaves that are sealed
     */
    public void check(LogReader reader, long sealedSize) throws IOException {
        if (segments.isEmpty()) {
            return;
        }
        Segments known = segments.get();
        try (known) {
            if (!known.areOf(reader, sealedSize)) {
                findings.accept(Segments.NAME, "is not of this log: it ends with leaf " + (known.leaves() - 1));
                return;
            }
            KeyHash hash = new KeyHash(known.seed());
            for (long first = 0; first < known.leaves(); first += LEAVES_AT_ONCE) {
                long end = Math.min(known.leaves(), first + LEAVES_AT_ONCE);
                check(known.digests(), true, hash, reader, first, end);
                check(known.places(), false, hash, reader, first, end);
            }
        }
    }

    private void check(List<Segment> table, boolean byDigest, KeyHash hash, LogReader reader, long first, long end)
            throws IOException {
        BitSet found = new BitSet();
        boolean isWhole = true;
        for (Segment segment : table) {
            for (int bucket = 0; bucket < FreshTable.BUCKETS; bucket++) {
                try {
                    isWhole &= check(segment, bucket, byDigest, hash, reader, first, end, found);
                } catch (DerivedFilesException damaged) {
                    findings.accept(segment.name(), damaged.getMessage());
                    isWhole = false;
                }
            }
        }
        long[] missing = {-1};
        reader.visitAll(first, end, (leaf, bytes, offset) -> {
            boolean belongs = byDigest || bytes[offset] == Entry.EVENT_KIND;
            if (belongs && missing[0] < 0 && !found.get((int) (leaf - first))) missing[0] = leaf;
        });
        if (isWhole && missing[0] >= 0) {
            findings.accept(Segments.NAME, "does not have leaf " + missing[0] + (byDigest ? "" : " by its place"));
        }
    }

    private boolean check(
            Segment segment,
            int bucket,
            boolean byDigest,
            KeyHash hash,
            LogReader reader,
            long first,
            long end,
            BitSet found)
            throws IOException {
        boolean isGood = true;
        for (long record : segment.coarse(bucket)) {
            long leaf = (record & FreshTable.NUMBER_MASK) - 1;
            if (leaf < first || leaf >= end) {
                if (leaf < 0 || leaf >= leaves()) isGood = wrong(segment, bucket, leaf);
                continue;
            }
            Entry entry = Entry.parse(reader.entry(leaf));
            boolean fits;
            if (byDigest) {
                fits = isAt(hash.of(entry.digest()), bucket, record);
            } else {
                fits = entry instanceof Entry.Event event
                        && isAt(hash.ofPlace(event.tag(), event.sequence()), bucket, record);
            }
            if (!fits || found.get((int) (leaf - first))) isGood = wrong(segment, bucket, leaf);
            found.set((int) (leaf - first));
        }
        return isGood;
    }

    private static boolean isAt(long key, int bucket, long record) {
        return FreshTable.bucket(key) == bucket && FreshTable.suffix(key) == record >>> FreshTable.NUMBER_BITS;
    }

    private boolean wrong(Segment segment, int bucket, long leaf) {
        findings.accept(segment.name(), "bucket " + bucket + ": leaf " + leaf + " does not belong there, or is twice");
        return false;
    }
}
