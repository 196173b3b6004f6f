package io.symbia.logistics;

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
import io.symbia.events.words.money.Money;
import io.symbia.events.words.trade.ConsignmentId;
import io.symbia.events.words.trade.OrderNumber;
import io.symbia.support.testkit.HttpAnswer;
import io.symbia.support.testkit.ServiceUnderTest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Records that come twice, as after a crash of a relay: views show each event once. */
class RedeliveryIT {
    private static final Instant NOON = Instant.parse("2026-11-10T12:00:00Z");
    private static final ParticipantId CONSIGNEE = new ParticipantId("TEEHAUS-HH");

    private static ServiceUnderTest service;

    @BeforeAll
    static void start() {
        service = ServiceUnderTest.start(LogisticsApplication.class, "logistics");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void eachEventCountsOnce() {
        SealedEvent booked = service.publish(stream("RE-SHIPPER:RE-1"), booked("RE-SHIPPER:RE-1"));
        service.publishAgain(booked);
        SealedEvent delivered = service.publish(stream("RE-SHIPPER:RE-1"), delivered("RE-SHIPPER:RE-1"));
        service.publishAgain(booked);
        service.publishAgain(delivered);
        service.publishAgain(delivered);
        service.publish(stream("RE-SHIPPER:RE-2"), booked("RE-SHIPPER:RE-2"));
        service.publish(stream("RE-SHIPPER:RE-2"), delivered("RE-SHIPPER:RE-2"));

        // Sums and journeys are views of their own: neither says how far the other has come.
        service.eventually(() ->
                assertThat(lateness().json().at("/counts/delivered").intValue()).isEqualTo(2));
        service.eventually(
                () -> assertThat(journey("RE-SHIPPER:RE-2").text("/status")).isEqualTo("DELIVERED"));
        service.eventually(
                () -> assertThat(journey("RE-SHIPPER:RE-1").text("/status")).isEqualTo("DELIVERED"));
        assertThat(journey("RE-SHIPPER:RE-1").json().at("/deliveries")).hasSize(1);
        assertThat(lateness().json().at("/counts/lateDaysTotal").intValue()).isEqualTo(8);
    }

    private static HttpAnswer journey(String consignment) {
        return service.http().get("/logistics/consignments/" + consignment);
    }

    private static HttpAnswer lateness() {
        return service.http().get("/logistics/shippers/RE-SHIPPER/lateness");
    }

    private static StreamId stream(String id) {
        return new StreamId("logistics", "consignment", id);
    }

    private static ConsignmentBookedV1 booked(String id) {
        return new ConsignmentBookedV1(
                Happened.at(NOON, ZoneOffset.UTC),
                new ConsignmentId(id),
                List.of(new OrderNumber("TEEHAUS-HH:SCMS-4")),
                new ParticipantId("RE-SHIPPER"),
                CONSIGNEE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Confidential.of(Money.of("551.00", "USD")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static ConsignmentDeliveredV1 delivered(String id) {
        return new ConsignmentDeliveredV1(
                Happened.at(NOON, ZoneOffset.UTC),
                new ConsignmentId(id),
                new ReportId("pod"),
                CONSIGNEE,
                List.of(new OrderNumber("TEEHAUS-HH:SCMS-4")),
                new ParticipantId("RE-SHIPPER"),
                CONSIGNEE,
                Optional.empty(),
                Optional.empty(),
                Optional.of(Instant.parse("2026-11-06T12:00:00Z")),
                Optional.of(4),
                ProofOfDelivery.STATEMENT,
                Optional.empty(),
                List.of(),
                Optional.empty());
    }
}
