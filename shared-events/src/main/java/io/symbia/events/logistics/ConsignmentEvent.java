package io.symbia.events.logistics;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.domain.Computed;
import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.domain.EventType;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.kernel.privacy.Personal;
import io.symbia.events.kernel.privacy.Public;
import io.symbia.events.kernel.privacy.Restricted;
import io.symbia.events.logistics.CustomsGate.Decision;
import io.symbia.events.logistics.milestone.Milestone;
import io.symbia.events.words.goods.Sscc;
import io.symbia.events.words.money.Money;
import io.symbia.events.words.trade.ConsignmentId;
import io.symbia.events.words.trade.OrderNumber;
import io.symbia.events.words.transport.TransportMode;
import io.symbia.events.words.transport.Ucr;
import io.symbia.events.words.transport.UnLocode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The events of a consignment, in the stream {@code logistics/consignment/<consignmentId>}. Orders, shipper, consignee and carrier are
 * in each event as they were booked.
 */
public sealed interface ConsignmentEvent extends DomainEvent
        permits ConsignmentEvent.ConsignmentBookedV1,
                ConsignmentEvent.Report,
                ConsignmentEvent.Retraction,
                ConsignmentEvent.Ending {
    ConsignmentId consignmentId();

    /** Somebody told of the consignment, by a name that is unique in it. */
    sealed interface Report extends ConsignmentEvent {
        ReportId reportId();
    }

    /** A report that its reporter, and nobody else, may take back. */
    sealed interface Retractable extends Report permits MilestoneReport, ConsignmentDeliveredV1 {
        ParticipantId reportedBy();
    }

    /** What customs decided at a gate. */
    sealed interface CustomsReport extends Report {
        CustomsDirection direction();

        Decision decision();
    }

    /** A report was taken back; it stays on record and no longer counts. */
    sealed interface Retraction extends ConsignmentEvent {
        ReportId reportId();

        RetractionReason reason();
    }

    /** The consignment is over without a delivery. */
    sealed interface Ending extends ConsignmentEvent {}

    /**
     * A consignment was booked: whose goods go to whom, for which orders.
     *
     * @param orderNumbers at least one, each once
     * @param carrier      absent when the shipper named none
     * @param ucr          by which customs know the consignment
     * @param units        each once; empty when the goods are not labelled
     * @param customsGates the customs releases that it needs, at most one a direction
     * @param goodsValue   not negative
     * @param freight      price of the transport, not negative
     * @param insurance    price of the insurance, not negative
     * @param grossWeightKg goods and packaging, without the equipment
     */
    @EventType("symbia.logistics.consignment.booked.v1")
    record ConsignmentBookedV1(
            @Public Happened happened,
            @Public ConsignmentId consignmentId,
            @Public List<OrderNumber> orderNumbers,
            @Public ParticipantId shipper,
            @Public ParticipantId consignee,
            @Public Optional<ParticipantId> carrier,
            @Public Optional<TransportMode> mode,
            @Public Optional<Ucr> ucr,
            @Public List<Sscc> units,
            @Public List<CustomsGate> customsGates,
            @Restricted Confidential<Money> goodsValue,
            @Restricted Optional<Confidential<Money>> freight,
            @Restricted Optional<Confidential<Money>> insurance,
            @Public Optional<Kilograms> grossWeightKg)
            implements ConsignmentEvent {
        public ConsignmentBookedV1 {
            orderNumbers = List.copyOf(orderNumbers);
            units = List.copyOf(units);
            customsGates = List.copyOf(customsGates);
        }
    }

    /** A plan, an estimate or an actual milestone was taken back by its reporter (DCSA: retractedEventID). */
    @EventType("symbia.logistics.consignment.milestone-retracted.v1")
    record MilestoneRetractedV1(
            @Public Happened happened,
            @Public ConsignmentId consignmentId,
            @Public ReportId reportId,
            @Public Milestone milestone,
            @Public RetractionReason reason)
            implements Retraction {}

    /**
     * Customs stopped the consignment.
     *
     * @param reportId customs' name for this decision
     */
    @EventType("symbia.logistics.consignment.customs-held.v1")
    record CustomsHeldV1(
            @Public Happened happened,
            @Public ConsignmentId consignmentId,
            @Public ReportId reportId,
            @Public CustomsDirection direction,
            @Restricted Optional<Confidential<Reason>> reason)
            implements CustomsReport {
        @Override
        public Decision decision() {
            return Decision.HELD;
        }
    }

    /**
     * Customs let the consignment pass.
     *
     * @param reportId customs' name for this decision
     */
    @EventType("symbia.logistics.consignment.customs-released.v1")
    record CustomsReleasedV1(
            @Public Happened happened,
            @Public ConsignmentId consignmentId,
            @Public ReportId reportId,
            @Public CustomsDirection direction,
            @Public Optional<DeclarationNumber> declarationNumber)
            implements CustomsReport {
        @Override
        public Decision decision() {
            return Decision.RELEASED;
        }
    }

    /**
     * A consignment was delivered. Reported by its consignee or its carrier, never on the word of the shipper alone.
     *
     * @param plannedAt    when it was planned to be delivered; absent when nothing was planned
     * @param daysLate     calendar days after the planned day, negative when early, each day by its moment's own offset;
     *     absent exactly when {@code plannedAt} is
     * @param podMethod    how the delivery can be shown
     * @param podCommitment SHA-256 of what shows it, such as the signed slip, and of a salt beside it: both stay with the reporter, who can
     *     show them in a dispute
     * @param goods        how much arrived, counted; empty when nobody counted, which says nothing
     */
    @EventType("symbia.logistics.consignment.delivered.v1")
    record ConsignmentDeliveredV1(
            @Public Happened happened,
            @Public ConsignmentId consignmentId,
            @Public ReportId reportId,
            @Public ParticipantId reportedBy,
            @Public List<OrderNumber> orderNumbers,
            @Public ParticipantId shipper,
            @Public ParticipantId consignee,
            @Public Optional<ParticipantId> carrier,
            @Public Optional<UnLocode> location,
            @Public @Computed Optional<Instant> plannedAt,
            @Public @Computed Optional<Integer> daysLate,
            @Public ProofOfDelivery podMethod,
            @Public Optional<Digest> podCommitment,
            @Public List<DeliveredGoods> goods,
            @Personal Optional<Confidential<RecipientName>> recipientName)
            implements Retractable {
        /** Refuses half a lateness. */
        public ConsignmentDeliveredV1 {
            orderNumbers = List.copyOf(orderNumbers);
            goods = List.copyOf(goods);
            if (plannedAt.isPresent() != daysLate.isPresent()) {
                throw new IllegalArgumentException("lateness is known exactly when a plan is");
            }
        }
    }

    /**
     * A delivery was taken back by its reporter; whoever paid or scored on it must look again.
     *
     * @param daysLate the lateness that no longer counts, so that it can be taken out of a sum again
     */
    @EventType("symbia.logistics.consignment.delivery-retracted.v1")
    record ConsignmentDeliveryRetractedV1(
            @Public Happened happened,
            @Public ConsignmentId consignmentId,
            @Public ReportId reportId,
            @Public List<OrderNumber> orderNumbers,
            @Public ParticipantId shipper,
            @Public ParticipantId consignee,
            @Public Optional<Integer> daysLate,
            @Public RetractionReason reason)
            implements Retraction {
        public ConsignmentDeliveryRetractedV1 {
            orderNumbers = List.copyOf(orderNumbers);
        }
    }

    /** A consignment was lost; nothing more happens to it. */
    @EventType("symbia.logistics.consignment.lost.v1")
    record ConsignmentLostV1(
            @Public Happened happened,
            @Public ConsignmentId consignmentId,
            @Public List<OrderNumber> orderNumbers,
            @Public ParticipantId shipper,
            @Public ParticipantId consignee,
            @Restricted Confidential<Reason> reason)
            implements Ending {
        public ConsignmentLostV1 {
            orderNumbers = List.copyOf(orderNumbers);
        }
    }

    /** A consignment went back to its shipper before it was delivered; nothing more happens to it. */
    @EventType("symbia.logistics.consignment.returned.v1")
    record ConsignmentReturnedV1(
            @Public Happened happened,
            @Public ConsignmentId consignmentId,
            @Public List<OrderNumber> orderNumbers,
            @Public ParticipantId shipper,
            @Public ParticipantId consignee,
            @Restricted Confidential<Reason> reason)
            implements Ending {
        public ConsignmentReturnedV1 {
            orderNumbers = List.copyOf(orderNumbers);
        }
    }
}
