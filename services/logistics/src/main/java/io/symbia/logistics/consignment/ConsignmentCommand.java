package io.symbia.logistics.consignment;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.canonical.RefusedJson;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.logistics.ConsignmentEvent.CustomsHeldV1;
import io.symbia.events.logistics.ConsignmentEvent.CustomsReleasedV1;
import io.symbia.events.logistics.ConsignmentEvent.CustomsReport;
import io.symbia.events.logistics.CustomsDirection;
import io.symbia.events.logistics.CustomsGate;
import io.symbia.events.logistics.CustomsGate.Decision;
import io.symbia.events.logistics.DeclarationNumber;
import io.symbia.events.logistics.DeliveredGoods;
import io.symbia.events.logistics.Kilograms;
import io.symbia.events.logistics.MilestoneReport;
import io.symbia.events.logistics.MilestoneReport.MilestoneEstimatedV1;
import io.symbia.events.logistics.MilestoneReport.MilestonePlannedV1;
import io.symbia.events.logistics.MilestoneReport.MilestoneReachedV1;
import io.symbia.events.logistics.ProofOfDelivery;
import io.symbia.events.logistics.Reason;
import io.symbia.events.logistics.RecipientName;
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
import io.symbia.support.command.Command;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** The commands of a consignment. */
public sealed interface ConsignmentCommand extends Command {
    ConsignmentId consignmentId();

    @Override
    default StreamId stream() {
        return Consignment.streamOf(consignmentId());
    }

    /**
     * Book a consignment. Any party named in it may.
     *
     * @param orderNumbers 1 to {@value #MAX_ORDERS}, each once
     * @param units        at most {@value #MAX_UNITS}, each once
     * @param customsGates at most one a direction
     * @param goodsValue   not negative, like freight and insurance; the currencies may differ
     */
    record BookConsignment(
            Happened happened,
            ConsignmentId consignmentId,
            List<OrderNumber> orderNumbers,
            ParticipantId shipper,
            ParticipantId consignee,
            Optional<ParticipantId> carrier,
            Optional<TransportMode> mode,
            Optional<Ucr> ucr,
            Optional<List<Sscc>> units,
            Optional<List<CustomsGate>> customsGates,
            Money goodsValue,
            Optional<Money> freight,
            Optional<Money> insurance,
            Optional<Kilograms> grossWeightKg)
            implements ConsignmentCommand {
        /** Consolidated consignments serve some dozens of orders; all of them are in each delivery's event. */
        static final int MAX_ORDERS = 200;

        /** A container holds some 40 pallets or 2,000 parcels: labels of 42 kB. */
        static final int MAX_UNITS = 2_000;

        /** Refuses what no consignment is. */
        public BookConsignment {
            requireBetween(1, MAX_ORDERS, orderNumbers, "orderNumbers");
            units.ifPresent(labels -> requireBetween(0, MAX_UNITS, labels, "units"));
            customsGates.ifPresent(gates ->
                    requireEachOnce(gates.stream().map(CustomsGate::direction).toList(), "customsGates"));
            requireNotNegative(goodsValue, "goodsValue");
            freight.ifPresent(money -> requireNotNegative(money, "freight"));
            insurance.ifPresent(money -> requireNotNegative(money, "insurance"));
        }

        @Override
        public Optional<ParticipantId> owner() {
            return Optional.of(consignmentId.owner());
        }

        /** Whether the participant is shipper, consignee or carrier. */
        boolean names(ParticipantId participant) {
            return shipper.equals(participant)
                    || consignee.equals(participant)
                    || carrier.filter(participant::equals).isPresent();
        }
    }

    /**
     * Report what was agreed (PLN), is expected (EST) or happened (ACT). Any party may.
     *
     * @param milestone with ACT not {@link Milestone#DELIVERY}: that is reported with its proof
     * @param at        when it is planned or expected; absent with ACT, which is told when it was reached
     * @param atOffset  local time there at that moment, if it is known; by it the day is counted on which a delivery is due
     * @param about     what fits the milestone's {@link Milestone#subject()}; one of the shipment's documents names the document
     * @param delayReason not with PLN: what is only agreed is not late
     */
    record ReportMilestone(
            Happened happened,
            ConsignmentId consignmentId,
            ReportId reportId,
            Classifier classifier,
            Milestone milestone,
            Optional<UnLocode> location,
            Optional<Instant> at,
            Optional<ZoneOffset> atOffset,
            Optional<MilestoneSubject> about,
            Optional<DelayReason> delayReason)
            implements ConsignmentCommand {
        /** Refuses a forecast of no moment, an actual of two, and a delivery without proof. */
        public ReportMilestone {
            boolean foreseen = classifier != Classifier.ACT;
            if (foreseen && at.isEmpty()) {
                throw new RefusedJson(
                        "missing", "/at", "when it is planned or expected is required with " + classifier);
            }
            if (atOffset.isPresent() && at.isEmpty()) throw refused("atOffset", "it goes with at");
            if (at.filter(moment ->
                            Duration.between(happened.at(), moment).abs().compareTo(Milestone.FORESIGHT) > 0)
                    .isPresent()) {
                throw refused("at", "it is within thirty years of when it is told");
            }
            if (!foreseen && at.isPresent()) throw refused("at", "with ACT, occurredAt says when it was reached");
            if (!foreseen && milestone == Milestone.DELIVERY) {
                throw refused("milestone", "a delivery is reported with its proof, not as a milestone");
            }
            if (classifier == Classifier.PLN && delayReason.isPresent()) {
                throw refused("delayReason", "a plan is not late; an estimate or the milestone itself may be");
            }
            MilestoneSubject.requireFit(milestone, about);
        }

        /**
         * The event that the command asks for.
         *
         * @param outOfOrder whether a later milestone is known; of one that happened
         */
        MilestoneReport told(ParticipantId reporter, boolean outOfOrder) {
            return switch (classifier) {
                case PLN ->
                    new MilestonePlannedV1(
                            happened,
                            consignmentId,
                            reportId,
                            reporter,
                            milestone,
                            location,
                            at.orElseThrow(),
                            atOffset,
                            about);
                case EST ->
                    new MilestoneEstimatedV1(
                            happened,
                            consignmentId,
                            reportId,
                            reporter,
                            milestone,
                            location,
                            at.orElseThrow(),
                            atOffset,
                            about,
                            delayReason);
                case ACT ->
                    new MilestoneReachedV1(
                            happened,
                            consignmentId,
                            reportId,
                            reporter,
                            milestone,
                            location,
                            about,
                            delayReason,
                            outOfOrder);
            };
        }
    }

