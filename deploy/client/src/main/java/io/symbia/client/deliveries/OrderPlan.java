package io.symbia.client.deliveries;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.symbia.client.http.Call;
import io.symbia.events.credit.CreditLineId;
import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.words.trade.EscrowId;
import io.symbia.events.words.trade.OwnName;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The commands that one order's records become, in the order in which they are given. Facts of the records keep their date. Every command is
 * given in the name of the party whose doing it is, as the doors demand, and has for its origin the rule by which the importer derived it: neither
 * buyer nor seller has said any of it to the platform.
 */
final class OrderPlan {
    /** The record says all of it itself. */
    static final String RECORD_RULE = "record";

    /**
     * The parties, the day and the lines are the record's. That nothing is paid but the goods, so that freight, tax and discount are zero, is
     * not: an order says what its total is made of, and the record says freight of shipments alone.
     */
    static final String GOODS_RULE = "order-of-goods-alone";

    /** The same, and the order was placed no later than the first date of anything in it. */
    static final String DATE_RULE = "order-of-goods-from-first-delivery";

    /** The day is the record's; that it was planned when the order was placed is not. */
    static final String PLAN_RULE = "plan-from-order";

    /** What was delivered had been accepted. */
    static final String ACCEPTANCE_RULE = "acceptance-from-delivery";

    /** What was delivered is taken as paid through an escrow that releases on delivery. */
    static final String ESCROW_RULE = "escrow-from-delivery";

    /** The client owes what it has ordered until it is paid. */
    static final String CREDIT_RULE = "credit-from-order";

    /** A consignment exists from the order on. */
    static final String BOOKING_RULE = "booking-from-delivery";

    private static final int LINE_DIGITS = 32; // Of a digest, in a number.

    private final OrderRecord order;
    private final ItemNumbers items;
    private final Importer.Reading reading;
    private final ParticipantId buyer;
    private final ParticipantId seller;
    private final LocalDate placedOn;
    private final BigDecimal value;
    private final List<Call> calls = new ArrayList<>();

    private OrderPlan(OrderRecord order, ItemNumbers items, Importer.Reading reading) {
        this.order = order;
        this.reading = reading;
        this.items = items;
        this.buyer = order.buyer();
        this.seller = order.seller();
        this.placedOn = order.placedOn();
        this.value = OrderRecord.sum(order.rows());
    }

    /** The commands of an order of which nothing is there; the first one places it. */
    static List<Call> of(OrderRecord order, ItemNumbers items, Importer.Reading reading) {
        return of(order, items, reading, Set.of());
    }

    /**
     * The commands of an order.
     *
     * @param there numbers of shipments that are booked: those that are in otherwise are refused before any other is booked
     */
    static List<Call> of(OrderRecord order, ItemNumbers items, Importer.Reading reading, Set<String> there) {
        return new OrderPlan(order, items, reading).calls(there);
    }

    /** The credit line that an importer grants to a buyer: numbered by the buyer's id, or by the digest of one that is longer than a number. */
    static CreditLineId lineOf(ParticipantId buyer, Importer importer) {
        String id = buyer.value();
        String number = OwnName.isNumber(id)
                ? id
                : Digest.ofContent(id.getBytes(UTF_8)).hex().substring(0, LINE_DIGITS);
        return CreditLineId.of(importer.id(), number);
    }

    /**
     * Bookings go before money: a shipment that somebody has booked for another order is refused there, and nothing was set aside that
     * would wait for it for ever. And all of them before any arrives, since the order is fulfilled when its last consignment has arrived.
     */
    private List<Call> calls(Set<String> there) {
        order();
        order.shipments().values().stream()
                .sorted(Comparator.comparing(shipment -> !there.contains(shipment.number())))
                .forEach(this::booking);
        if (value.signum() > 0) { // Goods that cost nothing need neither credit nor escrow.
            if (reading.importer().creditLimit().isPresent()) credit();
            escrow();
        }
        order.shipments().values().forEach(this::journey);
        return List.copyOf(calls);
    }

    private void order() {
        ObjectNode body = Json.on(placedOn)
                .put("buyer", buyer.value())
                .put("seller", seller.value())
                .put("currency", "USD");
        order.incoterm()
                .ifPresent(rule -> body.putObject("incoterm").put("rule", rule).put("place", "not stated"));
        order.mode().ifPresent(mode -> body.put("mode", mode));
        body.set("goodsValue", Json.dollars(value));
        body.set("total", Json.dollars(value));
        ArrayNode lines = body.putArray("lines");
        int lineNumber = 0;
        for (DeliveryRow row : order.rows()) {
            ObjectNode line = lines.addObject();
            line.put("lineNumber", ++lineNumber);
            line.put("gtin", items.numberOf(row.item()).value());
            line.set("quantity", Json.quantity(row.priced().quantity()));
            line.set("price", Json.price(row.priced().price()));
            line.set("lineTotal", Json.dollars(row.lineValue()));
        }
        String path = pathOf(order);
        add(path, buyer, order.statedDate().isPresent() ? GOODS_RULE : DATE_RULE, body);
        add(path + Call.path("acceptances", seller.value()), seller, ACCEPTANCE_RULE, Json.on(placedOn));
    }

