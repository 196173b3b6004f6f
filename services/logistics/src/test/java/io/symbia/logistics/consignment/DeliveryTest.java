package io.symbia.logistics.consignment;

import static io.symbia.logistics.consignment.ConsignmentRefusal.CONSIGNMENT_IS_OVER;
import static io.symbia.logistics.consignment.ConsignmentRefusal.DATED_BEFORE_BOOKING;
import static io.symbia.logistics.consignment.ConsignmentRefusal.NOT_A_PARTY;
import static io.symbia.logistics.consignment.ConsignmentRefusal.NOT_THE_REPORTER;
import static io.symbia.logistics.consignment.ConsignmentRefusal.PLAN_ALREADY_MEASURED;
import static io.symbia.logistics.consignment.ConsignmentRefusal.REPORT_ALREADY_EXISTS_WITH_OTHER_CONTENT;
import static io.symbia.logistics.consignment.ConsignmentRefusal.REPORT_ALREADY_RETRACTED;
import static io.symbia.logistics.consignment.ConsignmentRefusal.REPORT_UNKNOWN;
import static io.symbia.logistics.consignment.ExampleEvents.event;
import static io.symbia.logistics.consignment.Examples.AT_NOON;
import static io.symbia.logistics.consignment.Examples.CARRIER;
import static io.symbia.logistics.consignment.Examples.CONSIGNEE;
import static io.symbia.logistics.consignment.Examples.NOON;
import static io.symbia.logistics.consignment.Examples.PLAN;
import static io.symbia.logistics.consignment.Examples.POD;
import static io.symbia.logistics.consignment.Examples.SHIPPER;
import static io.symbia.logistics.consignment.Examples.STRANGER;
import static io.symbia.logistics.consignment.Examples.TEA;
import static io.symbia.logistics.consignment.Examples.at;
import static io.symbia.logistics.consignment.Examples.when;
import static io.symbia.support.testkit.RefusedFor.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.logistics.ConsignmentEvent;
import io.symbia.events.logistics.ConsignmentEvent.ConsignmentBookedV1;
import io.symbia.events.logistics.ConsignmentEvent.ConsignmentDeliveredV1;
import io.symbia.events.logistics.ReportId;
import io.symbia.events.logistics.RetractionReason;
import io.symbia.events.logistics.milestone.Milestone;
import io.symbia.logistics.consignment.ConsignmentCommand.BookConsignment;
import io.symbia.logistics.consignment.ConsignmentCommand.RetractDelivery;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Delivery, its lateness, its witnesses, and taking it back. */
class DeliveryTest {
    private static final ConsignmentBookedV1 BOOKED = event(Examples.book());
    private static final ConsignmentDeliveredV1 DELIVERED =
            event(Examples.deliver(), CARRIER, BOOKED, Optional.empty(), Optional.empty());

    private static List<ConsignmentEvent> booked(ConsignmentEvent... more) {
        List<ConsignmentEvent> past = new ArrayList<>(List.of(BOOKED));
        past.addAll(List.of(more));
        return past;
    }

    @Nested
    class Lateness {
        @ParameterizedTest
        @CsvSource({
            "2026-12-01T00:00:00Z,     ,       2026-12-01T23:59:59.999Z, Z,      0",
            "2026-12-01T23:59:59.999Z, ,       2026-12-02T00:00:00Z,     Z,      1",
            "2026-12-02T00:00:00Z,     ,       2026-12-01T23:59:59.999Z, Z,     -1",
            "2026-12-01T12:00:00Z,     ,       2026-12-01T23:30:00Z,     +01:00, 1", // Past midnight where it was
            // delivered.
            "2026-12-01T12:00:00Z,     ,       2026-12-02T00:30:00Z,     -05:00, 0",
            "2006-06-02T00:00:00Z,     ,       2006-05-03T00:00:00Z,     Z,    -30",
            "2024-02-28T00:00:00Z,     ,       2024-03-01T00:00:00Z,     Z,      2", // A leap year.
            "2026-10-24T22:30:00Z,     +02:00, 2026-10-27T11:00:00Z,     +01:00, 2", // Summer time ended between them.
            "2026-10-24T22:30:00Z,     ,       2026-10-27T11:00:00Z,     +01:00, 3", // Nobody stated the plan's local
            // time.
            "2026-12-01T12:00:00Z,     +01:00, 2026-12-01T23:30:00Z,     ,       1",
            "2026-12-01T12:00:00Z,     ,       2026-12-01T23:30:00Z,     ,       0",
        })
        void countsDaysOfTheCalendarWhereItWasDelivered(
                Instant planned, ZoneOffset plannedOffset, Instant delivered, ZoneOffset offset, int days) {
            ConsignmentBookedV1 early =
                    event(Examples.book(Examples.at(Instant.parse("2000-01-01T00:00:00Z")), "12480.00"));
            ZoneOffset[] local = plannedOffset == null ? new ZoneOffset[0] : new ZoneOffset[] {plannedOffset};
            var plan = event(Examples.planDelivery(planned.toString(), local), SHIPPER);
            var deliver = Examples.deliver(new Happened(delivered, Optional.ofNullable(offset)));
            when(List.of(early, plan), deliver, CARRIER)
                    .expectEvents(event(deliver, CARRIER, early, Optional.of(planned), Optional.of(days)));
        }

