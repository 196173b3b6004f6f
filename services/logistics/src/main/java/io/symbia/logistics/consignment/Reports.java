package io.symbia.logistics.consignment;

import io.symbia.events.logistics.Milestone;
import io.symbia.events.logistics.ReportId;
import io.symbia.events.logistics.RetractionReason;
import io.symbia.events.logistics.consignment.ConsignmentDeliveredV1;
import io.symbia.events.logistics.consignment.ConsignmentEvent;
import io.symbia.events.logistics.consignment.MilestonePlannedV1;
import io.symbia.events.logistics.consignment.MilestoneReachedV1;
import io.symbia.events.transport.UnLocode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that was reported about one consignment, by the name that the reporter gave it. */
final class Reports {
    /** Bounds what every later command replays; the busiest real journeys have some dozens. */
    static final int MAX_REPORTS = 1_000;

    private final Map<ReportId, Report> byId = new LinkedHashMap<>();

    boolean isFull() {
        return byId.size() >= MAX_REPORTS;
    }

    Optional<Report> find(ReportId id) {
        return Optional.ofNullable(byId.get(id));
    }

    void add(ReportId id, ConsignmentEvent said) {
        byId.put(id, new Report(said, Optional.empty()));
    }

    void retract(ReportId id, RetractionReason reason) {
        byId.computeIfPresent(id, (_, report) -> report.retracted(reason));
    }

    /**
     * The plan that counts. A milestone is planned once at each place; a consignment is delivered at one, so the
     * place of
     * a planned delivery does not distinguish it.
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

    private <E extends ConsignmentEvent> Stream<E> counting(Class<E> kind) {
        return byId.values().stream()
                .filter(Report::counts)
                .map(Report::said)
                .filter(kind::isInstance)
                .map(kind::cast);
    }
}
