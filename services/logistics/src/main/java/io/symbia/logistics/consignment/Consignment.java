package io.symbia.logistics.consignment;

import static io.symbia.logistics.consignment.ConsignmentRefusal.*;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.logistics.ConsignmentEvent.ConsignmentBookedV1;
import io.symbia.events.logistics.ConsignmentEvent.ConsignmentDeliveredV1;
import io.symbia.events.logistics.ConsignmentEvent.ConsignmentDeliveryRetractedV1;
import io.symbia.events.logistics.ConsignmentEvent.ConsignmentLostV1;
import io.symbia.events.logistics.ConsignmentEvent.ConsignmentReturnedV1;
import io.symbia.events.logistics.ConsignmentEvent.CustomsReport;
import io.symbia.events.logistics.ConsignmentEvent.Ending;
import io.symbia.events.logistics.ConsignmentEvent.MilestoneRetractedV1;
import io.symbia.events.logistics.ConsignmentEvent.Report;
import io.symbia.events.logistics.ConsignmentEvent.Retraction;
import io.symbia.events.logistics.CustomsDirection;
import io.symbia.events.logistics.MilestoneReport;
import io.symbia.events.logistics.MilestoneReport.MilestonePlannedV1;
import io.symbia.events.logistics.MilestoneReport.MilestoneReachedV1;
import io.symbia.events.logistics.milestone.Milestone;
import io.symbia.events.words.trade.ConsignmentId;
import io.symbia.logistics.consignment.ConsignmentCommand.BookConsignment;
import io.symbia.logistics.consignment.ConsignmentCommand.DecideAtCustoms;
import io.symbia.logistics.consignment.ConsignmentCommand.DeliverConsignment;
import io.symbia.logistics.consignment.ConsignmentCommand.ReportLoss;
import io.symbia.logistics.consignment.ConsignmentCommand.ReportMilestone;
import io.symbia.logistics.consignment.ConsignmentCommand.ReportReturn;
import io.symbia.logistics.consignment.ConsignmentCommand.RetractDelivery;
import io.symbia.logistics.consignment.ConsignmentCommand.RetractMilestone;
import io.symbia.logistics.lateness.DaysLate;
import io.symbia.support.command.Issuer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
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
 * <p>A delivery is accepted without a departure, because many carriers report none. Hold and release are refused at a gate that was
 * passed: EXPORT when IN_TRANSIT.
 */
public class Consignment {
    @AggregateIdentifier
    private StreamId stream; // Absent until the consignment is booked.

    private final Journey journey = new Journey();

    /** The stream of a consignment. */
    public static StreamId streamOf(ConsignmentId consignment) {
        return new StreamId("logistics", "consignment", consignment.value());
    }

    protected Consignment() {} // Axon replays the events into an empty instance.

