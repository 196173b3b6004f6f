package io.symbia.system.evidence;

import io.symbia.events.kernel.canonical.CanonicalBytes;
import io.symbia.events.kernel.canonical.CanonicalJson;
import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.origin.Origin;
import io.symbia.events.kernel.origin.SealedOrigin;
import io.symbia.events.kernel.privacy.Disclosure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The events of a stream as a service would keep them, each naming the one before it; the first may commit to values. */
final class StreamEvents {
    /** What stands behind all of them. */
    static final CanonicalBytes ORIGIN = SealedOrigin.of(
                    new Origin.Request("PUT", "/payment/escrows/E-1", Optional.empty(), Optional.empty()))
            .bytes();

    private StreamEvents() {}

    static List<CanonicalBytes> of(String escrow, int count, List<Disclosure> committed) {
        List<CanonicalBytes> events = new ArrayList<>();
        for (int sequence = 0; sequence < count; sequence++) {
            Optional<Digest> previous = events.isEmpty()
                    ? Optional.empty()
                    : Optional.of(events.getLast().digest());
            events.add(event(escrow, sequence, previous, sequence == 0 ? committed : List.of()));
        }
        return events;
    }

    static String salt(String escrow) {
        return Digest.ofContent(escrow.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 32);
    }

    static String id(String escrow, int sequence) {
        return "018f0000-0000-7000-8000-%04x%08x".formatted(escrow.hashCode() & 0xFFFF, sequence);
    }

    private static CanonicalBytes event(
            String escrow, int sequence, Optional<Digest> previous, List<Disclosure> committed) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("specversion", "1.0")
                .put("id", id(escrow, sequence))
                .put("source", "/symbia/payment")
                .put("type", "symbia.payment.escrow.weighed.v1")
                .put("dataschema", "urn:symbia:schema:symbia.payment.escrow.weighed.v1")
                .put("datacontenttype", "application/json")
                .put("subject", escrow)
                .put("time", "2026-11-22T09:30:00.000Z")
                .put("issuer", "acme-bank")
                .put("origin", ORIGIN.digest().hex())
                .put("stream", "payment/escrow/" + escrow)
                .put("streamsalt", salt(escrow))
                .put("sequence", Integer.toString(sequence));
        previous.ifPresent(digest -> event.put("previous", digest.hex()));
        ObjectNode data = event.putObject("data").put("escrowId", escrow).put("grams", 12 + sequence);
        if (!committed.isEmpty()) {
            committed.stream().map(Disclosure::digest).sorted().forEach(data.putArray("_sd")::add);
        }
        return CanonicalJson.format(event);
    }
}