        @Test
        void isOfNothingThatArrivedBeforeItWasBooked() {
            var deliver = Examples.deliver(Examples.at(NOON.minusMillis(1)));
            when(booked(), deliver, CARRIER).expectNoEvents().expectException(refused(DATED_BEFORE_BOOKING));
        }

        @Test
        void isAbsentWhenNothingWasPlanned() {
            var estimate = event(Examples.estimate(PLAN, Milestone.DELIVERY, "2026-01-01T00:00:00Z"), CARRIER);
            when(booked(estimate), Examples.deliver(), CARRIER).expectEvents(DELIVERED); // An estimate is no plan.
        }

        @Test
        void isMeasuredAgainstThePlanThatCounts() {
            var wrong = Examples.planDelivery("2026-01-01T00:00:00Z");
            var second = Examples.plan(new ReportId("p2"), Milestone.DELIVERY, Optional.empty(), NOON.toString());
            var past = booked(
                    event(wrong, SHIPPER),
                    event(Examples.retractMilestone(PLAN), Milestone.DELIVERY),
                    event(second, SHIPPER));
            when(past, Examples.deliver(), CARRIER)
                    .expectEvents(event(Examples.deliver(), CARRIER, BOOKED, Optional.of(NOON), Optional.of(0)));
        }

        @Test
        void keepsItsPlanUntilTheDeliveryIsRetracted() {
            var plan = event(Examples.planDelivery("2026-11-01T00:00:00Z"), SHIPPER);
            var delivered = event(Examples.deliver(), CARRIER, BOOKED, Optional.of(plan.at()), Optional.of(9));
            when(booked(plan, delivered), Examples.retractMilestone(PLAN), SHIPPER)
                    .expectNoEvents()
                    .expectException(refused(PLAN_ALREADY_MEASURED));
            var undone = event(Examples.retractDelivery(), delivered);
            when(booked(plan, delivered, undone), Examples.retractMilestone(PLAN), SHIPPER)
                    .expectSuccessfulHandlerExecution();
        }
    }

    @Nested
    class Witnesses {
        @Test
        void consigneeAndCarrierReportADelivery() {
            for (var witness : List.of(CONSIGNEE, CARRIER)) {
                when(booked(), Examples.deliver(), witness)
                        .expectEvents(event(Examples.deliver(), witness, BOOKED, Optional.empty(), Optional.empty()));
            }
        }

        @Test
        void theShipperDoesNot() {
            refuses(BOOKED, SHIPPER);
            refuses(BOOKED, STRANGER);
            refuses(carriedBy(Optional.of(SHIPPER), CONSIGNEE), SHIPPER); // Not even as its own carrier.
            refuses(carriedBy(Optional.empty(), CONSIGNEE), CARRIER);
        }

        @Test
        void aShipperThatSendsToItselfMay() {
            when(List.of(carriedBy(Optional.empty(), SHIPPER)), Examples.deliver(), SHIPPER)
                    .expectSuccessfulHandlerExecution();
        }

        private static ConsignmentBookedV1 carriedBy(Optional<ParticipantId> carrier, ParticipantId consignee) {
            BookConsignment book = Examples.book();
            return event(new BookConsignment(
                    AT_NOON,
                    TEA,
                    book.orderNumbers(),
                    SHIPPER,
                    consignee,
                    carrier,
                    book.mode(),
                    Optional.empty(),
                    book.units(),
                    book.customsGates(),
                    book.goodsValue(),
                    book.freight(),
                    book.insurance(),
                    book.grossWeightKg()));
        }

        private static void refuses(ConsignmentBookedV1 booked, ParticipantId issuer) {
            when(List.of(booked), Examples.deliver(), issuer).expectNoEvents().expectException(refused(NOT_A_PARTY));
        }
    }

