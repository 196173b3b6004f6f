package io.symbia.client.deliveries;

import io.symbia.client.http.Call;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What must be there before the orders: those who take part, the items, and the clients' credit lines. */
final class Preparation {
    /** No registration dates are in the records. */
    static final String RULE = "register-from-delivery";

    /** More than any client of the records ever owed at one time; the lines are derived, and so is their limit. */
    private static final String LIMIT = "1000000000.00";

    private Preparation() {}

    /** In waves: what is in a later one needs what is in an earlier one. */
    static List<List<Call>> of(List<OrderRecord> orders, ItemNumbers items) {
        LocalDate first = orders.stream()
                .map(order -> order.statedDate().orElseGet(order::latestPossibleDate))
                .min(LocalDate::compareTo)
                .orElse(LocalDate.EPOCH);
        Map<String, Call> calls = new LinkedHashMap<>(); // By path: each once.
        Map<String, Call> activations = new LinkedHashMap<>();
        for (OrderRecord order : orders) {
            DeliveryRow row = order.first();
            String seller = Names.seller(row.vendor()).value();
            String buyer = Names.buyer(row.country()).value();
            participant(calls, first, seller, row.vendor(), Optional.empty(), "SUPPLIER");
            participant(calls, first, buyer, "Client in " + row.country(), Names.countryCode(row.country()), "BUYER");
            for (String id : List.of(seller, buyer)) {
                put(activations, "/credit/participants/" + id + "/activation", Json.on(first));
            }
            line(calls, first, order);
            for (DeliveryRow line : order.rows()) item(calls, first, line, items);
        }
        return List.of(List.copyOf(calls.values()), List.copyOf(activations.values()));
    }

    private static void participant(
            Map<String, Call> calls, LocalDate day, String id, String name, Optional<String> country, String role) {
        ObjectNode body = Json.on(day).put("legalName", name);
        country.ifPresent(code -> body.put("country", code));
        body.putArray("roles").add(role);
        put(calls, "/credit/participants/" + id, body);
    }

    private static void line(Map<String, Call> calls, LocalDate day, OrderRecord order) {
        var buyer = Names.buyer(order.first().country());
        ObjectNode body = Json.on(day).put("participantId", buyer.value());
        body.putObject("limit").put("amount", LIMIT).put("currency", "USD");
        put(calls, "/credit/lines/" + OrderPlan.lineOf(buyer), body);
    }

    private static void item(Map<String, Call> calls, LocalDate day, DeliveryRow row, ItemNumbers items) {
        ObjectNode body =
                Json.on(day).put("description", row.item().description()).put("unit", "XPK");
        put(calls, "/supply-chain/trade-items/" + items.numberOf(row.item()), body);
    }

    private static void put(Map<String, Call> calls, String path, ObjectNode body) {
        calls.putIfAbsent(path, Call.derived(path, Names.PROGRAMME, RULE, body));
    }
}
