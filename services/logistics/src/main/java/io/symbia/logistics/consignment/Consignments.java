package io.symbia.logistics.consignment;

import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.logistics.ConsignmentEvent;
import io.symbia.events.logistics.ConsignmentEvent.ConsignmentBookedV1;
import io.symbia.events.logistics.ConsignmentEvent.ConsignmentDeliveredV1;
import io.symbia.events.logistics.ConsignmentEvent.ConsignmentLostV1;
import io.symbia.events.logistics.ConsignmentEvent.ConsignmentReturnedV1;
import io.symbia.events.logistics.ConsignmentEvent.CustomsHeldV1;
import io.symbia.events.logistics.ConsignmentEvent.CustomsReleasedV1;
import io.symbia.events.logistics.ConsignmentEvent.CustomsReport;
import io.symbia.events.logistics.ConsignmentEvent.Retraction;
import io.symbia.events.logistics.DeclarationNumber;
import io.symbia.events.logistics.MilestoneReport;
import io.symbia.events.logistics.MilestoneReport.MilestoneReachedV1;
import io.symbia.events.logistics.Reason;
import io.symbia.logistics.consignment.ConsignmentView.BookingView;
import io.symbia.logistics.consignment.ConsignmentView.CustomsView;
import io.symbia.logistics.consignment.ConsignmentView.DeliveryView;
import io.symbia.logistics.consignment.ConsignmentView.Fact;
import io.symbia.logistics.consignment.ConsignmentView.ReportView;
import io.symbia.support.consumer.ReceivedEvent;
import io.symbia.support.view.StreamView;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Folds events into the views of consignments. */
@Component
class Consignments extends StreamView<ConsignmentView, ConsignmentEvent> {
    static final String NAME = "consignments";

    Consignments() {
        super(NAME, ConsignmentView.class, ConsignmentEvent.class);
    }

    @Override
    protected ConsignmentView next(Optional<ConsignmentView> before, ConsignmentEvent event, ReceivedEvent received) {
        return next(before, event, Fact.of(received));
    }

    /** The view after the event; a stream begins with a booking, so only that needs no view before it. */
    static ConsignmentView next(Optional<ConsignmentView> before, ConsignmentEvent happened, Fact fact) {
        if (happened instanceof ConsignmentBookedV1 event) {
            return ConsignmentView.of(event.consignmentId(), booking(event, fact));
        }
        ConsignmentView view = before.orElseThrow(() -> new IllegalStateException("not booked: " + happened));
        ConsignmentView after = switch (happened) {
            case ConsignmentBookedV1 _ -> throw new IllegalStateException("booked twice: " + happened);
            case MilestoneReport event -> view.with(report(event, fact));
            case CustomsReport event -> view.with(decision(event, fact));
            case ConsignmentDeliveredV1 event -> view.with(delivery(event, fact));
            case Retraction event -> view.without(event.reportId(), event.reason());
            case ConsignmentLostV1 _ -> view.with(new ConsignmentView.Ending(ConsignmentStatus.LOST, fact));
            case ConsignmentReturnedV1 _ -> view.with(new ConsignmentView.Ending(ConsignmentStatus.RETURNED, fact));
        };
        return after.at(fact.sequence());
    }

    private static BookingView booking(ConsignmentBookedV1 event, Fact fact) {
        return new BookingView(
                event.occurredAt(),
                event.orderNumbers(),
                event.shipper(),
                event.consignee(),
                event.carrier(),
                event.mode(),
                event.ucr(),
                event.units(),
                event.customsGates(),
                event.grossWeightKg(),
                event.goodsValue().disclosed(),
                event.freight().flatMap(Confidential::disclosed),
                event.insurance().flatMap(Confidential::disclosed),
                fact);
    }

    private static ReportView report(MilestoneReport event, Fact fact) {
        return new ReportView(
                event.reportId(),
                event.classifier(),
                event.milestone(),
                event.location(),
                event.at(),
                event.about(),
                event.delayReason(),
                event instanceof MilestoneReachedV1 reached && reached.outOfOrder(),
                event.reportedBy(),
                Optional.empty(),
                fact);
    }

    private static CustomsView decision(CustomsReport event, Fact fact) {
        Optional<DeclarationNumber> declaration =
                event instanceof CustomsReleasedV1 released ? released.declarationNumber() : Optional.empty();
        Optional<Reason> reason =
                event instanceof CustomsHeldV1 held ? held.reason().flatMap(Confidential::disclosed) : Optional.empty();
        return new CustomsView(
                event.reportId(), event.direction(), event.decision(), event.occurredAt(), declaration, reason, fact);
    }

    private static DeliveryView delivery(ConsignmentDeliveredV1 event, Fact fact) {
        return new DeliveryView(
                event.reportId(),
                event.occurredAt(),
                event.location(),
                event.plannedAt(),
                event.daysLate(),
                event.podMethod(),
                event.podCommitment(),
                event.goods(),
                event.reportedBy(),
                Optional.empty(),
                fact);
    }
}
