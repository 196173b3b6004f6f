package io.symbia.logistics.consignment;

import static io.symbia.logistics.consignment.ConsignmentRefusal.MILESTONE_ALREADY_PLANNED;
import static io.symbia.logistics.consignment.ConsignmentRefusal.NOT_A_PARTY;
import static io.symbia.logistics.consignment.ConsignmentRefusal.NOT_THE_REPORTER;
import static io.symbia.logistics.consignment.ConsignmentRefusal.REPORT_ALREADY_EXISTS_WITH_OTHER_CONTENT;
import static io.symbia.logistics.consignment.ConsignmentRefusal.REPORT_ALREADY_RETRACTED;
import static io.symbia.logistics.consignment.ConsignmentRefusal.REPORT_UNKNOWN;
import static io.symbia.logistics.consignment.ConsignmentRefusal.TOO_MANY_REPORTS;
import static io.symbia.logistics.consignment.ExampleEvents.event;
import static io.symbia.logistics.consignment.Examples.AT_NOON;
import static io.symbia.logistics.consignment.Examples.CARRIER;
import static io.symbia.logistics.consignment.Examples.CONSIGNEE;
import static io.symbia.logistics.consignment.Examples.CUSTOMS_DE;
import static io.symbia.logistics.consignment.Examples.DEPARTURE;
import static io.symbia.logistics.consignment.Examples.HAMBURG;
import static io.symbia.logistics.consignment.Examples.NINGBO;
import static io.symbia.logistics.consignment.Examples.NOON;
import static io.symbia.logistics.consignment.Examples.PLAN;
import static io.symbia.logistics.consignment.Examples.SHIPPER;
import static io.symbia.logistics.consignment.Examples.STRANGER;
import static io.symbia.logistics.consignment.Examples.TEA;
import static io.symbia.logistics.consignment.Examples.at;
import static io.symbia.logistics.consignment.Examples.when;
import static io.symbia.support.testkit.RefusedFor.refused;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.logistics.ConsignmentEvent;
import io.symbia.events.logistics.ConsignmentEvent.ConsignmentBookedV1;
import io.symbia.events.logistics.CustomsDirection;
import io.symbia.events.logistics.ReportId;
import io.symbia.events.logistics.RetractionReason;
import io.symbia.events.logistics.milestone.Milestone;
import io.symbia.events.words.transport.UnLocode;
import io.symbia.logistics.consignment.ConsignmentCommand.ReportMilestone;
import io.symbia.logistics.consignment.ConsignmentCommand.RetractMilestone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Plans, estimates and actual milestones, and taking them back. */
class MilestoneTest {
    private static final ConsignmentBookedV1 BOOKED = event(Examples.book());
    private static final ConsignmentEvent DEPARTED = event(Examples.depart(), CARRIER, false);
    private static final ReportId SECOND = new ReportId("second");

    private static List<ConsignmentEvent> booked(ConsignmentEvent... more) {
        List<ConsignmentEvent> past = new ArrayList<>(List.of(BOOKED));
        past.addAll(List.of(more));
        return past;
    }

    @Nested
    class Reporting {
        @Test
        void partiesReportPlansEstimatesAndActuals() {
            for (var party : List.of(SHIPPER, CONSIGNEE, CARRIER)) {
                var plan = Examples.planDelivery("2026-12-01T00:00:00Z");
                when(booked(), plan, party).expectEvents(event(plan, party));
                var estimate = Examples.estimate(SECOND, Milestone.ARRI, "2026-12-01T00:00:00Z");
                when(booked(), estimate, party).expectEvents(event(estimate, party));
                when(booked(), Examples.depart(), party).expectEvents(event(Examples.depart(), party, false));
            }
        }

        @Test
        void othersDoNot() {
            List<ConsignmentCommand> commands = List.of(
                    Examples.planDelivery("2026-12-01T00:00:00Z"),
                    Examples.estimate(SECOND, Milestone.ARRI, "2026-12-01T00:00:00Z"),
                    Examples.depart(),
                    Examples.retractMilestone(PLAN));
            var withGate = List.of(event(Examples.book(CustomsDirection.IMPORT)));
            for (ConsignmentCommand command : commands) {
                when(withGate, command, STRANGER).expectNoEvents().expectException(refused(NOT_A_PARTY));
                when(withGate, command, CUSTOMS_DE).expectNoEvents().expectException(refused(NOT_A_PARTY));
            }
        }

