package io.symbia.payment.escrow;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.evidence.Evidence;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.kernel.privacy.Restricted;
import io.symbia.events.payment.DisputeId;
import io.symbia.events.payment.EscrowEvent.DisputeGrounds;
import io.symbia.events.payment.EscrowEvent.DisputeOutcome;
import io.symbia.events.payment.EscrowEvent.EscrowDisputeResolvedV1;
import io.symbia.events.payment.EscrowEvent.EscrowDisputedV1;
import io.symbia.events.payment.EscrowEvent.ReleaseBasis;
import io.symbia.events.payment.rule.ReleaseCondition;
import io.symbia.events.payment.rule.RuleLanguage;
import io.symbia.events.payment.rule.RuleSalt;
import io.symbia.events.payment.rule.Tranche;
import io.symbia.events.payment.rule.TrancheId;
import io.symbia.events.words.money.Money;
import io.symbia.events.words.trade.EscrowId;
import io.symbia.events.words.trade.OrderNumber;
import io.symbia.payment.settlement.EvidenceEntry;
import io.symbia.support.audience.Party;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An agreement as it stands: its terms, its money, what it waits for, what has been recorded as evidence, and its disputes.
 *
 * @param language in which the rule is written, and which version of it
 * @param ruleSalt with it and the amounts the parties can compute {@code ruleHash} themselves
 * @param version  sequence number of the agreement's last event, zero-based
 */
public record EscrowView(
        EscrowId escrowId,
        OrderNumber orderNumber,
        @Party ParticipantId payer,
        @Party ParticipantId payee,
        @Party Optional<ParticipantId> arbiter,
        EscrowStatus status,
        RuleLanguage language,
        int languageVersion,
        Digest ruleHash,
        @Restricted Optional<RuleSalt> ruleSalt,
        @Restricted Optional<Amounts> amounts,
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
            @Restricted Optional<Money> amount,
            List<ReleaseCondition> conditions,
            List<ReleaseCondition> awaited,
            Optional<Release> release) {

        static TrancheView waiting(Tranche tranche) {
            return new TrancheView(
                    tranche.trancheId(),
                    tranche.amount().disclosed(),
                    tranche.conditions(),
                    tranche.conditions(),
                    Optional.empty());
        }

        /** The tranche as it was agreed. */
        Tranche agreed() {
            return new Tranche(trancheId, Confidential.of(amount.orElseThrow()), conditions);
        }

        TrancheView awaiting(List<ReleaseCondition> unmet) {
            return new TrancheView(trancheId, amount, conditions, unmet, release);
        }

        TrancheView released(Release released) {
            return new TrancheView(trancheId, amount, conditions, List.of(), Optional.of(released));
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
            @Restricted Optional<String> statement,
            Instant raisedAt,
            Optional<DisputeOutcome> outcome,
            Optional<ParticipantId> resolvedBy,
            Optional<Instant> resolvedAt) {

        static DisputeView of(EscrowDisputedV1 event) {
            return new DisputeView(
                    event.disputeId(),
                    event.raisedBy(),
                    event.against(),
                    event.grounds(),
                    event.evidence(),
                    event.statement().flatMap(Confidential::disclosed),
                    event.occurredAt(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        DisputeView after(EscrowDisputeResolvedV1 event) {
            if (!event.disputeId().equals(disputeId)) return this;
            return new DisputeView(
                    disputeId,
                    raisedBy,
                    against,
                    grounds,
                    evidence,
                    statement,
                    raisedAt,
                    Optional.of(event.outcome()),
                    Optional.of(event.resolvedBy()),
                    Optional.of(event.occurredAt()));
        }
    }
}
