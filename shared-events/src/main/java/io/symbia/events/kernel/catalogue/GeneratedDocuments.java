package io.symbia.events.kernel.catalogue;

import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The files that are generated from the catalogue and kept beside the code, so that a change of an event shows in review. The
 * same catalogue gives the same text, byte for byte.
 */
public final class GeneratedDocuments {
    /** The AsyncAPI document's path under the resources. */
    public static final String ASYNC_API = "asyncapi.json";

    /** The folder of the schemas under the resources. */
    public static final String SCHEMAS = "schemas/";

    static final String ENVELOPE_SCHEMA = SCHEMAS + "event.json";

    private static final DefaultIndenter TWO_SPACES = new DefaultIndenter("  ", "\n"); // Not the platform's line end.
    private static final ObjectWriter WRITER = JsonMapper.shared()
            .writer()
            .with(new DefaultPrettyPrinter().withObjectIndenter(TWO_SPACES).withArrayIndenter(TWO_SPACES));

    private GeneratedDocuments() {}

    /** The text of every document, by its path under the resources. */
    public static SortedMap<String, String> of(EventCatalogue catalogue) {
        SortedMap<String, String> documents = new TreeMap<>();
        for (String type : catalogue.types()) {
            documents.put(
                    schemaPath(type),
                    text(EventSchemas.ofData(type, catalogue.shapeOf(type).orElseThrow())));
        }
        documents.put(ENVELOPE_SCHEMA, text(EventSchemas.ofEnvelope()));
        documents.put(ASYNC_API, text(AsyncApiDocument.of(catalogue)));
        return documents;
    }

    /** The path of the schema of a type's data. */
    public static String schemaPath(String eventType) {
        return SCHEMAS + eventType + ".json";
    }

    private static String text(ObjectNode document) {
        return WRITER.writeValueAsString(document) + "\n";
    }
}
