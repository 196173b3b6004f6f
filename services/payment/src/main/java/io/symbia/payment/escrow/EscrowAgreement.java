package io.symbia.payment.escrow;

import static io.symbia.payment.escrow.EscrowRefusal.*;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.evidence.Evidence;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.payment.EscrowEvent.EscrowCreatedV1;
import io.symbia.events.payment.EscrowEvent.EscrowDisputeResolvedV1;
import io.symbia.events.payment.EscrowEvent.EscrowDisputedV1;
import io.symbia.events.payment.EscrowEvent.EscrowEvidenceRecordedV1;
import io.symbia.events.payment.EscrowEvent.EscrowFundedV1;
import io.symbia.events.payment.EscrowEvent.EscrowRefundedV1;
import io.symbia.events.payment.EscrowEvent.EscrowReleasedV1;
import io.symbia.events.payment.EscrowEvent.ReleaseBasis;
import io.symbia.events.payment.rule.ConditionKind;
import io.symbia.events.payment.rule.ReleaseCondition;
import io.symbia.events.payment.rule.Tranche;
import io.symbia.events.payment.rule.TrancheId;
import io.symbia.events.words.money.Money;
import io.symbia.events.words.trade.EscrowId;
import io.symbia.payment.escrow.EscrowCommand.CreateEscrow;
import io.symbia.payment.escrow.EscrowCommand.FundEscrow;
import io.symbia.payment.escrow.EscrowCommand.RaiseDispute;
import io.symbia.payment.escrow.EscrowCommand.RecordEvidence;
import io.symbia.payment.escrow.EscrowCommand.RefundEscrow;
import io.symbia.payment.escrow.EscrowCommand.ResolveDispute;
import io.symbia.payment.settlement.EvidenceBook;
import io.symbia.payment.settlement.EvidenceEntry;
import io.symbia.payment.settlement.Settlement;
import io.symbia.payment.settlement.TrancheDecision;
import io.symbia.support.command.Issuer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;

/**
 * Money that is held for an order until other domains have shown that the goods were delivered and inspected.
 * Invariant: {@code 0 <= released + refunded <= funded}, with equality when it is settled.
 *
 * <p>What may follow what; "due": tranches whose conditions are met are released in the same commit. All else is refused or is a repetition.
 * <table>
 * <caption>Rows: the status now. Columns: the command.</caption>
 * <tr><th></th><th>fund</th><th>record evidence</th><th>refund</th><th>raise</th><th>resolve</th></tr>
 * <tr><td>CREATED</td><td>FUNDED, due</td><td>kept</td><td></td><td></td><td></td></tr>
 * <tr><td>FUNDED</td><td></td><td>kept, due</td><td>REFUNDED</td><td>DISPUTED</td><td></td></tr>
 * <tr><td>PARTIALLY_RELEASED</td><td></td><td>kept, due; or DISPUTED, if money was released on what it contradicts</td>
 * <td>REFUNDED</td><td>DISPUTED</td><td></td></tr>
 * <tr><td>RELEASED, REFUNDED</td><td></td><td>kept; or DISPUTED, as above</td><td></td><td></td><td></td></tr>
 * <tr><td>DISPUTED</td><td></td><td>kept</td><td></td><td></td><td>all RELEASED, the rest REFUNDED, or as before, due</td></tr>
 * </table>
 */
public class EscrowAgreement {
    /** Streams that may say something about one agreement; bounds what a decision looks at. */
    static final int MAX_EVIDENCE = 1_024;

    @AggregateIdentifier
    private StreamId stream;

    private EscrowTerms terms;
    private EscrowBalance balance;
    private EvidenceBook evidence = EvidenceBook.empty();
    private final Map<TrancheId, ReleaseBasis> released = new LinkedHashMap<>();
    private final EscrowDisputes disputes = new EscrowDisputes();
    private Optional<EscrowFundedV1> funding = Optional.empty();
    private Optional<EscrowRefundedV1> refund = Optional.empty();
    private Instant latestFactAt;
    private Instant refundRestsOn;

    /** The stream of an agreement. */
    public static StreamId streamOf(EscrowId escrow) {
        return new StreamId("payment", "escrow", escrow.value());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CreateEscrow command, @Issuer ParticipantId issuer) {
        if (!issuer.equals(command.payer()) && !issuer.equals(command.payee())) {
            throw NOT_A_PARTY.with(issuer, command.payer() + " and " + command.payee());
        }
        if (stream == null) {
            apply(EscrowTerms.agree(command));
        } else if (!terms.areThoseOf(command)) {
            throw ESCROW_ALREADY_EXISTS_WITH_OTHER_CONTENT.with(command.escrowId());
        }
    }

