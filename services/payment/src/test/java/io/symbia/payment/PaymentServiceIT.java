package io.symbia.payment;

import static io.symbia.payment.RunningPayment.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.envelope.SealedEvent;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.logistics.MilestoneReport.MilestoneEstimatedV1;
import io.symbia.events.logistics.ReportId;
import io.symbia.events.logistics.milestone.Milestone;
import io.symbia.events.words.trade.ConsignmentId;
import io.symbia.support.testkit.HttpAnswer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From agreement to settled payment on the running service. */
class PaymentServiceIT {

    /** Logistics' clock was ahead when it heard of the delivery; the parties act by a clock that is right. */
    @Test
    void aFactOfAClockThatWasAheadLocksNoMoney() {
        funded("E-ahead", PAYEE, "20.00", "UCR-ahead-1", "UCR-ahead-2");
        delivered(
                "UCR-ahead-1",
                "PO-E-ahead",
                Instant.now().plus(Duration.ofDays(10)).truncatedTo(ChronoUnit.MILLIS));
        eventuallyStatus("E-ahead", "PARTIALLY_RELEASED");
        HttpAnswer refunded = put(PAYEE, "/escrows/TEEHAUS-HH:E-ahead/refund", amount("10.00"));
        assertThat(refunded.status()).as(refunded.body()).isEqualTo(200);
        eventuallyState("E-ahead:~refund", "SETTLED");
    }

    @Test
    void nobodyAgreesAnEscrowUnderTheNumberOfAnother() {
        String body = terms("PO-E-named", PAYEE, "10.00", "UCR-named");
        put(PAYEE, "/escrows/TEEHAUS-HH:E-named", body).requireProblem(403, "name_of_another", "");
        put("SOMEBODY", "/escrows/TEEHAUS-HH:E-named", body).requireProblem(403, "name_of_another", "");
        assertThat(put(PAYER, "/escrows/TEEHAUS-HH:E-named", body).status()).isEqualTo(201);
        assertThat(put(PAYEE, "/escrows/ZJ-TEA-COOP:E-named", body).status())
                .as("the number is its own there")
                .isEqualTo(201);
    }

    @Test
    void releasesTrancheByTrancheOnEvidenceAndPaysOut() {
        funded("E-story", PAYEE, "13120.01", "UCR-1", "UCR-2");
        SealedEvent first = delivered("UCR-1", "PO-E-story");
        eventuallyStatus("E-story", "PARTIALLY_RELEASED");

        JsonNode half = escrow("E-story");
        assertThat(half.at("/amounts/released/amount").asString()).isEqualTo("6560.01");
        assertThat(half.at("/amounts/remaining/amount").asString()).isEqualTo("6560.00");
        JsonNode rests = half.at("/tranches/0/release/evidence/0");
        assertThat(rests.at("/eventId").asString()).isEqualTo(first.envelope().id());
        assertThat(rests.at("/digest").asString()).isEqualTo(first.digest().hex());
        assertThat(half.at("/tranches/1/awaited/0/subject").asString()).isEqualTo("ZJ-TEA-COOP:UCR-2");

        delivered("UCR-2", "PO-E-story");
        eventuallyStatus("E-story", "RELEASED");
        eventuallyState("E-story:T-UCR-1", "SETTLED");
        eventuallyState("E-story:T-UCR-2", "SETTLED");
        HttpAnswer instruction = get(PAYEE, "/instructions/TEEHAUS-HH:E-story:T-UCR-1");
        assertThat(instruction.text("/status")).isEqualTo("ACSC");
        assertThat(instruction.text("/amount/amount")).isEqualTo("6560.01");
        assertThat(instruction.text("/uetr")).matches("[0-9a-f-]{36}");
        SERVICE.eventually(() -> {
            JsonNode account = get(PAYER, "/accounts/escrow:TEEHAUS-HH:E-story").json();
            assertThat(account.at("/sums/0/debitsLessCredits").asString()).isEqualTo("0.00");
            assertThat(account.at("/sums/0/debits").asString()).isEqualTo("13120.01");
        });
        assertThat(get(PAYER, "/trial-balance").json().at("/balanced").asBoolean())
                .isTrue();
    }

    @Test
    void answersACommandWithItsEventsAndWhereTheirProofsWillBe() {
        HttpAnswer created =
                put(PAYER, "/escrows/TEEHAUS-HH:E-answer", terms("PO-E-answer", PAYEE, "10.00", "UCR-answer"));
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location"))
                .hasValue("/payment/escrows/TEEHAUS-HH:E-answer" + "?atLeast=" + created.text("/events/0/id"));
        assertThat(created.header("ETag")).contains("\"0\"");
        assertThat(created.header("Link").orElseThrow()).contains("rel=\"proof\"");
        assertThat(created.text("/events/0/type")).isEqualTo("symbia.payment.escrow.created.v1");
        assertThat(isHex(created.text("/events/0/digest"))).isTrue();
        HttpAnswer shown = get(PAYER, "/escrows/TEEHAUS-HH:E-answer?atLeast=" + created.text("/events/0/id"));
        assertThat(shown.status()).as(shown.body()).isEqualTo(200);
        HttpAnswer bytes = SERVICE.http().get(created.text("/events/0/event"));
        assertThat(Digest.ofContent(bytes.body().getBytes(StandardCharsets.UTF_8))
                        .hex())
                .isEqualTo(created.text("/events/0/digest"));
        assertThat(bytes.body()).doesNotContain("10.00");
    }

