package io.symbia.logistics.consignment;

import static io.symbia.logistics.consignment.ConsignmentRefusal.CONSIGNMENT_ALREADY_EXISTS_WITH_OTHER_CONTENT;
import static io.symbia.logistics.consignment.ConsignmentRefusal.CONSIGNMENT_IS_OVER;
import static io.symbia.logistics.consignment.ConsignmentRefusal.CUSTOMS_GATE_NOT_DECLARED;
import static io.symbia.logistics.consignment.ConsignmentRefusal.REPORT_UNKNOWN;
import static io.symbia.logistics.consignment.ConsignmentStatus.BOOKED;
import static io.symbia.logistics.consignment.ConsignmentStatus.DELIVERED;
import static io.symbia.logistics.consignment.ConsignmentStatus.IN_TRANSIT;
import static io.symbia.logistics.consignment.ConsignmentStatus.LOST;
import static io.symbia.logistics.consignment.ConsignmentStatus.RETURNED;
import static io.symbia.logistics.consignment.ExampleEvents.event;
import static io.symbia.logistics.consignment.Examples.AT_NOON;
import static io.symbia.logistics.consignment.Examples.CARRIER;
import static io.symbia.logistics.consignment.Examples.DEPARTURE;
import static io.symbia.logistics.consignment.Examples.NOON;
import static io.symbia.logistics.consignment.Examples.PLAN;
import static io.symbia.logistics.consignment.Examples.TEA;
import static io.symbia.logistics.consignment.Examples.when;
import static io.symbia.support.testkit.RefusedFor.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.events.logistics.ConsignmentEvent;
import io.symbia.events.logistics.ConsignmentEvent.ConsignmentBookedV1;
import io.symbia.events.logistics.ConsignmentEvent.ConsignmentDeliveredV1;
import io.symbia.events.logistics.CustomsDirection;
import io.symbia.events.logistics.Reason;
import io.symbia.events.logistics.ReportId;
import io.symbia.events.logistics.milestone.Milestone;
import io.symbia.logistics.consignment.ConsignmentCommand.BookConsignment;
import io.symbia.logistics.consignment.ConsignmentCommand.ReportLoss;
import io.symbia.logistics.consignment.ConsignmentCommand.ReportReturn;
import io.symbia.support.refusal.RefusalKind;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The state table of {@link Consignment}: each command in each state, what it becomes or how it is refused. */
class ConsignmentTransitionsTest {
    private static final ConsignmentBookedV1 BOOKING = event(Examples.book());
    private static final RefusalKind OVER = CONSIGNMENT_IS_OVER;
    private static final ReportId FRESH = new ReportId("fresh");

    static Stream<Arguments> cells() {
        return Stream.of(
                        row(
                                Examples.book(),
                                BOOKED,
                                IN_TRANSIT,
                                DELIVERED,
                                LOST,
                                RETURNED), // Repeated, not booked again.
                        row(Examples.book(AT_NOON, "1.00"), everywhere(CONSIGNMENT_ALREADY_EXISTS_WITH_OTHER_CONTENT)),
                        row(plan(Milestone.ARRI), BOOKED, IN_TRANSIT, OVER, OVER, OVER),
                        row(estimate(), BOOKED, IN_TRANSIT, OVER, OVER, OVER),
                        row(Examples.reach(FRESH, Milestone.LOAD, AT_NOON), BOOKED, IN_TRANSIT, OVER, OVER, OVER),
                        row(Examples.reach(FRESH, Milestone.DEPA, AT_NOON), IN_TRANSIT, IN_TRANSIT, OVER, OVER, OVER),
                        row(Examples.retractMilestone(PLAN), BOOKED, IN_TRANSIT, DELIVERED, OVER, OVER),
                        row(Examples.deliver(FRESH, AT_NOON, "Ada"), DELIVERED, DELIVERED, OVER, OVER, OVER),
                        row(
                                Examples.hold(CustomsDirection.IMPORT, "h", AT_NOON),
                                everywhere(CUSTOMS_GATE_NOT_DECLARED)),
                        row(
                                Examples.release(CustomsDirection.IMPORT, "r", AT_NOON),
                                everywhere(CUSTOMS_GATE_NOT_DECLARED)),
                        row(
                                Examples.retractDelivery(),
                                REPORT_UNKNOWN,
                                REPORT_UNKNOWN,
                                IN_TRANSIT,
                                REPORT_UNKNOWN,
                                REPORT_UNKNOWN),
                        row(new ReportLoss(AT_NOON, TEA, new Reason("sunk")), LOST, LOST, OVER, OVER, OVER),
                        row(new ReportReturn(AT_NOON, TEA, new Reason("shut")), RETURNED, RETURNED, OVER, OVER, OVER))
                .flatMap(List::stream);
    }

