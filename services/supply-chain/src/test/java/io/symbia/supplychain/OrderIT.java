package io.symbia.supplychain;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.envelope.SealedEvent;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.logistics.ConsignmentEvent.ConsignmentBookedV1;
import io.symbia.events.logistics.ConsignmentEvent.ConsignmentDeliveredV1;
import io.symbia.events.logistics.ProofOfDelivery;
import io.symbia.events.logistics.ReportId;
import io.symbia.events.payment.EscrowEvent.EscrowReleasedV1;
import io.symbia.events.payment.EscrowEvent.ReleaseBasis;
import io.symbia.events.payment.rule.TrancheId;
import io.symbia.events.words.money.Money;
import io.symbia.events.words.trade.ConsignmentId;
import io.symbia.events.words.trade.EscrowId;
import io.symbia.events.words.trade.OrderNumber;
import io.symbia.support.testkit.HttpAnswer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Orders through the real doors, and what other services say of them over the real broker. */
class OrderIT {
    private static final ParticipantId BUYER = new ParticipantId("teehaus-hh");
    private static final ParticipantId SELLER = new ParticipantId("zj-tea-coop");
    private static final Instant THEN = Instant.parse("2026-11-02T08:30:00Z");

    @Test
    void anOrderIsPlacedAcceptedDeliveredPaidAndClosed() {
        HttpAnswer placed = place("teehaus-hh:IT-1", "12480.00", "640.00", "13120.00");
        assertThat(placed.status()).isEqualTo(201);
        assertThat(placed.header("Location"))
                .hasValue("/supply-chain/orders/teehaus-hh:IT-1" + "?atLeast=" + placed.text("/events/0/id"));
        assertThat(placed.header("Link").orElseThrow()).contains("rel=\"proof\"");
        HttpAnswer accepted =
                RunningService.put("zj-tea-coop", "/orders/teehaus-hh:IT-1/acceptances/zj-tea-coop", "{}");
        assertThat(RunningService.getAfter(accepted, "teehaus-hh", "/orders/teehaus-hh:IT-1")
                        .text("/status"))
                .isEqualTo("ACCEPTED");

        book("zj-tea-coop:C-1", BUYER, "teehaus-hh:IT-1");
        book("zj-tea-coop:C-2", BUYER, "teehaus-hh:IT-1");
        awaitStatus("teehaus-hh:IT-1", "IN_FULFILMENT");
        deliver("zj-tea-coop:C-1", BUYER, "teehaus-hh:IT-1");
        SealedEvent second = deliver("zj-tea-coop:C-2", BUYER, "teehaus-hh:IT-1");
        awaitStatus("teehaus-hh:IT-1", "FULFILLED");
        release("teehaus-hh:E-1", "teehaus-hh:IT-1", BUYER, true);
        awaitStatus("teehaus-hh:IT-1", "CLOSED");

        RunningService.get().publishAgain(second);
        book(
                "zj-tea-coop:C-3",
                BUYER,
                "teehaus-hh:IT-1"); // Told after the repetition, so the repetition was handled when this is seen.
        RunningService.get()
                .eventually(() -> assertThat(
                                order("teehaus-hh:IT-1").json().at("/consigned").size())
                        .isEqualTo(3));
        assertThat(types(order("teehaus-hh:IT-1")))
                .containsExactly(
                        "placed",
                        "accepted",
                        "consigned",
                        "consigned",
                        "consignment-delivered",
                        "consignment-delivered",
                        "fulfilled",
                        "closed",
                        "consigned");
    }

    @Test
    void factsThatCameBeforeTheOrderWaitForIt() {
        book("zj-tea-coop:C-10", BUYER, "teehaus-hh:IT-2");
        deliver("zj-tea-coop:C-10", BUYER, "teehaus-hh:IT-2");
        release("teehaus-hh:E-10", "teehaus-hh:IT-2", BUYER, true);
        book(
                "zj-tea-coop:C-11",
                BUYER,
                "teehaus-hh:IT-2-after"); // The same reaction has handled what came before once this is consigned.
        place("teehaus-hh:IT-2-after", "1.00", "0.00", "1.00");
        RunningService.get()
                .eventually(() -> assertThat(order("teehaus-hh:IT-2-after")
                                .json()
                                .at("/consigned")
                                .size())
                        .isEqualTo(1));
        place("teehaus-hh:IT-2", "1.00", "0.00", "1.00");
        RunningService.put("zj-tea-coop", "/orders/teehaus-hh:IT-2/acceptances/zj-tea-coop", "{}");
        awaitStatus("teehaus-hh:IT-2", "CLOSED");
    }