    @CommandHandler
    void handle(FundEscrow command, @Issuer ParticipantId issuer) {
        terms.requireIssuer(issuer, terms.payer());
        EscrowFacts facts = factsOf(command);
        EscrowFundedV1 funded = facts.funded(command.amount());
        if (funding.isPresent()) {
            if (funded.repeats(funding.get())) return;
            throw ESCROW_ALREADY_FUNDED.with(terms.escrowId());
        }
        if (!command.amount().equals(balance.agreed())) {
            throw FUNDING_IS_NOT_THE_AGREED_AMOUNT.with(terms.escrowId());
        }
        apply(funded);
        apply(facts.fundingBooked(command.amount()));
        releaseWhatIsDue(consequencesOf(command)); // Evidence may have come before the money.
    }

    @CommandHandler
    void handle(RecordEvidence command) {
        EvidenceEntry entry = command.entry();
        if (!terms.conditions().contains(entry.condition())) {
            throw EVIDENCE_MEETS_NO_CONDITION.with(terms.escrowId(), entry.condition());
        }
        boolean aboutOrders = entry.condition().kind() == ConditionKind.CONSIGNMENT_DELIVERED;
        if (aboutOrders && !command.orders().contains(terms.agreed().orderNumber())) {
            throw EVIDENCE_OF_ANOTHER_ORDER.with(
                    terms.escrowId(), terms.agreed().orderNumber());
        }
        if (evidence.covers(entry)) return; // Redelivered, or overtaken by a later event of its stream.
        if (evidence.size() >= MAX_EVIDENCE) {
            throw TOO_MANY_EVIDENCE.with(terms.escrowId(), MAX_EVIDENCE);
        }
        apply(factsOf(command).evidence(entry));
        if (disputes.open().isPresent()) return; // Kept: what it means is decided when the dispute is resolved.
        if (moneyWasReleasedOn(entry.condition()) && !evidence.meets(entry.condition())) {
            apply(consequencesOf(command).withdrawn(entry.evidence()));
        } else {
            releaseWhatIsDue(consequencesOf(command));
        }
    }

    @CommandHandler
    void handle(RefundEscrow command, @Issuer ParticipantId issuer) {
        terms.requireIssuer(issuer, terms.payee());
        if (isRepeated(command)) return;
        requireMoneyThatMayMove();
        if (!command.amount().equals(balance.remaining())) {
            throw REFUND_IS_NOT_WHAT_REMAINS.with(terms.escrowId());
        }
        refundWhatRemains(consequencesOf(command));
    }

    @CommandHandler
    void handle(RaiseDispute command, @Issuer ParticipantId issuer) {
        terms.requireParty(issuer);
        EscrowDisputedV1 claim = factsOf(command).claimed(command.disputeId(), issuer, command.statement());
        Optional<EscrowDisputedV1> known = disputes.raised(command.disputeId());
        if (known.isPresent()) {
            if (claim.repeats(known.get())) return;
            throw DISPUTE_ALREADY_EXISTS_WITH_OTHER_CONTENT.with(command.disputeId());
        }
        requireMoneyThatMayMove();
        disputes.requireRoom(terms, issuer);
        apply(claim);
    }

    @CommandHandler
    void handle(ResolveDispute command, @Issuer ParticipantId issuer) {
        EscrowDisputedV1 dispute = disputes.requireResolvableBy(issuer, command, terms);
        EscrowDisputeResolvedV1 resolved =
                factsOf(command).notBefore(dispute.occurredAt()).resolved(dispute, command.outcome(), issuer);
        Optional<EscrowDisputeResolvedV1> known = disputes.resolved(command.disputeId());
        if (known.isPresent()) {
            if (resolved.repeats(known.get())) return;
            throw DISPUTE_ALREADY_RESOLVED.with(
                    command.disputeId(), known.get().outcome(), known.get().resolvedBy());
        }
        apply(resolved);
        EscrowFacts consequences = consequencesOf(command);
        switch (command.outcome()) {
            case RELEASE -> releaseWhatRemains(consequences);
            case REFUND -> refundWhatRemains(consequences);
            case RESUME -> releaseWhatIsDue(consequences);
            case UNRECOGNISED -> throw new IllegalStateException("nobody resolves a dispute so");
        }
    }

