package io.symbia.log.index;

import io.symbia.disk.Disk;
import io.symbia.disk.DurableFile;
import io.symbia.log.storage.DerivedFilesException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.function.LongPredicate;
import java.util.zip.CRC32C;

/**
 * Numbers by the hash of their key, in a file that never changes: records of 8 bytes, 24 bits of hash and 40 bits of number plus one, in
 * the order of their hashes, then of each bucket where it ends and the CRC-32C of its records, 4 bytes each, and of all those the
 * CRC-32C. Finding one reads one bucket, about 2 KB. In memory are 8 bytes a bucket, so 0.03 a number.
 */
final class Segment {
    private static final int BUCKET_BYTES = 2 * Integer.BYTES;
    private static final int BUFFER_BYTES = 1 << 20;

    private final Disk disk;
    private final String name;
    private final int bits;
    private final int[] ends;
    private final int[] checksums;
    private volatile DurableFile file;

    private Segment(Disk disk, String name, int bits, int[] ends, int[] checksums, DurableFile file) {
        this.disk = disk;
        this.name = name;
        this.bits = bits;
        this.ends = ends;
        this.checksums = checksums;
        this.file = file;
    }

    /** Opens a segment whose buckets are by that many bits. */
    static Segment open(Disk disk, String name, int bits, long count) throws IOException {
        DurableFile file = disk.open(name);
        try {
            return open(disk, name, bits, count, file);
        } catch (IOException | RuntimeException unusable) {
            file.close();
            throw unusable;
        }
    }

    private static Segment open(Disk disk, String name, int bits, long count, DurableFile file) throws IOException {
        long start = count * Long.BYTES;
        int length = (BUCKET_BYTES << bits) + Integer.BYTES;
        if (file.size() != start + length) {
            throw new DerivedFilesException(name + ": has " + file.size() + " bytes");
        }
        byte[] bytes = new byte[length];
        file.readFully(start, bytes, 0, length);
        ByteBuffer directory = ByteBuffer.wrap(bytes);
        int[] ends = new int[1 << bits];
        int[] checksums = new int[1 << bits];
        for (int bucket = 0; bucket < ends.length; bucket++) {
            ends[bucket] = directory.getInt();
            checksums[bucket] = directory.getInt();
        }
        if (directory.getInt() != crc(bytes, 0, length - Integer.BYTES) || ends[ends.length - 1] != count) {
            throw new DerivedFilesException(name + ": its buckets do not match their checksum");
        }
        return new Segment(disk, name, bits, ends, checksums, file);
    }

    /** Gives the records of each of the 4,096 buckets of the smallest segments, sorted. */
    @FunctionalInterface
    interface Records {
        /** The records of a bucket. */
        long[] of(int bucket) throws IOException;
    }

    /** Writes and forces a segment. A file of that name is left to those who read it, and a new one has the name. */
    static Segment write(Disk disk, String name, int bits, Records records) throws IOException {
        disk.delete(name);
        DurableFile file = disk.open(name);
        int[] ends = new int[1 << bits];
        int[] checksums = new int[1 << bits];
        int parts = 1 << (bits - FreshTable.BUCKET_BITS);
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        long position = 0;
        int count = 0;
        for (int coarse = 0; coarse < FreshTable.BUCKETS; coarse++) {
            long[] sorted = records.of(coarse);
            int from = 0;
            for (int part = 0; part < parts; part++) {
                int to = from;
                while (to < sorted.length && partOf(sorted[to], parts) == part) {
                    to++;
                }
                byte[] bytes = bytes(sorted, from, to);
                if (buffer.remaining() < bytes.length) {
                    position = flush(file, position, buffer);
                }
                if (bytes.length > buffer.capacity()) {
                    file.write(position, ByteBuffer.wrap(bytes));
                    position += bytes.length;
                } else {
                    buffer.put(bytes);
                }
                count += to - from;
                ends[coarse * parts + part] = count;
                checksums[coarse * parts + part] = crc(bytes, 0, bytes.length);
                from = to;
            }
        }
        position = flush(file, position, buffer);
        file.write(position, directory(ends, checksums));
        file.force();
        return new Segment(disk, name, bits, ends, checksums, file);
    }