    @Nested
    class Repeating {
        @Test
        void theSameDeliveryAgainChangesNothing() {
            when(booked(DELIVERED), Examples.deliver(), CARRIER)
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void anotherNameOfTheRecipientIsNoOtherContent() { // No rule reads a personal value.
            when(booked(DELIVERED), Examples.deliver(POD, AT_NOON, "Max Muster"), CARRIER)
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void aRepetitionMayLeaveItsMomentOpen() {
            when(booked(DELIVERED), Examples.deliver(Examples.unstated(NOON.plusSeconds(9))), CARRIER)
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void aRepetitionIsKnownThoughItWouldBeMeasuredAgainstAPlanNow() {
            var past = booked(
                    DELIVERED,
                    event(Examples.retractDelivery(), DELIVERED),
                    event(Examples.planDelivery("2026-11-01T00:00:00Z"), SHIPPER));
            when(past, Examples.deliver(), CARRIER)
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void anotherTimeIs() {
            when(booked(DELIVERED), Examples.deliver(at(NOON.plusMillis(1))), CARRIER)
                    .expectNoEvents()
                    .expectException(refused(REPORT_ALREADY_EXISTS_WITH_OTHER_CONTENT));
        }

        @Test
        void aSecondDeliveryIsRefused() {
            when(booked(DELIVERED), Examples.deliver(new ReportId("pod-2"), AT_NOON, "Erika"), CARRIER)
                    .expectNoEvents()
                    .expectException(refused(CONSIGNMENT_IS_OVER));
        }

        @Test
        void aLateRepetitionOfARetractedDeliveryDoesNotRevive() {
            var past = booked(DELIVERED, event(Examples.retractDelivery(), DELIVERED));
            when(past, Examples.deliver(), CARRIER)
                    .expectNoEvents()
                    .expectState(after -> assertThat(after.status()).isEqualTo(ConsignmentStatus.BOOKED));
        }
    }

    @Nested
    class Retracting {
        @Test
        void onlyTheReporterTakesADeliveryBack() {
            when(booked(DELIVERED), Examples.retractDelivery(), CARRIER)
                    .expectEvents(event(Examples.retractDelivery(), DELIVERED));
            when(booked(DELIVERED), Examples.retractDelivery(), CONSIGNEE)
                    .expectNoEvents()
                    .expectException(refused(NOT_THE_REPORTER));
            when(booked(DELIVERED), Examples.retractDelivery(), STRANGER)
                    .expectNoEvents()
                    .expectException(refused(NOT_A_PARTY));
        }

        @Test
        void aRetractionRepeatsTheLatenessThatNoLongerCounts() {
            var plan = event(Examples.planDelivery("2026-11-01T00:00:00Z"), SHIPPER);
            var delivered = event(Examples.deliver(), CARRIER, BOOKED, Optional.of(plan.at()), Optional.of(9));
            var retracted = event(Examples.retractDelivery(), delivered);
            assertThat(retracted.daysLate()).hasValue(9);
            when(booked(plan, delivered), Examples.retractDelivery(), CARRIER).expectEvents(retracted);
        }

        @Test
        void theSameRetractionAgainChangesNothingAndAnotherReasonIsRefused() {
            var past = booked(DELIVERED, event(Examples.retractDelivery(), DELIVERED));
            when(past, Examples.retractDelivery(), CARRIER)
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
            var other = new RetractDelivery(AT_NOON, TEA, POD, RetractionReason.INCORRECT_DATA);
            when(past, other, CARRIER)
                    .expectNoEvents()
                    .expectException(refused(REPORT_ALREADY_RETRACTED).at("/reason"));
        }

        @Test
        void aRepetitionMayLeaveItsMomentOpenAndNotNameAnother() {
            var past = booked(DELIVERED, event(Examples.retractDelivery(), DELIVERED));
            when(past, retractAt(Examples.unstated(NOON.plusSeconds(9))), CARRIER)
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
            when(past, retractAt(at(NOON.plusSeconds(9))), CARRIER)
                    .expectNoEvents()
                    .expectException(refused(REPORT_ALREADY_RETRACTED).at("/occurredAt"));
        }

        private static RetractDelivery retractAt(Happened moment) {
            return new RetractDelivery(moment, TEA, POD, RetractionReason.DID_NOT_OCCUR);
        }

        @Test
        void aMilestoneIsNoDeliveryAndADeliveryNoMilestone() {
            var departed = event(Examples.reach(POD, Milestone.DEPA, AT_NOON), CARRIER, false);
            when(booked(departed), Examples.retractDelivery(), CARRIER)
                    .expectNoEvents()
                    .expectException(refused(REPORT_UNKNOWN));
            when(booked(DELIVERED), Examples.retractMilestone(POD), CARRIER)
                    .expectNoEvents()
                    .expectException(refused(REPORT_UNKNOWN));
        }

        @Test
        void itIsDeliveredAgainUnderAnotherId() {
            var past = booked(DELIVERED, event(Examples.retractDelivery(), DELIVERED));
            when(past, Examples.deliver(new ReportId("pod-2"), AT_NOON, "Erika"), CARRIER)
                    .expectSuccessfulHandlerExecution()
                    .expectState(after -> assertThat(after.status()).isEqualTo(ConsignmentStatus.DELIVERED));
        }
    }
}
