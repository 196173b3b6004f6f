package io.symbia.events.kernel.shape;

import io.symbia.events.kernel.canonical.RefusedJson;
import io.symbia.events.kernel.privacy.DisclosureReader;
import io.symbia.events.kernel.privacy.DisclosureWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A {@code List}, in its order. */
public record ListShape(Shape element) implements Shape {
    @Override
    public JsonNode write(Object value, DisclosureWriter disclosures) {
        List<?> list = (List<?>) value;
        ArrayNode array = JsonNodeFactory.instance.arrayNode(list.size());
        for (int i = 0; i < list.size(); i++) {
            try {
                array.add(element.write(list.get(i), disclosures));
            } catch (RefusedJson refused) {
                throw refused.within(Integer.toString(i));
            }
        }
        return array;
    }

    @Override
    public Object read(JsonNode json, DisclosureReader disclosures) {
        if (!json.isArray()) throw new RefusedJson("wrong_type", "", "an array is due");
        List<Object> list = new ArrayList<>(json.size());
        for (int i = 0; i < json.size(); i++) {
            try {
                list.add(element.read(json.get(i), disclosures));
            } catch (RefusedJson refused) {
                throw refused.within(Integer.toString(i));
            }
        }
        return Collections.unmodifiableList(list);
    }

    @Override
    public void requireValid(Object value, Optional<LocalDate> on) {
        List<?> list = (List<?>) value;
        for (int i = 0; i < list.size(); i++) {
            try {
                element.requireValid(list.get(i), on);
            } catch (RefusedJson refused) {
                throw refused.within(Integer.toString(i));
            }
        }
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "array");
        schema.set("items", element.schema());
        return schema;
    }
}
