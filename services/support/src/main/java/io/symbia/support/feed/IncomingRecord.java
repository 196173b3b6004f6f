package io.symbia.support.feed;

import io.symbia.events.kernel.canonical.CanonicalBytes;
import io.symbia.events.kernel.canonical.RefusedJson;
import io.symbia.events.kernel.envelope.EventCodec;
import io.symbia.events.kernel.envelope.EventEnvelope;
import io.symbia.events.kernel.envelope.EventHeaders;
import io.symbia.events.kernel.envelope.StreamTag;
import io.symbia.support.consumer.ReceivedEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record of an event topic, read only as far as somebody asks: type, stream tag and sequence from its headers, the event from
 * its bytes. The event is believed only where the headers agree with it.
 */
public final class IncomingRecord {
    private final ConsumerRecord<String, byte[]> record;
    private final EventCodec codec;
    private @Nullable ReceivedEvent opened;

    public IncomingRecord(ConsumerRecord<String, byte[]> record, EventCodec codec) {
        this.record = record;
        this.codec = codec;
    }

    /** The event's type; empty for a record that does not say. */
    public Optional<String> type() {
        return header(EventHeaders.TYPE);
    }

    /** The stream, as consumers remember it; empty for a record that is not an event. */
    public Optional<StreamTag> tag() {
        try {
            return header(EventHeaders.TAG).map(StreamTag::new);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** Place in the stream, zero-based; empty for a record that is not an event. */
    public Optional<Long> sequence() {
        try {
            return header(EventHeaders.SEQUENCE).map(Long::parseLong).filter(number -> number >= 0);
        } catch (NumberFormatException malformed) {
            return Optional.empty();
        }
    }

    /** Whether the headers say enough to know whose event it is. */
    public boolean isEvent() {
        return type().isPresent() && tag().isPresent() && sequence().isPresent();
    }

    /**
     * The event.
     *
     * @throws IllegalArgumentException when the bytes are not an event, or not the one that the headers tell of
     */
    public ReceivedEvent open() {
        if (opened == null) opened = read();
        return opened;
    }

    private ReceivedEvent read() {
        if (record.value() == null) throw new RefusedJson("not_json", "", "the record has no value");
        CanonicalBytes bytes = CanonicalBytes.of(record.value());
        EventEnvelope envelope = codec.read(bytes);
        boolean agree = type().equals(Optional.of(envelope.type()))
                && tag().equals(Optional.of(envelope.tag()))
                && sequence().equals(Optional.of(envelope.sequence()))
                && envelope.stream().toString().equals(record.key())
                && header(EventHeaders.ID).orElse(envelope.id()).equals(envelope.id());
        if (!agree)
            throw new RefusedJson("headers_disagree", "", "headers and key tell of another event than the bytes");
        var disclosures = header(EventHeaders.DISCLOSURES)
                .map(EventHeaders::parseDisclosures)
                .orElse(List.of());
        return new ReceivedEvent(envelope, codec.open(envelope, disclosures), bytes.digest());
    }

    /** The value as text, for topics that do not carry events. */
    public String text() {
        return record.value() == null ? "" : new String(record.value(), StandardCharsets.UTF_8);
    }

    /** The key; empty text when there is none. */
    public String key() {
        return record.key() == null ? "" : record.key();
    }

    public TopicPartition partition() {
        return new TopicPartition(record.topic(), record.partition());
    }

    public long offset() {
        return record.offset();
    }

    /** The place to read on from after it: the epoch is that of the leader that took it, where the broker says so. */
    public OffsetAndMetadata next() {
        return new OffsetAndMetadata(record.offset() + 1, record.leaderEpoch(), "");
    }

    ConsumerRecord<String, byte[]> raw() {
        return record;
    }

    private Optional<String> header(String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
    }
}
