package io.symbia.events.kernel.envelope;

import io.symbia.events.kernel.canonical.CanonicalJson;
import io.symbia.events.kernel.canonical.JsonLimits;
import io.symbia.events.kernel.canonical.RefusedJson;
import io.symbia.events.kernel.canonical.StrictJson;
import io.symbia.events.kernel.privacy.Disclosure;
import io.symbia.events.kernel.privacy.Sensitivity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The headers that go with an event's bytes on Kafka, all of them UTF-8 text, so that the log need not parse the event. Names in
 * {@code ce_} are those of the CloudEvents Kafka binding.
 */
public final class EventHeaders {
    public static final String ID = "ce_id";
    public static final String TYPE = "ce_type";

    /** The stream's tag: 32 hexadecimal digits. */
    public static final String TAG = "symbia_tag";

    /** The event's place in its stream, decimal, from 0. */
    public static final String SEQUENCE = "symbia_sequence";

    /** A JSON array of encoded disclosures. Only restricted ones: a personal value is in no header. */
    public static final String DISCLOSURES = "symbia_disclosures";

    private EventHeaders() {}

    /** All headers of a sealed event, by name. Those that the log reads come last: Kafka's clients look for a header from the end. */
    public static Map<String, String> of(SealedEvent sealed) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(ID, sealed.envelope().id());
        headers.put(TYPE, sealed.envelope().type());
        headers.put(DISCLOSURES, formatDisclosures(sealed.disclosures()));
        headers.put(SEQUENCE, Long.toString(sealed.envelope().sequence()));
        headers.put(TAG, sealed.tag().hex());
        return headers;
    }

    /** The header's text: the restricted ones among {@code disclosures}. */
    public static String formatDisclosures(List<Disclosure> disclosures) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Disclosure disclosure : disclosures) {
            if (disclosure.sensitivity() == Sensitivity.RESTRICTED) array.add(disclosure.encoded());
        }
        return CanonicalJson.format(array).utf8();
    }

    /** The disclosures in a header's text, all of them restricted. */
    public static List<Disclosure> parseDisclosures(String header) {
        JsonNode array = StrictJson.parse(header.getBytes(StandardCharsets.UTF_8), JsonLimits.EVENT);
        if (!array.isArray()) throw new RefusedJson("wrong_type", "", "an array of disclosures is due");
        List<Disclosure> disclosures = new ArrayList<>();
        for (JsonNode encoded : array) {
            if (!encoded.isString()) throw new RefusedJson("wrong_type", "", "a disclosure is text");
            disclosures.add(Disclosure.parse(encoded.stringValue(), Sensitivity.RESTRICTED));
        }
        return List.copyOf(disclosures);
    }
}
