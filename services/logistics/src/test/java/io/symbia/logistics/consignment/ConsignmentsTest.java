package io.symbia.logistics.consignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.logistics.ConsignmentEvent;
import io.symbia.events.logistics.ConsignmentEvent.ConsignmentBookedV1;
import io.symbia.events.logistics.ConsignmentEvent.ConsignmentDeliveredV1;
import io.symbia.events.logistics.ConsignmentEvent.CustomsHeldV1;
import io.symbia.events.logistics.ConsignmentEvent.MilestoneRetractedV1;
import io.symbia.events.logistics.CustomsDirection;
import io.symbia.events.logistics.MilestoneReport.MilestoneEstimatedV1;
import io.symbia.events.logistics.MilestoneReport.MilestonePlannedV1;
import io.symbia.events.logistics.MilestoneReport.MilestoneReachedV1;
import io.symbia.events.logistics.ProofOfDelivery;
import io.symbia.events.logistics.Reason;
import io.symbia.events.logistics.ReportId;
import io.symbia.events.logistics.RetractionReason;
import io.symbia.events.logistics.milestone.Milestone;
import io.symbia.events.words.money.Money;
import io.symbia.events.words.trade.ConsignmentId;
import io.symbia.events.words.trade.OrderNumber;
import io.symbia.events.words.transport.UnLocode;
import io.symbia.logistics.consignment.ConsignmentView.BookingView;
import io.symbia.logistics.consignment.ConsignmentView.Fact;
import io.symbia.logistics.consignment.JourneyAnswer.Stop;
import io.symbia.support.audience.Audience;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The journey as it is folded from events, without broker or database. */
class ConsignmentsTest {
    private static final ConsignmentId TEA = new ConsignmentId("ZJ-TEA:DN-304");
    private static final ParticipantId CARRIER = new ParticipantId("BLUE-STAR");
    private static final Optional<UnLocode> NINGBO = Optional.of(new UnLocode("CNNGB"));
    private static final Instant NOON = Instant.parse("2026-11-10T12:00:00Z");

    @Test
    void putsPlannedBesideEstimatedBesideActual() {
        ConsignmentView view = fold(booked(), planned("p", NOON), estimated("e", NOON.plusSeconds(600)));
        assertThat(Stop.of(view)).singleElement().satisfies(stop -> {
            assertThat(stop.plannedAt()).hasValue(NOON);
            assertThat(stop.estimatedAt()).hasValue(NOON.plusSeconds(600));
            assertThat(stop.reachedAt()).isEmpty();
            assertThat(stop.minutesLate()).hasValue(10L);
        });

        ConsignmentView reached = fold(booked(), planned("p", NOON), departed("a", NOON.minusSeconds(120)));
        assertThat(Stop.of(reached)).singleElement().satisfies(stop -> {
            assertThat(stop.reachedAt()).hasValue(NOON.minusSeconds(120));
            assertThat(stop.minutesLate()).hasValue(-2L);
        });
        assertThat(reached.status()).isEqualTo(ConsignmentStatus.IN_TRANSIT);
    }

    @Test
    void anEarlierEstimateCountsAgainWhenTheLaterIsRetracted() {
        ConsignmentView view = fold(
                booked(),
                estimated("e1", NOON),
                estimated("e2", NOON.plusSeconds(600)),
                new MilestoneRetractedV1(
                        Happened.at(NOON, ZoneOffset.UTC),
                        TEA,
                        new ReportId("e2"),
                        Milestone.DEPA,
                        RetractionReason.INCORRECT_DATA));
        assertThat(Stop.of(view))
                .singleElement()
                .satisfies(stop -> assertThat(stop.estimatedAt()).hasValue(NOON));
        assertThat(view.reports()).as("what was retracted stays on record").hasSize(2);
        assertThat(view.version()).isEqualTo(3);
    }

    @Test
    void theDeliveryIsAStopEvenWhenNobodyPlannedIt() {
        ConsignmentView view = fold(booked(), delivered());
        assertThat(Stop.of(view)).singleElement().satisfies(stop -> {
            assertThat(stop.milestone()).isEqualTo(Milestone.DELIVERY);
            assertThat(stop.reachedAt()).hasValue(NOON);
            assertThat(stop.minutesLate()).isEmpty();
        });
        assertThat(view.status()).isEqualTo(ConsignmentStatus.DELIVERED);
    }

