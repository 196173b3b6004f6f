package io.symbia.logistics.consignment;

import static io.symbia.logistics.consignment.ConsignmentRefusal.*;
import static java.util.Objects.requireNonNull;

import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.form.Codes;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.logistics.ConsignmentEvent.ConsignmentBookedV1;
import io.symbia.events.logistics.ConsignmentEvent.ConsignmentLostV1;
import io.symbia.events.logistics.ConsignmentEvent.CustomsReport;
import io.symbia.events.logistics.ConsignmentEvent.Ending;
import io.symbia.events.logistics.ConsignmentEvent.Report;
import io.symbia.events.logistics.ConsignmentEvent.Retractable;
import io.symbia.events.logistics.ConsignmentEvent.Retraction;
import io.symbia.events.logistics.CustomsDirection;
import io.symbia.events.logistics.DeliveredGoods;
import io.symbia.events.logistics.MilestoneReport;
import io.symbia.events.logistics.MilestoneReport.MilestonePlannedV1;
import io.symbia.events.logistics.ReportId;
import io.symbia.events.logistics.milestone.Milestone;
import io.symbia.events.words.transport.UnLocode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a consignment knows of itself, and the questions that its rules ask; a fold over its events. */
final class Journey {
    private @Nullable ConsignmentBookedV1 booked;
    private Optional<Ending> ending = Optional.empty();
    private final CustomsGates gates = new CustomsGates();
    private final Reports reports = new Reports();

    void begin(ConsignmentBookedV1 booking) {
        booked = booking;
        gates.declare(booking.customsGates());
    }

    void add(Report report) {
        reports.add(report);
        if (report instanceof CustomsReport decided) gates.decide(decided);
    }

    void retract(Retraction retraction) {
        reports.retract(retraction);
    }

    void end(Ending lostOrReturned) {
        ending = Optional.of(lostOrReturned);
    }

    ConsignmentBookedV1 booked() {
        return requireNonNull(booked, "a consignment begins with its booking");
    }

    Optional<Ending> ending() {
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

    Optional<Report> report(ReportId id) {
        return reports.find(id);
    }

    /** How the report was taken back; empty while it counts. */
    Optional<Retraction> retraction(ReportId id) {
        return reports.retraction(id);
    }

    <R extends Report> R requireReport(ReportId id, Class<R> kind, String name) {
        return reports.find(id)
                .filter(kind::isInstance)
                .map(kind::cast)
                .orElseThrow(() -> REPORT_UNKNOWN.with(id, name));
    }

    void requireReporter(ParticipantId issuer, Retractable report) {
        if (!report.reportedBy().equals(issuer)) {
            throw NOT_THE_REPORTER.with(issuer, report.reportId(), report.reportedBy());
        }
    }

    void requireUnplanned(MilestonePlannedV1 asked) {
        reports.plan(asked.milestone(), asked.location()).ifPresent(plan -> {
            throw MILESTONE_ALREADY_PLANNED.with(asked.milestone(), plan.reportId(), plan.at());
        });
    }

    /** Refuses to take back the plan that the delivery's lateness was computed from. */
    void requireNotMeasured(MilestoneReport report) {
        boolean planned = report instanceof MilestonePlannedV1 && report.milestone() == Milestone.DELIVERY;
        if (planned && reports.isDelivered()) throw PLAN_ALREADY_MEASURED.with(report.reportId());
    }

    void requireParty(ParticipantId issuer, String asked) {
        if (!isShipper(issuer) && !isConsignee(issuer) && !isCarrier(issuer)) {
            throw NOT_A_PARTY.with(issuer, asked, "shipper, consignee and carrier");
        }
    }

    /** Refuses whoever neither sent the goods nor carries them. */
    void requireKeeper(ParticipantId issuer, String asked) {
        if (!isShipper(issuer) && !isCarrier(issuer)) throw NOT_A_PARTY.with(issuer, asked, "shipper and carrier");
    }

    /** Refuses whoever cannot tell that the goods arrived, or would gain by saying so too early. */
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
    void requireDecidable(CustomsReport decided) {
        requireUnderWay("decide for customs");
        CustomsDirection direction = decided.direction();
        CustomsGates.State gate = gates.find(direction).orElseThrow();
        if (direction == CustomsDirection.EXPORT && reports.hasDeparted()) {
            throw CUSTOMS_GATE_ALREADY_PASSED.with(direction, status());
        }
        if (gate.decidedAfter(decided.happened())) {
            throw CUSTOMS_DECISION_OUT_OF_ORDER.with(decided.occurredAt(), direction, gate.said());
        }
        if (gate.is(decided.decision())) throw CUSTOMS_GATE_UNCHANGED.with(direction, decided.decision());
    }

    /** Refuses to pass a declared gate at a moment when it is not open; where there is a gate that is not known here, nobody passes. */
    void requireReleased(CustomsDirection direction, Happened passed) {
        if (gates.find(CustomsDirection.UNRECOGNISED).isPresent()) {
            throw Codes.undecided(CustomsDirection.UNRECOGNISED);
        }
        gates.find(direction).filter(gate -> !gate.opensFor(passed)).ifPresent(gate -> {
            throw CUSTOMS_NOT_RELEASED.with(direction, passed.at(), gate.said());
        });
    }

    /** INVARIANT: nothing happens to a consignment that is over, except that a report is taken back. */
    void requireUnderWay(String asked) {
        if (status().isOver()) throw CONSIGNMENT_IS_OVER.with(booked().consignmentId(), asked, status());
    }

    /** Refuses a moment that somebody named, and that is before the booking. */
    void requireBooked(Happened happened) {
        Instant bookedAt = booked().occurredAt();
        if (happened.stated() && happened.at().isBefore(bookedAt)) {
            throw DATED_BEFORE_BOOKING.with(booked().consignmentId(), bookedAt, happened.at());
        }
    }

    /** Refuses goods of other orders and units than those that were booked; what an order's lines are is not known here. */
    void requireBooked(List<DeliveredGoods> goods) {
        ConsignmentBookedV1 booking = booked();
        for (int place = 0; place < goods.size(); place++) {
            DeliveredGoods one = goods.get(place);
            boolean known = one.unit().map(booking.units()::contains).orElse(true)
                    && one.line()
                            .map(line -> booking.orderNumbers().contains(line.orderNumber()))
                            .orElse(true);
            if (!known) throw GOODS_NOT_BOOKED.with(place, booking.consignmentId(), one.name());
        }
    }

    /** As {@link #requireUnderWay}, but a delivery is no end for a retraction. */
    void requireNotEnded(String asked) {
        if (ending.isPresent()) throw CONSIGNMENT_IS_OVER.with(booked().consignmentId(), asked, status());
    }

    /** Refuses more than a party may report. */
    void requireRoom(ParticipantId reporter) {
        requireRoom(reporter.value(), reports.isFullBy(reporter));
    }

    /** Refuses more than customs may decide at a gate. */
    void requireRoom(CustomsDirection direction) {
        requireRoom(direction.name(), reports.isFullAt(direction));
    }

    private void requireRoom(String whose, boolean full) {
        if (full) throw TOO_MANY_REPORTS.with(booked().consignmentId(), Reports.MAX_REPORTS_EACH, whose);
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
