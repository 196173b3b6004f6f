package io.symbia.tlog.note;

import java.nio.ByteBuffer;

/** Big-endian numbers, as all of the C2SP formats write them. */
final class Bytes {
    private Bytes() {}

    static int readInt(byte[] source, int offset) {
        return ByteBuffer.wrap(source).getInt(offset);
    }

    static long readLong(byte[] source, int offset) {
        return ByteBuffer.wrap(source).getLong(offset);
    }

    static byte[] withLong(long value, byte[] rest) {
        return ByteBuffer.allocate(Long.BYTES + rest.length)
                .putLong(value)
                .put(rest)
                .array();
    }

    static byte[] join(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }
}
