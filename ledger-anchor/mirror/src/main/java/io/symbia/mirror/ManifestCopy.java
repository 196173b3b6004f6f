package io.symbia.mirror;

import io.symbia.disk.Disk;
import io.symbia.disk.DurableFile;
import io.symbia.tlog.entry.BatchManifest;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.ManifestBundle;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.tree.Octets;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The manifests of one log in their order, which its leaves name and do not hold: one file with their bytes, and one with a record of 12 bytes
 * each, where it ends (u64) and the CRC-32C of its bytes. The records are written when the bytes last; a crash leaves records of which the
 * last ones do not fit, and these are dropped.
 *
 * <p>Reads may come from any thread; appends from one at a time.
 */
final class ManifestCopy implements Closeable {
    private static final int RECORD_BYTES = Long.BYTES + Integer.BYTES;

    private static final int LAST_WRITTEN =
            2 * ManifestBundle.FULL; // More than one append has, which is all that can be torn.

    private final DurableFile bytes;
    private final DurableFile ends;
    private volatile long count;
    private long endBytes;
    private long nextLeaf; // The leaf after that of the last manifest.

    private ManifestCopy(Disk disk, String prefix) throws IOException {
        bytes = disk.open(prefix + "-manifests");
        ends = disk.open(prefix + "-manifest-ends");
    }

    /**
     * Opens those of a log.
     *
     * @param leaves of its largest pending checkpoint: a manifest of a leaf beyond belongs to a tree that was let go, and is dropped
     */
    static ManifestCopy open(Disk disk, String prefix, long leaves) throws IOException {
        ManifestCopy copy = new ManifestCopy(disk, prefix);
        copy.count = copy.ends.size() / RECORD_BYTES;
        for (long number = Math.max(0, copy.count - LAST_WRITTEN); number < copy.count; number++) {
            if (!copy.isGood(number)) copy.count = number; // Torn: what follows it was written with it.
        }
        long kept = copy.count;
        while (kept > 0 && copy.leavesUpTo(kept - 1) > leaves) kept--;
        copy.count = kept;
        if (copy.count > 0) {
            copy.endBytes = copy.end(copy.count - 1);
            copy.nextLeaf = copy.leavesUpTo(copy.count - 1);
        }
        copy.ends.truncate(copy.count * RECORD_BYTES);
        return copy;
    }

    private long leavesUpTo(long number) throws IOException {
        return parse(read(number)).end() + 1;
    }

    private boolean isGood(long number) throws IOException {
        long start = number == 0 ? 0 : end(number - 1);
        long end = end(number);
        boolean fits = start >= 0 && end > start && end <= bytes.size() && end - start <= ManifestBundle.MAX_BYTES;
        return fits && crc(read(number)) == record(number).getInt(Long.BYTES);
    }

    private ByteBuffer record(long number) throws IOException {
        byte[] record = new byte[RECORD_BYTES];
        ends.readFully(number * RECORD_BYTES, record, 0, record.length);
        return ByteBuffer.wrap(record);
    }

    private long end(long number) throws IOException {
        return record(number).getLong();
    }

    private static int crc(Octets manifest) {
        CRC32C crc = new CRC32C();
        crc.update(manifest.toArray());
        return (int) crc.getValue();
    }

    private BatchManifest parse(Octets manifest) {
        return BatchManifest.parse(StrictUtf8.decode(manifest));
    }

    /** Number of manifests. */
    long count() {
        return count;
    }

    /** Number of leaves up to the last manifest, its own included. */
    long leaves() {
        return nextLeaf;
    }

    /** Size of some that are here, without what stands between them. */
    long sizeBytes(long first, int number) throws IOException {
        return end(first + number - 1) - (first == 0 ? 0 : end(first - 1));
    }

    /** Size of one that is here. */
    long sizeBytes(long number) throws IOException {
        return sizeBytes(number, 1);
    }

    /** The bytes of a manifest that is here. */
    Octets read(long number) throws IOException {
        byte[] manifest = new byte[Math.toIntExact(sizeBytes(number))];
        read(number, 0, manifest, manifest.length);
        return Octets.of(manifest);
    }

    /** Some bytes of a manifest that is here, from one on. */
    void read(long number, long from, byte[] target, int length) throws IOException {
        long start = number == 0 ? 0 : end(number - 1);
        bytes.readFully(start + from, target, 0, length);
    }

    /**
     * Adds manifests that follow those that are here; when this returns they last.
     *
     * @param entries of the log; each manifest must be the one that its leaf names
     * @throws Refusal when one is not; those before it are kept
     */
    void append(List<Octets> manifests, LogCopy entries) throws Refusal, IOException {
        List<Long> added = new ArrayList<>();
        long first = count;
        ByteBuffer records = ByteBuffer.allocate(manifests.size() * RECORD_BYTES);
        long end = endBytes;
        long leaf = nextLeaf;
        Refusal refusal = null;
        for (Octets manifest : manifests) {
            try {
                leaf = requireNext(manifest, count + added.size(), leaf, entries) + 1;
            } catch (Refusal wrong) {
                refusal = wrong;
                break;
            }
            bytes.write(end, ByteBuffer.wrap(manifest.toArray()));
            end += manifest.size();
            records.putLong(end).putInt(crc(manifest));
            added.add(leaf);
        }
        if (!added.isEmpty()) {
            bytes.force();
            ends.write(count * RECORD_BYTES, records.flip());
            ends.force();
            endBytes = end;
            nextLeaf = leaf;
            count = first + added.size();
        }
        if (refusal != null) throw refusal;
    }

    private long requireNext(Octets content, long number, long firstLeaf, LogCopy entries) throws Refusal, IOException {
        BatchManifest manifest;
        try {
            manifest = parse(content);
        } catch (IllegalArgumentException malformed) {
            throw new Refusal(Refusal.Kind.MALFORMED, "manifest " + number + ": " + malformed.getMessage());
        }
        boolean follows = manifest.batch() == number && manifest.start() == firstLeaf;
        boolean isThere = follows && manifest.end() < entries.next();
        Entry named = isThere ? entries.entry(manifest.end()) : null;
        if (named == null || !manifest.entry().equals(named)) {
            throw new Refusal(Refusal.Kind.INCONSISTENT, "no leaf here names manifest " + number);
        }
        return manifest.end();
    }

    @Override
    public void close() throws IOException {
        bytes.close();
        ends.close();
    }
}
