package io.symbia.verifier.bundle;

import io.symbia.events.Families;
import io.symbia.events.kernel.catalogue.EventSchemas;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.tree.Octets;
import java.util.SortedMap;
import java.util.TreeMap;

/** The JSON schemas of a type of event, as files. */
final class EventSchemaFiles {
    static final String ENVELOPE = "event";

    private EventSchemaFiles() {}

    /** That of the envelope, and that of the data if the type is known. */
    static SortedMap<String, Octets> of(String type) {
        SortedMap<String, Octets> files = new TreeMap<>();
        put(files, ENVELOPE, EventSchemas.ofEnvelope().toPrettyString());
        Families.published()
                .shapeOf(type)
                .ifPresent(shape ->
                        put(files, type, EventSchemas.ofData(type, shape).toPrettyString()));
        return files;
    }

    private static void put(SortedMap<String, Octets> files, String name, String schema) {
        files.put(BundleNames.SCHEMAS + name + BundleNames.JSON, StrictUtf8.encode(schema + "\n"));
    }
}
