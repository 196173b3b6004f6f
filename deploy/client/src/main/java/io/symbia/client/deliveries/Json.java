package io.symbia.client.deliveries;

import io.symbia.client.deliveries.names.Names;
import io.symbia.events.kernel.canonical.DecimalText;
import io.symbia.events.supplychain.order.ItemPrice;
import io.symbia.events.words.goods.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
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

    static ObjectNode quantity(Quantity quantity) {
        return object().put("value", DecimalText.format(quantity.value()))
                .put("unit", quantity.unit().value());
    }

    static ObjectNode price(ItemPrice price) {
        ObjectNode json = object().put("amount", DecimalText.format(price.amount()))
                .put("currency", price.currency().value());
        price.baseQuantity().ifPresent(base -> json.set("baseQuantity", quantity(base)));
        return json;
    }

    /**
     * Says in words what differs between what is there and what is said. Names may differ in capitals and blanks, lists may have more between, and
     * the moment does not count.
     */
    static Optional<String> difference(JsonNode there, ObjectNode said) {
        return said.propertyStream()
                .filter(member -> !has(there.path(member.getKey()), member))
                .map(member -> {
                    JsonNode found = there.path(member.getKey());
                    String by = there.path("registeredBy").asString("");
                    return "its %s is %s%s; the rows say %s"
                            .formatted(
                                    member.getKey(),
                                    found.isMissingNode() ? "not shown" : text(found),
                                    by.isEmpty() ? "" : ", as " + by + " has registered it",
                                    text(member.getValue()));
                })
                .findFirst();
    }

    private static boolean has(JsonNode found, Map.Entry<String, JsonNode> said) {
        JsonNode due = said.getValue();
        if (said.getKey().equals(WHEN)) return true;
        if (NAMES.contains(said.getKey())) return Names.isRegistered(found.asString(""), due.asString());
        if (due.isArray())
            return due.valueStream().allMatch(one -> found.valueStream().anyMatch(one::equals));
        return found.equals(due);
    }

    private static String text(JsonNode value) {
        return value.isString() ? "'" + value.asString() + "'" : value.toString();
    }
}
