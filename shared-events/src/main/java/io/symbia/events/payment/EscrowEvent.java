package io.symbia.events.payment;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.domain.EventType;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.evidence.Evidence;
import io.symbia.events.kernel.form.Positive;
import io.symbia.events.kernel.form.Unrecognised;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.kernel.privacy.Public;
import io.symbia.events.kernel.privacy.Restricted;
import io.symbia.events.payment.rule.ReleaseCondition;
import io.symbia.events.payment.rule.ReleaseRule;
import io.symbia.events.payment.rule.Stance;
import io.symbia.events.payment.rule.TrancheId;
import io.symbia.events.words.money.Money;
import io.symbia.events.words.trade.EscrowId;
import io.symbia.events.words.trade.OrderNumber;
import java.util.List;
import java.util.Optional;

/** The events of an escrow agreement, in the stream {@code payment/escrow/<escrow id>}. */
public sealed interface EscrowEvent extends DomainEvent {
    EscrowId escrowId();

    /**
     * Two parties agreed that money is held for an order and when it may be released.
     *
     * @param payer    will fund it
     * @param payee    receives what is released
     * @param arbiter  may decide a dispute against the will of a party; without one a party can only give way
     * @param amount   equal to the sum of the rule's tranches
     * @param rule     never changes
     * @param ruleHash SHA-256 of the rule's canonical JSON (RFC 8785) with salt and amounts disclosed
     */
    @EventType("symbia.payment.escrow.created.v1")
    record EscrowCreatedV1(
            @Public Happened happened,
            @Public EscrowId escrowId,
            @Public OrderNumber orderNumber,
            @Public ParticipantId payer,
            @Public ParticipantId payee,
            @Public Optional<ParticipantId> arbiter,
            @Restricted @Positive Confidential<Money> amount,
            @Public ReleaseRule rule,
            @Public Digest ruleHash)
            implements EscrowEvent {}

    /**
     * The payer paid in the whole amount. Happens once.
     *
     * @param amount the amount of the agreement
     */
    @EventType("symbia.payment.escrow.funded.v1")
    record EscrowFundedV1(
            @Public Happened happened,
            @Public EscrowId escrowId,
            @Public OrderNumber orderNumber,
            @Public ParticipantId payer,
            @Public ParticipantId payee,
            @Restricted @Positive Confidential<Money> amount)
            implements EscrowEvent {}

    /**
     * An event of another domain was taken as evidence for or against a condition of the release rule.
     *
     * @param condition  one of the rule's
     * @param evidence   the event, so that it can be fetched and its proof checked
     * @param supersedes the stream whose word no longer counts, such as the failed inspection of which this one is the retest
     */
    @EventType("symbia.payment.escrow.evidence-recorded.v1")
    record EscrowEvidenceRecordedV1(
            @Public Happened happened,
            @Public EscrowId escrowId,
            @Public ReleaseCondition condition,
            @Public Stance stance,
            @Public Evidence evidence,
            @Public Optional<StreamId> supersedes)
            implements EscrowEvent {}

    /**
     * Everything a tranche waits for is so. In the same commit as the release, which can be recomputed from it: the rule is
     * named by its hash and the evidence by event.
     *
     * @param ruleHash the hash given at creation
     * @param evidence at least one event for each condition of the tranche
     */
    @EventType("symbia.payment.escrow.release-condition-met.v1")
    record EscrowReleaseConditionMetV1(
            @Public Happened happened,
            @Public EscrowId escrowId,
            @Public TrancheId trancheId,
            @Public Digest ruleHash,
            @Public List<Evidence> evidence)
            implements EscrowEvent {

        public EscrowReleaseConditionMetV1 {
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * A tranche was released to the payee: it is owed to the payee from now on, and a payment instruction follows.
     *
     * @param amount the tranche's
     * @param whole  whether nothing is left in escrow and nothing was refunded: the payee has it all
     */
    @EventType("symbia.payment.escrow.released.v1")
    record EscrowReleasedV1(
            @Public Happened happened,
            @Public EscrowId escrowId,
            @Public OrderNumber orderNumber,
            @Public TrancheId trancheId,
            @Public ParticipantId payer,
            @Public ParticipantId payee,
            @Public ReleaseBasis basis,
            @Restricted @Positive Confidential<Money> amount,
            @Public boolean whole)
            implements EscrowEvent {}

    /** Why a tranche was released. */
    enum ReleaseBasis {
        /** Every condition of the tranche was met; the evidence is named in the same commit. */
        CONDITIONS_MET,
        /** A dispute was resolved in favour of the payee. */
        DISPUTE_RESOLVED,
        /** A code of a later list. */
        @Unrecognised
        UNRECOGNISED
    }

    /**
     * All that remained in escrow goes back to the payer, and a payment instruction follows. Nothing can be released after it.
     *
     * @param amount what remained
     */
    @EventType("symbia.payment.escrow.refunded.v1")
    record EscrowRefundedV1(
            @Public Happened happened,
            @Public EscrowId escrowId,
            @Public OrderNumber orderNumber,
            @Public ParticipantId payer,
            @Public ParticipantId payee,
            @Restricted @Positive Confidential<Money> amount)
            implements EscrowEvent {}

    /**
     * A dispute was opened; nothing is released or refunded until it is resolved.
     *
     * @param raisedBy  a party; the payer when evidence on which money was released is withdrawn
     * @param against   the other party
     * @param evidence  the event that withdrew the evidence, when that is the grounds
     * @param statement what the party says
     */
    @EventType("symbia.payment.escrow.disputed.v1")
    record EscrowDisputedV1(
            @Public Happened happened,
            @Public EscrowId escrowId,
            @Public OrderNumber orderNumber,
            @Public DisputeId disputeId,
            @Public ParticipantId raisedBy,
            @Public ParticipantId against,
            @Public DisputeGrounds grounds,
            @Public Optional<Evidence> evidence,
            @Restricted Optional<Confidential<String>> statement)
            implements EscrowEvent {}

    /** Why there is a dispute. */
    enum DisputeGrounds {
        /** A party raised it. */
        CLAIM_OF_A_PARTY,
        /** An event contradicts evidence on which money has been released: a retracted delivery, a failed inspection. */
        EVIDENCE_WITHDRAWN,
        /** A code of a later list. */
        @Unrecognised
        UNRECOGNISED
    }

    /**
     * A dispute was resolved; the movement of money that follows from it, if any, is in the same commit.
     *
     * @param raisedBy   as when it was raised
     * @param against    as when it was raised
     * @param resolvedBy the arbiter, or the party that gave way
     */
    @EventType("symbia.payment.escrow.dispute-resolved.v1")
    record EscrowDisputeResolvedV1(
            @Public Happened happened,
            @Public EscrowId escrowId,
            @Public OrderNumber orderNumber,
            @Public DisputeId disputeId,
            @Public ParticipantId raisedBy,
            @Public ParticipantId against,
            @Public DisputeOutcome outcome,
            @Public ParticipantId resolvedBy)
            implements EscrowEvent {}

    /** What becomes of the money that remains in escrow. */
    enum DisputeOutcome {
        /** All of it is released to the payee. */
        RELEASE,
        /** All of it is refunded to the payer. */
        REFUND,
        /** The agreement goes on where it stood; what has been met meanwhile is released. */
        RESUME,
        /** A code of a later list. */
        @Unrecognised
        UNRECOGNISED
    }
}
