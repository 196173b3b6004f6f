package io.symbia.events.kernel.canonical;

import java.util.Arrays;

/** Bytes under construction; grows by doubling. Not for more than one thread. */
final class ByteSink {
    private static final int INITIAL_SIZE_BYTES = 1_024; // About one event.

    private byte[] bytes = new byte[INITIAL_SIZE_BYTES];
    private int size;

    void append(char ascii) {
        reserve(1);
        bytes[size++] = (byte) ascii;
    }

    void append(byte[] more) {
        reserve(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    void appendAscii(String text) {
        reserve(text.length());
        for (int i = 0; i < text.length(); i++) bytes[size++] = (byte) text.charAt(i);
    }

    /** Appends a code point from U+0080 on in UTF-8 (RFC 3629 section 3). */
    void appendCodePoint(int codePoint) {
        reserve(4);
        if (codePoint < 0x800) {
            bytes[size++] = (byte) (0xC0 | codePoint >> 6);
        } else {
            if (codePoint < 0x10000) {
                bytes[size++] = (byte) (0xE0 | codePoint >> 12);
            } else {
                bytes[size++] = (byte) (0xF0 | codePoint >> 18);
                bytes[size++] = (byte) (0x80 | (codePoint >> 12 & 0x3F));
            }
            bytes[size++] = (byte) (0x80 | (codePoint >> 6 & 0x3F));
        }
        bytes[size++] = (byte) (0x80 | (codePoint & 0x3F));
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, size);
    }

    private void reserve(int more) {
        if (size + more > bytes.length) bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
}
