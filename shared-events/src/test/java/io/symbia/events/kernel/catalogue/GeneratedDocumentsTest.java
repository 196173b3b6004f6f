package io.symbia.events.kernel.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.symbia.events.Families;
import io.symbia.events.kernel.envelope.EventCodec;
import io.symbia.events.kernel.envelope.SealedEvent;
import io.symbia.events.kernel.envelope.Topics;
import io.symbia.events.sample.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class GeneratedDocumentsTest {
    private static final Path RESOURCES =
            Path.of(System.getProperty("symbia.root", ".."), "shared-events/src/main/resources");
    private static final String REGENERATE = "symbia.regenerate";
    private static final EventCodec CODEC = new EventCodec(Samples.CATALOGUE, new SecureRandom());
    private static final SortedMap<String, String> SAMPLES = GeneratedDocuments.of(Samples.CATALOGUE);

    /** Written anew with {@code ./mvnw -pl shared-events test -Dtest=GeneratedDocumentsTest -Dsymbia.regenerate=true}. */
    @Test
    void areWhatIsCommitted() throws IOException {
        SortedMap<String, String> due = GeneratedDocuments.of(Families.published());
        if (Boolean.getBoolean(REGENERATE)) write(due);

        assertThat(committed())
                .as("generated files are stale; write them anew with"
                        + " mvn -pl shared-events test -Dtest=GeneratedDocumentsTest -Dsymbia.regenerate=true")
                .isEqualTo(due);
    }

    @Test
    void areTheSameEveryTime() {
        assertThat(GeneratedDocuments.of(
                        new EventCatalogue(java.util.List.of(io.symbia.events.sample.SampleEvent.class))))
                .isEqualTo(SAMPLES);
    }

    @Test
    void areValidSchemas() {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        Schema metaSchema = registry.getSchema(com.networknt.schema.SchemaLocation.of(EventSchemas.DIALECT));
        Map<String, String> all = new TreeMap<>(GeneratedDocuments.of(Families.published()));
        all.putAll(SAMPLES);
        all.remove(GeneratedDocuments.ASYNC_API);

        all.forEach((path, text) ->
                assertThat(metaSchema.validate(text, InputFormat.JSON)).as(path).isEmpty());
    }

    @Test
    void describeSealedEvents() {
        SealedEvent placed = CODEC.seal(Samples.placed(), Samples.first());
        SealedEvent closed = CODEC.seal(
                Samples.closed(),
                Samples.first()
                        .after(
                                placed,
                                "019379a0-0000-7000-8000-000000000002",
                                Samples.closed().occurredAt()));

        for (SealedEvent sealed : new SealedEvent[] {placed, closed}) {
            String type = sealed.envelope().type();
            assertThat(schema(GeneratedDocuments.ENVELOPE_SCHEMA)
                            .validate(sealed.bytes().utf8(), InputFormat.JSON))
                    .isEmpty();
            assertThat(schema(GeneratedDocuments.schemaPath(type))
                            .validate(sealed.envelope().data().toString(), InputFormat.JSON))
                    .isEmpty();
        }
    }

    @Test
    void describeEventsOfLaterMake() {
        SealedEvent placed = CODEC.seal(Samples.placed(), Samples.first());
        ObjectNode event =
                (ObjectNode) JsonMapper.shared().readTree(placed.bytes().utf8());
        event.put("provenance", "x");
        ObjectNode data = (ObjectNode) event.get("data");
        data.put("colour", "green").withArray("_sd").add("A".repeat(43));
        Schema envelope = schema(GeneratedDocuments.ENVELOPE_SCHEMA);

        assertThat(envelope.validate(event.toString(), InputFormat.JSON)).isEmpty();
        assertThat(schema(GeneratedDocuments.schemaPath(placed.envelope().type()))
                        .validate(data.toString(), InputFormat.JSON))
                .isEmpty();
        assertThat(envelope.validate(event.put("Issuer", "x").toString(), InputFormat.JSON))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/lines/0/gtin|\"1\"",
                "/lines/0/quantity/value|200",
                "/lines/0/quantity/value|\"1e3\"",
                "/lines/0/_sd|[]",
                "/lines/0/unitPrice|{\"amount\":\"62.40\",\"currency\":\"EUR\"}",
                "/mode|\"by sea\"",
                "/occurredAt|\"2026-11-22T08:00:00Z\"",
                "/seller|null",
                "/contact|\"Zhang San\"",
            })
    void describeNothingElse(String pointer, String json) {
        ObjectNode data =
                CODEC.seal(Samples.placed(), Samples.first()).envelope().data();
        int split = pointer.lastIndexOf('/');
        ObjectNode parent = (ObjectNode) data.at(pointer.substring(0, split));
        parent.set(pointer.substring(split + 1), JsonMapper.shared().readTree(json));

        assertThat(schema(GeneratedDocuments.schemaPath("symbia.sample.order.placed.v1"))
                        .validate(data.toString(), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void nameEveryTopicAndEveryEvent() {
        JsonNode asyncApi = JsonMapper.shared().readTree(SAMPLES.get(GeneratedDocuments.ASYNC_API));
        String topic = Topics.events("sample");

        assertThat(asyncApi.get("asyncapi").stringValue()).isEqualTo("3.0.0");
        assertThat(asyncApi.get("channels").propertyNames())
                .containsExactly(topic, Topics.parked(topic), Topics.RECEIPTS);
        assertThat(asyncApi.at("/channels/" + topic + "/messages").propertyNames())
                .containsExactlyElementsOf(Samples.CATALOGUE.types());
    }

    @Test
    void referToNothingThatIsNotThere() {
        JsonNode asyncApi = JsonMapper.shared().readTree(SAMPLES.get(GeneratedDocuments.ASYNC_API));

        asyncApi.findValuesAsString("$ref").forEach(reference -> {
            boolean found = reference.startsWith("#")
                    ? !asyncApi.at(reference.substring(1)).isMissingNode()
                    : SAMPLES.containsKey(reference);
            assertThat(found).as(reference).isTrue();
        });
    }

    private static Schema schema(String path) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SAMPLES.get(path), InputFormat.JSON);
    }

    private static SortedMap<String, String> committed() throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        if (!Files.isDirectory(RESOURCES)) return files;
        try (Stream<Path> paths = Files.walk(RESOURCES)) {
            for (Path file :
                    paths.filter(path -> path.toString().endsWith(".json")).toList()) {
                files.put(RESOURCES.relativize(file).toString().replace('\\', '/'), Files.readString(file, UTF_8));
            }
        }
        return files;
    }

    private static void write(SortedMap<String, String> documents) throws IOException {
        for (String stale : committed().keySet()) Files.delete(RESOURCES.resolve(stale));
        for (var document : documents.entrySet()) {
            Path file = RESOURCES.resolve(document.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, document.getValue(), UTF_8);
        }
    }
}
