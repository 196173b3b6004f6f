package io.symbia.logistics.consignment;

import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.logistics.ConsignmentEvent.ConsignmentBookedV1;
import io.symbia.events.logistics.ConsignmentEvent.ConsignmentDeliveredV1;
import io.symbia.events.logistics.ConsignmentEvent.ConsignmentDeliveryRetractedV1;
import io.symbia.events.logistics.ConsignmentEvent.ConsignmentLostV1;
import io.symbia.events.logistics.ConsignmentEvent.ConsignmentReturnedV1;
import io.symbia.events.logistics.ConsignmentEvent.CustomsHeldV1;
import io.symbia.events.logistics.ConsignmentEvent.CustomsReleasedV1;
import io.symbia.events.logistics.ConsignmentEvent.CustomsReport;
import io.symbia.events.logistics.ConsignmentEvent.MilestoneRetractedV1;
import io.symbia.events.logistics.MilestoneReport;
import io.symbia.events.logistics.MilestoneReport.MilestoneEstimatedV1;
import io.symbia.events.logistics.MilestoneReport.MilestonePlannedV1;
import io.symbia.events.logistics.MilestoneReport.MilestoneReachedV1;
import io.symbia.events.logistics.ReportId;
import io.symbia.events.logistics.milestone.Milestone;
import io.symbia.events.words.transport.UnLocode;
import io.symbia.logistics.consignment.ConsignmentCommand.BookConsignment;
import io.symbia.logistics.consignment.ConsignmentCommand.DecideAtCustoms;
import io.symbia.logistics.consignment.ConsignmentCommand.DeliverConsignment;
import io.symbia.logistics.consignment.ConsignmentCommand.ReportLoss;
import io.symbia.logistics.consignment.ConsignmentCommand.ReportMilestone;
import io.symbia.logistics.consignment.ConsignmentCommand.ReportReturn;
import io.symbia.logistics.consignment.ConsignmentCommand.RetractDelivery;
import io.symbia.logistics.consignment.ConsignmentCommand.RetractMilestone;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The events that the commands of {@link Examples} lead to. */
final class ExampleEvents {
    private ExampleEvents() {}

    static ConsignmentBookedV1 event(BookConsignment asked) {
        return new ConsignmentBookedV1(
                asked.happened(),
                asked.consignmentId(),
                asked.orderNumbers(),
                asked.shipper(),
                asked.consignee(),
                asked.carrier(),
                asked.mode(),
                Optional.empty(),
                asked.units().orElseThrow(),
                asked.customsGates().orElseThrow(),
                Confidential.of(asked.goodsValue()),
                asked.freight().map(Confidential::of),
                asked.insurance().map(Confidential::of),
                asked.grossWeightKg());
    }

    static MilestoneReport event(ReportMilestone asked, ParticipantId by) {
        return event(asked, by, false);
    }

    static MilestoneReport event(ReportMilestone asked, ParticipantId by, boolean outOfOrder) {
        Happened happened = asked.happened();
        ReportId id = asked.reportId();
        Milestone milestone = asked.milestone();
        Optional<UnLocode> location = asked.location();
        return switch (asked.classifier()) {
            case PLN ->
                new MilestonePlannedV1(
                        happened,
                        Examples.TEA,
                        id,
                        by,
                        milestone,
                        location,
                        asked.at().orElseThrow(),
                        asked.atOffset(),
                        asked.about());
            case EST ->
                new MilestoneEstimatedV1(
                        happened,
                        Examples.TEA,
                        id,
                        by,
                        milestone,
                        location,
                        asked.at().orElseThrow(),
                        asked.atOffset(),
                        asked.about(),
                        asked.delayReason());
            case ACT ->
                new MilestoneReachedV1(
                        happened,
                        Examples.TEA,
                        id,
                        by,
                        milestone,
                        location,
                        asked.about(),
                        asked.delayReason(),
                        outOfOrder);
        };
    }

    static MilestoneRetractedV1 event(RetractMilestone asked, Milestone milestone) {
        return new MilestoneRetractedV1(asked.happened(), Examples.TEA, asked.reportId(), milestone, asked.reason());
    }

    static CustomsReport event(DecideAtCustoms asked) {
        Happened happened = asked.happened();
        ReportId id = asked.reportId();
        return switch (asked.decision()) {
            case HELD ->
                new CustomsHeldV1(
                        happened,
                        Examples.TEA,
                        id,
                        asked.direction(),
                        asked.reason().map(Confidential::of));
            case RELEASED ->
                new CustomsReleasedV1(happened, Examples.TEA, id, asked.direction(), asked.declarationNumber());
        };
    }

    static ConsignmentDeliveredV1 event(
            DeliverConsignment asked,
            ParticipantId by,
            ConsignmentBookedV1 booked,
            Optional<Instant> plannedAt,
            Optional<Integer> daysLate) {
        return new ConsignmentDeliveredV1(
                asked.happened(),
                Examples.TEA,
                asked.reportId(),
                by,
                booked.orderNumbers(),
                booked.shipper(),
                booked.consignee(),
                booked.carrier(),
                asked.location(),
                plannedAt,
                daysLate,
                asked.podMethod(),
                asked.podCommitment(),
                asked.goods().orElse(List.of()),
                asked.recipientName().map(Confidential::of));
    }

    static ConsignmentDeliveryRetractedV1 event(RetractDelivery asked, ConsignmentDeliveredV1 delivered) {
        return new ConsignmentDeliveryRetractedV1(
                asked.happened(),
                Examples.TEA,
                asked.reportId(),
                delivered.orderNumbers(),
                delivered.shipper(),
                delivered.consignee(),
                delivered.daysLate(),
                asked.reason());
    }

    static ConsignmentLostV1 event(ReportLoss asked, ConsignmentBookedV1 booked) {
        return new ConsignmentLostV1(
                asked.happened(),
                Examples.TEA,
                booked.orderNumbers(),
                booked.shipper(),
                booked.consignee(),
                Confidential.of(asked.reason()));
    }

    static ConsignmentReturnedV1 event(ReportReturn asked, ConsignmentBookedV1 booked) {
        return new ConsignmentReturnedV1(
                asked.happened(),
                Examples.TEA,
                booked.orderNumbers(),
                booked.shipper(),
                booked.consignee(),
                Confidential.of(asked.reason()));
    }
}
