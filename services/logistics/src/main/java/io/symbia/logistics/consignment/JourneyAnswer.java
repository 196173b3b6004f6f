package io.symbia.logistics.consignment;

import io.symbia.events.logistics.milestone.Milestone;
import io.symbia.events.logistics.milestone.Milestone.Classifier;
import io.symbia.events.words.trade.ConsignmentId;
import io.symbia.events.words.transport.UnLocode;
import io.symbia.logistics.consignment.ConsignmentView.BookingView;
import io.symbia.logistics.consignment.ConsignmentView.CustomsView;
import io.symbia.logistics.consignment.ConsignmentView.DeliveryView;
import io.symbia.logistics.consignment.ConsignmentView.ReportView;
import io.symbia.support.audience.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A consignment's journey. Each {@code fact} names the event that a line stands on, and its digest leads to the proof.
 *
 * @param stops planned beside actual, in the order of time; only what counts
 * @param delivery the delivery that counts, with its lateness
 * @param reports everything that was reported, retracted or not
 * @param deliveries everything that was reported as a delivery, retracted or not
 */
record JourneyAnswer(
        ConsignmentId consignmentId,
        ConsignmentStatus status,
        Optional<ConsignmentView.Ending> ending,
        @Party BookingView booking,
        List<Stop> stops,
        List<CustomsView> customs,
        Optional<DeliveryView> delivery,
        List<ReportView> reports,
        List<DeliveryView> deliveries) {
    static JourneyAnswer of(ConsignmentView view) {
        return new JourneyAnswer(
                view.consignmentId(),
                view.status(),
                view.ending(),
                view.booking(),
                Stop.of(view),
                view.customs(),
                view.delivery(),
                view.reports(),
                view.deliveries());
    }

    /**
     * A milestone at a place, planned beside actual. Only reports that count are in it.
     *
     * @param estimatedAt by the newest estimate
     * @param reachedAt the last time, when it was reached more than once, as by two containers
     * @param minutesLate reached, or else estimated, after planned; negative when early; absent without a plan to compare with
     */
    record Stop(
            Milestone milestone,
            Optional<UnLocode> location,
            Optional<Instant> plannedAt,
            Optional<Instant> estimatedAt,
            Optional<Instant> reachedAt,
            Optional<Long> minutesLate) {
        private record Place(Milestone milestone, Optional<UnLocode> location) {}

        private static final Place DELIVERY =
                new Place(Milestone.DELIVERY, Optional.empty()); // It happens at one place.

        /** The stops of a consignment in the order of time. */
        static List<Stop> of(ConsignmentView view) {
            Map<Place, List<ReportView>> places = new LinkedHashMap<>();
            for (ReportView report : view.reports()) {
                if (report.counts())
                    places.computeIfAbsent(place(report), _ -> new ArrayList<>())
                            .add(report);
            }
            view.delivery().ifPresent(_ -> places.putIfAbsent(DELIVERY, List.of()));
            return places.entrySet().stream()
                    .map(entry -> of(entry.getKey(), entry.getValue(), view.delivery()))
                    .sorted(Comparator.comparing(Stop::time))
                    .toList();
        }

        private static Place place(ReportView report) {
            boolean delivery = report.milestone() == Milestone.DELIVERY;
            return delivery ? DELIVERY : new Place(report.milestone(), report.location());
        }

        private static Stop of(Place place, List<ReportView> reports, Optional<DeliveryView> delivery) {
            Optional<Instant> planned = last(reports, Classifier.PLN).map(ReportView::at);
            Optional<Instant> estimated = last(reports, Classifier.EST).map(ReportView::at);
            boolean atDelivery = place.equals(DELIVERY);
            Optional<Instant> reached = atDelivery
                    ? delivery.map(DeliveryView::deliveredAt)
                    : all(reports, Classifier.ACT).map(ReportView::at).max(Comparator.naturalOrder());
            Optional<Instant> now = reached.or(() -> estimated);
            Optional<Long> late = planned.flatMap(
                    plan -> now.map(moment -> Duration.between(plan, moment).toMinutes()));
            Optional<UnLocode> where = atDelivery ? deliveredWhere(reports, delivery) : place.location();
            return new Stop(place.milestone(), where, planned, estimated, reached, late);
        }

        private static Optional<UnLocode> deliveredWhere(List<ReportView> reports, Optional<DeliveryView> delivery) {
            return delivery.flatMap(DeliveryView::location)
                    .or(() -> reports.stream()
                            .flatMap(report -> report.location().stream())
                            .findFirst());
        }

        private static Stream<ReportView> all(List<ReportView> reports, Classifier classifier) {
            return reports.stream().filter(report -> report.classifier() == classifier);
        }

        private static Optional<ReportView> last(List<ReportView> reports, Classifier classifier) {
            return all(reports, classifier).reduce((_, later) -> later);
        }

        private static Instant time(Stop stop) {
            return stop.reachedAt().or(stop::estimatedAt).or(stop::plannedAt).orElseThrow();
        }
    }
}
