package io.symbia.client.deliveries;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The pieces that the commands' bodies are made of. */
final class Json {
    private static final int CENTS = 2;
    private static final String WHEN = "occurredAt";

    /** Members that are names. */
    private static final Set<String> NAMES = Set.of("legalName", "description");

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A body that says when; a record that knows only the day means its beginning in UTC. */
    static ObjectNode on(LocalDate day) {
        return object().put(WHEN, instant(day));
    }

    static String instant(LocalDate day) {
        return day + "T00:00:00.000Z";
    }

    /** US dollars; the records have at most cents, so nothing is rounded. */
    static ObjectNode dollars(BigDecimal amount) {
        return object().put(
                        "amount",
                        amount.setScale(CENTS, RoundingMode.UNNECESSARY).toPlainString())
                .put("currency", "USD");
    }

    /** Whether what is there has all that is said of it: names but for capitals and blanks, lists with others between; whenever it happened. */
    static boolean hasAllOf(JsonNode there, ObjectNode said) {
        return said.propertyStream().allMatch(member -> {
            JsonNode due = member.getValue();
            JsonNode found = there.path(member.getKey());
            if (member.getKey().equals(WHEN)) return true;
            if (NAMES.contains(member.getKey())) return Names.areSame(found.asString(""), due.asString());
            if (due.isArray())
                return due.valueStream().allMatch(one -> found.valueStream().anyMatch(one::equals));
            return found.equals(due);
        });
    }
}
