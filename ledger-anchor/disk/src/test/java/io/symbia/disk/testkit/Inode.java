package io.symbia.disk.testkit;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

/** The content of a file of a {@link ShadowDisk}: what was written, and of that what lasts. */
final class Inode {
    private static final int SECTOR_BYTES = 512;

    private final Content written = new Content();
    private final Content durable = new Content();
    private int changedFrom = Integer.MAX_VALUE; // Since it was forced last.
    private int changedTo;

    /** A file of which all lasts. */
    static Inode of(byte[] content) {
        Inode inode = new Inode();
        inode.write(0, content, content.length);
        inode.force();
        return inode;
    }

    synchronized int size() {
        return written.size;
    }

    synchronized byte[] bytes() {
        return written.toArray();
    }

    synchronized void write(int position, byte[] content, int length) {
        changedFrom = Math.min(changedFrom, Math.min(position, written.size)); // The bytes between are zero.
        written.write(position, content, length);
        changedTo = Math.max(changedTo, position + length);
    }

    synchronized void truncate(int sizeBytes) {
        written.truncate(sizeBytes);
    }

    synchronized int read(int position, ByteBuffer target) {
        int length = Math.min(target.remaining(), written.size - position);
        target.put(written.bytes, position, length);
        return length;
    }

    synchronized void force() {
        if (durable.size > written.size) durable.truncate(written.size);
        int from = Math.min(changedFrom, written.size);
        int to = Math.min(changedTo, written.size);
        if (from < to) durable.write(from, Arrays.copyOfRange(written.bytes, from, to), to - from);
        changedFrom = Integer.MAX_VALUE;
        changedTo = 0;
    }

    synchronized byte[] afterPowerCut(ShadowDisk.Unforced unforced, Random random) {
        return switch (unforced) {
            case VANISH -> durable.toArray();
            case STAY -> written.toArray();
            case TORN -> torn(random);
        };
    }

    /** Sector by sector the old or the new content; the size anything in between. */
    private byte[] torn(Random random) {
        byte[] before = durable.toArray();
        byte[] after = written.toArray();
        int shorter = Math.min(before.length, after.length);
        int longer = Math.max(before.length, after.length);
        byte[] torn = new byte[shorter + random.nextInt(longer - shorter + 1)];
        for (int start = 0; start < torn.length; start += SECTOR_BYTES) {
            byte[] from = random.nextBoolean() ? after : before;
            int end = Math.min(Math.min(start + SECTOR_BYTES, torn.length), from.length);
            if (end > start) {
                System.arraycopy(from, start, torn, start, end - start);
            }
        }
        return torn;
    }

    /** Bytes that grow at little cost, with zeros behind them. */
    private static final class Content {
        private byte[] bytes = new byte[0];
        private int size;

        void write(int position, byte[] content, int length) {
            int end = position + length;
            if (end > bytes.length) bytes = Arrays.copyOf(bytes, Math.max(end, 2 * bytes.length));
            System.arraycopy(content, 0, bytes, position, length);
            size = Math.max(size, end);
        }

        void truncate(int sizeBytes) {
            Arrays.fill(bytes, sizeBytes, size, (byte) 0);
            size = sizeBytes;
        }

        byte[] toArray() {
            return Arrays.copyOf(bytes, size);
        }
    }
}
