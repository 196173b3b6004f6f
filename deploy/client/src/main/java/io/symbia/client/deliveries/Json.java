package io.symbia.client.deliveries;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The pieces that the commands' bodies are made of. */
final class Json {
    private static final int CENTS = 2;

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A body that says when; a record that knows only the day means its beginning in UTC. */
    static ObjectNode on(LocalDate day) {
        return object().put("occurredAt", instant(day));
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
}
