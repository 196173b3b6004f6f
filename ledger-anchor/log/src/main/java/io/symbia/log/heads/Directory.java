package io.symbia.log.heads;

import io.symbia.disk.Disk;
import io.symbia.disk.DurableFile;
import io.symbia.log.storage.DerivedFilesException;
import io.symbia.tlog.streams.StreamHasher;
import io.symbia.tlog.tree.Hash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where the buckets of a sealed map are: the file {@value #NAME}.
 *
 * <pre>
 * offset  bytes  content, numbers big-endian
 *      0      8  "SYMBIAH1"
 *      8      8  number of the batch whose manifest seals the map
 *     16      8  leaves that it was made from
 *     24      8  manifests among them
 *     32      4  number of the file of buckets
 *     36      4  depth d of the buckets
 *     40      8  bytes of the file of buckets
 *     48   44*n  of each bucket, n = 2^d: its place in the file (8), its streams (4), its hash (32)
 *             32  SHA-256 of the bytes before
 * </pre>
 */
final class Directory {
    static final String NAME = "heads";

    /** One that the directory names, one that is appended to, one to be written into. */
    static final int FILES = 3;

    private static final byte[] MAGIC = "SYMBIAH1".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER_BYTES = 48;
    private static final int BUCKET_BYTES = Long.BYTES + Integer.BYTES + Hash.SIZE_BYTES;
    private static final int MAX_DEPTH = 24;

    private Directory() {}

    /** A map, and the file that its buckets are in. */
    record Known(HeadMap map, BucketFile file) {}

    static String fileName(int number) {
        return NAME + "-" + number;
    }

    /** Name of a file that is neither of two. */
    static String fileAfter(BucketFile current, Optional<String> kept) {
        for (int number = 0; number < FILES; number++) {
            String name = fileName(number);
            if (!name.equals(current.name()) && !kept.equals(Optional.of(name))) {
                return name;
            }
        }
        throw new IllegalStateException("no name is left of " + FILES);
    }

    /** Puts the directory of a map in the place of the one before; the file of buckets has been forced. */
    static void write(Disk disk, HeadMap map, long batch, BucketFile file) throws IOException {
        String aside = NAME + ".new";
        MessageDigest digest = sha256();
        try (DurableFile target = disk.open(aside)) {
            target.truncate(0);
            ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
            header.put(MAGIC).putLong(batch).putLong(map.size()).putLong(map.batches());
            header.putInt(Integer.parseInt(file.name().substring(NAME.length() + 1)));
            header.putInt(map.depth()).putLong(file.sizeBytes());
            long position = append(target, 0, header, digest);
            for (Chunk chunk : map.chunks()) {
                position = append(target, position, format(chunk), digest);
            }
            target.write(position, ByteBuffer.wrap(digest.digest()));
            target.force();
        }
        disk.rename(aside, NAME);
        disk.forceDirectory();
    }

    private static ByteBuffer format(Chunk chunk) {
        ByteBuffer bytes = ByteBuffer.allocate(chunk.buckets() * BUCKET_BYTES);
        for (int bucket = 0; bucket < chunk.buckets(); bucket++) {
            bytes.putLong(chunk.place(bucket)).putInt(chunk.count(bucket));
            bytes.put(chunk.hashes(), bucket * Hash.SIZE_BYTES, Hash.SIZE_BYTES);
        }
        return bytes;
    }

    private static long append(DurableFile target, long position, ByteBuffer bytes, MessageDigest digest)
            throws IOException {
        bytes.flip();
        digest.update(bytes.duplicate());
        int length = bytes.remaining();
        target.write(position, bytes);
        return position + length;
    }

    /** The map of a folder's directory, if it is whole and what was sealed; only reads. */
    static Optional<Known> read(Disk disk, HeadStore.SealedIn isSealed) throws IOException {
        if (!disk.exists(NAME)) {
            return Optional.empty();
        }
        try {
            return readWhole(disk, isSealed);
        } catch (DerivedFilesException | ArithmeticException _) { // Numbers that no map has.
            return Optional.empty();
        }
    }

    private static Optional<Known> readWhole(Disk disk, HeadStore.SealedIn isSealed) throws IOException {
        try (DurableFile directory = disk.open(NAME)) {
            long size = directory.size();
            if (size < HEADER_BYTES) {
                return Optional.empty();
            }
            MessageDigest digest = sha256();
            ByteBuffer header = ByteBuffer.wrap(read(directory, 0, HEADER_BYTES, digest));
            byte[] magic = new byte[MAGIC.length];
            header.get(magic);
            long batch = header.getLong();
            long leaves = header.getLong();
            long batches = header.getLong();
            int number = header.getInt();
            int depth = header.getInt();
            long fileBytes = header.getLong();
            boolean isPlausible = Arrays.equals(magic, MAGIC)
                    && number >= 0
                    && number < FILES
                    && depth >= 0
                    && depth <= MAX_DEPTH
                    && size == HEADER_BYTES + ((long) BUCKET_BYTES << depth) + Hash.SIZE_BYTES;
            if (!isPlausible || !disk.exists(fileName(number))) {
                return Optional.empty();
            }
            BucketFile file = new BucketFile(disk, fileName(number), fileBytes);
            Chunk[] chunks = readChunks(directory, depth, file, digest);
            byte[] expected = digest.digest();
            byte[] found = read(directory, size - Hash.SIZE_BYTES, Hash.SIZE_BYTES, digest);
            if (Arrays.equals(found, expected) && file.writtenBytes() >= fileBytes) {
                HeadMap map = new HeadMap(depth, chunks, leaves, batches);
                if (isSealed.isSealed(map, batch)) {
                    return Optional.of(new Known(map, file));
                }
            }
            file.close();
            return Optional.empty();
        }
    }

    private static Chunk[] readChunks(DurableFile directory, int depth, BucketFile file, MessageDigest digest)
            throws IOException {
        int inChunk = 1 << Math.min(depth, Chunk.MAX_BITS);
        Chunk[] chunks = new Chunk[(1 << depth) / inChunk];
        StreamHasher hasher = new StreamHasher();
        long position = HEADER_BYTES;
        for (int index = 0; index < chunks.length; index++) {
            byte[] bytes = read(directory, position, inChunk * BUCKET_BYTES, digest);
            Chunk.Draft draft = new Chunk.Draft(depth, file, hasher);
            for (int bucket = 0; bucket < inChunk; bucket++) {
                ByteBuffer known = ByteBuffer.wrap(bytes, bucket * BUCKET_BYTES, BUCKET_BYTES);
                long place = known.getLong();
                int count = known.getInt();
                if (place < 0 || count < 0) {
                    throw new DerivedFilesException(NAME + ": no bucket has " + count + " streams at " + place);
                }
                draft.known(bucket, place, count, bytes, bucket * BUCKET_BYTES + Long.BYTES + Integer.BYTES);
            }
            chunks[index] = draft.finish();
            position += bytes.length;
        }
        return chunks;
    }

    private static byte[] read(DurableFile file, long position, int length, MessageDigest digest) throws IOException {
        byte[] bytes = new byte[length];
        file.readFully(position, bytes, 0, length);
        digest.update(bytes);
        return bytes;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
