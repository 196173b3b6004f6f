package io.symbia.log.storage;

import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.MerkleTree;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * What the log holds once this record is forced: the commit point of a batch.
 *
 * <pre>
 * offset  bytes  content, numbers big-endian
 *      0      8  "SYMBIA01"
 *      8      8  batch, from 0
 *     16      8  size: leaves of the tree, the manifest's own included
 *     24     32  root of that tree
 *     56      8  epoch of the process that wrote it
 *     64      8  bytes of the file of manifests
 *     72      4  number of sources n
 *     76    8*n  the offset at which each source goes on, by its number in the file of partitions
 *   2044      4  CRC-32C of the bytes before
 * </pre>
 *
 * @param batch          zero-based number; -1 stands for the log before its first batch
 * @param size           number of leaves
 * @param root           root of those leaves
 * @param epoch          which process wrote it, see the log state
 * @param manifestsBytes size of the file of manifests
 * @param nextOffsets    by source number: offset of the first record that is not sealed; {@link #NOT_READ} if none was read yet
 */
public record Commit(long batch, long size, Hash root, long epoch, long manifestsBytes, List<Long> nextOffsets) {
    /** Size of a record: 2 KB hold the offsets of 240 partitions, and a disk's sectors divide it. */
    public static final int SIZE_BYTES = 2048;

    /** Most sources of one log: what fits a record. */
    public static final int MAX_SOURCES = 240;

    /** Nothing was read from this source yet. */
    public static final long NOT_READ = -1;

    /** The log before its first batch. */
    public static final Commit NONE = new Commit(-1, 0, MerkleTree.EMPTY_ROOT, 0, 0, List.of());

    private static final byte[] MAGIC = "SYMBIA01".getBytes(StandardCharsets.US_ASCII);
    private static final int CRC_OFFSET = SIZE_BYTES - Integer.BYTES;

    /** Refuses more sources than a record can hold. */
    public Commit {
        nextOffsets = List.copyOf(nextOffsets);
        if (nextOffsets.size() > MAX_SOURCES) {
            throw new IllegalArgumentException(
                    "a log reads at most " + MAX_SOURCES + " partitions, asked for " + nextOffsets.size());
        }
    }

    /** Where a source goes on; {@link #NOT_READ} also for one that this commit does not know. */
    public long nextOffset(int source) {
        return source < nextOffsets.size() ? nextOffsets.get(source) : NOT_READ;
    }

    ByteBuffer format() {
        ByteBuffer record = ByteBuffer.allocate(SIZE_BYTES);
        record.put(MAGIC).putLong(batch).putLong(size).put(root.toArray()).putLong(epoch);
        record.putLong(manifestsBytes).putInt(nextOffsets.size());
        nextOffsets.forEach(record::putLong);
        record.putInt(CRC_OFFSET, crc(record.array()));
        return record.clear();
    }

    /** Empty if the record is torn or damaged. */
    static Optional<Commit> parse(byte[] bytes) {
        ByteBuffer record = ByteBuffer.wrap(bytes);
        if (!Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length) || record.getInt(CRC_OFFSET) != crc(bytes)) {
            return Optional.empty();
        }
        record.position(MAGIC.length);
        long batch = record.getLong();
        long size = record.getLong();
        byte[] root = new byte[Hash.SIZE_BYTES];
        record.get(root);
        long epoch = record.getLong();
        long manifestsBytes = record.getLong();
        int sources = record.getInt();
        List<Long> nextOffsets = new ArrayList<>(sources);
        for (int source = 0; source < sources; source++) {
            nextOffsets.add(record.getLong());
        }
        return Optional.of(new Commit(batch, size, Hash.of(root), epoch, manifestsBytes, nextOffsets));
    }

    private static int crc(byte[] record) {
        CRC32C crc = new CRC32C();
        crc.update(record, 0, CRC_OFFSET);
        return (int) crc.getValue();
    }
}