    @Test
    void hidesMoneyFromEverybodyButTheParties() {
        ConsignmentView view = fold(booked());
        for (String party : List.of("ZJ-TEA", "TEEHAUS-HH", "BLUE-STAR")) {
            assertThat(Audience.show(view, new ParticipantId(party)).booking().goodsValue())
                    .hasValue(Money.of("12480.00", "EUR"));
        }
        for (ConsignmentView shown :
                List.of(Audience.show(view, new ParticipantId("NOSY")), Audience.publicPart(view))) {
            BookingView booking = shown.booking();
            assertThat(booking.goodsValue()).isEmpty();
            assertThat(booking.freight()).isEmpty();
            assertThat(booking.insurance()).isEmpty();
        }
    }

    @Test
    void hidesAReasonOfCustomsInAJourneyFromEverybodyButTheParties() {
        var held = new CustomsHeldV1(
                Happened.at(NOON, ZoneOffset.UTC),
                TEA,
                new ReportId("h"),
                CustomsDirection.EXPORT,
                Optional.of(Confidential.of(new Reason("value doubted"))));
        JourneyAnswer journey = JourneyAnswer.of(fold(booked(), held));
        assertThat(Audience.show(journey, CARRIER).customs())
                .singleElement()
                .satisfies(decision -> assertThat(decision.reason()).isPresent());
        assertThat(Audience.show(journey, new ParticipantId("NOSY")).customs())
                .singleElement()
                .satisfies(decision -> assertThat(decision.reason()).isEmpty());
    }

    @Test
    void withheldMoneyIsAbsent() {
        var withheld = new ConsignmentBookedV1(
                Happened.at(NOON, ZoneOffset.UTC),
                TEA,
                List.of(new OrderNumber("TEEHAUS-HH:SCMS-4")),
                new ParticipantId("ZJ-TEA"),
                new ParticipantId("TEEHAUS-HH"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Confidential.withheld(),
                Optional.of(Confidential.withheld()),
                Optional.empty(),
                Optional.empty());
        assertThat(fold(withheld).booking().goodsValue()).isEmpty();
        assertThat(fold(withheld).booking().freight()).isEmpty();
    }

    @Test
    void aStreamThatDoesNotBeginWithItsBookingIsRefused() {
        assertThatIllegalStateException().isThrownBy(() -> fold(planned("p", NOON)));
        assertThatIllegalStateException()
                .isThrownBy(() -> fold(planned("p", NOON), booked()))
                .withMessageContaining("not booked");
    }

    private static ConsignmentView fold(ConsignmentEvent... events) {
        Optional<ConsignmentView> view = Optional.empty();
        long sequence = 0;
        for (ConsignmentEvent event : events) {
            Digest digest = Digest.ofContent(Long.toString(sequence).getBytes(StandardCharsets.UTF_8));
            view = Optional.of(Consignments.next(view, event, new Fact("event-" + sequence, digest, sequence)));
            sequence++;
        }
        return view.orElseThrow();
    }

    private static ConsignmentBookedV1 booked() {
        return new ConsignmentBookedV1(
                Happened.at(NOON, ZoneOffset.UTC),
                TEA,
                List.of(new OrderNumber("TEEHAUS-HH:SCMS-4")),
                new ParticipantId("ZJ-TEA"),
                new ParticipantId("TEEHAUS-HH"),
                Optional.of(CARRIER),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Confidential.of(Money.of("12480.00", "EUR")),
                Optional.of(Confidential.of(Money.of("640.00", "EUR"))),
                Optional.empty(),
                Optional.empty());
    }

    private static MilestonePlannedV1 planned(String id, Instant at) {
        return new MilestonePlannedV1(
                Happened.at(NOON, ZoneOffset.UTC),
                TEA,
                new ReportId(id),
                CARRIER,
                Milestone.DEPA,
                NINGBO,
                at,
                Optional.empty(),
                Optional.empty());
    }

    private static MilestoneEstimatedV1 estimated(String id, Instant at) {
        return new MilestoneEstimatedV1(
                Happened.at(NOON, ZoneOffset.UTC),
                TEA,
                new ReportId(id),
                CARRIER,
                Milestone.DEPA,
                NINGBO,
                at,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static MilestoneReachedV1 departed(String id, Instant at) {
        return new MilestoneReachedV1(
                Happened.at(at, ZoneOffset.UTC),
                TEA,
                new ReportId(id),
                CARRIER,
                Milestone.DEPA,
                NINGBO,
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private static ConsignmentDeliveredV1 delivered() {
        return new ConsignmentDeliveredV1(
                Happened.at(NOON, ZoneOffset.UTC),
                TEA,
                new ReportId("pod"),
                CARRIER,
                List.of(new OrderNumber("TEEHAUS-HH:SCMS-4")),
                new ParticipantId("ZJ-TEA"),
                new ParticipantId("TEEHAUS-HH"),
                Optional.of(CARRIER),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ProofOfDelivery.OTP,
                Optional.empty(),
                List.of(),
                Optional.empty());
    }
}
