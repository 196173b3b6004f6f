package io.symbia.logistics.consignment;

import static io.symbia.events.logistics.CustomsDirection.EXPORT;
import static io.symbia.events.logistics.CustomsDirection.IMPORT;
import static io.symbia.logistics.consignment.ConsignmentRefusal.CONSIGNMENT_IS_OVER;
import static io.symbia.logistics.consignment.ConsignmentRefusal.CUSTOMS_DECISION_OUT_OF_ORDER;
import static io.symbia.logistics.consignment.ConsignmentRefusal.CUSTOMS_GATE_ALREADY_PASSED;
import static io.symbia.logistics.consignment.ConsignmentRefusal.CUSTOMS_GATE_UNCHANGED;
import static io.symbia.logistics.consignment.ConsignmentRefusal.CUSTOMS_NOT_RELEASED;
import static io.symbia.logistics.consignment.ConsignmentRefusal.NOT_THE_CUSTOMS_AUTHORITY;
import static io.symbia.logistics.consignment.ConsignmentRefusal.REPORT_ALREADY_EXISTS_WITH_OTHER_CONTENT;
import static io.symbia.logistics.consignment.ExampleEvents.event;
import static io.symbia.logistics.consignment.Examples.AT_NOON;
import static io.symbia.logistics.consignment.Examples.CARRIER;
import static io.symbia.logistics.consignment.Examples.CUSTOMS_CN;
import static io.symbia.logistics.consignment.Examples.CUSTOMS_DE;
import static io.symbia.logistics.consignment.Examples.NOON;
import static io.symbia.logistics.consignment.Examples.at;
import static io.symbia.logistics.consignment.Examples.when;
import static io.symbia.support.testkit.RefusedFor.refused;

import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.logistics.ConsignmentEvent;
import io.symbia.events.logistics.ConsignmentEvent.ConsignmentBookedV1;
import io.symbia.events.logistics.CustomsDirection;
import io.symbia.events.logistics.ReportId;
import io.symbia.events.logistics.milestone.Milestone;
import io.symbia.support.refusal.RefusalKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The customs gates: undecided, held, released; and what must not pass them. */
class CustomsGateTest {
    private static final ConsignmentBookedV1 BOOKED = event(Examples.book(EXPORT, IMPORT));
    private static final ConsignmentEvent EXPORT_RELEASED = released(EXPORT, "x-1");
    private static final ConsignmentEvent IMPORT_RELEASED = released(IMPORT, "i-1");
    private static final ConsignmentEvent DEPARTED = event(Examples.depart(), CARRIER, false);

    private static ConsignmentEvent released(CustomsDirection gate, String id) {
        return event(Examples.release(gate, id, AT_NOON));
    }

    private static ConsignmentEvent held(CustomsDirection gate, String id) {
        return event(Examples.hold(gate, id, AT_NOON));
    }

    private static List<ConsignmentEvent> booked(ConsignmentEvent... more) {
        List<ConsignmentEvent> past = new ArrayList<>(List.of(BOOKED));
        past.addAll(List.of(more));
        return past;
    }

    @Nested
    class Departure {
        @Test
        void waitsForTheExportRelease() {
            refusesDeparture(booked());
            refusesDeparture(booked(held(EXPORT, "h-1")));
            refusesDeparture(booked(EXPORT_RELEASED, held(EXPORT, "h-1")));
            refusesDeparture(booked(IMPORT_RELEASED)); // The other gate does not help.
            when(booked(EXPORT_RELEASED), Examples.depart(), CARRIER).expectSuccessfulHandlerExecution();
            when(booked(held(EXPORT, "h-1"), EXPORT_RELEASED), Examples.depart(), CARRIER)
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void isNotBeforeTheReleaseEvenWhenReportedAfterIt() {
            var early = Examples.reach(Examples.DEPARTURE, Milestone.DEPA, at(NOON.minusMillis(1)));
            when(booked(EXPORT_RELEASED), early, CARRIER)
                    .expectNoEvents()
                    .expectException(refused(CUSTOMS_NOT_RELEASED));
        }

        @Test
        void otherMilestonesNeedNoRelease() {
            when(booked(), Examples.reach(new ReportId("g"), Milestone.GTIN, AT_NOON), CARRIER)
                    .expectSuccessfulHandlerExecution();
        }

        private void refusesDeparture(List<ConsignmentEvent> past) {
            when(past, Examples.depart(), CARRIER).expectNoEvents().expectException(refused(CUSTOMS_NOT_RELEASED));
        }
    }

