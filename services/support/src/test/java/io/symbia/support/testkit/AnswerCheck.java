package io.symbia.support.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes what a service says of its answers at its word: each answer that a test gets has a status that the description announces, and a body
 * of the type and the schema that it gives for it. What a schema does not name is not allowed here, so that nothing is answered undescribed.
 */
final class AnswerCheck {
    private static final Pattern VARIABLE = Pattern.compile("\\{\\w+}");
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final List<Described> operations = new ArrayList<>();
    private final JsonNode components;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    private record Described(String method, Pattern path, JsonNode responses) {}

    /** @param description in OpenAPI 3.1 */
    AnswerCheck(JsonNode description) {
        components = description.path("components").deepCopy();
        components.path("schemas").forEach(AnswerCheck::close);
        description
                .at("/paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> operations.add(new Described(
                                operation.getKey().toUpperCase(Locale.ROOT),
                                pattern(path.getKey()),
                                operation.getValue().path("responses")))));
    }

    /** Literal paths come before those with a variable in the same place: nothing here has both. */
    private static Pattern pattern(String path) {
        return Pattern.compile(VARIABLE.matcher(path).replaceAll("[^/]+"));
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.has("properties") && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
    }

    /** Fails where the answer is none that was announced; says nothing of paths that are not described. */
    void check(String method, String path, HttpAnswer answer) {
        for (Described operation : operations) {
            if (operation.method().equals(method)
                    && operation.path().matcher(path).matches()) {
                check(operation, "%s %s: %s".formatted(method, path, answer), answer);
            }
        }
    }

    private void check(Described operation, String what, HttpAnswer answer) {
        if (answer.status() == 304) return; // It has no body, and the condition asked for it.
        assertThat(operation.responses().propertyNames())
                .as("announced statuses; %s", what)
                .contains(Integer.toString(answer.status()));
        JsonNode content =
                operation.responses().path(Integer.toString(answer.status())).path("content");
        String type = answer.header("Content-Type").orElse("").replaceFirst(";.*", "");
        assertThat(content.propertyNames()).as("announced types; %s", what).contains(type);
        assertThat(schema(content.get(type).path("schema")).validate(answer.body(), InputFormat.JSON))
                .as(what)
                .isEmpty();
    }

    private Schema schema(JsonNode described) {
        return schemas.computeIfAbsent(described.toString(), _ -> {
            ObjectNode whole = (ObjectNode) described.deepCopy();
            whole.set("components", components);
            return REGISTRY.getSchema(whole.toString(), InputFormat.JSON);
        });
    }
}
