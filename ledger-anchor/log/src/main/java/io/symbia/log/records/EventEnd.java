package io.symbia.log.records;

import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.TreeHasher;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The place of an event by its own bytes: the members {@code sequence}, {@code stream} and {@code streamsalt} at the end of its canonical
 * JSON. RFC 8785 orders members by name, so that {@code data}, which may hold anything, comes before them, and all members from
 * {@code sequence} on are strings:
 *
 * <pre>…,"sequence":"3","source":"/symbia/payment","specversion":"1.0","stream":"payment/escrow/E-1","streamsalt":"0001…",
 * "subject":"E-1","time":"…","type":"…"}</pre>
 *
 * Read backwards, that is some 250 bytes whatever the event's size. In a JSON document a quotation mark ends or begins a string exactly if
 * an even number of backslashes stands before it, so reading backwards is as exact as reading forwards; of bytes that are no JSON nothing is
 * claimed, and no verifier takes them for an event. Not for use by two threads at once.
 */
final class EventEnd {
    static final long NO_NUMBER = -1;

    private static final byte[] SEQUENCE = ascii("sequence");
    private static final byte[] STREAM = ascii("stream");
    private static final byte[] SALT = ascii("streamsalt");
    private static final byte[] TIME = ascii("time");
    private static final int SALT_BYTES = 16;
    private static final int MAX_STREAM_BYTES = 200; // io.symbia.events.kernel.envelope.StreamId
    private static final int MAX_MEMBERS = 32; // More than the envelope has.
    private static final int MAX_SEQUENCE_DIGITS = 10; // 2^32 - 1 has ten.
    private static final int NOT_HEX = -1;
    private static final int NOT_FOUND = -1;

    private final TreeHasher hasher = new TreeHasher();
    private final EventTime time = new EventTime();
    private final byte[] salt = new byte[SALT_BYTES];
    private final byte[] tagged = new byte[SALT_BYTES + 1 + MAX_STREAM_BYTES]; // salt, 0x00, stream id
    private final byte[] hash = new byte[Hash.SIZE_BYTES];
    private int streamBytes;
    private long sequence;
    private long timeMillis;

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Reads the end of an event; false if it does not end as one. */
    boolean read(byte[] bytes, int start, int length) {
        streamBytes = NOT_FOUND;
        timeMillis = EventTime.NONE;
        boolean hasSalt = false;
        int end = start + length - 1;
        if (length < 2 || bytes[end] != '}') {
            return false;
        }
        for (int member = 0; member < MAX_MEMBERS; member++) { // end: the comma or brace behind a member.
            int valueEnd = end - 1;
            int valueStart = openingQuote(bytes, start, valueEnd);
            int nameEnd = valueStart - 2;
            int nameStart = valueStart == NOT_FOUND || nameEnd <= start || bytes[valueStart - 1] != ':'
                    ? NOT_FOUND
                    : openingQuote(bytes, start, nameEnd);
            if (nameStart == NOT_FOUND || nameStart == start) {
                return false;
            }
            if (is(SALT, bytes, nameStart, nameEnd)) {
                hasSalt = valueEnd - valueStart - 1 == 2 * SALT_BYTES && hex(bytes, valueStart + 1, salt);
            } else if (is(TIME, bytes, nameStart, nameEnd)) {
                timeMillis = time.millis(bytes, valueStart + 1, valueEnd);
            } else if (is(STREAM, bytes, nameStart, nameEnd)) {
                takeStream(bytes, valueStart + 1, valueEnd);
            } else if (is(SEQUENCE, bytes, nameStart, nameEnd)) {
                sequence = number(bytes, valueStart + 1, valueEnd);
                return hasSalt && streamBytes > 0 && sequence != NO_NUMBER;
            }
            end = nameStart - 1;
            if (bytes[end] != ',') {
                return false;
            }
        }
        return false;
    }

    /** The quotation mark that begins the string whose closing one stands at {@code end}. */
    private static int openingQuote(byte[] bytes, int start, int end) {
        if (end <= start || bytes[end] != '"') {
            return NOT_FOUND;
        }
        for (int index = end - 1; index >= start; index--) {
            if (bytes[index] == '"' && !isEscaped(bytes, start, index)) {
                return index;
            }
        }
        return NOT_FOUND;
    }

    private static boolean isEscaped(byte[] bytes, int start, int index) {
        int before = index - 1;
        while (before >= start && bytes[before] == '\\') {
            before--;
        }
        return (index - before) % 2 == 0;
    }

    private static boolean is(byte[] name, byte[] bytes, int openingQuote, int closingQuote) {
        return Arrays.equals(name, 0, name.length, bytes, openingQuote + 1, closingQuote);
    }

    /** Stream ids are ASCII without anything that JSON escapes. */
    private void takeStream(byte[] bytes, int from, int to) {
        streamBytes = to - from <= MAX_STREAM_BYTES ? to - from : NOT_FOUND;
        if (streamBytes > 0) {
            System.arraycopy(bytes, from, tagged, SALT_BYTES + 1, streamBytes);
        }
    }

    /** Whether that is the place of the event that was read: tag = first 16 bytes of SHA-256(salt || 0x00 || stream id). */
    boolean isAt(byte[] tag, long asSequence) {
        System.arraycopy(salt, 0, tagged, 0, SALT_BYTES);
        hasher.hashContent(tagged, 0, SALT_BYTES + 1 + streamBytes, hash, 0);
        return asSequence == sequence && Arrays.equals(hash, 0, StreamTag.SIZE_BYTES, tag, 0, StreamTag.SIZE_BYTES);
    }

    /** When the event that was read was accepted, in milliseconds since 1970; {@link EventTime#NONE} if it does not say so. */
    long timeMillis() {
        return timeMillis;
    }

    /** A decimal number from 0 to 2^32 - 1 without leading zeros, or {@link #NO_NUMBER}. */
    static long number(byte[] digits, int from, int to) {
        int count = to - from;
        if (count < 1 || count > MAX_SEQUENCE_DIGITS || (count > 1 && digits[from] == '0')) {
            return NO_NUMBER;
        }
        long number = 0;
        for (int index = from; index < to; index++) {
            if (digits[index] < '0' || digits[index] > '9') {
                return NO_NUMBER;
            }
            number = 10 * number + digits[index] - '0';
        }
        return number <= Entry.MAX_SEQUENCE ? number : NO_NUMBER;
    }

    /** Fills {@code target} from twice as many lowercase hexadecimal digits; false if they are none. */
    static boolean hex(byte[] digits, int from, byte[] target) {
        for (int index = 0; index < target.length; index++) {
            int high = digit(digits[from + 2 * index]);
            int low = digit(digits[from + 2 * index + 1]);
            if (high == NOT_HEX || low == NOT_HEX) {
                return false;
            }
            target[index] = (byte) ((high << 4) | low);
        }
        return true;
    }

    private static int digit(byte character) {
        if (character >= '0' && character <= '9') {
            return character - '0';
        }
        return character >= 'a' && character <= 'f' ? character - 'a' + 10 : NOT_HEX;
    }
}
