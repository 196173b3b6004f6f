package io.symbia.logistics.consignment;

import io.symbia.events.logistics.CustomsDirection;
import io.symbia.events.logistics.Milestone;
import io.symbia.events.logistics.ReportId;
import io.symbia.events.logistics.RetractionReason;
import io.symbia.events.logistics.consignment.ConsignmentBookedV1;
import io.symbia.events.logistics.consignment.ConsignmentEvent;
import io.symbia.events.logistics.consignment.ConsignmentLostV1;
import io.symbia.events.logistics.consignment.MilestonePlannedV1;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.transport.UnLocode;
import io.symbia.logistics.consignment.ConsignmentRefusal.ConsignmentIsOver;
import io.symbia.logistics.consignment.ConsignmentRefusal.CustomsDecisionOutOfOrder;
import io.symbia.logistics.consignment.ConsignmentRefusal.CustomsGateAlreadyPassed;
import io.symbia.logistics.consignment.ConsignmentRefusal.CustomsGateNotDeclared;
import io.symbia.logistics.consignment.ConsignmentRefusal.CustomsGateUnchanged;
import io.symbia.logistics.consignment.ConsignmentRefusal.CustomsNotReleased;
import io.symbia.logistics.consignment.ConsignmentRefusal.NotAParty;
import io.symbia.logistics.consignment.ConsignmentRefusal.NotTheCustomsAuthority;
import io.symbia.logistics.consignment.ConsignmentRefusal.NotTheReporter;
import io.symbia.logistics.consignment.ConsignmentRefusal.ReportAlreadyExists;
import io.symbia.logistics.consignment.ConsignmentRefusal.ReportAlreadyRetracted;
import io.symbia.logistics.consignment.ConsignmentRefusal.ReportUnknown;
import io.symbia.logistics.consignment.ConsignmentRefusal.TooManyReports;
import io.symbia.logistics.consignment.command.ConsignmentCommand;
import java.time.Instant;
import java.util.Optional;

/** What a consignment knows of itself, and the questions that its rules ask; a fold over its events. */
final class Journey {
    private ConsignmentBookedV1 booked;
    private Optional<ConsignmentEvent> ending = Optional.empty(); // Loss or return.
    private final CustomsGates gates = new CustomsGates();
    private final Reports reports = new Reports();

    void begin(ConsignmentBookedV1 booking) {
        booked = booking;
        gates.declare(booking.customsGates());
    }

    void add(ReportId id, ConsignmentEvent said) {
        reports.add(id, said);
    }

    void retract(ReportId id, RetractionReason reason) {
        reports.retract(id, reason);
    }

    void decide(CustomsDirection direction, CustomsGates.Position position, Instant since) {
        gates.decide(direction, position, since);
    }

    void end(ConsignmentEvent lostOrReturned) {
        ending = Optional.of(lostOrReturned);
    }

    ConsignmentBookedV1 booked() {
        return booked;
    }

    Optional<ConsignmentEvent> ending() {
        return ending;
    }

    ConsignmentStatus status() {
        if (ending.isPresent()) {
            return ending.get() instanceof ConsignmentLostV1 ? ConsignmentStatus.LOST : ConsignmentStatus.RETURNED;
        }
        if (reports.isDelivered()) return ConsignmentStatus.DELIVERED;
        return reports.hasDeparted() ? ConsignmentStatus.IN_TRANSIT : ConsignmentStatus.BOOKED;
    }

    /** The plan that counts, if there is one. */
    Optional<MilestonePlannedV1> plan(Milestone milestone, Optional<UnLocode> location) {
        return reports.plan(milestone, location);
    }

    boolean knowsLaterThan(Instant moment) {
        return reports.knowsLaterThan(moment);
    }

    /** Whether the delivery's lateness was computed from this plan. */
    boolean isMeasuredAgainst(Report report) {
        return reports.isDelivered()
                && report.said() instanceof MilestonePlannedV1 plan
                && plan.milestone() == Milestone.DELIVERY;
    }

    /**
     * Whether the report is known already, and says the same.
     *
     * @throws ReportAlreadyExists when it is known and says something else
     */
    boolean isRepetition(ReportId id, ConsignmentCommand command) {
        Optional<Report> known = reports.find(id);
        if (known.isEmpty()) return false;
        if (command.says(known.get().said())) return true;
        throw new ReportAlreadyExists(id);
    }

