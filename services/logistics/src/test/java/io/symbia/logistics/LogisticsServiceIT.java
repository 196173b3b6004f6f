package io.symbia.logistics;

import static io.symbia.logistics.RunningLogistics.CARRIER;
import static io.symbia.logistics.RunningLogistics.CONSIGNEE;
import static io.symbia.logistics.RunningLogistics.SERVICE;
import static io.symbia.logistics.RunningLogistics.SHIPPER;
import static io.symbia.logistics.RunningLogistics.accepts;
import static io.symbia.logistics.RunningLogistics.as;
import static io.symbia.logistics.RunningLogistics.book;
import static io.symbia.logistics.RunningLogistics.booking;
import static io.symbia.logistics.RunningLogistics.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.support.testkit.HttpAnswer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The whole service: real HTTP, real broker, real database. Each test has consignments of its own. */
class LogisticsServiceIT {
    private static final Instant REACHED = Instant.parse("2006-06-01T00:00:00Z");

    @Test
    void tellsAJourneyFromBookingToDelivery() {
        String tea = book(
                "UCR-1",
                ",\"customsGates\":[{\"direction\":\"EXPORT\",\"authority\":\"CUSTOMS-CN\"},"
                        + "{\"direction\":\"IMPORT\",\"authority\":\"CUSTOMS-DE\"}]");
        accepts(
                CARRIER,
                tea + "/milestones/plan-depa",
                "{\"classifier\":\"PLN\",\"milestone\":\"DEPA\","
                        + "\"location\":\"CNNGB\",\"at\":\"2026-10-01T00:00:00Z\"}");
        accepts(
                SHIPPER,
                tea + "/milestones/plan-dlv",
                "{\"classifier\":\"PLN\",\"milestone\":\"DELIVERY\","
                        + "\"location\":\"DEHAM\",\"at\":\"2026-11-05T12:00:00Z\"}");
        String depart = "{\"classifier\":\"ACT\",\"milestone\":\"DEPA\",\"location\":\"CNNGB\","
                + "\"occurredAt\":\"2026-10-01T06:30:00Z\",\"eventTimeZoneOffset\":\"+08:00\"}";
        refuses(CARRIER, tea + "/milestones/depa", depart, 409, "customs_not_released", "/occurredAt");
        accepts(
                "CUSTOMS-CN",
                tea + "/customs/cn",
                "{\"direction\":\"EXPORT\",\"decision\":\"RELEASED\","
                        + "\"declarationNumber\":\"310120260000000042\",\"occurredAt\":\"2026-09-30T00:00:00Z\"}");
        accepts(CARRIER, tea + "/milestones/depa", depart);
        accepts(
                "CUSTOMS-DE",
                tea + "/customs/de",
                "{\"direction\":\"IMPORT\",\"decision\":\"RELEASED\"," + "\"occurredAt\":\"2026-11-01T00:00:00Z\"}");
        HttpAnswer delivered = accepts(
                CARRIER,
                tea + "/deliveries/pod",
                "{\"podMethod\":\"OTP\","
                        + "\"recipientName\":\"Erika Mustermann\",\"location\":\"DEHAM\","
                        + "\"occurredAt\":\"2026-11-07T09:00:00Z\",\"eventTimeZoneOffset\":\"+01:00\"}");

        HttpAnswer journey = as(CONSIGNEE).get(tea + "?atLeast=" + delivered.text("/events/0/id"));

        assertThat(journey.status()).as(journey.body()).isEqualTo(200);
        assertThat(journey.text("/status")).isEqualTo("DELIVERED");
        assertThat(journey.json().at("/delivery/daysLate").intValue()).isEqualTo(2);
        assertThat(journey.text("/delivery/fact/digest")).isEqualTo(delivered.text("/events/0/digest"));
        assertThat(journey.text("/booking/goodsValue/amount")).isEqualTo("12480.00");
        assertThat(journey.text("/stops/0/milestone")).isEqualTo("DEPA");
        assertThat(journey.json().at("/stops/0/minutesLate").intValue()).isEqualTo(390);
        assertThat(journey.text("/stops/1/milestone")).isEqualTo("DELIVERY");
        assertThat(journey.body()).as("a personal value is shown nowhere").doesNotContain("Mustermann");
        assertThat(delivered.header("Link").orElse("")).contains("/proofs/" + delivered.text("/events/0/digest"));
        assertThat(journey.header("ETag")).isEqualTo(delivered.header("ETag"));
    }