        @Test
        void theSameReportAgainChangesNothing() {
            var plan = Examples.planDelivery("2026-12-01T00:00:00Z");
            when(booked(event(plan, CARRIER)), plan, CARRIER)
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
            when(booked(DEPARTED), Examples.depart(), CARRIER)
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void aRepetitionThatNamesNoMomentIsTheSameReport() {
            var again = Examples.reach(DEPARTURE, Milestone.DEPA, Examples.unstated(NOON.plusSeconds(90)));
            when(booked(DEPARTED), again, CARRIER)
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void aRepetitionIsKnownThoughALaterMilestoneWasReportedSince() { // It would be out of order now.
            var arrived = event(Examples.reach(SECOND, Milestone.ARRI, at(NOON.plusSeconds(9))), CARRIER);
            when(booked(DEPARTED, arrived), Examples.depart(), CARRIER)
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void theWordOfAnotherPartyIsAnotherReport() {
            when(booked(DEPARTED), Examples.depart(), SHIPPER)
                    .expectNoEvents()
                    .expectException(refused(REPORT_ALREADY_EXISTS_WITH_OTHER_CONTENT));
        }

        @Test
        void otherContentUnderTheSameIdIsRefused() {
            var later = Examples.reach(DEPARTURE, Milestone.DEPA, at(NOON.plusMillis(1)));
            when(booked(DEPARTED), later, CARRIER)
                    .expectNoEvents()
                    .expectException(refused(REPORT_ALREADY_EXISTS_WITH_OTHER_CONTENT));
            var arrival = Examples.reach(DEPARTURE, Milestone.ARRI, AT_NOON);
            when(booked(DEPARTED), arrival, CARRIER)
                    .expectNoEvents()
                    .expectException(refused(REPORT_ALREADY_EXISTS_WITH_OTHER_CONTENT));
            var otherKind = Examples.estimate(DEPARTURE, Milestone.DEPA, "2026-12-01T00:00:00Z");
            when(booked(DEPARTED), otherKind, CARRIER)
                    .expectNoEvents()
                    .expectException(refused(REPORT_ALREADY_EXISTS_WITH_OTHER_CONTENT));
        }

        @Test
        void aDeliveryIsNoMilestoneThatIsReached() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Examples.reach(SECOND, Milestone.DELIVERY, AT_NOON))
                    .withMessageContaining("proof");
        }

        @Test
        void nothingIsPlannedFurtherAwayThanThirtyYears() {
            Instant last = NOON.plus(Milestone.FORESIGHT);
            Instant first = NOON.minus(Milestone.FORESIGHT);
            Examples.planDelivery(last.toString());
            Examples.planDelivery(first.toString());
            for (Instant odd : List.of(last.plusMillis(1), first.minusMillis(1))) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> Examples.planDelivery(odd.toString()))
                        .withMessageContaining("thirty years");
            }
        }

