package io.symbia.system.deliveries;

import io.symbia.client.http.Answer;
import io.symbia.client.http.PlatformClient;
import io.symbia.events.kernel.origin.ParticipantId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What the house says of itself through its APIs, to those who may see it. */
record HouseViews(PlatformClient platform) {
    private static final ParticipantId ANYBODY = new ParticipantId("auditor");
    private static final int PAGE = 500;

    /** The sums of all orders and consignments, as their buyers and consignees see them. */
    DeliverySums sums() {
        DeliverySums sums = DeliverySums.NONE;
        for (ParticipantId buyer : participants("BUYER")) {
            JsonNode totals = read("/supply-chain/totals?currency=USD", buyer);
            sums = sums.plus(new DeliverySums(
                    totals.path("lines").asLong(),
                    quantity(totals.path("quantities")),
                    amount(totals.path("goodsValue")),
                    BigDecimal.ZERO,
                    BigDecimal.ZERO));
        }
        for (JsonNode consignment : list("/logistics/consignments")) {
            var consignee = new ParticipantId(consignment.path("consignee").asString());
            String path = "/logistics/consignments/"
                    + consignment.path("consignmentId").asString();
            JsonNode booking = read(path, consignee).path("booking");
            sums = sums.plus(new DeliverySums(
                    0,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    amount(booking.path("freight")),
                    amount(booking.path("insurance"))));
        }
        return sums.inCents();
    }

    /** How many orders there are, by their state. */
    Map<String, Long> ordersByState() {
        return count("/supply-chain/orders");
    }

    /** How many escrow agreements there are, by their state. */
    Map<String, Long> escrowsByState() {
        return count("/payment/escrows");
    }

    private Map<String, Long> count(String path) {
        return list(path).stream()
                .collect(Collectors.groupingBy(
                        item -> item.path("status").asString(), TreeMap::new, Collectors.counting()));
    }

    JsonNode trialBalance() {
        return read("/payment/trial-balance", ANYBODY);
    }

    private List<ParticipantId> participants(String role) {
        Predicate<JsonNode> hasRole = participant -> participant
                .path("roles")
                .valueStream()
                .anyMatch(one -> one.asString().equals(role));
        return list("/credit/participants").stream()
                .filter(hasRole)
                .map(participant ->
                        new ParticipantId(participant.path("participantId").asString()))
                .toList();
    }

    private List<JsonNode> list(String path) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = read(path + "?limit=" + PAGE + (cursor.isEmpty() ? "" : "&cursor=" + cursor), ANYBODY);
            page.path("items").forEach(items::add);
            cursor = page.path("next").asString("");
        } while (!cursor.isEmpty());
        return items;
    }

    private JsonNode read(String path, ParticipantId reader) {
        Answer answer = platform.get(path, reader);
        if (!answer.isSuccess()) throw new IllegalStateException(path + ": " + answer.refusal());
        return answer.body();
    }

    private static BigDecimal amount(JsonNode money) {
        return money.isMissingNode() || money.isNull()
                ? BigDecimal.ZERO
                : new BigDecimal(money.path("amount").asString());
    }

    private static BigDecimal quantity(JsonNode quantities) {
        return quantities
                .valueStream()
                .map(one -> new BigDecimal(one.path("value").asString()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
