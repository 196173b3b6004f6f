package io.symbia.logistics.views;

import io.symbia.events.domain.DomainEvent;
import io.symbia.events.logistics.consignment.ConsignmentBookedV1;
import io.symbia.events.logistics.consignment.ConsignmentDeliveredV1;
import io.symbia.events.logistics.consignment.ConsignmentDeliveryRetractedV1;
import io.symbia.events.logistics.consignment.ConsignmentEvent;
import io.symbia.events.logistics.consignment.ConsignmentLostV1;
import io.symbia.events.logistics.consignment.ConsignmentReturnedV1;
import io.symbia.events.logistics.consignment.CustomsHeldV1;
import io.symbia.events.logistics.consignment.CustomsReleasedV1;
import io.symbia.events.logistics.consignment.MilestoneEstimatedV1;
import io.symbia.events.logistics.consignment.MilestonePlannedV1;
import io.symbia.events.logistics.consignment.MilestoneReachedV1;
import io.symbia.events.logistics.consignment.MilestoneRetractedV1;
import io.symbia.events.privacy.Confidential;
import io.symbia.logistics.consignment.ConsignmentStatus;
import io.symbia.support.consumer.ReceivedEvent;
import io.symbia.support.view.Projection;
import io.symbia.support.view.Views;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Keeps one {@link ConsignmentView} for each consignment. */
@Component
public class ConsignmentProjection implements Projection<ConsignmentView> {
    /** Also the name of the collection. */
    public static final String NAME = "consignments";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<ConsignmentView> viewType() {
        return ConsignmentView.class;
    }

    @Override
    public Set<Class<? extends DomainEvent>> handles() {
        return Set.of(
                ConsignmentBookedV1.class,
                MilestonePlannedV1.class,
                MilestoneEstimatedV1.class,
                MilestoneReachedV1.class,
                MilestoneRetractedV1.class,
                CustomsHeldV1.class,
                CustomsReleasedV1.class,
                ConsignmentDeliveredV1.class,
                ConsignmentDeliveryRetractedV1.class,
                ConsignmentLostV1.class,
                ConsignmentReturnedV1.class);
    }

    @Override
    public void on(ReceivedEvent received, Views<ConsignmentView> views) {
        ConsignmentEvent event = (ConsignmentEvent) received.event();
        String id = event.consignmentId().value();
        views.put(id, fold(views.find(id), event, Fact.of(received)));
    }

    /** The view after the event; a stream begins with a booking, so only that needs no view before it. */
    static ConsignmentView fold(Optional<ConsignmentView> before, ConsignmentEvent event, Fact fact) {
        if (event instanceof ConsignmentBookedV1 booked) {
            return ConsignmentView.of(booked.consignmentId(), BookingView.of(booked, fact));
        }
        ConsignmentView view = before.orElseThrow(() -> new IllegalStateException("not booked: " + event));
        return fold(view, event, fact).at(fact.sequence());
    }

    private static ConsignmentView fold(ConsignmentView view, ConsignmentEvent event, Fact fact) {
        return switch (event) {
            case ConsignmentBookedV1 _ -> throw new IllegalStateException("booked twice: " + event);
            case MilestonePlannedV1 planned -> view.with(report(planned, fact));
            case MilestoneEstimatedV1 estimated -> view.with(report(estimated, fact));
            case MilestoneReachedV1 reached -> view.with(report(reached, fact));
            case MilestoneRetractedV1 retracted -> view.withoutReport(retracted.reportId(), retracted.reason());
            case CustomsHeldV1 held -> view.with(decision(held, fact));
            case CustomsReleasedV1 released -> view.with(decision(released, fact));
            case ConsignmentDeliveredV1 delivered -> view.with(DeliveryView.of(delivered, fact));
            case ConsignmentDeliveryRetractedV1 retracted ->
                view.withoutDelivery(retracted.reportId(), retracted.reason());
            case ConsignmentLostV1 _ -> view.with(new ConsignmentView.Ending(ConsignmentStatus.LOST, fact));
            case ConsignmentReturnedV1 _ -> view.with(new ConsignmentView.Ending(ConsignmentStatus.RETURNED, fact));
        };
    }

    private static ReportView report(MilestonePlannedV1 event, Fact fact) {
        return new ReportView(
                event.reportId(),
                Classifier.PLN,
                event.milestone(),
                event.location(),
                event.at(),
                false,
                event.reportedBy(),
                Optional.empty(),
                fact);
    }

    private static ReportView report(MilestoneEstimatedV1 event, Fact fact) {
        return new ReportView(
                event.reportId(),
                Classifier.EST,
                event.milestone(),
                event.location(),
                event.at(),
                false,
                event.reportedBy(),
                Optional.empty(),
                fact);
    }

    private static ReportView report(MilestoneReachedV1 event, Fact fact) {
        return new ReportView(
                event.reportId(),
                Classifier.ACT,
                event.milestone(),
                event.location(),
                event.at(),
                event.outOfOrder(),
                event.reportedBy(),
                Optional.empty(),
                fact);
    }

    private static CustomsView decision(CustomsHeldV1 event, Fact fact) {
        return new CustomsView(
                event.reportId(),
                event.direction(),
                CustomsView.Decision.HELD,
                event.occurredAt(),
                Optional.empty(),
                event.reason().flatMap(Confidential::disclosed),
                fact);
    }

    private static CustomsView decision(CustomsReleasedV1 event, Fact fact) {
        return new CustomsView(
                event.reportId(),
                event.direction(),
                CustomsView.Decision.RELEASED,
                event.occurredAt(),
                event.declarationNumber(),
                Optional.empty(),
                fact);
    }
}