        @Test
        void keepsAPartysLastReportAndRefusesOneMore() {
            List<ConsignmentEvent> past = booked();
            for (int i = 1; i < Reports.MAX_REPORTS_EACH; i++) {
                past.add(event(Examples.reach(new ReportId("r" + i), Milestone.LOAD, AT_NOON), CARRIER, false));
            }
            when(past, Examples.depart(), CARRIER).expectSuccessfulHandlerExecution();

            past.add(DEPARTED);
            var oneMore = Examples.reach(SECOND, Milestone.LOAD, AT_NOON);
            when(past, oneMore, CARRIER).expectNoEvents().expectException(refused(TOO_MANY_REPORTS));
            for (var other : List.of(SHIPPER, CONSIGNEE)) { // Whose own share nobody used.
                when(past, oneMore, other).expectEvents(event(oneMore, other, false));
            }
        }
    }

    @Nested
    class Order {
        @Test
        void flagsAMilestoneOlderThanTheNewestKnown() {
            var loadedBefore = Examples.reach(SECOND, Milestone.LOAD, at(NOON.minusMillis(1)));
            when(booked(DEPARTED), loadedBefore, CARRIER).expectEvents(event(loadedBefore, CARRIER, true));
        }

        @Test
        void doesNotFlagOneOfTheSameMoment() {
            var loadedThen = Examples.reach(SECOND, Milestone.LOAD, AT_NOON);
            when(booked(DEPARTED), loadedThen, CARRIER).expectEvents(event(loadedThen, CARRIER, false));
        }

        @Test
        void doesNotFlagOneOlderThanARetractedReport() {
            var loadedBefore = Examples.reach(SECOND, Milestone.LOAD, at(NOON.minusMillis(1)));
            var retracted = event(Examples.retractMilestone(DEPARTURE), Milestone.DEPA);
            when(booked(DEPARTED, retracted), loadedBefore, CARRIER).expectEvents(event(loadedBefore, CARRIER, false));
        }
    }

    @Nested
    class Planning {
        private final ConsignmentEvent planned = event(plan(PLAN, Milestone.DEPA, Optional.of(NINGBO)), CARRIER);

        private static ReportMilestone plan(ReportId id, Milestone milestone, Optional<UnLocode> location) {
            return Examples.plan(id, milestone, location, "2026-12-01T00:00:00Z");
        }

        @Test
        void plansEachMilestoneOnceAtEachPlace() {
            when(booked(planned), plan(SECOND, Milestone.DEPA, Optional.of(NINGBO)), SHIPPER)
                    .expectNoEvents()
                    .expectException(refused(MILESTONE_ALREADY_PLANNED));
            when(booked(planned), plan(SECOND, Milestone.DEPA, Optional.of(HAMBURG)), SHIPPER)
                    .expectSuccessfulHandlerExecution();
            when(booked(planned), plan(SECOND, Milestone.ARRI, Optional.of(NINGBO)), SHIPPER)
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void plansTheDeliveryOnceWhereverItIs() {
            var delivery = event(plan(PLAN, Milestone.DELIVERY, Optional.of(HAMBURG)), CARRIER);
            when(booked(delivery), plan(SECOND, Milestone.DELIVERY, Optional.empty()), SHIPPER)
                    .expectNoEvents()
                    .expectException(refused(MILESTONE_ALREADY_PLANNED));
        }

        @Test
        void plansAgainAfterARetraction() {
            var retracted = event(Examples.retractMilestone(PLAN), Milestone.DEPA);
            when(booked(planned, retracted), plan(SECOND, Milestone.DEPA, Optional.of(NINGBO)), SHIPPER)
                    .expectSuccessfulHandlerExecution();
        }
    }

    @Nested
    class Retracting {
        @Test
        void onlyTheReporterRetracts() {
            var retract = Examples.retractMilestone(DEPARTURE);
            when(booked(DEPARTED), retract, CARRIER).expectEvents(event(retract, Milestone.DEPA));
            when(booked(DEPARTED), retract, SHIPPER).expectNoEvents().expectException(refused(NOT_THE_REPORTER));
            when(booked(DEPARTED), retract, CONSIGNEE).expectNoEvents().expectException(refused(NOT_THE_REPORTER));
        }

        @Test
        void theSameRetractionAgainChangesNothingAndAnotherReasonIsRefused() {
            var past = booked(DEPARTED, event(Examples.retractMilestone(DEPARTURE), Milestone.DEPA));
            when(past, Examples.retractMilestone(DEPARTURE), CARRIER)
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
            var other = new RetractMilestone(AT_NOON, TEA, DEPARTURE, RetractionReason.DID_NOT_OCCUR);
            when(past, other, CARRIER)
                    .expectNoEvents()
                    .expectException(refused(REPORT_ALREADY_RETRACTED).at("/reason"));
        }

        @Test
        void aRepetitionMayLeaveItsMomentOpenAndNotNameAnother() {
            var past = booked(DEPARTED, event(Examples.retractMilestone(DEPARTURE), Milestone.DEPA));
            when(past, retractAt(Examples.unstated(NOON.plusSeconds(9))), CARRIER)
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
            when(past, retractAt(at(NOON.plusSeconds(9))), CARRIER)
                    .expectNoEvents()
                    .expectException(refused(REPORT_ALREADY_RETRACTED).at("/occurredAt"));
        }

        private static RetractMilestone retractAt(Happened moment) {
            return new RetractMilestone(moment, TEA, DEPARTURE, RetractionReason.INCORRECT_DATA);
        }

        @Test
        void whatWasNotReportedCannotBeRetracted() {
            when(booked(), Examples.retractMilestone(DEPARTURE), CARRIER)
                    .expectNoEvents()
                    .expectException(refused(REPORT_UNKNOWN));
        }

        @Test
        void aCustomsDecisionIsNoMilestoneToRetract() {
            var hold = Examples.hold(CustomsDirection.IMPORT, "h-1", AT_NOON);
            List<ConsignmentEvent> past = List.of(event(Examples.book(CustomsDirection.IMPORT)), event(hold));
            when(past, Examples.retractMilestone(new ReportId("h-1")), CARRIER)
                    .expectNoEvents()
                    .expectException(refused(REPORT_UNKNOWN));
        }

        @Test
        void aLateRepetitionOfARetractedReportDoesNotRevive() {
            var past = booked(DEPARTED, event(Examples.retractMilestone(DEPARTURE), Milestone.DEPA));
            when(past, Examples.depart(), CARRIER)
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }
    }
}