    @Test
    void showsMoneyToThePartiesOnly() {
        String tea = book("UCR-2", ",\"customsGates\":[{\"direction\":\"EXPORT\",\"authority\":\"CUSTOMS-CN\"}]");
        HttpAnswer held = accepts(
                "CUSTOMS-CN",
                tea + "/customs/h",
                "{\"direction\":\"EXPORT\",\"decision\":\"HELD\"," + "\"reason\":\"value doubted\"}");
        String fresh = tea + "?atLeast=" + held.text("/events/0/id");
        for (String party : List.of(SHIPPER, CONSIGNEE, CARRIER)) {
            assertThat(as(party).get(fresh).body()).contains("12480.00", "640.00", "value doubted");
        }
        for (HttpAnswer other : List.of(as("NOSY").get(fresh), SERVICE.http().get(fresh))) {
            assertThat(other.status()).isEqualTo(200);
            assertThat(other.body())
                    .contains("UCR-2", CONSIGNEE)
                    .doesNotContain("12480.00", "640.00", "goodsValue", "value doubted");
            assertThat(other.header("Vary").orElse("")).contains("Symbia-Participant");
            assertThat(other.header("Cache-Control").orElse("")).contains("private");
        }
    }

    @Test
    void answersNothingNewToWhoKnowsTheVersion() {
        String tea = book("UCR-3", "");
        SERVICE.eventually(() -> assertThat(as(SHIPPER).get(tea).status()).isEqualTo(200));
        HttpAnswer again = as(SHIPPER).with("If-None-Match", "\"0\"").get(tea);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void repeatingARequestChangesNothingAndOtherContentIsRefused() {
        String tea = book("UCR-4", "");
        HttpAnswer again = as(CARRIER).put(tea, booking("UCR-4", "12480.00", ""));
        assertThat(again.status()).as(again.body()).isEqualTo(200);
        assertThat(again.json().at("/events")).isEmpty();
        as(CONSIGNEE).put(tea, booking("UCR-4", "12480.00", "")).requireProblem(403, "name_of_another", "");
        HttpAnswer other = as(CARRIER).put(tea, booking("UCR-4", "12480.01", ""));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.text("/code")).isEqualTo("consignment_already_exists_with_other_content");
        assertThat(other.header("Content-Type").orElse("")).startsWith("application/problem+json");

        String gate = tea + "/milestones/g";
        accepts(CARRIER, gate, reached(REACHED));
        String later = reached(REACHED.plusMillis(1));
        refuses(CARRIER, gate, later, 409, "report_already_exists_with_other_content", "");
    }

    @Test
    void takesADeliveryBackAndForgetsItsLateness() {
        String tea = book("UCR-5", "", "LATE-SHIPPER");
        accepts(
                CONSIGNEE,
                tea + "/milestones/p",
                "{\"classifier\":\"PLN\",\"milestone\":\"DELIVERY\"," + "\"at\":\"2006-06-02T00:00:00Z\"}");
        String pod = "{\"podMethod\":\"STATEMENT\",\"occurredAt\":\"2006-07-05T00:00:00Z\"}";
        HttpAnswer delivered = accepts(CONSIGNEE, tea + "/deliveries/pod", pod);
        HttpAnswer late = lateness("LATE-SHIPPER", delivered);
        assertThat(late.json().at("/counts/lateOver30Days").intValue()).isEqualTo(1);
        assertThat(late.json().at("/counts/lateDaysTotal").intValue()).isEqualTo(33);
        assertThat(late.json().at("/punctualPermille").intValue()).isZero();

        refuses(
                CARRIER,
                tea + "/deliveries/pod/retraction",
                "{\"reason\":\"DID_NOT_OCCUR\"}",
                403,
                "not_the_reporter",
                "");
        HttpAnswer retracted = accepts(CONSIGNEE, tea + "/deliveries/pod/retraction", "{\"reason\":\"DID_NOT_OCCUR\"}");
        HttpAnswer none = lateness("LATE-SHIPPER", retracted);
        assertThat(none.json().at("/counts/delivered").intValue()).isZero();
        assertThat(none.json().at("/counts/lateDaysTotal").intValue()).isZero();
        HttpAnswer journey = as(CONSIGNEE).get(tea + "?atLeast=" + retracted.text("/events/0/id"));
        assertThat(journey.text("/status")).isEqualTo("BOOKED");
        assertThat(journey.text("/deliveries/0/retracted")).isEqualTo("DID_NOT_OCCUR");
        assertThat(journey.json().has("delivery")).isFalse();

        HttpAnswer lost = accepts(CARRIER, tea + "/loss", "{\"reason\":\"fell off\"}");
        assertThat(as(CARRIER)
                        .get(tea + "?atLeast=" + lost.text("/events/0/id"))
                        .text("/ending/status"))
                .isEqualTo("LOST");
        refuses(CONSIGNEE, tea + "/deliveries/pod-2", pod, 409, "consignment_is_over", "");
    }