    @Test
    void aPartOfAnEscrowAndTheEscrowOfOthersCloseNothing() {
        place("teehaus-hh:IT-3", "1.00", "0.00", "1.00");
        RunningService.put("zj-tea-coop", "/orders/teehaus-hh:IT-3/acceptances/zj-tea-coop", "{}");
        book("zj-tea-coop:C-20", BUYER, "teehaus-hh:IT-3");
        deliver("zj-tea-coop:C-20", BUYER, "teehaus-hh:IT-3");
        awaitStatus("teehaus-hh:IT-3", "FULFILLED");
        release("teehaus-hh:E-20", "teehaus-hh:IT-3", BUYER, false);
        release("teehaus-hh:E-21", "teehaus-hh:IT-3", new ParticipantId("stranger"), true);
        release("teehaus-hh:E-22", "teehaus-hh:IT-3", BUYER, true);
        awaitStatus("teehaus-hh:IT-3", "CLOSED");
        assertThat(order("teehaus-hh:IT-3").text("/settledBy")).isEqualTo("teehaus-hh:E-22");
    }

    @Test
    void aConsignmentOfSeveralOrdersIsToldToEachAlsoWhenOneRefuses() {
        place("teehaus-hh:IT-4", "1.00", "0.00", "1.00");
        RunningService.put("teehaus-hh", "/orders/teehaus-hh:IT-4/cancellation", "{\"reason\":\"harvest failed\"}");
        place("teehaus-hh:IT-5", "1.00", "0.00", "1.00");
        book("zj-tea-coop:C-30", BUYER, "teehaus-hh:IT-4", "teehaus-hh:IT-5");
        RunningService.get()
                .eventually(() -> assertThat(
                                order("teehaus-hh:IT-5").json().at("/consigned").size())
                        .isEqualTo(1));
        awaitStatus("teehaus-hh:IT-4", "CANCELLED");
        assertThat(RunningService.as("teehaus-hh")
                        .put("/supply-chain/orders/teehaus-hh:IT-5/cancellation", "{\"reason\":\"too late\"}")
                        .text("/code"))
                .isEqualTo("order_state_forbids");
    }

    @Test
    void amountsAreShownToThePartiesOnly() {
        HttpAnswer placed = place("teehaus-hh:IT-6", "12480.00", "640.00", "13120.00");
        for (String party : List.of("teehaus-hh", "zj-tea-coop")) {
            HttpAnswer shown = RunningService.getAfter(placed, party, "/orders/teehaus-hh:IT-6");
            assertThat(shown.text("/total/amount")).isEqualTo("13120.00");
            assertThat(shown.text("/lines/0/price/amount")).isEqualTo("62.40");
        }
        HttpAnswer stranger = RunningService.as("stranger").get("/supply-chain/orders/teehaus-hh:IT-6");
        HttpAnswer nobody = RunningService.get().http().get("/supply-chain/orders/teehaus-hh:IT-6");
        HttpAnswer listed = RunningService.as("stranger").get("/supply-chain/orders?buyer=teehaus-hh&limit=200");
        for (HttpAnswer shown : List.of(stranger, nobody, listed)) {
            assertThat(shown.status()).isEqualTo(200);
            assertThat(shown.body()).doesNotContain("13120", "12480", "62.4", "640.00");
        }
        assertThat(stranger.text("/lines/0/quantity/value")).isEqualTo("200");
    }

    @Test
    void ordersAreFilteredAndPagedAndSumUpToTheCent() {
        for (int i = 0; i < 5; i++) {
            RunningService.as("sum-buyer")
                    .put(
                            "/supply-chain/orders/sum-buyer:SUM-" + i,
                            body("sum-buyer", "sum-seller", "0.10", "0.00", "0.10"));
        }
        RunningService.as("sum-buyer")
                .put("/supply-chain/orders/sum-buyer:SUM-X", body("sum-buyer", "sum-seller", "9.99", "0.00", "9.99"));
        HttpAnswer last =
                RunningService.put("sum-buyer", "/orders/sum-buyer:SUM-X/cancellation", "{\"reason\":\"not needed\"}");
        assertThat(RunningService.getAfter(last, "sum-buyer", "/orders/sum-buyer:SUM-X")
                        .text("/status"))
                .isEqualTo("CANCELLED");

        var buyer = RunningService.as("sum-buyer");
        RunningService.get()
                .eventually(() -> assertThat(buyer.get("/supply-chain/totals?currency=EUR")
                                .json()
                                .get("orders")
                                .asInt())
                        .isEqualTo(5));
        HttpAnswer page = buyer.get("/supply-chain/orders?party=sum-seller&state=PLACED&limit=3");
        assertThat(page.json().get("items").size()).isEqualTo(3);
        HttpAnswer rest =
                buyer.get("/supply-chain/orders?party=sum-seller&state=PLACED&limit=3&cursor=" + page.text("/next"));
        assertThat(rest.json().get("items").size()).isEqualTo(2);
        assertThat(rest.json().has("next")).isFalse();
        HttpAnswer totals = buyer.get("/supply-chain/totals?currency=EUR");
        assertThat(totals.text("/total/amount")).as(totals.body()).isEqualTo("0.50");
        assertThat(totals.json().get("orders").asInt()).isEqualTo(5);
        assertThat(totals.text("/quantities/0/value")).isEqualTo("1000");
        assertThat(RunningService.as("stranger")
                        .get("/supply-chain/totals?currency=EUR")
                        .text("/total/amount"))
                .isEqualTo("0.00");
    }

