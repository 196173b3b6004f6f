package io.symbia.client.deliveries;

import io.symbia.client.deliveries.names.Country;
import io.symbia.client.http.Call;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * What must be there before the orders: those who take part and the items, and the clients' credit lines when the importer grants any. All
 * of it in the importer's name.
 */
final class Preparation {
    /** No registration dates are in the records. */
    static final String RULE = "register-from-delivery";

    private final Importer.Reading reading;
    private final ItemNumbers items;
    private final Map<String, Call> calls = new LinkedHashMap<>(); // By path: each once.
    private final Map<String, Call> activations = new LinkedHashMap<>();

    private Preparation(Importer.Reading reading, ItemNumbers items) {
        this.reading = reading;
        this.items = items;
    }

    /** In waves: what is in a later one needs what is in an earlier one. Each has the day of the first order that needs it. */
    static List<List<Call>> of(List<OrderRecord> orders, ItemNumbers items, Importer.Reading reading) {
        Preparation preparation = new Preparation(reading, items);
        orders.stream().sorted(Comparator.comparing(OrderRecord::placedOn)).forEach(preparation::add);
        return List.of(List.copyOf(preparation.calls.values()), List.copyOf(preparation.activations.values()));
    }

    /** The paths of what must be there before an order. */
    static Set<String> neededBy(OrderRecord order, ItemNumbers items, Importer.Reading reading) {
        Preparation preparation = new Preparation(reading, items);
        preparation.add(order);
        Set<String> paths = new LinkedHashSet<>(preparation.calls.keySet());
        paths.addAll(preparation.activations.keySet());
        return paths;
    }

    private void add(OrderRecord order) {
        DeliveryRow row = order.first();
        LocalDate day = order.placedOn();
        String seller = order.seller().value();
        String buyer = order.buyer().value();
        participant(day, seller, row.vendor(), Optional.empty(), "SUPPLIER");
        participant(
                day,
                buyer,
                "Client in " + row.country(),
                Country.named(row.country()).map(Country::code),
                "BUYER");
        for (String id : List.of(seller, buyer)) {
            put(activations, Call.path("credit", "participants", id, "activation"), Json.on(day));
        }
        reading.importer().creditLimit().ifPresent(limit -> line(order, limit));
        for (DeliveryRow line : order.rows()) item(day, line);
    }

    private void participant(LocalDate day, String id, String name, Optional<String> country, String role) {
        ObjectNode body = Json.on(day).put("legalName", name);
        country.ifPresent(code -> body.put("country", code));
        body.putArray("roles").add(role);
        put(calls, Call.path("credit", "participants", id), body);
    }

    private void line(OrderRecord order, BigDecimal limit) {
        var buyer = order.buyer();
        ObjectNode body = Json.on(order.placedOn()).put("participantId", buyer.value());
        body.set("limit", Json.dollars(limit));
        put(
                calls,
                Call.path(
                        "credit",
                        "lines",
                        OrderPlan.lineOf(buyer, reading.importer()).value()),
                body);
    }

    private void item(LocalDate day, DeliveryRow row) {
        ObjectNode body =
                Json.on(day).put("description", row.item().description()).put("unit", "XPK");
        put(
                calls,
                Call.path(
                        "supply-chain",
                        "trade-items",
                        items.numberOf(row.item()).value()),
                body);
    }

    private void put(Map<String, Call> wave, String path, ObjectNode body) {
        wave.computeIfAbsent(
                path, _ -> Call.derived(path, reading.importer().id(), reading.origin(RULE, List.of()), body));
    }
}