    /**
     * Whether the report was taken back already, for the same reason.
     *
     * @throws ReportAlreadyRetracted when it was for the other reason
     */
    boolean isRepeatedRetraction(ReportId id, Report report, RetractionReason reason) {
        if (report.counts()) return false;
        RetractionReason known = report.retracted().orElseThrow();
        if (known == reason) return true;
        throw new ReportAlreadyRetracted(id, known);
    }

    Report requireMilestone(ReportId id) {
        return reports.find(id)
                .filter(report -> report.milestone().isPresent())
                .orElseThrow(() -> new ReportUnknown(id, "milestone"));
    }

    Report requireDelivery(ReportId id) {
        return reports.find(id)
                .filter(report -> report.delivery().isPresent())
                .orElseThrow(() -> new ReportUnknown(id, "delivery"));
    }

    void requireReporter(ParticipantId issuer, ReportId id, Report report) {
        ParticipantId reporter = report.reporter().orElseThrow();
        if (!reporter.equals(issuer)) throw new NotTheReporter(issuer, id, reporter);
    }

    void requireParty(ParticipantId issuer, String asked) {
        if (!isShipper(issuer) && !isConsignee(issuer) && !isCarrier(issuer)) {
            throw new NotAParty(issuer, asked, "shipper, consignee and carrier");
        }
    }

    /** Who has the goods while they are under way, or sent them. */
    void requireKeeper(ParticipantId issuer, String asked) {
        if (!isShipper(issuer) && !isCarrier(issuer)) throw new NotAParty(issuer, asked, "shipper and carrier");
    }

    /** Who can tell that the goods arrived, and gains nothing by saying so too early. */
    void requireWitness(ParticipantId issuer) {
        boolean neutralCarrier = isCarrier(issuer) && !isShipper(issuer);
        if (!isConsignee(issuer) && !neutralCarrier) {
            throw new NotAParty(issuer, "report a delivery", "the consignee, and a carrier that is not the shipper,");
        }
    }

    void requireAuthority(CustomsDirection direction, ParticipantId issuer) {
        CustomsGates.State gate = gates.find(direction).orElseThrow(() -> new CustomsGateNotDeclared(direction));
        if (!gate.authority().equals(issuer)) {
            throw new NotTheCustomsAuthority(issuer, direction, gate.authority());
        }
    }

    /** Refuses a decision that is old, no news, or about a gate that the goods are through. */
    void requireDecidable(CustomsDirection direction, CustomsGates.Position position, Instant decidedAt) {
        requireUnderWay("decide for customs");
        CustomsGates.State gate = gates.find(direction).orElseThrow();
        if (direction == CustomsDirection.EXPORT && reports.hasDeparted()) {
            throw new CustomsGateAlreadyPassed(direction, status());
        }
        if (gate.decidedAfter(decidedAt)) throw new CustomsDecisionOutOfOrder(direction, decidedAt, gate);
        if (gate.position() == position) throw new CustomsGateUnchanged(direction, position);
    }

    /** Refuses to pass a declared gate at a moment when it is not open. */
    void requireReleased(CustomsDirection direction, Instant passedAt) {
        gates.find(direction).filter(gate -> !gate.opensFor(passedAt)).ifPresent(gate -> {
            throw new CustomsNotReleased(direction, passedAt, gate);
        });
    }

    /** INVARIANT: nothing happens to a consignment that is over, except that a report is taken back. */
    void requireUnderWay(String asked) {
        if (status().isOver()) throw new ConsignmentIsOver(booked.consignmentId(), asked, status());
    }

    /** As {@link #requireUnderWay}, but a delivery is no end for a retraction. */
    void requireNotEnded(String asked) {
        if (ending.isPresent()) throw new ConsignmentIsOver(booked.consignmentId(), asked, status());
    }

    void requireRoom() {
        if (reports.isFull()) throw new TooManyReports(booked.consignmentId(), Reports.MAX_REPORTS);
    }

    private boolean isShipper(ParticipantId participant) {
        return booked.shipper().equals(participant);
    }

    private boolean isConsignee(ParticipantId participant) {
        return booked.consignee().equals(participant);
    }

    private boolean isCarrier(ParticipantId participant) {
        return booked.carrier().filter(participant::equals).isPresent();
    }
}
