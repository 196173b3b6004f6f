package io.symbia.log.storage.commits;

import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.MerkleTree;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * What the log holds once this record is forced: the commit point of a batch.
 *
 * <pre>
 * offset  bytes  content, numbers big-endian
 *      0      8  "SYMBIA02"
 *      8      8  batch, from 0
 *     16      8  size: leaves of the tree, the manifest's own included
 *     24     32  root of that tree
 *     56      8  epoch of the process that wrote it
 *     64      8  bytes of the file of manifests
 *     72     52  zeros
 *    124      4  CRC-32C of the bytes before
 * </pre>
 *
 * Where each source goes on is not repeated here: the manifests say it, each of the sources that its batch has read, and their digests
 * are leaves under the root.
 *
 * @param batch          zero-based number; -1 stands for the log before its first batch
 * @param size           number of leaves
 * @param root           root of those leaves
 * @param epoch          which process wrote it, see the log state
 * @param manifestsBytes size of the file of manifests
 */
public record Commit(long batch, long size, Hash root, long epoch, long manifestsBytes) {
    /** Size of a record: a power of two, so that none lies across two sectors of a disk. */
    public static final int SIZE_BYTES = 128;

    /** Most sources of one log: what a manifest may name, see {@code ManifestParser} in {@code io.symbia.tlog.entry}. */
    public static final int MAX_SOURCES = 10_000;

    /** Nothing was read from this source yet. */
    public static final long NOT_READ = -1;

    /** The log before its first batch. */
    public static final Commit NONE = new Commit(-1, 0, MerkleTree.EMPTY_ROOT, 0, 0);

    private static final byte[] MAGIC = "SYMBIA02".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FIRST_MAGIC = "SYMBIA01".getBytes(StandardCharsets.US_ASCII);
    private static final int CRC_OFFSET = SIZE_BYTES - Integer.BYTES;

    ByteBuffer format() {
        ByteBuffer record = ByteBuffer.allocate(SIZE_BYTES);
        record.put(MAGIC).putLong(batch).putLong(size).put(root.toArray()).putLong(epoch);
        record.putLong(manifestsBytes).putInt(CRC_OFFSET, crc(record.array()));
        return record.clear();
    }

    /** Empty if the record is torn or damaged. */
    static Optional<Commit> parse(byte[] bytes) {
        ByteBuffer record = ByteBuffer.wrap(bytes);
        if (!startsWith(bytes, MAGIC) || record.getInt(CRC_OFFSET) != crc(bytes)) {
            return Optional.empty();
        }
        record.position(MAGIC.length);
        long batch = record.getLong();
        long size = record.getLong();
        byte[] root = new byte[Hash.SIZE_BYTES];
        record.get(root);
        return Optional.of(new Commit(batch, size, Hash.of(root), record.getLong(), record.getLong()));
    }

    /** Whether a record is of the first form, 2,048 bytes with all offsets in each, which is read no more. */
    static boolean isOfFirstForm(byte[] bytes) {
        return startsWith(bytes, FIRST_MAGIC);
    }

    private static boolean startsWith(byte[] bytes, byte[] magic) {
        return Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
    }

    private static int crc(byte[] record) {
        CRC32C crc = new CRC32C();
        crc.update(record, 0, CRC_OFFSET);
        return (int) crc.getValue();
    }
}
