package io.symbia.logistics.consignment;

import static io.symbia.logistics.consignment.ConsignmentRefusal.CONSIGNMENT_IS_OVER;
import static io.symbia.logistics.consignment.ConsignmentRefusal.NOT_A_PARTY;
import static io.symbia.logistics.consignment.ConsignmentRefusal.NOT_THE_REPORTER;
import static io.symbia.logistics.consignment.ConsignmentRefusal.PLAN_ALREADY_MEASURED;
import static io.symbia.logistics.consignment.ConsignmentRefusal.REPORT_ALREADY_EXISTS_WITH_OTHER_CONTENT;
import static io.symbia.logistics.consignment.ConsignmentRefusal.REPORT_ALREADY_RETRACTED;
import static io.symbia.logistics.consignment.ConsignmentRefusal.REPORT_UNKNOWN;
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

import io.symbia.events.domain.Happened;
import io.symbia.events.logistics.Milestone;
import io.symbia.events.logistics.ReportId;
import io.symbia.events.logistics.RetractionReason;
import io.symbia.events.logistics.consignment.ConsignmentBookedV1;
import io.symbia.events.logistics.consignment.ConsignmentDeliveredV1;
import io.symbia.events.logistics.consignment.ConsignmentEvent;
import io.symbia.events.party.ParticipantId;
import io.symbia.logistics.consignment.command.BookConsignment;
import io.symbia.logistics.consignment.command.RetractDelivery;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Delivery, its lateness, its witnesses, and taking it back; loss and return. */
class DeliveryTest {
    private static final ConsignmentBookedV1 BOOKED = Examples.book().toEvent();
    private static final ConsignmentDeliveredV1 DELIVERED =
            Examples.deliver().toEvent(CARRIER, BOOKED, Optional.empty(), Optional.empty());

    private static List<ConsignmentEvent> booked(ConsignmentEvent... more) {
        List<ConsignmentEvent> past = new ArrayList<>(List.of(BOOKED));
        past.addAll(List.of(more));
        return past;
    }

    @Nested
    class Lateness {
        @ParameterizedTest
        @CsvSource({
            "2026-12-01T00:00:00Z, 2026-12-01T23:59:59.999Z, Z,      0",
            "2026-12-01T23:59:59.999Z, 2026-12-02T00:00:00Z, Z,      1",
            "2026-12-02T00:00:00Z, 2026-12-01T23:59:59.999Z, Z,     -1",
            "2026-12-01T12:00:00Z, 2026-12-01T23:30:00Z,     +01:00, 1", // Past midnight where it was delivered.
            "2026-12-01T12:00:00Z, 2026-12-02T00:30:00Z,     -05:00, 0",
            "2006-06-02T00:00:00Z, 2006-05-03T00:00:00Z,     Z,    -30",
            "2024-02-28T00:00:00Z, 2024-03-01T00:00:00Z,     Z,      2", // A leap year.
        })
        void countsDaysOfTheCalendarWhereItWasDelivered(Instant planned, Instant delivered, String offset, int days) {
            var plan = Examples.planDelivery(planned.toString()).toEvent(SHIPPER);
            var deliver = Examples.deliver(new Happened(delivered, ZoneOffset.of(offset), true));
            when(booked(plan), deliver, CARRIER)
                    .expectEvents(deliver.toEvent(CARRIER, BOOKED, Optional.of(planned), Optional.of(days)));
        }

        @Test
        void isAbsentWhenNothingWasPlanned() {
            var estimate = Examples.estimate(PLAN, Milestone.DELIVERY, "2026-01-01T00:00:00Z")
                    .toEvent(CARRIER);
            when(booked(estimate), Examples.deliver(), CARRIER).expectEvents(DELIVERED); // An estimate is no plan.
        }

        @Test
        void isMeasuredAgainstThePlanThatCounts() {
            var wrong = Examples.planDelivery("2026-01-01T00:00:00Z");
            var second = Examples.plan(new ReportId("p2"), Milestone.DELIVERY, Optional.empty(), NOON.toString());
            var past = booked(
                    wrong.toEvent(SHIPPER),
                    Examples.retractMilestone(PLAN).toEvent(Milestone.DELIVERY),
                    second.toEvent(SHIPPER));
            when(past, Examples.deliver(), CARRIER)
                    .expectEvents(Examples.deliver().toEvent(CARRIER, BOOKED, Optional.of(NOON), Optional.of(0)));
        }

