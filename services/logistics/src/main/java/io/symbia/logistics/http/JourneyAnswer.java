package io.symbia.logistics.http;

import io.symbia.events.logistics.ConsignmentId;
import io.symbia.logistics.consignment.ConsignmentStatus;
import io.symbia.logistics.views.BookingView;
import io.symbia.logistics.views.ConsignmentView;
import io.symbia.logistics.views.CustomsView;
import io.symbia.logistics.views.DeliveryView;
import io.symbia.logistics.views.ReportView;
import io.symbia.logistics.views.Stop;
import java.util.List;
import java.util.Optional;

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
        BookingView booking,
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
}