    @ParameterizedTest(name = "{0}, asked {1}: {2}")
    @MethodSource("cells")
    void allowsAndForbidsWhatTheTableSays(ConsignmentStatus from, ConsignmentCommand command, Object outcome) {
        var result = when(past(from), command, CARRIER);

        switch (outcome) {
            case RefusalKind refusal -> result.expectNoEvents().expectException(refused(refusal));
            case ConsignmentStatus to ->
                result.expectSuccessfulHandlerExecution()
                        .expectState(after -> assertThat(after.status()).isEqualTo(to));
            default -> throw new AssertionError(outcome);
        }
    }

    @Test
    void repeatingTheBookingAppliesNothing() {
        for (ConsignmentStatus status : ConsignmentStatus.values()) {
            when(past(status), Examples.book(), CARRIER)
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }
    }

    @Test
    void nothingButABookingBeginsAConsignment() {
        cells().map(cell -> (ConsignmentCommand) cell.get()[1])
                .filter(command -> !(command instanceof BookConsignment))
                .forEach(command -> when(List.of(), command, CARRIER)
                        .expectNoEvents()
                        .expectException(AggregateNotFoundException.class));
    }

    @Test
    void retractingTheOnlyDepartureLeadsBackToBooked() {
        when(past(IN_TRANSIT), Examples.retractMilestone(DEPARTURE), CARRIER)
                .expectState(after -> assertThat(after.status()).isEqualTo(BOOKED));
    }

    @Test
    void retractingOneOfTwoDeparturesDoesNot() {
        List<ConsignmentEvent> twice = new ArrayList<>(past(IN_TRANSIT));
        twice.add(departed(FRESH));
        when(twice, Examples.retractMilestone(DEPARTURE), CARRIER)
                .expectState(after -> assertThat(after.status()).isEqualTo(IN_TRANSIT));
    }

    @Test
    void retractingADeliveryWithoutDepartureLeadsBackToBooked() {
        when(List.of(BOOKING, delivered()), Examples.retractDelivery(), CARRIER)
                .expectState(after -> assertThat(after.status()).isEqualTo(BOOKED));
    }

    /** Cells with a status of {@link ConsignmentStatus} or the class of a refusal, in the order of the states. */
    private static List<Arguments> row(ConsignmentCommand command, Object... outcomes) {
        assertThat(outcomes).hasSameSizeAs(ConsignmentStatus.values());
        List<Arguments> cells = new ArrayList<>();
        Iterator<Object> outcome = List.of(outcomes).iterator();
        for (ConsignmentStatus from : ConsignmentStatus.values()) {
            cells.add(Arguments.of(from, command, outcome.next()));
        }
        return cells;
    }

    private static Object[] everywhere(RefusalKind refusal) {
        return new Object[] {refusal, refusal, refusal, refusal, refusal};
    }

    private static ConsignmentCommand plan(Milestone milestone) {
        return Examples.plan(FRESH, milestone, Optional.empty(), "2026-12-01T00:00:00Z");
    }

    private static ConsignmentCommand estimate() {
        return Examples.estimate(FRESH, Milestone.DELIVERY, "2026-12-01T00:00:00Z");
    }

    /** How a consignment comes into a state; each of them has a plan that can be retracted. */
    private static List<ConsignmentEvent> past(ConsignmentStatus status) {
        ConsignmentEvent planned = event(
                Examples.plan(PLAN, Milestone.ARRI, Optional.of(Examples.HAMBURG), "2026-12-01T00:00:00Z"), CARRIER);
        return switch (status) {
            case BOOKED -> List.of(BOOKING, planned);
            case IN_TRANSIT -> List.of(BOOKING, planned, departed(DEPARTURE));
            case DELIVERED -> List.of(BOOKING, planned, departed(DEPARTURE), delivered());
            case LOST -> List.of(BOOKING, planned, event(Examples.lose(), BOOKING));
            case RETURNED -> List.of(BOOKING, planned, event(Examples.giveBack(), BOOKING));
        };
    }

    private static ConsignmentEvent departed(ReportId id) {
        return event(Examples.reach(id, Milestone.DEPA, Examples.at(NOON)), CARRIER, false);
    }

    private static ConsignmentDeliveredV1 delivered() {
        return event(Examples.deliver(), CARRIER, BOOKING, Optional.empty(), Optional.empty());
    }
}
