package io.symbia.logistics.consignment;

import static io.symbia.logistics.consignment.ConsignmentRefusal.CONSIGNMENT_ALREADY_EXISTS_WITH_OTHER_CONTENT;
import static io.symbia.logistics.consignment.ConsignmentRefusal.MILESTONE_ALREADY_PLANNED;
import static io.symbia.logistics.consignment.ConsignmentRefusal.NOT_A_PARTY;
import static io.symbia.logistics.consignment.ConsignmentRefusal.PLAN_ALREADY_MEASURED;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.symbia.events.envelope.StreamId;
import io.symbia.events.logistics.CustomsDirection;
import io.symbia.events.logistics.Milestone;
import io.symbia.events.logistics.consignment.ConsignmentBookedV1;
import io.symbia.events.logistics.consignment.ConsignmentDeliveredV1;
import io.symbia.events.logistics.consignment.ConsignmentDeliveryRetractedV1;
import io.symbia.events.logistics.consignment.ConsignmentLostV1;
import io.symbia.events.logistics.consignment.ConsignmentReturnedV1;
import io.symbia.events.logistics.consignment.CustomsHeldV1;
import io.symbia.events.logistics.consignment.CustomsReleasedV1;
import io.symbia.events.logistics.consignment.MilestoneEstimatedV1;
import io.symbia.events.logistics.consignment.MilestonePlannedV1;
import io.symbia.events.logistics.consignment.MilestoneReachedV1;
import io.symbia.events.logistics.consignment.MilestoneRetractedV1;
import io.symbia.events.party.ParticipantId;
import io.symbia.logistics.consignment.CustomsGates.Position;
import io.symbia.logistics.consignment.command.BookConsignment;
import io.symbia.logistics.consignment.command.ConsignmentCommand;
import io.symbia.logistics.consignment.command.DeliverConsignment;
import io.symbia.logistics.consignment.command.EstimateMilestone;
import io.symbia.logistics.consignment.command.HoldAtCustoms;
import io.symbia.logistics.consignment.command.PlanMilestone;
import io.symbia.logistics.consignment.command.ReachMilestone;
import io.symbia.logistics.consignment.command.ReleaseFromCustoms;
import io.symbia.logistics.consignment.command.ReportLoss;
import io.symbia.logistics.consignment.command.ReportReturn;
import io.symbia.logistics.consignment.command.RetractDelivery;
import io.symbia.logistics.consignment.command.RetractMilestone;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;

/**
 * One consignment, from booking to delivery.
 *
 * <table>
 * <caption>State table; what is not listed is refused, and a repetition of what was recorded changes nothing</caption>
 * <tr><th>state</th><th>asked</th><th>becomes</th></tr>
 * <tr><td>(none)</td><td>book</td><td>BOOKED</td></tr>
 * <tr><td>BOOKED, IN_TRANSIT</td><td>plan, estimate, reach another milestone, hold, release</td><td>the same</td></tr>
 * <tr><td>BOOKED, IN_TRANSIT</td><td>reach DEPA</td><td>IN_TRANSIT</td></tr>
 * <tr><td>IN_TRANSIT</td><td>retract the only DEPA</td><td>BOOKED</td></tr>
 * <tr><td>BOOKED, IN_TRANSIT</td><td>deliver</td><td>DELIVERED</td></tr>
 * <tr><td>BOOKED, IN_TRANSIT</td><td>report loss</td><td>LOST</td></tr>
 * <tr><td>BOOKED, IN_TRANSIT</td><td>report return</td><td>RETURNED</td></tr>
 * <tr><td>BOOKED, IN_TRANSIT, DELIVERED</td><td>retract a milestone</td><td>the same, but see above</td></tr>
 * <tr><td>DELIVERED</td><td>retract the delivery</td><td>IN_TRANSIT, or BOOKED when no departure counts</td></tr>
 * <tr><td>LOST, RETURNED</td><td>anything</td><td>refused</td></tr>
 * </table>
 *
 * <p>A delivery is accepted without a departure, because many carriers report none. Hold and release are refused at a
 * gate that was passed: EXPORT when IN_TRANSIT.
 */
public class Consignment {
    @AggregateIdentifier
    private StreamId stream; // Absent until the consignment is booked.

    private final Journey journey = new Journey();

    /** Axon replays the events into an empty instance. */
    protected Consignment() {}

