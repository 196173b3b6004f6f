package io.symbia.logistics.consignment;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Restricted;
import io.symbia.events.logistics.CustomsDirection;
import io.symbia.events.logistics.CustomsGate;
import io.symbia.events.logistics.CustomsGate.Decision;
import io.symbia.events.logistics.DeclarationNumber;
import io.symbia.events.logistics.DeliveredGoods;
import io.symbia.events.logistics.Kilograms;
import io.symbia.events.logistics.ProofOfDelivery;
import io.symbia.events.logistics.Reason;
import io.symbia.events.logistics.ReportId;
import io.symbia.events.logistics.RetractionReason;
import io.symbia.events.logistics.milestone.DelayReason;
import io.symbia.events.logistics.milestone.Milestone;
import io.symbia.events.logistics.milestone.Milestone.Classifier;
import io.symbia.events.logistics.milestone.MilestoneSubject;
import io.symbia.events.words.goods.Sscc;
import io.symbia.events.words.money.Money;
import io.symbia.events.words.trade.ConsignmentId;
import io.symbia.events.words.trade.OrderNumber;
import io.symbia.events.words.transport.TransportMode;
import io.symbia.events.words.transport.Ucr;
import io.symbia.events.words.transport.UnLocode;
import io.symbia.support.audience.Party;
import io.symbia.support.consumer.ReceivedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that is known of one consignment, as its events told it.
 *
 * @param version    sequence number of the last event that it knows, as the entity tag of its answers
 * @param ending     LOST or RETURNED, when it came to that
 * @param reports    in the order of their events
 * @param customs    in the order of their events; the last one about a gate counts
 * @param deliveries in the order of their events; all but the last are retracted
 */
record ConsignmentView(
        ConsignmentId consignmentId,
        long version,
        ConsignmentStatus status,
        Optional<Ending> ending,
        @Party BookingView booking,
        List<ReportView> reports,
        List<CustomsView> customs,
        List<DeliveryView> deliveries) {
    /**
     * The event that a line of the view stands on.
     *
     * @param eventId  its exact bytes are at {@code /logistics/events/<eventId>}
     * @param digest   SHA-256 of those bytes; its proof is at the log's {@code /proofs/<digest>}
     * @param sequence zero-based position in the consignment's stream
     */
    record Fact(String eventId, Digest digest, long sequence) {
        static Fact of(ReceivedEvent received) {
            return new Fact(
                    received.envelope().id(),
                    received.digest(),
                    received.envelope().sequence());
        }
    }

    /**
     * How it ended without a delivery.
     *
     * @param status LOST or RETURNED
     */
    record Ending(ConsignmentStatus status, Fact fact) {}

    /** What was booked. */
    record BookingView(
            Instant bookedAt,
            List<OrderNumber> orderNumbers,
            @Party ParticipantId shipper,
            @Party ParticipantId consignee,
            @Party Optional<ParticipantId> carrier,
            Optional<TransportMode> mode,
            Optional<Ucr> ucr,
            List<Sscc> units,
            List<CustomsGate> customsGates,
            Optional<Kilograms> grossWeightKg,
            @Restricted Optional<Money> goodsValue,
            @Restricted Optional<Money> freight,
            @Restricted Optional<Money> insurance,
            Fact fact) {}

    /**
     * What somebody reported about a milestone.
     *
     * @param at         when it is planned, expected or was reached
     * @param outOfOrder an actual milestone that came in after a later one
     * @param retracted  why it no longer counts; absent while it does
     */
    record ReportView(
            ReportId reportId,
            Classifier classifier,
            Milestone milestone,
            Optional<UnLocode> location,
            Instant at,
            Optional<MilestoneSubject> about,
            Optional<DelayReason> delayReason,
            boolean outOfOrder,
            ParticipantId reportedBy,
            Optional<RetractionReason> retracted,
            Fact fact) {
        /** Whether nobody took it back. */
        boolean counts() {
            return retracted.isEmpty();
        }

        ReportView retracted(RetractionReason reason) {
            Optional<RetractionReason> why = Optional.of(reason);
            return new ReportView(
                    reportId,
                    classifier,
                    milestone,
                    location,
                    at,
                    about,
                    delayReason,
                    outOfOrder,
                    reportedBy,
                    why,
                    fact);
        }
    }

    /** What customs decided. */
    record CustomsView(
            ReportId reportId,
            CustomsDirection direction,
            Decision decision,
            Instant decidedAt,
            Optional<DeclarationNumber> declarationNumber,
            @Restricted Optional<Reason> reason,
            Fact fact) {}

    /**
     * A delivery that was reported.
     *
     * @param goods     how much arrived, as its reporter counted; empty when nobody counted
     * @param daysLate  calendar days after the planned day, negative when early; absent when nothing was planned
     * @param retracted why it no longer counts; absent while it does
     */
    record DeliveryView(
            ReportId reportId,
            Instant deliveredAt,
            Optional<UnLocode> location,
            Optional<Instant> plannedAt,
            Optional<Integer> daysLate,
            ProofOfDelivery podMethod,
            Optional<Digest> podCommitment,
            List<DeliveredGoods> goods,
            ParticipantId reportedBy,
            Optional<RetractionReason> retracted,
            Fact fact) {
        /** Whether nobody took it back. */
        boolean counts() {
            return retracted.isEmpty();
        }

        DeliveryView retracted(RetractionReason reason) {
            Optional<RetractionReason> why = Optional.of(reason);
            return new DeliveryView(
                    reportId,
                    deliveredAt,
                    location,
                    plannedAt,
                    daysLate,
                    podMethod,
                    podCommitment,
                    goods,
                    reportedBy,
                    why,
                    fact);
        }
    }

    static ConsignmentView of(ConsignmentId id, BookingView booking) {
        return new ConsignmentView(
                id, 0, ConsignmentStatus.BOOKED, Optional.empty(), booking, List.of(), List.of(), List.of());
    }

    /** The delivery that counts. */
    Optional<DeliveryView> delivery() {
        return deliveries.stream().filter(DeliveryView::counts).findFirst();
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

    /** The same without what was taken back: a name is that of a milestone or of a delivery. */
    ConsignmentView without(ReportId id, RetractionReason why) {
        var said = reports.stream().map(one -> one.reportId().equals(id) ? one.retracted(why) : one);
        var delivered = deliveries.stream().map(one -> one.reportId().equals(id) ? one.retracted(why) : one);
        return of(ending, said.toList(), customs, delivered.toList());
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
        return Stream.concat(list.stream(), Stream.of(last)).toList();
    }
}