        @Test
        void keepsItsPlanUntilTheDeliveryIsRetracted() {
            var plan = Examples.planDelivery("2026-11-01T00:00:00Z").toEvent(SHIPPER);
            var delivered = Examples.deliver().toEvent(CARRIER, BOOKED, Optional.of(plan.at()), Optional.of(9));
            when(booked(plan, delivered), Examples.retractMilestone(PLAN), SHIPPER)
                    .expectNoEvents()
                    .expectException(refused(PLAN_ALREADY_MEASURED));
            var undone = Examples.retractDelivery().toEvent(delivered);
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
                        .expectEvents(Examples.deliver().toEvent(witness, BOOKED, Optional.empty(), Optional.empty()));
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
            return new BookConsignment(
                            TEA,
                            AT_NOON,
                            book.orderNumbers(),
                            SHIPPER,
                            consignee,
                            carrier,
                            book.mode(),
                            book.units(),
                            book.customsGates(),
                            book.goodsValue(),
                            book.freight(),
                            book.insurance(),
                            book.grossWeightKg())
                    .toEvent();
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
            var past = booked(DELIVERED, Examples.retractDelivery().toEvent(DELIVERED));
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
                    .expectEvents(Examples.retractDelivery().toEvent(DELIVERED));
            when(booked(DELIVERED), Examples.retractDelivery(), CONSIGNEE)
                    .expectNoEvents()
                    .expectException(refused(NOT_THE_REPORTER));
            when(booked(DELIVERED), Examples.retractDelivery(), STRANGER)
                    .expectNoEvents()
                    .expectException(refused(NOT_A_PARTY));
        }

        @Test
        void aRetractionRepeatsTheLatenessThatNoLongerCounts() {
            var plan = Examples.planDelivery("2026-11-01T00:00:00Z").toEvent(SHIPPER);
            var delivered = Examples.deliver().toEvent(CARRIER, BOOKED, Optional.of(plan.at()), Optional.of(9));
            var retracted = Examples.retractDelivery().toEvent(delivered);
            assertThat(retracted.daysLate()).hasValue(9);
            when(booked(plan, delivered), Examples.retractDelivery(), CARRIER).expectEvents(retracted);
        }

        @Test
        void theSameRetractionAgainChangesNothingAndAnotherReasonIsRefused() {
            var past = booked(DELIVERED, Examples.retractDelivery().toEvent(DELIVERED));
            when(past, Examples.retractDelivery(), CARRIER)
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
            var other = new RetractDelivery(TEA, AT_NOON, POD, RetractionReason.INCORRECT_DATA);
            when(past, other, CARRIER).expectNoEvents().expectException(refused(REPORT_ALREADY_RETRACTED));
        }

        @Test
        void aMilestoneIsNoDeliveryAndADeliveryNoMilestone() {
            var departed = Examples.reach(POD, Milestone.DEPA, AT_NOON).toEvent(CARRIER, false);
            when(booked(departed), Examples.retractDelivery(), CARRIER)
                    .expectNoEvents()
                    .expectException(refused(REPORT_UNKNOWN));
            when(booked(DELIVERED), Examples.retractMilestone(POD), CARRIER)
                    .expectNoEvents()
                    .expectException(refused(REPORT_UNKNOWN));
        }

        @Test
        void itIsDeliveredAgainUnderAnotherId() {
            var past = booked(DELIVERED, Examples.retractDelivery().toEvent(DELIVERED));
            when(past, Examples.deliver(new ReportId("pod-2"), AT_NOON, "Erika"), CARRIER)
                    .expectSuccessfulHandlerExecution()
                    .expectState(after -> assertThat(after.status()).isEqualTo(ConsignmentStatus.DELIVERED));
        }
    }

    @Nested
    class Ending {
        @Test
        void shipperAndCarrierReportLossAndReturnTheConsigneeDoesNot() {
            for (var keeper : List.of(SHIPPER, CARRIER)) {
                when(booked(), Examples.lose(), keeper)
                        .expectEvents(Examples.lose().toEvent(BOOKED));
                when(booked(), Examples.giveBack(), keeper)
                        .expectEvents(Examples.giveBack().toEvent(BOOKED));
            }
            for (var other : List.of(CONSIGNEE, STRANGER)) {
                when(booked(), Examples.lose(), other).expectNoEvents().expectException(refused(NOT_A_PARTY));
                when(booked(), Examples.giveBack(), other).expectNoEvents().expectException(refused(NOT_A_PARTY));
            }
        }

        @Test
        void theSameAgainChangesNothing() {
            when(booked(Examples.lose().toEvent(BOOKED)), Examples.lose(), CARRIER)
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
            when(booked(Examples.giveBack().toEvent(BOOKED)), Examples.giveBack(), CARRIER)
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }
    }
}