    @Test
    void repeatedRequestsChangeNothing() {
        funded("E-again", PAYEE, "20.00", "UCR-again");
        HttpAnswer again = put(PAYER, "/escrows/TEEHAUS-HH:E-again", terms("PO-E-again", PAYEE, "20.00", "UCR-again"));
        assertThat(again.status()).as(again.body()).isEqualTo(200);
        assertThat(again.json().at("/events").size()).isZero();
        HttpAnswer funding = put(PAYER, "/escrows/TEEHAUS-HH:E-again/funding", amount("20.00"));
        assertThat(funding.status()).isEqualTo(200);
        assertThat(funding.json().at("/events").size()).isZero();
        HttpAnswer other = put(PAYER, "/escrows/TEEHAUS-HH:E-again", terms("PO-E-again", PAYEE, "20.01", "UCR-again"));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.text("/code")).isEqualTo("escrow_already_exists_with_other_content");
    }

    @Test
    void evidenceMayComeBeforeTheAgreementAndBeforeTheMoney() {
        delivered("UCR-early", "PO-E-early");
        HttpAnswer created =
                put(PAYER, "/escrows/TEEHAUS-HH:E-early", terms("PO-E-early", PAYEE, "30.00", "UCR-early"));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        SERVICE.eventually(
                () -> assertThat(escrow("E-early").at("/evidence").size()).isEqualTo(1));
        assertThat(escrow("E-early").at("/status").asString()).isEqualTo("CREATED");
        put(PAYER, "/escrows/TEEHAUS-HH:E-early/funding", amount("30.00"));
        eventuallyStatus("E-early", "RELEASED");
    }

    @Test
    void theSameEventDeliveredTwiceReleasesOnce() {
        funded("E-twice", PAYEE, "40.00", "UCR-twice");
        SealedEvent event = delivered("UCR-twice", "PO-E-twice");
        SERVICE.publishAgain(event);
        SERVICE.publishAgain(event);
        eventuallyState("E-twice:T-UCR-twice", "SETTLED");
        funded("E-after", PAYEE, "41.00", "UCR-twice"); // Same consignment, another order: no evidence for it.
        SERVICE.publishAgain(event);
        delivered("UCR-after", "PO-E-after");
        JsonNode view = escrow("E-twice");
        assertThat(view.at("/amounts/released/amount").asString()).isEqualTo("40.00");
        assertThat(view.at("/evidence").size()).isEqualTo(1);
        SERVICE.eventually(() -> assertThat(get(PAYER, "/journal?account=escrow:TEEHAUS-HH:E-twice")
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo(2));
        String stream = get(PAYER, "/journal?account=escrow:TEEHAUS-HH:E-twice").text("/items/0/stream");
        assertThat(get(PAYER, "/journal?stream=" + stream).text("/items/0/stream"))
                .isEqualTo(stream);
        assertThat(escrow("E-after").at("/evidence").size()).isZero();
    }

    @Test
    void anEstimateMovesNoMoney() {
        funded("E-estimate", PAYEE, "50.00", "UCR-estimate");
        Instant tomorrow = Instant.now().truncatedTo(ChronoUnit.MILLIS).plus(1, ChronoUnit.DAYS);
        SERVICE.publish(
                new StreamId("logistics", "consignment", "ZJ-TEA-COOP:UCR-estimate"),
                new MilestoneEstimatedV1(
                        Happened.at(tomorrow.minus(1, ChronoUnit.DAYS), ZoneOffset.UTC),
                        new ConsignmentId("ZJ-TEA-COOP:UCR-estimate"),
                        new ReportId("R-0"),
                        new ParticipantId(PAYEE),
                        Milestone.DELIVERY,
                        Optional.empty(),
                        tomorrow,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        delivered("UCR-estimate", "PO-E-estimate");
        eventuallyStatus("E-estimate", "RELEASED");
        JsonNode evidence = escrow("E-estimate").at("/evidence");
        assertThat(evidence.size()).isEqualTo(1);
        assertThat(evidence.at("/0/entry/evidence/type").asString())
                .isEqualTo("symbia.logistics.consignment.delivered.v1");
    }

    @Test
    void aDeliveryRetractedAfterTheReleaseOpensADispute() {
        funded("E-clawback", PAYEE, "60.00", "UCR-claw");
        delivered("UCR-claw", "PO-E-clawback");
        eventuallyStatus("E-clawback", "RELEASED");
        SealedEvent retraction = retracted("UCR-claw", "PO-E-clawback");
        eventuallyStatus("E-clawback", "DISPUTED");
        JsonNode dispute = escrow("E-clawback").at("/disputes/0");
        String id = "withdrawn-" + retraction.envelope().id();
        assertThat(dispute.at("/disputeId").asString()).isEqualTo(id);
        assertThat(dispute.at("/grounds").asString()).isEqualTo("EVIDENCE_WITHDRAWN");
        HttpAnswer resolved = put(
                "CHAMBER-HH",
                "/escrows/TEEHAUS-HH:E-clawback/disputes/" + id + "/resolution",
                "{\"outcome\":\"RESUME\"}");
        assertThat(resolved.status()).as(resolved.body()).isEqualTo(200);
        eventuallyStatus("E-clawback", "RELEASED");
    }

    @Test
    void nothingIsReleasedWhileDisputedAndARefundIsPaidOutToThePayer() {
        funded("E-dispute", PAYEE, "70.00", "UCR-disp");
        HttpAnswer raised = put(PAYER, "/escrows/TEEHAUS-HH:E-dispute/disputes/D-1", "{\"statement\":\"it is wet\"}");
        assertThat(raised.status()).as(raised.body()).isEqualTo(200);
        delivered("UCR-disp", "PO-E-dispute");
        SERVICE.eventually(
                () -> assertThat(escrow("E-dispute").at("/evidence").size()).isEqualTo(1));
        assertThat(escrow("E-dispute").at("/status").asString()).isEqualTo("DISPUTED");
        assertThat(put(PAYEE, "/escrows/TEEHAUS-HH:E-dispute/disputes/D-1/resolution", "{\"outcome\":\"RELEASE\"}")
                        .status())
                .isEqualTo(403);
        put(PAYEE, "/escrows/TEEHAUS-HH:E-dispute/disputes/D-1/resolution", "{\"outcome\":\"REFUND\"}");
        eventuallyStatus("E-dispute", "REFUNDED");
        eventuallyState("E-dispute:~refund", "SETTLED");
        assertThat(get(PAYER, "/instructions/TEEHAUS-HH:E-dispute:~refund").text("/creditor"))
                .isEqualTo(PAYER);
    }

    @Test
    void amountsAreShownToThePartiesOnly() {
        funded("E-private", PAYEE, "80.55", "UCR-priv");
        put(PAYER, "/escrows/TEEHAUS-HH:E-private/disputes/D-1", "{\"statement\":\"between us\"}");
        eventuallyStatus("E-private", "DISPUTED");
        delivered("UCR-priv", "PO-E-private");
        for (String path : List.of(
                "/escrows/TEEHAUS-HH:E-private",
                "/escrows?order=TEEHAUS-HH:PO-E-private",
                "/journal/TEEHAUS-HH:E-private:fund",
                "/journal?account=escrow:TEEHAUS-HH:E-private")) {
            SERVICE.eventually(
                    () -> assertThat(get(PAYEE, path).body()).as(path).contains("80.55"));
            for (HttpAnswer answer :
                    List.of(get("SOMEBODY", path), SERVICE.http().get("/payment" + path))) {
                assertThat(answer.status()).as(path).isEqualTo(200);
                assertThat(answer.body())
                        .as(path)
                        .contains("E-private")
                        .doesNotContain("80.55", "between us", "ruleSalt");
            }
        }
        assertThat(get("SOMEBODY", "/accounts/escrow:TEEHAUS-HH:E-private").status())
                .isEqualTo(403);
        assertThat(get("SOMEBODY", "/accounts/payable:" + PAYEE).status()).isEqualTo(403);
        assertThat(get("SOMEBODY", "/accounts/client-money").status()).isEqualTo(200);
    }

    @Test
    void theTrialBalanceIsZeroAndClientMoneyIsWhatIsOwed() {
        funded("E-sums", PAYEE, "90.00", "UCR-sums");
        SERVICE.eventually(() -> {
            JsonNode balance = SERVICE.http().get("/payment/trial-balance").json();
            assertThat(balance.at("/balanced").asBoolean()).isTrue();
            for (JsonNode currency : balance.at("/currencies")) {
                assertThat(new BigDecimal(currency.at("/debits").asString()))
                        .isEqualByComparingTo(currency.at("/credits").asString())
                        .isPositive();
            }
        });
        assertThat(get("SOMEBODY", "/accounts/escrow:TEEHAUS-HH:NONE").status()).isEqualTo(403);
        assertThat(get(PAYER, "/escrows/TEEHAUS-HH:NONE").status()).isEqualTo(404);
    }
}
