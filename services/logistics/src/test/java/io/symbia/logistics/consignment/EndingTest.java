package io.symbia.logistics.consignment;

import static io.symbia.logistics.consignment.ConsignmentRefusal.CONSIGNMENT_IS_OVER;
import static io.symbia.logistics.consignment.ConsignmentRefusal.NOT_A_PARTY;
import static io.symbia.logistics.consignment.ExampleEvents.event;
import static io.symbia.logistics.consignment.Examples.CARRIER;
import static io.symbia.logistics.consignment.Examples.CONSIGNEE;
import static io.symbia.logistics.consignment.Examples.NOON;
import static io.symbia.logistics.consignment.Examples.SHIPPER;
import static io.symbia.logistics.consignment.Examples.STRANGER;
import static io.symbia.logistics.consignment.Examples.TEA;
import static io.symbia.logistics.consignment.Examples.at;
import static io.symbia.logistics.consignment.Examples.when;
import static io.symbia.support.testkit.RefusedFor.refused;

import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.logistics.ConsignmentEvent;
import io.symbia.events.logistics.ConsignmentEvent.ConsignmentBookedV1;
import io.symbia.logistics.consignment.ConsignmentCommand.ReportLoss;
import io.symbia.logistics.consignment.ConsignmentCommand.ReportReturn;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Loss and return: who reports them, and what repeating them does. */
class EndingTest {
    private static final ConsignmentBookedV1 BOOKED = event(Examples.book());

    private static List<ConsignmentEvent> booked(ConsignmentEvent... more) {
        List<ConsignmentEvent> past = new ArrayList<>(List.of(BOOKED));
        past.addAll(List.of(more));
        return past;
    }

    @Test
    void shipperAndCarrierReportLossAndReturnTheConsigneeDoesNot() {
        for (var keeper : List.of(SHIPPER, CARRIER)) {
            when(booked(), Examples.lose(), keeper).expectEvents(event(Examples.lose(), BOOKED));
            when(booked(), Examples.giveBack(), keeper).expectEvents(event(Examples.giveBack(), BOOKED));
        }
        for (var other : List.of(CONSIGNEE, STRANGER)) {
            when(booked(), Examples.lose(), other).expectNoEvents().expectException(refused(NOT_A_PARTY));
            when(booked(), Examples.giveBack(), other).expectNoEvents().expectException(refused(NOT_A_PARTY));
        }
    }

    @Test
    void theSameAgainChangesNothing() {
        when(booked(event(Examples.lose(), BOOKED)), Examples.lose(), CARRIER)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        when(booked(event(Examples.giveBack(), BOOKED)), Examples.giveBack(), CARRIER)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aRepetitionMayLeaveItsMomentOpenAndNotNameAnother() {
        Happened open = Examples.unstated(NOON.plusSeconds(9));
        Happened other = at(NOON.plusSeconds(9));
        var lost = booked(event(Examples.lose(), BOOKED));
        when(lost, new ReportLoss(open, TEA, Examples.lose().reason()), CARRIER)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        when(lost, new ReportLoss(other, TEA, Examples.lose().reason()), CARRIER)
                .expectNoEvents()
                .expectException(refused(CONSIGNMENT_IS_OVER));
        var returned = booked(event(Examples.giveBack(), BOOKED));
        when(returned, new ReportReturn(open, TEA, Examples.giveBack().reason()), CARRIER)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        when(returned, new ReportReturn(other, TEA, Examples.giveBack().reason()), CARRIER)
                .expectNoEvents()
                .expectException(refused(CONSIGNMENT_IS_OVER));
    }
}
