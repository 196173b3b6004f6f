package io.symbia.payment.views;

import io.symbia.events.canonical.Digest;
import io.symbia.events.evidence.Evidence;
import io.symbia.events.logistics.ConsignmentId;
import io.symbia.events.money.Money;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.payment.DisputeId;
import io.symbia.events.payment.EscrowId;
import io.symbia.events.payment.TrancheId;
import io.symbia.events.payment.escrow.DisputeGrounds;
import io.symbia.events.payment.escrow.DisputeOutcome;
import io.symbia.events.payment.escrow.ReleaseBasis;
import io.symbia.events.payment.rule.ReleaseCondition;
import io.symbia.events.payment.rule.RuleSalt;
import io.symbia.events.supplychain.BatchId;
import io.symbia.events.supplychain.OrderNumber;
import io.symbia.payment.escrow.EscrowBalance;
import io.symbia.payment.escrow.EscrowStatus;
import io.symbia.payment.settlement.EvidenceEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An agreement as it stands: its terms, its money, what it waits for, what has been recorded as evidence, and its disputes.
 *
 * @param ruleSalt for the parties and the arbiter: with it and the amounts they can compute {@code ruleHash} themselves
 * @param amounts  for the parties and the arbiter
 * @param version  sequence number of the agreement's last event, zero-based
 */
public record EscrowView(
        EscrowId escrowId,
        OrderNumber orderNumber,
        ParticipantId payer,
        ParticipantId payee,
        Optional<ParticipantId> arbiter,
        EscrowStatus status,
        Digest ruleHash,
        Optional<RuleSalt> ruleSalt,
        Optional<Amounts> amounts,
        List<TrancheView> tranches,
        List<EvidenceView> evidence,
        List<DisputeView> disputes,
        Instant createdAt,
        Optional<Instant> fundedAt,
        long version) {

    /** What came in, what went out, what is held; all in one currency. */
    public record Amounts(Money agreed, Money funded, Money released, Money refunded, Money remaining) {
        static Amounts of(EscrowBalance balance) {
            return new Amounts(
                    balance.agreed(), balance.funded(), balance.released(), balance.refunded(), balance.remaining());
        }

        EscrowBalance balance() {
            return new EscrowBalance(agreed, funded, released, refunded);
        }
    }

    /**
     * A tranche and what it waits for.
     *
     * @param awaited conditions that are not met, empty once it is released
     */
    public record TrancheView(
            TrancheId trancheId,
            Optional<Money> amount,
            List<ConsignmentId> deliveries,
            List<BatchId> inspections,
            List<ReleaseCondition> awaited,
            Optional<Release> release) {

        TrancheView waitingFor(List<ReleaseCondition> conditions) {
            return new TrancheView(trancheId, amount, deliveries, inspections, conditions, release);
        }

        TrancheView released(Release released) {
            return new TrancheView(trancheId, amount, deliveries, inspections, List.of(), Optional.of(released));
        }

        private TrancheView withoutAmount() {
            return new TrancheView(trancheId, Optional.empty(), deliveries, inspections, awaited, release);
        }
    }

    /**
     * How a tranche came to be released.
     *
     * @param evidence the events on which the release rests; none when a dispute was resolved so
     */
    public record Release(Instant releasedAt, ReleaseBasis basis, List<Evidence> evidence) {}

    /** An event that was recorded as evidence, and when it says it happened. */
    public record EvidenceView(Instant occurredAt, EvidenceEntry entry) {}

    /** A dispute; open until it has an outcome. */
    public record DisputeView(
            DisputeId disputeId,
            ParticipantId raisedBy,
            ParticipantId against,
            DisputeGrounds grounds,
            Optional<Evidence> evidence,
            Optional<String> statement,
            Instant raisedAt,
            Optional<DisputeOutcome> outcome,
            Optional<ParticipantId> resolvedBy,
            Optional<Instant> resolvedAt) {

        private DisputeView withoutStatement() {
            return new DisputeView(
                    disputeId,
                    raisedBy,
                    against,
                    grounds,
                    evidence,
                    Optional.empty(),
                    raisedAt,
                    outcome,
                    resolvedBy,
                    resolvedAt);
        }
    }

    /** What this participant may see: parties and arbiter everything, others what is public in the events. */
    public EscrowView shownTo(Optional<ParticipantId> participant) {
        boolean entitled = participant
                .filter(who -> who.equals(payer)
                        || who.equals(payee)
                        || arbiter.filter(who::equals).isPresent())
                .isPresent();
        if (entitled) return this;
        return new EscrowView(
                escrowId,
                orderNumber,
                payer,
                payee,
                arbiter,
                status,
                ruleHash,
                Optional.empty(),
                Optional.empty(),
                tranches.stream().map(TrancheView::withoutAmount).toList(),
                evidence,
                disputes.stream().map(DisputeView::withoutStatement).toList(),
                createdAt,
                fundedAt,
                version);
    }
}