    /** Where the consignment stands. */
    ConsignmentStatus status() {
        return journey.status();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(BookConsignment command, @Issuer ParticipantId issuer) {
        if (!command.names(issuer)) throw NOT_A_PARTY.with(issuer, "book", "a party named in the booking");
        var booked = new ConsignmentBookedV1(
                command.happened(),
                command.consignmentId(),
                command.orderNumbers(),
                command.shipper(),
                command.consignee(),
                command.carrier(),
                command.mode(),
                command.ucr(),
                command.units().orElse(List.of()),
                command.customsGates().orElse(List.of()),
                Confidential.of(command.goodsValue()),
                command.freight().map(Confidential::of),
                command.insurance().map(Confidential::of),
                command.grossWeightKg());
        if (stream == null) apply(booked);
        else if (!booked.repeats(journey.booked())) {
            throw CONSIGNMENT_ALREADY_EXISTS_WITH_OTHER_CONTENT.with(command.consignmentId());
        }
    }

    @CommandHandler
    void handle(ReportMilestone command, @Issuer ParticipantId issuer) {
        String asked = switch (command.classifier()) {
            case PLN -> "report a plan";
            case EST -> "report an estimate";
            case ACT -> "report a milestone";
        };
        journey.requireParty(issuer, asked);
        Instant at = command.happened().at();
        MilestoneReport reported = command.told(issuer, journey.knowsLaterThan(at));
        report(reported, () -> {
            journey.requireUnderWay(asked);
            journey.requireRoom(issuer);
            if (reported instanceof MilestonePlannedV1 plan) journey.requireUnplanned(plan);
            if (reported instanceof MilestoneReachedV1 reached && reached.milestone() == Milestone.DEPA) {
                journey.requireReleased(
                        CustomsDirection.EXPORT, command.happened()); // INVARIANT: no departure before the release.
            }
        });
    }

    @CommandHandler
    void handle(RetractMilestone command, @Issuer ParticipantId issuer) {
        journey.requireParty(issuer, "retract a report");
        MilestoneReport report = journey.requireReport(command.reportId(), MilestoneReport.class, "milestone");
        var retracted = new MilestoneRetractedV1(
                command.happened(), command.consignmentId(), command.reportId(), report.milestone(), command.reason());
        retract(retracted, () -> {
            journey.requireReporter(issuer, report);
            journey.requireNotEnded("retract a report");
            journey.requireNotMeasured(report); // INVARIANT: lateness stands on a plan that counts.
        });
    }

    @CommandHandler
    void handle(DecideAtCustoms command, @Issuer ParticipantId issuer) {
        journey.requireAuthority(command.direction(), issuer);
        CustomsReport decided = command.told();
        report(decided, () -> {
            journey.requireDecidable(decided);
            journey.requireRoom(decided.direction());
        });
    }

    @CommandHandler
    void handle(DeliverConsignment command, @Issuer ParticipantId issuer) {
        journey.requireWitness(issuer); // INVARIANT: who is paid on delivery does not attest it.
        Optional<DaysLate> lateness = journey.plan(Milestone.DELIVERY, Optional.empty())
                .map(plan -> DaysLate.of(plan.at(), plan.atOffset(), command.happened()));
        ConsignmentBookedV1 booked = journey.booked();
        var delivered = new ConsignmentDeliveredV1(
                command.happened(),
                command.consignmentId(),
                command.reportId(),
                issuer,
                booked.orderNumbers(),
                booked.shipper(),
                booked.consignee(),
                booked.carrier(),
                command.location(),
                lateness.map(DaysLate::plannedAt),
                lateness.map(DaysLate::days),
                command.podMethod(),
                command.podCommitment(),
                command.goods().orElse(List.of()),
                command.recipientName().map(Confidential::of));
        report(delivered, () -> {
            journey.requireUnderWay("report a delivery");
            journey.requireRoom(issuer);
            journey.requireReleased(CustomsDirection.EXPORT, command.happened());
            journey.requireReleased(
                    CustomsDirection.IMPORT, command.happened()); // INVARIANT: no delivery before the import release.
            journey.requireBooked(command.happened()); // INVARIANT 202: nothing arrives before it was booked.
            journey.requireBooked(delivered.goods());
        });
    }

    @CommandHandler
    void handle(RetractDelivery command, @Issuer ParticipantId issuer) {
        journey.requireParty(issuer, "retract a delivery");
        var delivered = journey.requireReport(command.reportId(), ConsignmentDeliveredV1.class, "delivery");
        var retracted = new ConsignmentDeliveryRetractedV1(
                command.happened(),
                command.consignmentId(),
                command.reportId(),
                delivered.orderNumbers(),
                delivered.shipper(),
                delivered.consignee(),
                delivered.daysLate(),
                command.reason());
        retract(retracted, () -> journey.requireReporter(issuer, delivered));
    }

    @CommandHandler
    void handle(ReportLoss command, @Issuer ParticipantId issuer) {
        journey.requireKeeper(issuer, "report a loss");
        ConsignmentBookedV1 booked = journey.booked();
        var lost = new ConsignmentLostV1(
                command.happened(),
                command.consignmentId(),
                booked.orderNumbers(),
                booked.shipper(),
                booked.consignee(),
                Confidential.of(command.reason()));
        end(lost, "report a loss");
    }

    @CommandHandler
    void handle(ReportReturn command, @Issuer ParticipantId issuer) {
        journey.requireKeeper(issuer, "report a return");
        ConsignmentBookedV1 booked = journey.booked();
        var returned = new ConsignmentReturnedV1(
                command.happened(),
                command.consignmentId(),
                booked.orderNumbers(),
                booked.shipper(),
                booked.consignee(),
                Confidential.of(command.reason()));
        end(returned, "report a return");
    }

    /** A report that is known changes nothing; one that is new has to keep the rules. */
    private void report(Report report, Runnable rules) {
        Optional<Report> known = journey.report(report.reportId());
        if (known.isEmpty()) {
            rules.run();
            apply(report);
        } else if (!report.repeats(known.get())) {
            throw REPORT_ALREADY_EXISTS_WITH_OTHER_CONTENT.with(report.reportId());
        }
    }

    private void retract(Retraction retraction, Runnable rules) {
        Optional<Retraction> known = journey.retraction(retraction.reportId());
        if (known.isEmpty()) {
            rules.run();
            apply(retraction);
        } else if (!retraction.repeats(known.get())) {
            String differs = retraction.reason() == known.get().reason() ? "occurredAt" : "reason";
            throw REPORT_ALREADY_RETRACTED.with(
                    retraction.reportId(), known.get().occurredAt(), known.get().reason(), differs);
        }
    }

    private void end(Ending ending, String asked) {
        if (journey.ending().filter(ending::repeats).isPresent()) return;
        journey.requireUnderWay(asked);
        apply(ending);
    }

    @EventSourcingHandler
    void on(ConsignmentBookedV1 event) {
        stream = streamOf(event.consignmentId());
        journey.begin(event);
    }

    @EventSourcingHandler
    void on(Report event) {
        journey.add(event);
    }

    @EventSourcingHandler
    void on(Retraction event) {
        journey.retract(event);
    }

    @EventSourcingHandler
    void on(Ending event) {
        journey.end(event);
    }
}
