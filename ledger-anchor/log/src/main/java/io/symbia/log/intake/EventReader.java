package io.symbia.log.intake;

import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.TreeHasher;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Hashes the value of a record while Kafka's client reads it, and reads two headers: {@code symbia_tag} (32 lowercase hexadecimal digits) and
 * {@code symbia_sequence} (a decimal number without leading zeros). A record that is no event is no error of reading: its partition stops
 * there. Not for use by two threads at once.
 */
final class EventReader implements Deserializer<EventRecord> {
    static final String TAG_HEADER = "symbia_tag";
    static final String SEQUENCE_HEADER = "symbia_sequence";

    private static final int MAX_SEQUENCE_DIGITS = 10; // 2^32 - 1 has ten.
    private static final int NOT_HEX = -1;
    private static final EventRecord NO_TAG =
            EventRecord.faulty("has no header symbia_tag of 32 lowercase hexadecimal digits");
    private static final EventRecord NO_SEQUENCE =
            EventRecord.faulty("has no header symbia_sequence with a number from 0 to " + Entry.MAX_SEQUENCE);

    private final TreeHasher hasher = new TreeHasher();

    /** Reads a value, which Kafka's client does not ask for when a record has none. */
    @Override
    public EventRecord deserialize(String topic, Headers headers, ByteBuffer value) {
        byte[] tag = new byte[StreamTag.SIZE_BYTES];
        if (!readTag(headers.lastHeader(TAG_HEADER), tag)) {
            return NO_TAG;
        }
        OptionalLong sequence = readSequence(headers.lastHeader(SEQUENCE_HEADER));
        if (sequence.isEmpty()) {
            return NO_SEQUENCE;
        }
        byte[] digest = new byte[Hash.SIZE_BYTES];
        if (value.hasArray()) {
            hasher.hashContent(value.array(), value.arrayOffset() + value.position(), value.remaining(), digest, 0);
        } else {
            byte[] copy = new byte[value.remaining()];
            value.duplicate().get(copy);
            hasher.hashContent(copy, 0, copy.length, digest, 0);
        }
        return EventRecord.of(digest, tag, sequence.getAsLong());
    }

    /** Not called by Kafka's client, which has headers. */
    @Override
    public EventRecord deserialize(String topic, byte[] value) {
        return NO_TAG;
    }

    private static boolean readTag(Header header, byte[] tag) {
        if (header == null || header.value() == null || header.value().length != 2 * StreamTag.SIZE_BYTES) {
            return false;
        }
        byte[] hex = header.value();
        for (int index = 0; index < tag.length; index++) {
            int high = digit(hex[2 * index]);
            int low = digit(hex[2 * index + 1]);
            if (high == NOT_HEX || low == NOT_HEX) {
                return false;
            }
            tag[index] = (byte) ((high << 4) | low);
        }
        return true;
    }

    private static int digit(byte character) {
        if (character >= '0' && character <= '9') {
            return character - '0';
        }
        return character >= 'a' && character <= 'f' ? character - 'a' + 10 : NOT_HEX;
    }

    private static OptionalLong readSequence(Header header) {
        if (header == null || header.value() == null) {
            return OptionalLong.empty();
        }
        byte[] digits = header.value();
        if (digits.length < 1 || digits.length > MAX_SEQUENCE_DIGITS || (digits.length > 1 && digits[0] == '0')) {
            return OptionalLong.empty();
        }
        long sequence = 0;
        for (byte character : digits) {
            if (character < '0' || character > '9') {
                return OptionalLong.empty();
            }
            sequence = 10 * sequence + character - '0';
        }
        return sequence <= Entry.MAX_SEQUENCE ? OptionalLong.of(sequence) : OptionalLong.empty();
    }
}