    private static int partOf(long record, int parts) {
        return (int) (record >>> FreshTable.NUMBER_BITS) / ((1 << FreshTable.SUFFIX_BITS) / parts);
    }

    private static byte[] bytes(long[] records, int from, int to) {
        byte[] bytes = new byte[(to - from) * Long.BYTES];
        ByteBuffer.wrap(bytes).asLongBuffer().put(records, from, to - from);
        return bytes;
    }

    private static long flush(DurableFile file, long position, ByteBuffer buffer) throws IOException {
        buffer.flip();
        int length = buffer.remaining();
        file.write(position, buffer);
        buffer.clear();
        return position + length;
    }

    private static ByteBuffer directory(int[] ends, int[] checksums) {
        byte[] bytes = new byte[ends.length * BUCKET_BYTES + Integer.BYTES];
        ByteBuffer directory = ByteBuffer.wrap(bytes);
        for (int bucket = 0; bucket < ends.length; bucket++) {
            directory.putInt(ends[bucket]).putInt(checksums[bucket]);
        }
        directory.putInt(crc(bytes, 0, bytes.length - Integer.BYTES));
        return directory.flip();
    }

    private static int crc(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }

    String name() {
        return name;
    }

    int bits() {
        return bits;
    }

    /** Number of numbers. */
    int count() {
        return ends[ends.length - 1];
    }

    /** The largest number under a key's hash that passes the check, or {@link LeafTable#NONE}; from any thread. */
    long find(long hash, LongPredicate isIt) {
        int bucket = (int) (hash >>> (Long.SIZE - bits));
        long[] records;
        try {
            records = read(bucket, bucket + 1);
        } catch (IOException failed) {
            throw new UncheckedIOException("could not read " + name, failed);
        }
        long suffix = FreshTable.suffix(hash);
        for (int index = records.length - 1; index >= 0; index--) { // What is asked for is often recent.
            if (records[index] >>> FreshTable.NUMBER_BITS == suffix
                    && isIt.test((records[index] & FreshTable.NUMBER_MASK) - 1)) {
                return (records[index] & FreshTable.NUMBER_MASK) - 1;
            }
        }
        return LeafTable.NONE;
    }

    /** The records of one of the 4,096 buckets of the smallest segments. */
    long[] coarse(int bucket) throws IOException {
        int parts = 1 << (bits - FreshTable.BUCKET_BITS);
        return read(bucket * parts, (bucket + 1) * parts);
    }

    /** The records of the buckets from one to before another, each compared with its checksum. */
    private long[] read(int from, int to) throws IOException {
        int first = from == 0 ? 0 : ends[from - 1];
        byte[] bytes = new byte[(ends[to - 1] - first) * Long.BYTES];
        readFully((long) first * Long.BYTES, bytes);
        int start = 0;
        for (int bucket = from; bucket < to; bucket++) {
            int end = (ends[bucket] - first) * Long.BYTES;
            if (crc(bytes, start, end - start) != checksums[bucket]) {
                throw new DerivedFilesException(name + ": bucket " + bucket + " does not match its checksum");
            }
            start = end;
        }
        long[] records = new long[bytes.length / Long.BYTES];
        LongBuffer longs = ByteBuffer.wrap(bytes).asLongBuffer();
        longs.get(records);
        return records;
    }

    private void readFully(long position, byte[] bytes) throws IOException {
        DurableFile open = file;
        try {
            open.readFully(position, bytes, 0, bytes.length);
        } catch (
                ClosedChannelException
                        _) { // Another reader was interrupted, or this one: then the next read fails too.
            reopen(open).readFully(position, bytes, 0, bytes.length);
        }
    }

    private synchronized DurableFile reopen(DurableFile closed) throws IOException {
        if (file.equals(closed)) {
            file = disk.open(name);
        }
        return file;
    }

    void close() throws IOException {
        file.close();
    }
}
