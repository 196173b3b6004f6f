package io.symbia.logistics.consignment;

import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.logistics.ConsignmentEvent.ConsignmentDeliveredV1;
import io.symbia.events.logistics.ConsignmentEvent.CustomsReport;
import io.symbia.events.logistics.ConsignmentEvent.Report;
import io.symbia.events.logistics.ConsignmentEvent.Retractable;
import io.symbia.events.logistics.ConsignmentEvent.Retraction;
import io.symbia.events.logistics.CustomsDirection;
import io.symbia.events.logistics.MilestoneReport.MilestonePlannedV1;
import io.symbia.events.logistics.MilestoneReport.MilestoneReachedV1;
import io.symbia.events.logistics.ReportId;
import io.symbia.events.logistics.milestone.Milestone;
import io.symbia.events.words.transport.UnLocode;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Everything that was reported about one consignment, by the name that the reporter gave it. */
final class Reports {
    /**
     * The most reports of one party, and decisions at one gate of customs. The bound limits what every later command replays, and leaves to each
     * what it needs; the busiest real journeys have some dozens in all.
     */
    static final int MAX_REPORTS_EACH = 250;

    private final Map<ReportId, Report> byId = new LinkedHashMap<>();
    private final Map<ReportId, Retraction> retracted = new HashMap<>();

    /** Whether a party has reported as much as it may. */
    boolean isFullBy(ParticipantId reporter) {
        return isFull(report ->
                report instanceof Retractable said && said.reportedBy().equals(reporter));
    }

    /** Whether customs have decided at a gate as often as they may. */
    boolean isFullAt(CustomsDirection direction) {
        return isFull(report -> report instanceof CustomsReport decided && decided.direction() == direction);
    }

    private boolean isFull(Predicate<Report> which) {
        return byId.values().stream().filter(which).count() >= MAX_REPORTS_EACH;
    }

    Optional<Report> find(ReportId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Why the report no longer counts; empty while it does. */
    Optional<Retraction> retraction(ReportId id) {
        return Optional.ofNullable(retracted.get(id));
    }

    void add(Report report) {
        byId.put(report.reportId(), report);
    }

    void retract(Retraction retraction) {
        retracted.put(retraction.reportId(), retraction);
    }

    /**
     * The plan that counts. A milestone is planned once at each place; a consignment is delivered at one, so the place of a planned
     * delivery does not distinguish it.
     */
    Optional<MilestonePlannedV1> plan(Milestone milestone, Optional<UnLocode> location) {
        return counting(MilestonePlannedV1.class)
                .filter(plan -> plan.milestone() == milestone)
                .filter(plan ->
                        milestone == Milestone.DELIVERY || plan.location().equals(location))
                .findFirst();
    }

    boolean hasDeparted() {
        return counting(MilestoneReachedV1.class).anyMatch(reached -> reached.milestone() == Milestone.DEPA);
    }

    boolean isDelivered() {
        return counting(ConsignmentDeliveredV1.class).findAny().isPresent();
    }

    /** Whether a milestone that was reached later than {@code moment} is already known. */
    boolean knowsLaterThan(Instant moment) {
        return counting(MilestoneReachedV1.class)
                .anyMatch(reached -> reached.at().isAfter(moment));
    }

    private <R extends Report> Stream<R> counting(Class<R> kind) {
        return byId.values().stream()
                .filter(report -> !retracted.containsKey(report.reportId()))
                .filter(kind::isInstance)
                .map(kind::cast);
    }
}
