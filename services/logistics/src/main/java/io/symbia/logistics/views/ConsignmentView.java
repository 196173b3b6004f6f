package io.symbia.logistics.views;

import io.symbia.events.logistics.ConsignmentId;
import io.symbia.events.logistics.Milestone;
import io.symbia.events.logistics.ReportId;
import io.symbia.events.logistics.RetractionReason;
import io.symbia.events.party.ParticipantId;
import io.symbia.logistics.consignment.ConsignmentStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * All that is known of one consignment, as its events told it.
 *
 * @param version sequence number of the last event that it knows, as the entity tag of its answers
 * @param ending LOST or RETURNED, when it came to that
 * @param reports in the order of their events
 * @param customs in the order of their events; the last one about a gate counts
 * @param deliveries in the order of their events; all but the last are retracted
 */
public record ConsignmentView(
        ConsignmentId consignmentId,
        long version,
        ConsignmentStatus status,
        Optional<Ending> ending,
        BookingView booking,
        List<ReportView> reports,
        List<CustomsView> customs,
        List<DeliveryView> deliveries) {
    /**
     * How it ended without a delivery.
     *
     * @param status LOST or RETURNED
     */
    public record Ending(ConsignmentStatus status, Fact fact) {}

    static ConsignmentView of(ConsignmentId id, BookingView booking) {
        return new ConsignmentView(
                id, 0, ConsignmentStatus.BOOKED, Optional.empty(), booking, List.of(), List.of(), List.of());
    }

    /** The delivery that counts. */
    public Optional<DeliveryView> delivery() {
        return deliveries.stream().filter(DeliveryView::counts).findFirst();
    }

    /** What the participant may see: restricted parts are for the parties only. */
    public ConsignmentView seenBy(Optional<ParticipantId> participant) {
        if (participant.filter(booking::names).isPresent()) return this;
        List<CustomsView> decisions =
                customs.stream().map(CustomsView::withoutReason).toList();
        return new ConsignmentView(
                consignmentId, version, status, ending, booking.withoutMoney(), reports, decisions, deliveries);
    }

    ConsignmentView at(long sequence) {
        return new ConsignmentView(consignmentId, sequence, status, ending, booking, reports, customs, deliveries);
    }

    ConsignmentView with(ReportView report) {
        return of(ending, plus(reports, report), customs, deliveries);
    }

    ConsignmentView with(CustomsView decision) {
        return of(ending, reports, plus(customs, decision), deliveries);
    }

    ConsignmentView with(DeliveryView delivery) {
        return of(ending, reports, customs, plus(deliveries, delivery));
    }

    ConsignmentView with(Ending lostOrReturned) {
        return of(Optional.of(lostOrReturned), reports, customs, deliveries);
    }

    ConsignmentView withoutReport(ReportId id, RetractionReason reason) {
        return of(
                ending, changed(reports, r -> r.reportId().equals(id) ? r.retracted(reason) : r), customs, deliveries);
    }

    ConsignmentView withoutDelivery(ReportId id, RetractionReason reason) {
        return of(
                ending, reports, customs, changed(deliveries, d -> d.reportId().equals(id) ? d.retracted(reason) : d));
    }

    private ConsignmentView of(
            Optional<Ending> end, List<ReportView> said, List<CustomsView> decided, List<DeliveryView> delivered) {
        return new ConsignmentView(
                consignmentId, version, status(end, said, delivered), end, booking, said, decided, delivered);
    }

    private static ConsignmentStatus status(
            Optional<Ending> ending, List<ReportView> reports, List<DeliveryView> deliveries) {
        if (ending.isPresent()) return ending.get().status();
        if (deliveries.stream().anyMatch(DeliveryView::counts)) return ConsignmentStatus.DELIVERED;
        boolean departed = reports.stream()
                .anyMatch(report -> report.counts()
                        && report.classifier() == Classifier.ACT
                        && report.milestone() == Milestone.DEPA);
        return departed ? ConsignmentStatus.IN_TRANSIT : ConsignmentStatus.BOOKED;
    }

    private static <T> List<T> plus(List<T> list, T last) {
        List<T> longer = new ArrayList<>(list);
        longer.add(last);
        return List.copyOf(longer);
    }

    private static <T> List<T> changed(List<T> list, Function<T, T> change) {
        return list.stream().map(change).toList();
    }
}
