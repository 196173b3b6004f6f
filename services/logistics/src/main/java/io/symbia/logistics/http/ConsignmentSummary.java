package io.symbia.logistics.http;

import io.symbia.events.logistics.ConsignmentId;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.supplychain.OrderNumber;
import io.symbia.logistics.consignment.ConsignmentStatus;
import io.symbia.logistics.views.ConsignmentView;
import io.symbia.logistics.views.DeliveryView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One line of a list; nothing restricted in it. */
record ConsignmentSummary(
        ConsignmentId consignmentId,
        ConsignmentStatus status,
        List<OrderNumber> orderNumbers,
        ParticipantId shipper,
        ParticipantId consignee,
        Optional<ParticipantId> carrier,
        Instant bookedAt,
        Optional<Instant> deliveredAt,
        Optional<Integer> daysLate) {
    static ConsignmentSummary of(ConsignmentView view) {
        return new ConsignmentSummary(
                view.consignmentId(),
                view.status(),
                view.booking().orderNumbers(),
                view.booking().shipper(),
                view.booking().consignee(),
                view.booking().carrier(),
                view.booking().bookedAt(),
                view.delivery().map(DeliveryView::deliveredAt),
                view.delivery().flatMap(DeliveryView::daysLate));
    }
}