    @Nested
    class Delivery {
        @Test
        void waitsForTheImportRelease() {
            refusesDelivery(booked(EXPORT_RELEASED, DEPARTED));
            refusesDelivery(booked(EXPORT_RELEASED, DEPARTED, held(IMPORT, "h-1")));
            refusesDelivery(booked(EXPORT_RELEASED, DEPARTED, IMPORT_RELEASED, held(IMPORT, "h-1")));
            when(booked(EXPORT_RELEASED, DEPARTED, IMPORT_RELEASED), Examples.deliver(), CARRIER)
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void waitsForTheExportReleaseWhenNoDepartureWasReported() {
            refusesDelivery(booked(IMPORT_RELEASED));
            when(booked(IMPORT_RELEASED, EXPORT_RELEASED), Examples.deliver(), CARRIER)
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void isNotBeforeTheReleaseEvenWhenReportedAfterIt() {
            when(booked(EXPORT_RELEASED, DEPARTED, IMPORT_RELEASED), Examples.deliver(at(NOON.minusMillis(1))), CARRIER)
                    .expectNoEvents()
                    .expectException(refused(CUSTOMS_NOT_RELEASED));
        }

        private void refusesDelivery(List<ConsignmentEvent> past) {
            when(past, Examples.deliver(), CARRIER).expectNoEvents().expectException(refused(CUSTOMS_NOT_RELEASED));
        }
    }

    @Nested
    class Deciding {
        @Test
        void onlyTheAuthorityOfTheGateDecides() {
            for (var other : List.of(CUSTOMS_DE, CARRIER)) {
                refuses(booked(), Examples.release(EXPORT, "x", AT_NOON), other, NOT_THE_CUSTOMS_AUTHORITY);
                refuses(booked(), Examples.hold(EXPORT, "x", AT_NOON), other, NOT_THE_CUSTOMS_AUTHORITY);
            }
            var release = Examples.release(EXPORT, "x", AT_NOON);
            when(booked(), release, CUSTOMS_CN).expectEvents(event(release));
            var hold = Examples.hold(EXPORT, "x", AT_NOON);
            when(booked(), hold, CUSTOMS_CN).expectEvents(event(hold));
        }

        @Test
        void aDecisionThatIsNoNewsIsRefused() {
            var release = Examples.release(EXPORT, "x-2", AT_NOON);
            refuses(booked(EXPORT_RELEASED), release, CUSTOMS_CN, CUSTOMS_GATE_UNCHANGED);
            var hold = Examples.hold(EXPORT, "h-2", AT_NOON);
            refuses(booked(held(EXPORT, "h-1")), hold, CUSTOMS_CN, CUSTOMS_GATE_UNCHANGED);
        }

        /** The last one was dated by a clock that was ahead; whoever names no moment decides now, and passes now. */
        @Test
        void whoNamesNoMomentIsHeldUpByNoClock() {
            var now = Examples.unstated(NOON.minusSeconds(864_000));
            var decision = Examples.release(EXPORT, "x-2", now);
            when(booked(held(EXPORT, "h-1")), decision, CUSTOMS_CN).expectEvents(event(decision));
            var departs = Examples.reach(Examples.DEPARTURE, Milestone.DEPA, now);
            when(booked(EXPORT_RELEASED), departs, CARRIER).expectEvents(event(departs, CARRIER));
            refuses(booked(held(EXPORT, "h-1")), departs, CARRIER, ConsignmentRefusal.CUSTOMS_NOT_RELEASED);
            when(List.of(event(Examples.book())), Examples.deliver(now), CARRIER)
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void aDecisionOlderThanTheLastDoesNotUndoIt() {
            var stale = Examples.release(EXPORT, "x-2", at(NOON.minusMillis(1)));
            refuses(booked(held(EXPORT, "h-1")), stale, CUSTOMS_CN, CUSTOMS_DECISION_OUT_OF_ORDER);
            var current = Examples.release(EXPORT, "x-2", AT_NOON);
            when(booked(held(EXPORT, "h-1")), current, CUSTOMS_CN).expectSuccessfulHandlerExecution();
        }

        @Test
        void aLateRepetitionOfAReleaseDoesNotOpenAGateThatWasHeldSince() {
            var past = booked(EXPORT_RELEASED, held(EXPORT, "h-1"));
            when(past, Examples.release(EXPORT, "x-1", AT_NOON), CUSTOMS_CN)
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
            when(past, Examples.depart(), CARRIER).expectNoEvents().expectException(refused(CUSTOMS_NOT_RELEASED));
        }

        @Test
        void aRepetitionMayLeaveItsMomentOpen() {
            var again = Examples.release(EXPORT, "x-1", Examples.unstated(NOON.plusSeconds(9)));
            when(booked(EXPORT_RELEASED), again, CUSTOMS_CN)
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void otherContentUnderTheSameIdIsRefused() {
            var hold = Examples.hold(EXPORT, "x-1", AT_NOON);
            refuses(booked(EXPORT_RELEASED), hold, CUSTOMS_CN, REPORT_ALREADY_EXISTS_WITH_OTHER_CONTENT);
            var later = Examples.release(EXPORT, "x-1", at(NOON.plusMillis(1)));
            refuses(booked(EXPORT_RELEASED), later, CUSTOMS_CN, REPORT_ALREADY_EXISTS_WITH_OTHER_CONTENT);
        }

        @Test
        void aGateThatWasPassedStaysAsItIs() {
            var past = booked(EXPORT_RELEASED, DEPARTED);
            refuses(past, Examples.hold(EXPORT, "h", AT_NOON), CUSTOMS_CN, CUSTOMS_GATE_ALREADY_PASSED);
            refuses(past, Examples.release(EXPORT, "r", AT_NOON), CUSTOMS_CN, CUSTOMS_GATE_ALREADY_PASSED);
            when(past, Examples.hold(IMPORT, "h", AT_NOON), CUSTOMS_DE).expectSuccessfulHandlerExecution();
        }

        @Test
        void nothingIsDecidedWhenTheConsignmentIsOver() {
            var delivered = event(Examples.deliver(), CARRIER, BOOKED, Optional.empty(), Optional.empty());
            for (ConsignmentEvent end :
                    List.of(delivered, event(Examples.lose(), BOOKED), event(Examples.giveBack(), BOOKED))) {
                refuses(booked(end), Examples.hold(IMPORT, "h", AT_NOON), CUSTOMS_DE, CONSIGNMENT_IS_OVER);
                refuses(booked(end), Examples.release(IMPORT, "r", AT_NOON), CUSTOMS_DE, CONSIGNMENT_IS_OVER);
            }
        }

        private void refuses(
                List<ConsignmentEvent> past, ConsignmentCommand command, ParticipantId issuer, RefusalKind refusal) {
            when(past, command, issuer).expectNoEvents().expectException(refused(refusal));
        }
    }
}
