package io.symbia.log.records;

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
 * {@code symbia_sequence} (a decimal number without leading zeros). Headers are not part of what is hashed, so both are compared with what
 * the event itself says ({@link EventEnd}). A record that is no event is no error of reading: its partition stops there. Not for use by
 * two threads at once.
 */
public final class EventReader implements Deserializer<EventRecord> {
    static final String TAG_HEADER = "symbia_tag";
    static final String SEQUENCE_HEADER = "symbia_sequence";

    private static final EventRecord NO_TAG =
            EventRecord.faulty("has no header symbia_tag of 32 lowercase hexadecimal digits");
    private static final EventRecord NO_SEQUENCE =
            EventRecord.faulty("has no header symbia_sequence with a number from 0 to " + Entry.MAX_SEQUENCE);

    private static final EventRecord NO_PLACE =
            EventRecord.faulty("does not end as an event does, with its sequence, stream and salt");
    private static final EventRecord OTHER_PLACE =
            EventRecord.faulty("has headers of another place than its bytes: tag or sequence is not that of the event");

    private final TreeHasher hasher = new TreeHasher();
    private final EventEnd end = new EventEnd();

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
        byte[] bytes = value.hasArray() ? value.array() : copy(value);
        int start = value.hasArray() ? value.arrayOffset() + value.position() : 0;
        byte[] digest = new byte[Hash.SIZE_BYTES];
        // First: then its end is in the processor's cache.
        hasher.hashContent(bytes, start, value.remaining(), digest, 0);
        if (!end.read(bytes, start, value.remaining())) {
            return NO_PLACE;
        }
        if (!end.isAt(tag, sequence.getAsLong())) { // INVARIANT 85: a leaf says of an event what its bytes say.
            return OTHER_PLACE;
        }
        return EventRecord.of(digest, tag, sequence.getAsLong(), end.timeMillis());
    }

    private static byte[] copy(ByteBuffer value) {
        byte[] copy = new byte[value.remaining()];
        value.duplicate().get(copy);
        return copy;
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
        return EventEnd.hex(header.value(), 0, tag);
    }

    private static OptionalLong readSequence(Header header) {
        if (header == null || header.value() == null) {
            return OptionalLong.empty();
        }
        long sequence = EventEnd.number(header.value(), 0, header.value().length);
        return sequence == EventEnd.NO_NUMBER ? OptionalLong.empty() : OptionalLong.of(sequence);
    }
}