    private void requireMoneyThatMayMove() {
        if (!balance.isFunded()) throw ESCROW_NOT_FUNDED.with(terms.escrowId());
        disputes.open().ifPresent(dispute -> {
            throw ESCROW_DISPUTED.with(terms.escrowId(), dispute);
        });
        if (balance.isSettled()) throw ESCROW_SETTLED.with(terms.escrowId(), balance.status());
    }

    private boolean moneyWasReleasedOn(ReleaseCondition condition) {
        return released.entrySet().stream()
                .filter(tranche -> tranche.getValue() == ReleaseBasis.CONDITIONS_MET)
                .anyMatch(tranche ->
                        terms.trancheOf(tranche.getKey()).conditions().contains(condition));
    }

    private void releaseWhatIsDue(EscrowFacts facts) {
        if (!balance.isFunded() || balance.isSettled()) return;
        for (TrancheDecision decision : Settlement.decide(terms.rule(), evidence)) {
            if (decision instanceof TrancheDecision.Due(TrancheId tranche, List<Evidence> basis)
                    && !released.containsKey(tranche)) {
                apply(facts.conditionMet(tranche, basis));
                release(tranche, ReleaseBasis.CONDITIONS_MET, facts);
            }
        }
    }

    private void releaseWhatRemains(EscrowFacts facts) {
        if (balance.isSettled()) return; // A dispute about money that is gone moves none.
        for (Tranche tranche : terms.rule().tranches()) {
            if (!released.containsKey(tranche.trancheId())) {
                release(tranche.trancheId(), ReleaseBasis.DISPUTE_RESOLVED, facts);
            }
        }
    }

    private void release(TrancheId tranche, ReleaseBasis basis, EscrowFacts facts) {
        if (disputes.open().isPresent()) throw new IllegalStateException("no release while disputed"); // INVARIANT
        boolean whole = balance.release(terms.amountOf(tranche)).status() == EscrowStatus.RELEASED;
        apply(facts.released(tranche, basis, whole));
        apply(facts.releaseBooked(tranche));
    }

    private void refundWhatRemains(EscrowFacts facts) {
        if (balance.isSettled()) return; // As above.
        Money amount = balance.remaining();
        apply(facts.refunded(amount));
        apply(facts.refundBooked(amount));
    }

    private EscrowFacts factsOf(EscrowCommand command) {
        return new EscrowFacts(terms, command.happened());
    }

    private EscrowFacts consequencesOf(EscrowCommand command) {
        return factsOf(command).notBefore(latestFactAt);
    }

    /** Whether this refund was made before: it is dated by the facts of then, also when others have come since. */
    private boolean isRepeated(RefundEscrow command) {
        return refund.filter(known -> factsOf(command)
                        .notBefore(refundRestsOn)
                        .refunded(command.amount())
                        .repeats(known))
                .isPresent();
    }

    @EventSourcingHandler
    void on(EscrowCreatedV1 event) {
        stream = streamOf(event.escrowId());
        terms = new EscrowTerms(event);
        balance = EscrowBalance.unfunded(event.amount().requireDisclosed());
        latestFactAt = event.occurredAt();
    }

    @EventSourcingHandler
    void on(EscrowFundedV1 event) {
        funding = Optional.of(event);
        balance = balance.fund(event.amount().requireDisclosed());
        noteTime(event.occurredAt());
    }

    @EventSourcingHandler
    void on(EscrowEvidenceRecordedV1 event) {
        evidence = evidence.with(EvidenceEntry.of(event));
        noteTime(event.occurredAt());
    }

    @EventSourcingHandler
    void on(EscrowReleasedV1 event) {
        balance = balance.release(event.amount().requireDisclosed());
        released.put(event.trancheId(), event.basis());
    }

    @EventSourcingHandler
    void on(EscrowRefundedV1 event) {
        refund = Optional.of(event);
        refundRestsOn = latestFactAt;
        balance = balance.refund(event.amount().requireDisclosed());
    }

    @EventSourcingHandler
    void on(EscrowDisputedV1 event) {
        disputes.on(event);
        noteTime(event.occurredAt());
    }

    @EventSourcingHandler
    void on(EscrowDisputeResolvedV1 event) {
        disputes.on(event);
        noteTime(event.occurredAt());
    }

    private void noteTime(Instant occurredAt) {
        if (occurredAt.isAfter(latestFactAt)) latestFactAt = occurredAt;
    }

    protected EscrowAgreement() {} // Axon replays the events into an empty instance.
}
