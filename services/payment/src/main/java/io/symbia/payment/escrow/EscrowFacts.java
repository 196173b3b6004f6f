package io.symbia.payment.escrow;

import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.evidence.Evidence;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.payment.DisputeId;
import io.symbia.events.payment.EscrowEvent.DisputeGrounds;
import io.symbia.events.payment.EscrowEvent.DisputeOutcome;
import io.symbia.events.payment.EscrowEvent.EscrowDisputeResolvedV1;
import io.symbia.events.payment.EscrowEvent.EscrowDisputedV1;
import io.symbia.events.payment.EscrowEvent.EscrowEvidenceRecordedV1;
import io.symbia.events.payment.EscrowEvent.EscrowFundedV1;
import io.symbia.events.payment.EscrowEvent.EscrowRefundedV1;
import io.symbia.events.payment.EscrowEvent.EscrowReleaseConditionMetV1;
import io.symbia.events.payment.EscrowEvent.EscrowReleasedV1;
import io.symbia.events.payment.EscrowEvent.ReleaseBasis;
import io.symbia.events.payment.JournalEvent.JournalEntryPostedV1;
import io.symbia.events.payment.rule.TrancheId;
import io.symbia.events.words.money.Money;
import io.symbia.payment.ledger.Postings;
import io.symbia.payment.settlement.EvidenceEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The events of one agreement at one moment, filled in from its terms. */
record EscrowFacts(EscrowTerms terms, Happened happened) {

    /** The same, for what follows from a fact: it is not dated before that fact. */
    EscrowFacts notBefore(Instant fact) {
        return new EscrowFacts(terms, happened.notBefore(fact));
    }

    EscrowFundedV1 funded(Money amount) {
        return new EscrowFundedV1(
                happened,
                terms.escrowId(),
                terms.agreed().orderNumber(),
                terms.payer(),
                terms.payee(),
                Confidential.of(amount));
    }

    JournalEntryPostedV1 fundingBooked(Money amount) {
        return new Postings(happened).funded(terms.escrowId(), amount);
    }

    EscrowEvidenceRecordedV1 evidence(EvidenceEntry entry) {
        return new EscrowEvidenceRecordedV1(
                happened, terms.escrowId(), entry.condition(), entry.stance(), entry.evidence(), entry.supersedes());
    }

    EscrowReleaseConditionMetV1 conditionMet(TrancheId tranche, List<Evidence> evidence) {
        return new EscrowReleaseConditionMetV1(
                happened, terms.escrowId(), tranche, terms.agreed().ruleHash(), evidence);
    }

    EscrowReleasedV1 released(TrancheId tranche, ReleaseBasis basis, boolean whole) {
        return new EscrowReleasedV1(
                happened,
                terms.escrowId(),
                terms.agreed().orderNumber(),
                tranche,
                terms.payer(),
                terms.payee(),
                basis,
                Confidential.of(terms.amountOf(tranche)),
                whole);
    }

    JournalEntryPostedV1 releaseBooked(TrancheId tranche) {
        return new Postings(happened).released(terms.escrowId(), tranche, terms.payee(), terms.amountOf(tranche));
    }

    EscrowRefundedV1 refunded(Money amount) {
        return new EscrowRefundedV1(
                happened,
                terms.escrowId(),
                terms.agreed().orderNumber(),
                terms.payer(),
                terms.payee(),
                Confidential.of(amount));
    }

    JournalEntryPostedV1 refundBooked(Money amount) {
        return new Postings(happened).refunded(terms.escrowId(), terms.payer(), amount);
    }

    EscrowDisputedV1 claimed(DisputeId dispute, ParticipantId raisedBy, Optional<String> statement) {
        return new EscrowDisputedV1(
                happened,
                terms.escrowId(),
                terms.agreed().orderNumber(),
                dispute,
                raisedBy,
                raisedBy.equals(terms.payer()) ? terms.payee() : terms.payer(),
                DisputeGrounds.CLAIM_OF_A_PARTY,
                Optional.empty(),
                statement.map(Confidential::of));
    }

    EscrowDisputedV1 withdrawn(Evidence withdrawn) {
        return new EscrowDisputedV1(
                happened,
                terms.escrowId(),
                terms.agreed().orderNumber(),
                new DisputeId("withdrawn-" + withdrawn.eventId()),
                terms.payer(),
                terms.payee(),
                DisputeGrounds.EVIDENCE_WITHDRAWN,
                Optional.of(withdrawn),
                Optional.empty());
    }

    EscrowDisputeResolvedV1 resolved(EscrowDisputedV1 dispute, DisputeOutcome outcome, ParticipantId resolvedBy) {
        return new EscrowDisputeResolvedV1(
                happened,
                terms.escrowId(),
                terms.agreed().orderNumber(),
                dispute.disputeId(),
                dispute.raisedBy(),
                dispute.against(),
                outcome,
                resolvedBy);
    }
}
