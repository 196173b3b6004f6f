package io.symbia.events.kernel.envelope;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.origin.EventIds;
import io.symbia.events.kernel.origin.ParticipantId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an event says about itself, and its data: CloudEvents 1.0 with our extensions.
 *
 * @param id            UUID version 7, lower-case
 * @param source        {@code /symbia/<service>}
 * @param type          {@code symbia.<service>.<noun>.<what-happened>.v<version>}
 * @param subject       the aggregate's id, which is that of the stream
 * @param time          when the aggregate accepted it, in whole milliseconds
 * @param dataSchema    {@code urn:symbia:schema:<type>}
 * @param stream        the aggregate's history
 * @param streamSalt    with the stream it gives the tag that the log shows
 * @param sequence      place in the stream, from 0, below 2^32 as a leaf of the log has four bytes for it
 * @param previous      digest of the stream's event before this one; empty exactly at sequence 0
 * @param issuer        on whose authority
 * @param origin        SHA-256 of the record of the commit's origin
 * @param causationId   id of the event or request that caused this one
 * @param correlationId id of what the whole business process began with
 * @param traceparent   W3C Trace Context
 * @param data          the event record; copied, never shared
 * @param unread        names of attributes that stand in the bytes and mean nothing here, sorted; none in what is sealed here
 */
public record EventEnvelope(
        String id,
        String source,
        String type,
        String subject,
        Instant time,
        String dataSchema,
        StreamId stream,
        StreamSalt streamSalt,
        long sequence,
        Optional<Digest> previous,
        ParticipantId issuer,
        Digest origin,
        Optional<String> causationId,
        Optional<String> correlationId,
        Optional<String> traceparent,
        ObjectNode data,
        List<String> unread) {
    /** The form of an attribute's name (CloudEvents 1.0 section 3.1: lower-case letters and digits; it advises no more than 20). */
    public static final String ATTRIBUTE_NAME = "[a-z0-9]{1,20}";

    /** Most attributes, data included: the log reads an event from its end, and looks at so many members. */
    public static final int MAX_ATTRIBUTES = 32;

    /** Greatest place in a stream: a leaf of the log holds it in four bytes. */
    public static final long MAX_SEQUENCE = (1L << 32) - 1;

    private static final Pattern TYPE =
            Pattern.compile("symbia\\.([a-z][a-z0-9-]*)\\.[a-z][a-z0-9-]*(?:\\.[a-z][a-z0-9-]*)+\\.v[1-9][0-9]{0,3}");
    private static final Pattern TOKEN =
            Pattern.compile("[\\x21-\\x7e]{1,256}"); // Visible ASCII, for ids made elsewhere.
    private static final Pattern TRACEPARENT =
            Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}"); // W3C Trace Context section 3.2

    public EventEnvelope {
        EventIds.require(id);
        requireSame("service of the type", stream.service(), serviceOf(type));
        requireSame("source", sourceOf(stream), source);
        requireSame("subject", stream.id(), subject);
        requireSame("dataschema", dataSchemaOf(type), dataSchema);
        if (!time.truncatedTo(ChronoUnit.MILLIS).equals(time))
            throw new IllegalArgumentException("time has whole milliseconds: " + time);
        if (sequence < 0 || sequence > MAX_SEQUENCE) throw new IllegalArgumentException("no sequence: " + sequence);
        if (previous.isPresent() != sequence > 0) {
            throw new IllegalArgumentException("exactly the first event of a stream has no previous one");
        }
        requireForm("causationid", TOKEN, causationId);
        requireForm("correlationid", TOKEN, correlationId);
        requireForm("traceparent", TRACEPARENT, traceparent);
        data = data.deepCopy();
        unread = List.copyOf(unread);
    }

    /** The envelope of an event of {@code type} in {@code context}. */
    static EventEnvelope of(String type, EventContext context, ObjectNode data) {
        return new EventEnvelope(
                context.id(),
                sourceOf(context.stream()),
                type,
                context.stream().id(),
                context.time(),
                dataSchemaOf(type),
                context.stream(),
                context.streamSalt(),
                context.sequence(),
                context.previous(),
                context.issuer(),
                context.origin(),
                context.causationId(),
                context.correlationId(),
                context.traceparent(),
                data,
                List.of());
    }

    /** The service that a type belongs to, which also names its topic: {@code payment} of {@code symbia.payment.escrow.funded.v1}. */
    public static String serviceOf(String type) {
        Matcher parts = TYPE.matcher(type);
        if (!parts.matches()) {
            throw new IllegalArgumentException("an event's type is symbia.<service>.<noun>.<event>.v1, found " + type);
        }
        return parts.group(1);
    }

    /** The identifier of a type's JSON Schema. */
    public static String dataSchemaOf(String type) {
        return "urn:symbia:schema:" + type;
    }

    static String sourceOf(StreamId stream) {
        return "/symbia/" + stream.service();
    }

    /** A copy of the event's data. */
    @Override
    public ObjectNode data() {
        return data.deepCopy();
    }

    /** The data itself, for the codec, which does not change it. */
    ObjectNode sharedData() {
        return data;
    }

    /** What the log's leaf shows of the stream. */
    public StreamTag tag() {
        return StreamTag.of(streamSalt, stream);
    }

    private static void requireSame(String what, String due, String found) {
        if (!due.equals(found)) {
            throw new IllegalArgumentException("%s is \"%s\" here, found \"%s\"".formatted(what, due, found));
        }
    }

    private static void requireForm(String attribute, Pattern form, Optional<String> value) {
        if (value.isPresent() && !form.matcher(value.get()).matches()) {
            throw new IllegalArgumentException("no %s: \"%s\"".formatted(attribute, value.get()));
        }
    }
}