    private void credit() {
        ObjectNode body = Json.on(placedOn).put("orderNumber", order.name().value());
        body.set("amount", Json.dollars(value));
        String line = lineOf(buyer, reading.importer()).value();
        add(Call.path("credit", "lines", line, "reservations", order.number()), buyer, CREDIT_RULE, body);
    }

    private void escrow() {
        ObjectNode body = Json.on(placedOn)
                .put("orderNumber", order.name().value())
                .put("payer", buyer.value())
                .put("payee", seller.value());
        body.set("amount", Json.dollars(value));
        ArrayNode tranches = body.putObject("rule").putArray("tranches");
        for (Shipment shipment : order.shipments().values()) {
            BigDecimal part = OrderRecord.sum(shipment.rows());
            if (part.signum() == 0) continue;
            ObjectNode tranche = tranches.addObject().put("trancheId", shipment.number());
            tranche.set("amount", Json.dollars(part));
            tranche.putArray("conditions")
                    .addObject()
                    .put("kind", "CONSIGNMENT_DELIVERED")
                    .put("subject", shipment.name().value());
        }
        ObjectNode funding = Json.on(placedOn);
        funding.set("amount", Json.dollars(value));
        String path = escrowOf(order);
        add(path, buyer, ESCROW_RULE, body);
        add(path + "/funding", buyer, ESCROW_RULE, funding);
    }

    /** Under which the escrow of an order is agreed. */
    static String escrowOf(OrderRecord order) {
        return Call.path(
                "payment", "escrows", EscrowId.of(order.buyer(), order.number()).value());
    }

    /** Whether an escrow, as its payer sees it, has the tranches of an order: for each shipment that costs something its amount. */
    static boolean isEscrowOf(OrderRecord order, JsonNode escrow) {
        Map<String, BigDecimal> due = new HashMap<>();
        order.shipments().forEach((number, shipment) -> {
            BigDecimal part = OrderRecord.sum(shipment.rows());
            if (part.signum() > 0) due.put(number, part.stripTrailingZeros());
        });
        Map<String, BigDecimal> found = new HashMap<>();
        escrow.path("tranches").forEach(tranche -> {
            JsonNode amount = tranche.path("amount").path("amount");
            found.put(
                    tranche.path("trancheId").asString(""), new BigDecimal(amount.asString("0")).stripTrailingZeros());
        });
        return found.equals(due);
    }

    private void booking(Shipment shipment) {
        List<DeliveryRow> rows = shipment.rows();
        ObjectNode booking = Json.on(placedOn).put("shipper", seller.value()).put("consignee", buyer.value());
        booking.putArray("orderNumbers").add(order.name().value());
        shipment.mode().ifPresent(mode -> booking.put("mode", mode));
        booking.set("goodsValue", Json.dollars(OrderRecord.sum(rows)));
        shipment.freight().ifPresent(freight -> booking.set("freight", Json.dollars(freight)));
        shipment.insurance().ifPresent(insurance -> booking.set("insurance", Json.dollars(insurance)));
        shipment.weightKg().ifPresent(weight -> booking.put("grossWeightKg", weight.toPlainString()));
        add(pathOf(shipment), seller, BOOKING_RULE, rows, booking);
    }

    private void journey(Shipment shipment) {
        shipment.scheduledOn().ifPresent(day -> {
            ObjectNode plan = Json.on(placedOn)
                    .put("classifier", "PLN")
                    .put("milestone", "DELIVERY")
                    .put("at", Json.instant(day));
            add(pathOf(shipment) + "/milestones/scheduled", seller, PLAN_RULE, shipment.rows(), plan);
        });
        ObjectNode delivery = Json.on(shipment.deliveredOn()).put("podMethod", "STATEMENT");
        add(pathOf(shipment) + "/deliveries/recorded", buyer, RECORD_RULE, shipment.rows(), delivery);
    }

    /** Under which an order is placed. */
    static String pathOf(OrderRecord order) {
        return Call.path("supply-chain", "orders", order.name().value());
    }

    /** Under which a shipment is booked. */
    static String pathOf(Shipment shipment) {
        return Call.path("logistics", "consignments", shipment.name().value());
    }

    private void add(String path, ParticipantId speaker, String rule, ObjectNode body) {
        add(path, speaker, rule, order.rows(), body);
    }

    private void add(String path, ParticipantId speaker, String rule, List<DeliveryRow> rows, ObjectNode body) {
        calls.add(Call.derived(path, speaker, reading.origin(rule, rows), body));
    }
}