    /** Where the consignment stands. */
    ConsignmentStatus status() {
        return journey.status();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(BookConsignment command, @MetaDataValue("issuer") ParticipantId issuer) {
        if (!command.names(issuer)) throw NOT_A_PARTY.with(issuer, "book", "a party named in the booking");
        if (stream == null) {
            apply(command.toEvent());
        } else if (!command.says(journey.booked())) {
            throw CONSIGNMENT_ALREADY_EXISTS_WITH_OTHER_CONTENT.with(command.consignmentId());
        }
    }

    @CommandHandler
    void handle(PlanMilestone command, @MetaDataValue("issuer") ParticipantId issuer) {
        journey.requireParty(issuer, "report a plan");
        if (journey.isRepetition(command.reportId(), command)) return;
        journey.requireUnderWay("report a plan");
        journey.requireRoom();
        journey.plan(command.milestone(), command.location()).ifPresent(plan -> {
            throw MILESTONE_ALREADY_PLANNED.with(command.milestone(), plan.reportId(), plan.at());
        });
        apply(command.toEvent(issuer));
    }

    @CommandHandler
    void handle(EstimateMilestone command, @MetaDataValue("issuer") ParticipantId issuer) {
        journey.requireParty(issuer, "report an estimate");
        if (journey.isRepetition(command.reportId(), command)) return;
        journey.requireUnderWay("report an estimate");
        journey.requireRoom();
        apply(command.toEvent(issuer));
    }

    @CommandHandler
    void handle(ReachMilestone command, @MetaDataValue("issuer") ParticipantId issuer) {
        journey.requireParty(issuer, "report a milestone");
        if (journey.isRepetition(command.reportId(), command)) return;
        journey.requireUnderWay("report a milestone");
        journey.requireRoom();
        Instant at = command.happened().at();
        if (command.milestone() == Milestone.DEPA) { // INVARIANT: no departure before the export release.
            journey.requireReleased(CustomsDirection.EXPORT, at);
        }
        apply(command.toEvent(issuer, journey.knowsLaterThan(at)));
    }

    @CommandHandler
    void handle(RetractMilestone command, @MetaDataValue("issuer") ParticipantId issuer) {
        journey.requireParty(issuer, "retract a report");
        Report report = journey.requireMilestone(command.reportId());
        if (journey.isRepeatedRetraction(command.reportId(), report, command.reason())) return;
        journey.requireReporter(issuer, command.reportId(), report);
        journey.requireNotEnded("retract a report");
        if (journey.isMeasuredAgainst(report)) { // INVARIANT: lateness stands on a plan that counts.
            throw PLAN_ALREADY_MEASURED.with(command.reportId());
        }
        apply(command.toEvent(report.milestone().orElseThrow()));
    }

    @CommandHandler
    void handle(HoldAtCustoms command, @MetaDataValue("issuer") ParticipantId issuer) {
        journey.requireAuthority(command.direction(), issuer);
        if (journey.isRepetition(command.reportId(), command)) return;
        journey.requireDecidable(
                command.direction(), Position.HELD, command.happened().at());
        journey.requireRoom();
        apply(command.toEvent());
    }

    @CommandHandler
    void handle(ReleaseFromCustoms command, @MetaDataValue("issuer") ParticipantId issuer) {
        journey.requireAuthority(command.direction(), issuer);
        if (journey.isRepetition(command.reportId(), command)) return;
        journey.requireDecidable(
                command.direction(), Position.RELEASED, command.happened().at());
        journey.requireRoom();
        apply(command.toEvent());
    }

    @CommandHandler
    void handle(DeliverConsignment command, @MetaDataValue("issuer") ParticipantId issuer) {
        journey.requireWitness(issuer); // INVARIANT: who is paid on delivery does not attest it.
        if (journey.isRepetition(command.reportId(), command)) return;
        journey.requireUnderWay("report a delivery");
        journey.requireRoom();
        Instant at = command.happened().at();
        journey.requireReleased(CustomsDirection.EXPORT, at);
        journey.requireReleased(CustomsDirection.IMPORT, at); // INVARIANT: no delivery before the import release.
        Optional<Lateness> lateness = journey.plan(Milestone.DELIVERY, Optional.empty())
                .map(plan -> Lateness.of(plan, at, command.happened().offset()));
        apply(command.toEvent(
                issuer, journey.booked(), lateness.map(Lateness::plannedAt), lateness.map(Lateness::days)));
    }

    @CommandHandler
    void handle(RetractDelivery command, @MetaDataValue("issuer") ParticipantId issuer) {
        journey.requireParty(issuer, "retract a delivery");
        Report report = journey.requireDelivery(command.reportId());
        if (journey.isRepeatedRetraction(command.reportId(), report, command.reason())) return;
        journey.requireReporter(issuer, command.reportId(), report);
        apply(command.toEvent(report.delivery().orElseThrow()));
    }

    @CommandHandler
    void handle(ReportLoss command, @MetaDataValue("issuer") ParticipantId issuer) {
        journey.requireKeeper(issuer, "report a loss");
        if (journey.ending().filter(command::says).isPresent()) return;
        journey.requireUnderWay("report a loss");
        apply(command.toEvent(journey.booked()));
    }

    @CommandHandler
    void handle(ReportReturn command, @MetaDataValue("issuer") ParticipantId issuer) {
        journey.requireKeeper(issuer, "report a return");
        if (journey.ending().filter(command::says).isPresent()) return;
        journey.requireUnderWay("report a return");
        apply(command.toEvent(journey.booked()));
    }

    @EventSourcingHandler
    void on(ConsignmentBookedV1 event) {
        stream = ConsignmentCommand.stream(event.consignmentId());
        journey.begin(event);
    }

    @EventSourcingHandler
    void on(MilestonePlannedV1 event) {
        journey.add(event.reportId(), event);
    }

    @EventSourcingHandler
    void on(MilestoneEstimatedV1 event) {
        journey.add(event.reportId(), event);
    }

    @EventSourcingHandler
    void on(MilestoneReachedV1 event) {
        journey.add(event.reportId(), event);
    }

    @EventSourcingHandler
    void on(MilestoneRetractedV1 event) {
        journey.retract(event.reportId(), event.reason());
    }

    @EventSourcingHandler
    void on(CustomsHeldV1 event) {
        journey.add(event.reportId(), event);
        journey.decide(event.direction(), Position.HELD, event.occurredAt());
    }

    @EventSourcingHandler
    void on(CustomsReleasedV1 event) {
        journey.add(event.reportId(), event);
        journey.decide(event.direction(), Position.RELEASED, event.occurredAt());
    }

    @EventSourcingHandler
    void on(ConsignmentDeliveredV1 event) {
        journey.add(event.reportId(), event);
    }

    @EventSourcingHandler
    void on(ConsignmentDeliveryRetractedV1 event) {
        journey.retract(event.reportId(), event.reason());
    }

    @EventSourcingHandler
    void on(ConsignmentLostV1 event) {
        journey.end(event);
    }

    @EventSourcingHandler
    void on(ConsignmentReturnedV1 event) {
        journey.end(event);
    }
}
