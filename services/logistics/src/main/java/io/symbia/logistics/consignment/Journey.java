package io.symbia.logistics.consignment;

import static io.symbia.logistics.consignment.ConsignmentRefusal.CONSIGNMENT_IS_OVER;
import static io.symbia.logistics.consignment.ConsignmentRefusal.CUSTOMS_DECISION_OUT_OF_ORDER;
import static io.symbia.logistics.consignment.ConsignmentRefusal.CUSTOMS_GATE_ALREADY_PASSED;
import static io.symbia.logistics.consignment.ConsignmentRefusal.CUSTOMS_GATE_NOT_DECLARED;
import static io.symbia.logistics.consignment.ConsignmentRefusal.CUSTOMS_GATE_UNCHANGED;
import static io.symbia.logistics.consignment.ConsignmentRefusal.CUSTOMS_NOT_RELEASED;
import static io.symbia.logistics.consignment.ConsignmentRefusal.NOT_A_PARTY;
import static io.symbia.logistics.consignment.ConsignmentRefusal.NOT_THE_CUSTOMS_AUTHORITY;
import static io.symbia.logistics.consignment.ConsignmentRefusal.NOT_THE_REPORTER;
import static io.symbia.logistics.consignment.ConsignmentRefusal.REPORT_ALREADY_EXISTS_WITH_OTHER_CONTENT;
import static io.symbia.logistics.consignment.ConsignmentRefusal.REPORT_ALREADY_RETRACTED;
import static io.symbia.logistics.consignment.ConsignmentRefusal.REPORT_UNKNOWN;
import static io.symbia.logistics.consignment.ConsignmentRefusal.TOO_MANY_REPORTS;
import static java.util.Objects.requireNonNull;

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
import io.symbia.logistics.consignment.command.ConsignmentCommand;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a consignment knows of itself, and the questions that its rules ask; a fold over its events. */
final class Journey {
    private @Nullable ConsignmentBookedV1 booked;
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
        return requireNonNull(booked, "a consignment begins with its booking");
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
        throw REPORT_ALREADY_EXISTS_WITH_OTHER_CONTENT.with(id);
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
        throw REPORT_ALREADY_RETRACTED.with(id, known);
    }

    Report requireMilestone(ReportId id) {
        return reports.find(id)
                .filter(report -> report.milestone().isPresent())
                .orElseThrow(() -> REPORT_UNKNOWN.with(id, "milestone"));
    }

    Report requireDelivery(ReportId id) {
        return reports.find(id)
                .filter(report -> report.delivery().isPresent())
                .orElseThrow(() -> REPORT_UNKNOWN.with(id, "delivery"));
    }

    void requireReporter(ParticipantId issuer, ReportId id, Report report) {
        ParticipantId reporter = report.reporter().orElseThrow();
        if (!reporter.equals(issuer)) throw NOT_THE_REPORTER.with(issuer, id, reporter);
    }

    void requireParty(ParticipantId issuer, String asked) {
        if (!isShipper(issuer) && !isConsignee(issuer) && !isCarrier(issuer)) {
            throw NOT_A_PARTY.with(issuer, asked, "shipper, consignee and carrier");
        }
    }

    /** Who has the goods while they are under way, or sent them. */
    void requireKeeper(ParticipantId issuer, String asked) {
        if (!isShipper(issuer) && !isCarrier(issuer)) throw NOT_A_PARTY.with(issuer, asked, "shipper and carrier");
    }

    /** Who can tell that the goods arrived, and gains nothing by saying so too early. */
    void requireWitness(ParticipantId issuer) {
        boolean neutralCarrier = isCarrier(issuer) && !isShipper(issuer);
        if (!isConsignee(issuer) && !neutralCarrier) {
            throw NOT_A_PARTY.with(
                    issuer, "report a delivery", "the consignee, and a carrier that is not the shipper,");
        }
    }

    void requireAuthority(CustomsDirection direction, ParticipantId issuer) {
        CustomsGates.State gate = gates.find(direction).orElseThrow(() -> CUSTOMS_GATE_NOT_DECLARED.with(direction));
        if (!gate.authority().equals(issuer)) {
            throw NOT_THE_CUSTOMS_AUTHORITY.with(issuer, direction, gate.authority());
        }
    }

    /** Refuses a decision that is old, no news, or about a gate that the goods are through. */
    void requireDecidable(CustomsDirection direction, CustomsGates.Position position, Instant decidedAt) {
        requireUnderWay("decide for customs");
        CustomsGates.State gate = gates.find(direction).orElseThrow();
        if (direction == CustomsDirection.EXPORT && reports.hasDeparted()) {
            throw CUSTOMS_GATE_ALREADY_PASSED.with(direction, status());
        }
        if (gate.decidedAfter(decidedAt)) {
            throw CUSTOMS_DECISION_OUT_OF_ORDER.with(decidedAt, direction, gate.said());
        }
        if (gate.position() == position) throw CUSTOMS_GATE_UNCHANGED.with(direction, position);
    }

    /** Refuses to pass a declared gate at a moment when it is not open. */
    void requireReleased(CustomsDirection direction, Instant passedAt) {
        gates.find(direction).filter(gate -> !gate.opensFor(passedAt)).ifPresent(gate -> {
            throw CUSTOMS_NOT_RELEASED.with(direction, passedAt, gate.said());
        });
    }

    /** INVARIANT: nothing happens to a consignment that is over, except that a report is taken back. */
    void requireUnderWay(String asked) {
        if (status().isOver()) throw CONSIGNMENT_IS_OVER.with(booked().consignmentId(), asked, status());
    }

    /** As {@link #requireUnderWay}, but a delivery is no end for a retraction. */
    void requireNotEnded(String asked) {
        if (ending.isPresent()) throw CONSIGNMENT_IS_OVER.with(booked().consignmentId(), asked, status());
    }

    void requireRoom() {
        if (reports.isFull()) throw TOO_MANY_REPORTS.with(booked().consignmentId(), Reports.MAX_REPORTS);
    }

    private boolean isShipper(ParticipantId participant) {
        return booked().shipper().equals(participant);
    }

    private boolean isConsignee(ParticipantId participant) {
        return booked().consignee().equals(participant);
    }

    private boolean isCarrier(ParticipantId participant) {
        return booked().carrier().filter(participant::equals).isPresent();
    }
}
