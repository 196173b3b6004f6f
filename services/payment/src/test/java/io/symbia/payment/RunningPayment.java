package io.symbia.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.envelope.SealedEvent;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.logistics.ConsignmentEvent.ConsignmentDeliveredV1;
import io.symbia.events.logistics.ConsignmentEvent.ConsignmentDeliveryRetractedV1;
import io.symbia.events.logistics.ProofOfDelivery;
import io.symbia.events.logistics.ReportId;
import io.symbia.events.logistics.RetractionReason;
import io.symbia.events.words.trade.ConsignmentId;
import io.symbia.events.words.trade.OrderNumber;
import io.symbia.support.testkit.HttpAnswer;
import io.symbia.support.testkit.JsonClient;
import io.symbia.support.testkit.ServiceUnderTest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The whole service on a real broker and a real database, once a JVM, and the sentences in which tests speak to it. */
public final class RunningPayment {

    public static final ServiceUnderTest SERVICE = ServiceUnderTest.start(
            PaymentApplication.class,
            "payment",
            "symbia.payment.payout.sweep-every=200ms",
            "symbia.payment.provider.time-limit=300ms",
            "symbia.payment.provider.simulated.REJECTED-PAYEE=REJECTS",
            "symbia.payment.provider.simulated.SLOW-PAYEE=SETTLES_SLOWLY",
            "symbia.payment.provider.simulated.LATE-PAYEE=SETTLES_LATER",
            "symbia.payment.provider.simulated.SILENT-PAYEE=PAYS_AND_FALLS_SILENT",
            "symbia.payment.provider.simulated.LOST-PAYEE=LOSES_THE_ORDER",
            "symbia.payment.provider.slowness=100ms");

    public static final String PAYER = "TEEHAUS-HH";
    public static final String PAYEE = "ZJ-TEA-COOP";

    private static final Instant DELIVERED_AT = Instant.parse("2024-11-12T09:30:00Z");

    private RunningPayment() {}

    public static JsonClient as(String participant) {
        return SERVICE.http().as(participant);
    }

    public static HttpAnswer get(String participant, String path) {
        return as(participant).get("/payment" + path);
    }

    public static HttpAnswer put(String participant, String path, String body) {
        return as(participant).put("/payment" + path, body);
    }

    public static String euros(String amount) {
        return "{\"amount\":\"" + amount + "\",\"currency\":\"EUR\"}";
    }

    public static String amount(String amount) {
        return "{\"amount\":" + euros(amount) + "}";
    }

    /** Terms with one tranche per consignment, of equal weight; the order is the payer's, the consignments are the payee's. */
    public static String terms(String order, String payee, String amount, String... consignments) {
        StringBuilder tranches = new StringBuilder();
        for (String consignment : consignments) {
            if (!tranches.isEmpty()) tranches.append(',');
            tranches.append(
                    "{\"trancheId\":\"T-%s\",\"weight\":1,\"conditions\":[{\"kind\":\"CONSIGNMENT_DELIVERED\",\"subject\":\"%s\"}]}"
                            .formatted(consignment, consigned(consignment)));
        }
        return """
                {"orderNumber":"%s","payer":"%s","payee":"%s","arbiter":"CHAMBER-HH","amount":%s,
                 "rule":{"tranches":[%s]}}""".formatted(order(order), PAYER, payee, euros(amount), tranches);
    }

    /** Creates and funds an agreement of the payer for its order {@code PO-<escrow>}. */
    public static void funded(String escrow, String payee, String amount, String... consignments) {
        HttpAnswer created =
                put(PAYER, "/escrows/" + PAYER + ":" + escrow, terms("PO-" + escrow, payee, amount, consignments));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        HttpAnswer funding = put(PAYER, "/escrows/" + PAYER + ":" + escrow + "/funding", amount(amount));
        assertThat(funding.status()).as(funding.body()).isEqualTo(200);
    }

    public static SealedEvent delivered(String consignment, String order) {
        return delivered(consignment, order, DELIVERED_AT);
    }

    public static SealedEvent delivered(String consignment, String order, Instant at) {
        return SERVICE.publish(
                consignmentStream(consignment),
                new ConsignmentDeliveredV1(
                        Happened.at(at, ZoneOffset.UTC),
                        consigned(consignment),
                        new ReportId("R-1"),
                        new ParticipantId(PAYER),
                        List.of(order(order)),
                        new ParticipantId(PAYEE),
                        new ParticipantId(PAYER),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        ProofOfDelivery.SIGNATURE,
                        Optional.empty(),
                        List.of(),
                        Optional.empty()));
    }

    public static SealedEvent retracted(String consignment, String order) {
        return SERVICE.publish(
                consignmentStream(consignment),
                new ConsignmentDeliveryRetractedV1(
                        Happened.at(DELIVERED_AT.plusSeconds(3600), ZoneOffset.UTC),
                        consigned(consignment),
                        new ReportId("R-1"),
                        List.of(order(order)),
                        new ParticipantId(PAYEE),
                        new ParticipantId(PAYER),
                        Optional.empty(),
                        RetractionReason.DID_NOT_OCCUR));
    }

    /** An order of the payer. */
    private static OrderNumber order(String number) {
        return OrderNumber.of(new ParticipantId(PAYER), number);
    }

    /** A consignment of the payee that is always the same. */
    private static ConsignmentId consigned(String number) {
        return ConsignmentId.of(new ParticipantId(PAYEE), number);
    }

    private static StreamId consignmentStream(String consignment) {
        return new StreamId("logistics", "consignment", consigned(consignment).value());
    }

    public static JsonNode escrow(String escrow) {
        return get(PAYER, "/escrows/" + PAYER + ":" + escrow).json();
    }

    public static void eventuallyStatus(String escrow, String status) {
        SERVICE.eventually(
                () -> assertThat(escrow(escrow).at("/status").asString("")).isEqualTo(status));
    }

    public static void eventuallyState(String instruction, String state) {
        SERVICE.eventually(() -> assertThat(
                        get(PAYER, "/instructions/" + PAYER + ":" + instruction).text("/state"))
                .isEqualTo(state));
    }

    static boolean isHex(String digest) {
        return Digest.parseHex(digest).hex().equals(digest);
    }
}