    /** Take back a plan, an estimate or an actual milestone. Only its reporter may. */
    record RetractMilestone(Happened happened, ConsignmentId consignmentId, ReportId reportId, RetractionReason reason)
            implements ConsignmentCommand {}

    /**
     * Close or open a customs gate. Only the authority that the booking names there may.
     *
     * @param declarationNumber with RELEASED only
     * @param reason            with HELD only; for the parties' eyes
     */
    record DecideAtCustoms(
            Happened happened,
            ConsignmentId consignmentId,
            ReportId reportId,
            CustomsDirection direction,
            Decision decision,
            Optional<DeclarationNumber> declarationNumber,
            Optional<Reason> reason)
            implements ConsignmentCommand {
        /** Refuses what belongs to the other decision. */
        public DecideAtCustoms {
            if (decision == Decision.HELD && declarationNumber.isPresent()) {
                throw refused("declarationNumber", "a hold names no declaration");
            }
            if (decision == Decision.RELEASED && reason.isPresent()) {
                throw refused("reason", "a release needs no reason");
            }
        }

        /** The event that the command asks for. */
        CustomsReport told() {
            return switch (decision) {
                case HELD ->
                    new CustomsHeldV1(happened, consignmentId, reportId, direction, reason.map(Confidential::of));
                case RELEASED -> new CustomsReleasedV1(happened, consignmentId, reportId, direction, declarationNumber);
            };
        }
    }

    /**
     * Report that the consignee has the goods. The consignee may, and the carrier unless it is the shipper.
     *
     * @param podCommitment SHA-256 of what shows the delivery, with a salt beside it
     * @param goods         how much arrived, each line or unit once; absent when nobody counted
     * @param recipientName personal, and never shown again
     */
    record DeliverConsignment(
            Happened happened,
            ConsignmentId consignmentId,
            ReportId reportId,
            Optional<UnLocode> location,
            ProofOfDelivery podMethod,
            Optional<Digest> podCommitment,
            Optional<List<DeliveredGoods>> goods,
            Optional<RecipientName> recipientName)
            implements ConsignmentCommand {
        /** Refuses goods that are named in two ways or in none, or twice. */
        public DeliverConsignment {
            goods.ifPresent(counted -> {
                requireBetween(
                        1,
                        BookConsignment.MAX_UNITS,
                        counted.stream().map(DeliveredGoods::name).toList(),
                        "goods");
                if (!counted.stream().allMatch(DeliveredGoods::hasOneName)) {
                    throw refused("goods", "each entry names a line of an order, numbered from 1, or else a unit");
                }
            });
        }
    }

    /** Take back a delivery. Only its reporter may. */
    record RetractDelivery(Happened happened, ConsignmentId consignmentId, ReportId reportId, RetractionReason reason)
            implements ConsignmentCommand {}

    /** Give the consignment up. The carrier may, and the shipper; not the consignee, who would no longer have to pay. */
    record ReportLoss(Happened happened, ConsignmentId consignmentId, Reason reason) implements ConsignmentCommand {}

    /** Report that the shipper has the goods again. The carrier may, and the shipper. */
    record ReportReturn(Happened happened, ConsignmentId consignmentId, Reason reason) implements ConsignmentCommand {}

    private static void requireBetween(int min, int max, List<?> values, String name) {
        if (values.size() < min || values.size() > max) {
            throw refused(name, "%d entries, allowed are %d to %d".formatted(values.size(), min, max));
        }
        requireEachOnce(values, name);
    }

    private static void requireEachOnce(List<?> values, String name) {
        if (new HashSet<>(values).size() != values.size()) throw refused(name, "each entry is named once");
    }

    private static void requireNotNegative(Money money, String name) {
        if (money.isNegative()) throw refused(name, "must not be negative");
    }

    private static RefusedJson refused(String name, String reason) {
        return new RefusedJson("invalid_value", "/" + name, reason);
    }
}
