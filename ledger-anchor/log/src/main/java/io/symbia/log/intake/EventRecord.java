package io.symbia.log.intake;

import io.symbia.log.index.KeyHash;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.TreeHasher;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * What the log takes from a record: the SHA-256 of its value, and two headers, {@code symbia_tag} (32 lowercase hexadecimal digits) and
 * {@code symbia_sequence} (a decimal number without leading zeros). One instance is filled again for each record, because there are
 * hundreds of thousands a second.
 */
final class EventRecord {
    static final String TAG_HEADER = "symbia_tag";
    static final String SEQUENCE_HEADER = "symbia_sequence";

    private static final int MAX_SEQUENCE_DIGITS = 10; // 2^32 - 1 has ten.
    private static final int NOT_HEX = -1;

    private final TreeHasher hasher = new TreeHasher();
    private final byte[] digest = new byte[Hash.SIZE_BYTES];
    private final byte[] tag = new byte[StreamTag.SIZE_BYTES];
    private long sequence;

    /** Reads a record; what is wrong with it, if anything. */
    Optional<String> read(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
        if (record.value() == null) { // Kafka's own word for a record without a value.
            return Optional.of("has no value");
        }
        if (!readTag(record.headers().lastHeader(TAG_HEADER))) {
            return Optional.of("has no header symbia_tag of 32 lowercase hexadecimal digits");
        }
        if (!readSequence(record.headers().lastHeader(SEQUENCE_HEADER))) {
            return Optional.of("has no header symbia_sequence with a number from 0 to " + Entry.MAX_SEQUENCE);
        }
        ByteBuffer value = record.value();
        if (value.hasArray()) {
            hasher.hashContent(value.array(), value.arrayOffset() + value.position(), value.remaining(), digest, 0);
        } else {
            byte[] copy = new byte[value.remaining()];
            value.duplicate().get(copy);
            hasher.hashContent(copy, 0, copy.length, digest, 0);
        }
        return Optional.empty();
    }

    private boolean readTag(Header header) {
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

    private boolean readSequence(Header header) {
        if (header == null || header.value() == null) {
            return false;
        }
        byte[] digits = header.value();
        if (digits.length < 1 || digits.length > MAX_SEQUENCE_DIGITS || (digits.length > 1 && digits[0] == '0')) {
            return false;
        }
        sequence = 0;
        for (byte character : digits) {
            if (character < '0' || character > '9') {
                return false;
            }
            sequence = 10 * sequence + character - '0';
        }
        return sequence <= Entry.MAX_SEQUENCE;
    }

    byte[] digest() {
        return digest;
    }

    byte[] tag() {
        return tag;
    }

    long tagHigh() {
        return KeyHash.longAt(tag, 0);
    }

    long tagLow() {
        return KeyHash.longAt(tag, Long.BYTES);
    }

    long sequence() {
        return sequence;
    }

    StreamTag streamTag() {
        return StreamTag.of(tag);
    }

    Hash digestHash() {
        return Hash.copyOf(digest, 0);
    }
}