    @Test
    void theSameRequestAgainChangesNothingAndAnotherIsRefused() {
        HttpAnswer placed = place("teehaus-hh:IT-7", "1.00", "0.00", "1.00");
        HttpAnswer again = RunningService.put("teehaus-hh", "/orders/teehaus-hh:IT-7", body("1.00", "0.00", "1.00"));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("events").size()).isZero();
        assertThat(again.json().get("version").asInt())
                .isEqualTo(placed.json().get("version").asInt());
        HttpAnswer other = RunningService.as("teehaus-hh")
                .put("/supply-chain/orders/teehaus-hh:IT-7", body("1.00", "0.01", "1.01"));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.text("/code")).isEqualTo("order_already_exists_with_other_content");
    }

    private static HttpAnswer place(String order, String goods, String freight, String total) {
        return RunningService.put("teehaus-hh", "/orders/" + order, body(goods, freight, total));
    }

    private static String body(String goods, String freight, String total) {
        return body("teehaus-hh", "zj-tea-coop", goods, freight, total);
    }

    static String body(String buyer, String seller, String goods, String freight, String total) {
        String price = goods.equals("12480.00") ? "\"price\":{\"amount\":\"62.40\",\"currency\":\"EUR\"}," : "";
        return """
                {"buyer":"%s","seller":"%s","currency":"EUR",
                 "lines":[{"lineNumber":1,"gtin":"19506000134366","quantity":{"value":"200","unit":"XCT"},
                           %s"lineTotal":{"amount":"%s","currency":"EUR"}}],
                 "goodsValue":{"amount":"%s","currency":"EUR"},"freight":{"amount":"%s","currency":"EUR"},
                 "total":{"amount":"%s","currency":"EUR"}}""".formatted(buyer, seller, price, goods, goods, freight, total);
    }

    private static HttpAnswer order(String order) {
        return RunningService.as("teehaus-hh").get("/supply-chain/orders/" + order);
    }

    private static void awaitStatus(String order, String status) {
        RunningService.get()
                .eventually(() -> assertThat(order(order).text("/status")).isEqualTo(status));
    }

    private static List<String> types(HttpAnswer order) {
        return order.json().get("milestones").values().stream()
                .map(milestone -> milestone.get("type").asString())
                .map(type -> type.substring("symbia.supply-chain.order.".length(), type.length() - ".v1".length()))
                .toList();
    }

    private static List<OrderNumber> numbers(String... orders) {
        return Arrays.stream(orders).map(OrderNumber::new).toList();
    }

    private static void book(String consignment, ParticipantId consignee, String... orders) {
        RunningService.get()
                .publish(
                        StreamId.parse("logistics/consignment/" + consignment),
                        new ConsignmentBookedV1(
                                Happened.at(THEN, ZoneOffset.UTC),
                                new ConsignmentId(consignment),
                                numbers(orders),
                                SELLER,
                                consignee,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                List.of(),
                                Confidential.of(Money.of("1.00", "EUR")),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
    }

    private static SealedEvent deliver(String consignment, ParticipantId consignee, String... orders) {
        return RunningService.get()
                .publish(
                        StreamId.parse("logistics/consignment/" + consignment),
                        new ConsignmentDeliveredV1(
                                Happened.at(THEN, ZoneOffset.UTC),
                                new ConsignmentId(consignment),
                                new ReportId("R-1"),
                                consignee,
                                numbers(orders),
                                SELLER,
                                consignee,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                ProofOfDelivery.OTP,
                                Optional.empty(),
                                List.of(),
                                Optional.empty()));
    }

    private static void release(String escrow, String order, ParticipantId payer, boolean whole) {
        RunningService.get()
                .publish(
                        StreamId.parse("payment/escrow/" + escrow),
                        new EscrowReleasedV1(
                                Happened.at(THEN, ZoneOffset.UTC),
                                new EscrowId(escrow),
                                new OrderNumber(order),
                                new TrancheId("T-1"),
                                payer,
                                SELLER,
                                ReleaseBasis.CONDITIONS_MET,
                                Confidential.of(Money.of("1.00", "EUR")),
                                whole));
    }
}