    @Test
    void refusesWhatIsMoreThanFiveMinutesAhead() {
        String tea = book("UCR-6", "");
        accepts(CARRIER, tea + "/milestones/a", reached(Instant.now().plus(290, ChronoUnit.SECONDS)));
        refuses(
                CARRIER,
                tea + "/milestones/b",
                reached(Instant.now().plus(310, ChronoUnit.SECONDS)),
                422,
                "occurred_in_future",
                "/occurredAt");
    }

    @Test
    void oneOfManyDeliveriesAtOnceWins() throws ExecutionException, InterruptedException {
        String tea = book("UCR-7", "");
        List<Future<HttpAnswer>> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 16; i++) {
                String path = tea + "/deliveries/pod-" + i;
                answers.add(threads.submit(() -> as(CONSIGNEE).put(path, "{\"podMethod\":\"OTP\"}")));
            }
        }
        int won = 0;
        for (Future<HttpAnswer> answer : answers) {
            if (answer.get().status() == 200) won++;
            else assertThat(answer.get().text("/code")).isIn("consignment_is_over", "service_busy");
        }
        assertThat(won).isEqualTo(1);
    }

    @Test
    void listsByOrderShipperConsigneeAndStatusPageByPage() {
        for (int i = 0; i < 5; i++) book("LIST-" + i, "", "LIST-SHIPPER");
        HttpAnswer last =
                accepts(CARRIER, "/logistics/consignments/" + CARRIER + ":LIST-4/return", "{\"reason\":\"shut\"}");
        String fresh = "atLeast=" + last.text("/events/0/id") + "&";
        String list = "/logistics/consignments?" + fresh + "shipper=LIST-SHIPPER";
        SERVICE.eventually(() -> assertThat(items(list)).isEqualTo(5)); // Others may be behind the last.
        assertThat(items(list + "&state=RETURNED")).isEqualTo(1);
        assertThat(items(list + "&order=" + CONSIGNEE + ":PO-LIST-3")).isEqualTo(1);
        assertThat(items(list + "&consignee=NOBODY")).isZero();
        assertThat(as(SHIPPER).get(list).body()).doesNotContain("12480.00");
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            HttpAnswer page = as(SHIPPER).get(list + "&limit=2" + cursor);
            page.json()
                    .at("/items")
                    .forEach(item -> seen.add(item.at("/consignmentId").asString()));
            cursor = page.json().has("next") ? "&cursor=" + page.text("/next") : "";
        } while (!cursor.isEmpty());
        assertThat(seen)
                .containsExactly(Stream.of("LIST-0", "LIST-1", "LIST-2", "LIST-3", "LIST-4")
                        .map(id -> CARRIER + ":" + id)
                        .toArray(String[]::new));
        assertThat(as(SHIPPER).get(list + "&limit=500").status()).isEqualTo(200);
        assertThat(as(SHIPPER).get(list + "&limit=501").status()).isEqualTo(400);
        assertThat(as(SHIPPER).get(list + "&state=SOMEWHERE").text("/pointer")).isEqualTo("state");
    }

    private static int items(String list) {
        return as(SHIPPER).get(list).json().at("/items").size();
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(as(SHIPPER)
                        .get("/logistics/consignments/" + CARRIER + ":NONE")
                        .text("/code"))
                .isEqualTo("not_found");
        assertThat(as(SHIPPER).get("/logistics/shippers/NONE/lateness").text("/code"))
                .isEqualTo("not_found");
        refuses(
                CARRIER,
                "/logistics/consignments/" + CARRIER + ":NONE/deliveries/p",
                "{\"podMethod\":\"OTP\"}",
                404,
                "stream_not_found",
                "");
        String tea = book("UCR-8", "");
        refuses(CARRIER, tea + "/milestones/x/retraction", "{\"reason\":\"DID_NOT_OCCUR\"}", 404, "report_unknown", "");
    }

    private static String reached(Instant moment) {
        return "{\"classifier\":\"ACT\",\"milestone\":\"GTIN\",\"occurredAt\":\"%s\"}"
                .formatted(moment.truncatedTo(ChronoUnit.MILLIS));
    }

    private static HttpAnswer lateness(String shipper, HttpAnswer after) {
        return as(SHIPPER).get("/logistics/shippers/" + shipper + "/lateness?atLeast=" + after.text("/events/0/id"));
    }
}
