package io.symbia.events.kernel.envelope;

import io.symbia.events.kernel.canonical.CanonicalBytes;
import io.symbia.events.kernel.canonical.CanonicalJson;
import io.symbia.events.kernel.canonical.JsonLimits;
import io.symbia.events.kernel.canonical.RefusedJson;
import io.symbia.events.kernel.canonical.StrictJson;
import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.privacy.Disclosure;
import io.symbia.events.kernel.privacy.DisclosureReader;
import io.symbia.events.kernel.privacy.DisclosureWriter;
import io.symbia.events.kernel.shape.EventShapes;
import io.symbia.events.kernel.shape.RecordShape;
import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Seals events into bytes, and reads and opens them again. Thread-safe if its source of salts is.
 *
 * <pre>{@code
 * SealedEvent sealed = codec.seal(event, context);
 * EventEnvelope envelope = codec.read(sealed.bytes());
 * DomainEvent same = codec.open(envelope, sealed.disclosures());
 * }</pre>
 */
public final class EventCodec {
    private final EventShapes shapes;
    private final RandomGenerator salts;

    /**
     * @param shapes the events that are known, in a service the event catalogue
     * @param salts  where the salts of disclosures come from, in a service a {@link java.security.SecureRandom}
     */
    public EventCodec(EventShapes shapes, RandomGenerator salts) {
        this.shapes = shapes;
        this.salts = salts;
    }

    /** Whether events of this type can be opened here. */
    public boolean knows(String type) {
        return shapes.shapeOf(type).isPresent();
    }

    /**
     * Writes an event, once. Each confidential value gets a fresh salt, so sealing twice gives different bytes.
     *
     * @throws IllegalStateException    when the catalogue does not know the event's class
     * @throws IllegalArgumentException when the event or its context has what cannot be written
     */
    public SealedEvent seal(DomainEvent event, EventContext context) {
        String type = shapes.typeOf(event.getClass())
                .orElseThrow(() -> new IllegalStateException("not in the catalogue: " + event.getClass()));
        RecordShape shape = shapes.shapeOf(type).orElseThrow();
        DisclosureWriter disclosures = new DisclosureWriter(salts);
        ObjectNode data = writeData(shape, event, disclosures);
        EventEnvelope envelope = EventEnvelope.of(type, context, data);
        CanonicalBytes bytes = CanonicalJson.format(EnvelopeJson.format(envelope));
        SealedEvent sealed = new SealedEvent(envelope, bytes, disclosures.disclosures());
        requireReadable(sealed);
        return sealed;
    }

    /** What was sealed can be read: nothing leaves here that a reader would refuse for its size. */
    private void requireReadable(SealedEvent sealed) {
        requireSize("an event", sealed.bytes().size());
        requireSize(
                "the disclosures of an event",
                EventHeaders.formatDisclosures(sealed.disclosures()).length());
        // Texts and disclosures were bounded when they were made, and so many values take more bytes than there are
        // values.
        if (sealed.bytes().size() > JsonLimits.EVENT.maxValues()) read(sealed.bytes());
    }

    private static void requireSize(String what, int sizeBytes) {
        if (sizeBytes > JsonLimits.EVENT.maxBytes()) {
            throw new RefusedJson(
                    "too_large",
                    "",
                    "%s: at most %d bytes, found %d".formatted(what, JsonLimits.EVENT.maxBytes(), sizeBytes));
        }
    }

    private static ObjectNode writeData(RecordShape shape, DomainEvent event, DisclosureWriter disclosures) {
        try {
            return shape.write(event, disclosures);
        } catch (RefusedJson refused) {
            throw refused.within("data");
        }
    }

    /**
     * Reads an event's bytes; its type need not be known. Bytes that are not the canonical form of what they say are refused, so
     * that one event has one digest.
     */
    public EventEnvelope read(CanonicalBytes bytes) {
        JsonNode json = StrictJson.parse(bytes, JsonLimits.EVENT);
        if (!CanonicalJson.format(json).equals(bytes)) {
            throw new RefusedJson(
                    "not_canonical", "", "the bytes are not the canonical form (RFC 8785) of their content");
        }
        return EnvelopeJson.parse(json);
    }

    /**
     * The record of an event, with the confidential values that {@code disclosures} show; the others are withheld. Members of the data
     * that the record does not have, and values that are disclosed under names that it does not have, are passed over.
     *
     * @throws RefusedJson when the data does not fit the record, or a disclosure fits no digest in it, or fits twice
     */
    public DomainEvent open(EventEnvelope envelope, List<Disclosure> disclosures) {
        RecordShape shape = shapes.shapeOf(envelope.type())
                .orElseThrow(() -> new RefusedJson("unknown_type", "/type", "no such event: " + envelope.type()));
        try {
            DisclosureReader reader = new DisclosureReader(envelope.sharedData(), disclosures);
            return (DomainEvent) shape.read(envelope.sharedData(), reader);
        } catch (RefusedJson refused) {
            throw refused.within("data");
        }
    }
}
