package io.symbia.payment.escrow;

import static io.symbia.payment.escrow.EscrowRefusal.*;

import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.form.Codes;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.payment.DisputeId;
import io.symbia.events.payment.EscrowEvent.DisputeGrounds;
import io.symbia.events.payment.EscrowEvent.DisputeOutcome;
import io.symbia.events.payment.EscrowEvent.EscrowDisputeResolvedV1;
import io.symbia.events.payment.EscrowEvent.EscrowDisputedV1;
import io.symbia.payment.escrow.EscrowCommand.ResolveDispute;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The disputes of one agreement, at most one of them open. Changed by events only. */
final class EscrowDisputes {

    /**
     * Disputes that each party may raise one after the other, so that none uses up what the other needs; those that follow from withdrawn evidence
     * are not counted.
     */
    static final int MAX_RAISED_BY_EACH = 8;

    private final Map<DisputeId, EscrowDisputedV1> raised = new HashMap<>();
    private final Map<DisputeId, EscrowDisputeResolvedV1> resolved = new HashMap<>();
    private Optional<DisputeId> open = Optional.empty();

    Optional<DisputeId> open() {
        return open;
    }

    Optional<EscrowDisputedV1> raised(DisputeId dispute) {
        return Optional.ofNullable(raised.get(dispute));
    }

    Optional<EscrowDisputeResolvedV1> resolved(DisputeId dispute) {
        return Optional.ofNullable(resolved.get(dispute));
    }

    void requireRoom(EscrowTerms terms, ParticipantId claimant) {
        long claims = raised.values().stream()
                .filter(dispute -> dispute.grounds() == DisputeGrounds.CLAIM_OF_A_PARTY)
                .filter(dispute -> dispute.raisedBy().equals(claimant))
                .count();
        if (claims >= MAX_RAISED_BY_EACH) {
            throw TOO_MANY_DISPUTES.with(terms.escrowId(), MAX_RAISED_BY_EACH, claimant);
        }
    }

    /** The dispute; refuses when there is none, or when the issuer may not end it in this way. */
    EscrowDisputedV1 requireResolvableBy(ParticipantId issuer, ResolveDispute command, EscrowTerms terms) {
        boolean arbiter = terms.agreed().arbiter().filter(issuer::equals).isPresent();
        if (!arbiter) {
            terms.requireParty(issuer); // A stranger does not learn which disputes there are.
        }
        EscrowDisputedV1 dispute = raised.get(command.disputeId());
        if (dispute == null) {
            throw DISPUTE_NOT_FOUND.with(terms.escrowId(), command.disputeId());
        }
        ParticipantId whoGivesWay = whoGivesWay(command.outcome(), dispute, terms);
        if (!arbiter && !issuer.equals(whoGivesWay)) {
            throw NOT_A_PARTY.with(issuer, whoGivesWay + " or the arbiter, if one was agreed");
        }
        Happened happened = command.happened();
        if (happened.stated() && happened.at().isBefore(dispute.occurredAt())) {
            throw RESOLVED_BEFORE_RAISED.with(command.disputeId(), dispute.occurredAt(), happened.at());
        }
        return dispute;
    }

    private static ParticipantId whoGivesWay(DisputeOutcome outcome, EscrowDisputedV1 dispute, EscrowTerms terms) {
        return switch (outcome) {
            case RELEASE -> terms.payer();
            case REFUND -> terms.payee();
            case RESUME -> dispute.raisedBy();
            case UNRECOGNISED -> throw Codes.undecided(outcome);
        };
    }

    void on(EscrowDisputedV1 event) {
        raised.put(event.disputeId(), event);
        open = Optional.of(event.disputeId());
    }

    void on(EscrowDisputeResolvedV1 event) {
        resolved.put(event.disputeId(), event);
        open = Optional.empty();
    }
}
