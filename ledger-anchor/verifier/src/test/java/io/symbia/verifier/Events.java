package io.symbia.verifier;

import io.symbia.events.kernel.canonical.CanonicalBytes;
import io.symbia.events.kernel.canonical.CanonicalJson;
import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.canonical.JsonLimits;
import io.symbia.events.kernel.canonical.StrictJson;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.envelope.StreamSalt;
import io.symbia.events.kernel.privacy.Disclosure;
import io.symbia.tlog.entry.StreamTag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Events as a service would write them, of types that no catalogue knows: a verifier need not be newer than what it verifies. */
final class Events {
    /** Begins the name of an escrow whose events were derived by an import. */
    static final String IMPORTED = "I-";

    /** Ends what this test kit calls a second escrow of the same name: the salt of its stream, and so its tag, is another. */
    static final String NAMESAKE = "@namesake";

    private Events() {}

    private static String name(String escrow) {
        return escrow.replace(NAMESAKE, "");
    }

    /** By this an escrow's events are told from those of another one of its name. */
    static String salt(String escrow) {
        return Digest.ofContent(escrow.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 32);
    }

    /** The salt that an event has. */
    static String saltOf(CanonicalBytes event) {
        return StrictJson.parse(event, JsonLimits.EVENT).path("streamsalt").stringValue();
    }

    static CanonicalBytes event(String escrow, long sequence, Optional<Digest> previous) {
        return event(escrow, sequence, previous, List.of());
    }

    static CanonicalBytes event(String escrow, long sequence, Optional<Digest> previous, List<Disclosure> disclosures) {
        ObjectNode event = object(escrow, sequence, previous);
        ObjectNode data = event.putObject("data");
        if (!disclosures.isEmpty()) {
            disclosures.stream().map(Disclosure::digest).sorted().forEach(data.putArray("_sd")::add);
        }
        if (sequence == 0) {
            data.put("occurredAt", "2023-11-14T21:00:00.000Z");
        } else if (sequence == 1) { // A text that says what else stands in the line.
            data.put("occurredAt", "2023-11-14T21:00:00.000Z, accepted 2020-01-01T00:00:00.000Z");
        }
        data.put("escrowId", name(escrow)).put("grams", 12 + sequence).put("note", "café ☕");
        return CanonicalJson.format(event);
    }

    /** The record of the origin of an escrow's events. */
    static CanonicalBytes origin(String escrow) {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        if (escrow.startsWith(IMPORTED)) {
            record.put("kind", "import").put("source", "weights").put("file", "5f".repeat(32));
            record.putArray("rows").add(3);
            record.put("rule", "import/weights").put("version", 1).put("importer", "acme-scales");
        } else {
            record.put("kind", "request").put("method", "PUT").put("target", "/payment/escrows/" + name(escrow));
        }
        return CanonicalJson.format(record);
    }

    private static ObjectNode object(String escrow, long sequence, Optional<Digest> previous) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("specversion", "1.0");
        event.put("id", id(escrow, sequence));
        event.put("source", "/symbia/payment");
        event.put("type", "symbia.payment.escrow.weighed.v1");
        event.put("subject", name(escrow));
        event.put("time", "2023-11-14T22:13:18.000Z");
        event.put("datacontenttype", "application/json");
        event.put("dataschema", "urn:symbia:schema:symbia.payment.escrow.weighed.v1");
        event.put("stream", "payment/escrow/" + name(escrow));
        event.put("streamsalt", salt(escrow));
        event.put("sequence", Long.toString(sequence));
        previous.ifPresent(digest -> event.put("previous", digest.hex()));
        event.put("issuer", "acme-bank");
        event.put("origin", origin(escrow).digest().hex());
        return event;
    }

    /** An event whose data has a line for each disclosure, which commits to it. */
    static CanonicalBytes eventOfLines(String escrow, List<Disclosure> disclosures) {
        ObjectNode event = object(escrow, 0, Optional.empty());
        ObjectNode data = event.putObject("data");
        disclosures.forEach(
                one -> data.withArray("lines").addObject().putArray("_sd").add(one.digest()));
        return CanonicalJson.format(event);
    }

    /** An event whose data the test has written. */
    static CanonicalBytes saying(String escrow, long sequence, Optional<Digest> previous, ObjectNode data) {
        return CanonicalJson.format(object(escrow, sequence, previous).set("data", data));
    }

    static StreamTag tag(String escrow) {
        StreamId stream = StreamId.parse("payment/escrow/" + name(escrow));
        return StreamTag.of(io.symbia.events.kernel.envelope.StreamTag.of(new StreamSalt(salt(escrow)), stream)
                .toArray());
    }

    private static String id(String escrow, long sequence) {
        return String.format(Locale.ROOT, "018f0000-0000-7000-8000-%04x%08x", escrow.hashCode() & 0xFFFF, sequence);
    }
}
