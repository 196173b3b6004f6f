package io.symbia.events.kernel.shape;

import io.symbia.events.kernel.canonical.JsonLimits;
import io.symbia.events.kernel.canonical.RefusedJson;
import io.symbia.events.kernel.canonical.UnicodeText;
import io.symbia.events.kernel.privacy.DisclosureReader;
import io.symbia.events.kernel.privacy.DisclosureWriter;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Anything that is written as one text.
 *
 * @param type   the Java type, for messages
 * @param format the text of a value
 * @param parse  the inverse; refuses with {@link IllegalArgumentException}
 * @param schema what the text looks like
 */
public record TextShape(
        Class<?> type, Function<Object, String> format, Function<String, Object> parse, ObjectNode schema)
        implements Shape {
    @Override
    public JsonNode write(Object value, DisclosureWriter disclosures) {
        String text = format.apply(Judgement.require(value));
        if (text.length() > JsonLimits.EVENT.maxTextLength()) {
            throw new RefusedJson(
                    "text_too_long",
                    "",
                    "a text has at most %d characters".formatted(JsonLimits.EVENT.maxTextLength()));
        }
        return JsonNodeFactory.instance.stringNode(UnicodeText.requireInterchangeable(text));
    }

    @Override
    public void requireValid(Object value, Optional<LocalDate> on) {
        Judgement.require(value, on);
    }

    @Override
    public Object read(JsonNode json, DisclosureReader disclosures) {
        if (!json.isString()) throw new RefusedJson("wrong_type", "", "text is due");
        try {
            return parse.apply(json.stringValue());
        } catch (RefusedJson refused) {
            throw refused;
        } catch (IllegalArgumentException invalid) {
            throw new RefusedJson("invalid_value", "", type.getSimpleName() + ": " + invalid.getMessage(), invalid);
        }
    }

    @Override
    public ObjectNode schema() {
        return schema.deepCopy();
    }
}
