package io.symbia.events.golden;

import io.symbia.events.Families;
import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.envelope.EventCodec;
import io.symbia.events.kernel.envelope.EventContext;
import io.symbia.events.kernel.envelope.EventEnvelope;
import io.symbia.events.kernel.envelope.SealedEvent;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Disclosure;
import io.symbia.events.kernel.privacy.DisclosureReader;
import io.symbia.events.kernel.privacy.DisclosureSalt;
import io.symbia.events.kernel.shape.FieldShape;
import io.symbia.events.kernel.shape.ListShape;
import io.symbia.events.kernel.shape.RecordShape;
import io.symbia.events.kernel.shape.Shape;
import io.symbia.events.kernel.shape.TextShape;
import io.symbia.events.logistics.Reason;
import io.symbia.events.logistics.RecipientName;
import io.symbia.events.sample.Samples;
import io.symbia.events.words.money.CurrencyCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One event of every type, with every component given, made of the examples of its schema; the same in every run. */
final class Specimens {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final Map<Class<?>, String> TEXTS = Map.of(
            String.class, "Green tea, 绿茶",
            Instant.class, "2026-11-22T08:00:00.000Z",
            ZoneOffset.class, "+08:00",
            LocalDate.class, "2027-01-31",
            BigDecimal.class, "62.40",
            Digest.class, "5f".repeat(32),
            CurrencyCode.class, "EUR",
            Reason.class, "Customs asked for a sample",
            RecipientName.class, "Zhang San");

    /** Where the examples alone contradict each other, or there are none: {@code record.component}, and the text of each in turn. */
    private static final Map<String, List<String>> INSTEAD = Map.ofEntries(
            instead("ReleaseCondition.subject", "zj-tea-coop:DN-304", "09506000134352.ZJ2611A"),
            instead("Tranche.trancheId", "on-delivery", "on-inspection"),
            instead("InspectionFailedV1.tests/finding/value", "0.06"),
            instead("LogisticUnitPackedV1.childUnits", "395060000000000023"),
            instead("BatchInputsConsumedV1.inputs/batch", "09506000134352.ZJ2611B", "09506000134352.ZJ2611C"),
            instead("Identifier.value", "9506000134307", "529900T8BM49AURSDO55"),
            instead("OrderLine.quantity/value", "200"),
            instead("ItemPrice.baseQuantity/value", "2"),
            instead("OrderLine.lineTotal/amount", "6240.00"),
            instead("PurchaseOrderPlacedV1.goodsValue/amount", "12480.00"),
            instead("PurchaseOrderPlacedV1.total/amount", "12542.40"));

    /** What cannot stand beside the others. */
    private static final Set<String> LEFT_OUT = Set.of(
            "TestFinding.below", "TestFinding.from", "TestFinding.to", "TestFinding.present", "InspectionLimit.upTo");

    private final List<Disclosure> disclosures = new ArrayList<>();
    private final RandomGenerator salts = Samples.counting();

    private Specimens() {}

    private static Map.Entry<String, List<String>> instead(String place, String... texts) {
        return Map.entry(place, List.of(texts));
    }

    /** The event of a type. */
    static DomainEvent event(String type) {
        Specimens specimens = new Specimens();
        RecordShape shape = Families.published().shapeOf(type).orElseThrow();
        ObjectNode data = specimens.object(shape, 0, "");
        return (DomainEvent) shape.read(data, new DisclosureReader(data, specimens.disclosures));
    }

    /** The same, sealed with salts that count. */
    static Specimen sealed(String type) {
        SealedEvent sealed = new EventCodec(Families.published(), Samples.counting()).seal(event(type), context(type));
        return new Specimen(sealed.bytes(), sealed.disclosures());
    }

    private static EventContext context(String type) {
        String noun = type.split("\\.", -1)[2];
        return EventContext.first(
                "019379a0-0000-7000-8000-000000000001",
                Instant.parse("2026-11-22T08:00:01.234Z"),
                new StreamId(EventEnvelope.serviceOf(type), noun, "S-1"),
                Samples.STREAM_SALT,
                new ParticipantId("zj-tea-coop"),
                Samples.ORIGIN.digest());
    }

    private JsonNode value(Shape shape, int index, String place) {
        return switch (shape) {
            case TextShape text -> JSON.stringNode(text(text, index, place));
            case Shape.IntegerShape _ -> JSON.numberNode(index + 1);
            case Shape.FlagShape _ -> JSON.booleanNode(true);
            case ListShape list -> list(list, place);
            case RecordShape record -> object(record, index, place);
        };
    }

    private static String text(TextShape shape, int index, String place) {
        JsonNode examples = shape.schema().path("examples");
        if (INSTEAD.containsKey(place)) {
            List<String> texts = INSTEAD.get(place);
            return texts.get(index % texts.size());
        }
        if (examples.size() > 0) return examples.get(index % examples.size()).stringValue();
        String text = TEXTS.get(shape.type());
        if (text == null) throw new IllegalStateException(place + ": no example of " + shape.type());
        return text;
    }

    /** Two of each, so that an order shows. */
    private JsonNode list(ListShape list, String place) {
        ArrayNode array = JSON.arrayNode();
        for (int index = 0; index < 2; index++) array.add(value(list.element(), index, place));
        return array;
    }

    private ObjectNode object(RecordShape shape, int index, String outer) {
        ObjectNode object = JSON.objectNode();
        for (FieldShape field : shape.fields()) {
            String within = outer + "/" + field.name();
            String own = shape.type().getSimpleName() + "." + field.name();
            if (LEFT_OUT.contains(own)) continue;
            String place = leadsToAnother(within) ? within : own;
            JsonNode value = value(field.shape(), index, place);
            if (field.confidential()) {
                Disclosure disclosure = Disclosure.of(
                        DisclosureSalt.from(salts),
                        field.name(),
                        value,
                        field.sensitivity().orElseThrow());
                disclosures.add(disclosure);
                object.withArray("_sd").add(disclosure.digest());
            } else {
                object.set(field.name(), value);
            }
        }
        return object;
    }

    private static boolean leadsToAnother(String place) {
        return INSTEAD.keySet().stream().anyMatch(key -> key.equals(place) || key.startsWith(place + "/"));
    }
}
