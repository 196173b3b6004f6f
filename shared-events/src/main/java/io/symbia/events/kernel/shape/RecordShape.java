package io.symbia.events.kernel.shape;

import static io.symbia.events.kernel.privacy.DisclosureReader.DIGESTS;

import io.symbia.events.kernel.canonical.RefusedJson;
import io.symbia.events.kernel.privacy.Disclosure;
import io.symbia.events.kernel.privacy.DisclosureReader;
import io.symbia.events.kernel.privacy.DisclosureWriter;
import java.lang.invoke.MethodHandle;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A record: an object with a property for each public component, and in {@code _sd} the digest of each confidential one, sorted
 * (RFC 9901 section 4.2.4.1). The number of digests is that of the class's confidential components, whether given or not.
 *
 * <p>A record of an event is open: later writers add components, and who does not know them passes them over. A value of several parts
 * has always the same parts, as one more could change what the others mean, and a command has what its reader knows.
 */
public final class RecordShape implements Shape {
    private static final String OCCURRED_AT = "occurredAt";

    private final Class<?> type;
    private final List<FieldShape> fields;
    private final MethodHandle constructor;
    private final boolean open;
    private final Set<String> publicNames = new HashSet<>();
    private final Set<String> confidentialNames = new HashSet<>();

    RecordShape(Class<?> type, List<FieldShape> fields, MethodHandle constructor, boolean open) {
        this.type = type;
        this.fields = List.copyOf(fields);
        this.constructor = constructor;
        this.open = open;
        for (FieldShape field : fields) (field.confidential() ? confidentialNames : publicNames).add(field.name());
    }

    /** The record's class. */
    public Class<?> type() {
        return type;
    }

    /** The components, in their order. */
    public List<FieldShape> fields() {
        return fields;
    }

    @Override
    public ObjectNode write(Object value, DisclosureWriter disclosures) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        Set<String> digests = new TreeSet<>();
        for (FieldShape field : fields) {
            try {
                if (field.confidential()) {
                    digests.add(field.conceal(value, disclosures));
                } else {
                    field.writePublic(value, disclosures).ifPresent(json -> object.set(field.name(), json));
                }
            } catch (RefusedJson refused) {
                throw refused.within(field.name());
            }
        }
        Judgement.require(value); // After its parts, of which one may be to blame alone.
        if (!digests.isEmpty()) {
            ArrayNode array = object.putArray(DIGESTS);
            digests.forEach(array::add);
        }
        return object;
    }

    @Override
    public Object read(JsonNode json, DisclosureReader disclosures) {
        if (!(json instanceof ObjectNode object))
            throw new RefusedJson("wrong_type", "", "an object is due; begin it with { and end it with }");
        requireNames(object);
        Map<String, Disclosure> shown = shown(object, disclosures);
        Object[] components = new Object[fields.size()];
        for (int i = 0; i < components.length; i++) {
            FieldShape field = fields.get(i);
            try {
                components[i] = field.confidential()
                        ? field.readConcealed(shown.get(field.name()))
                        : field.readPublic(object.get(field.name()), disclosures);
            } catch (RefusedJson refused) {
                throw refused.within(field.name());
            }
        }
        return constructed(components);
    }

    private void requireNames(ObjectNode object) {
        for (String name : object.propertyNames()) {
            if (confidentialNames.contains(name)) { // INVARIANT 197: nothing passes for a value that was committed to.
                throw new RefusedJson("plain_value", "", "the value is confidential, and stands here in clear")
                        .within(name);
            }
            if (!open && !publicNames.contains(name)) {
                throw new RefusedJson("unknown_field", "", "no such field in " + type.getSimpleName()).within(name);
            }
        }
    }

    private Map<String, Disclosure> shown(ObjectNode object, DisclosureReader disclosures) {
        JsonNode digests = object.path(DIGESTS);
        try {
            if (digests.size() < confidentialNames.size()) {
                throw new RefusedJson("missing", "", confidentialNames.size() + " digests are due");
            }
            Map<String, Disclosure> shown = disclosures.of(digests);
            for (Disclosure disclosure : shown.values()) {
                if (publicNames.contains(disclosure.name()) || object.has(disclosure.name())) {
                    throw new RefusedJson(
                            "disclosure_misplaced", "", "what stands in clear is not disclosed: " + disclosure);
                }
            }
            return shown;
        } catch (RefusedJson refused) {
            throw refused.within(DIGESTS);
        }
    }

    private Object constructed(Object[] components) {
        try {
            return Handles.construct(constructor, components);
        } catch (RefusedJson refused) {
            throw refused;
        } catch (IllegalArgumentException | NullPointerException invalid) {
            throw new RefusedJson("invalid_value", "", type.getSimpleName() + ": " + invalid.getMessage(), invalid);
        }
    }

    /** The day of a fact, in UTC, by the component that says when it happened; every event and every command has one. */
    public LocalDate dayOf(Object fact) {
        return fields.stream()
                .filter(field -> field.name().equals(OCCURRED_AT))
                .flatMap(field -> field.value(fact).stream())
                .map(at -> ((Instant) at).atOffset(ZoneOffset.UTC).toLocalDate())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(type + " does not say when it happened"));
    }

    /**
     * Refuses an event or a command with something in it that may not be written.
     *
     * @throws RefusedJson with a pointer to it
     */
    public void requireValid(Object fact) {
        requireValid(fact, Optional.of(dayOf(fact)));
    }

    @Override
    public void requireValid(Object value, Optional<LocalDate> on) {
        for (FieldShape field : fields) {
            try {
                field.requireValid(value, on);
            } catch (RefusedJson refused) {
                throw refused.within(field.name());
            }
        }
        Judgement.require(value, on);
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        for (FieldShape field : fields) {
            if (field.confidential()) {
                properties.put(field.name(), false); // The schema that nothing fits.
                continue;
            }
            properties.set(field.name(), field.shape().schema());
            if (!field.optional()) required.add(field.name());
        }
        if (open) properties.set(DIGESTS, digestsSchema());
        if (!confidentialNames.isEmpty()) required.add(DIGESTS);
        if (!required.isEmpty()) schema.set("required", required);
        schema.put("additionalProperties", open);
        if (!confidentialNames.isEmpty()) schema.set("x-symbia-confidential", confidentialSchema());
        return schema;
    }

    /** What disclosures may show of this object: an annotation for readers, which no validator applies. */
    private ObjectNode confidentialSchema() {
        ObjectNode confidential = JsonNodeFactory.instance.objectNode();
        for (FieldShape field : fields) {
            field.sensitivity().ifPresent(sensitivity -> {
                ObjectNode described = confidential.putObject(field.name());
                described.put("sensitivity", sensitivity.name().toLowerCase(Locale.ROOT));
                described.put("optional", field.optional());
                described.set("schema", field.shape().schema());
            });
        }
        return confidential;
    }

    private ObjectNode digestsSchema() {
        ObjectNode digests = JsonNodeFactory.instance
                .objectNode()
                .put("type", "array")
                .put("minItems", confidentialNames.size())
                .put("uniqueItems", true);
        digests.putObject("items").put("type", "string").put("pattern", "^[A-Za-z0-9_-]{43}$");
        return digests;
    }
}
