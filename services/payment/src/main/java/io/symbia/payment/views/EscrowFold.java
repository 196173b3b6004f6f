package io.symbia.payment.views;

import io.symbia.events.evidence.Evidence;
import io.symbia.events.payment.TrancheId;
import io.symbia.events.payment.escrow.EscrowCreatedV1;
import io.symbia.events.payment.escrow.EscrowDisputeResolvedV1;
import io.symbia.events.payment.escrow.EscrowDisputedV1;
import io.symbia.events.payment.escrow.EscrowEvent;
import io.symbia.events.payment.escrow.EscrowEvidenceRecordedV1;
import io.symbia.events.payment.escrow.EscrowFundedV1;
import io.symbia.events.payment.escrow.EscrowRefundedV1;
import io.symbia.events.payment.escrow.EscrowReleaseConditionMetV1;
import io.symbia.events.payment.escrow.EscrowReleasedV1;
import io.symbia.events.payment.escrow.ReleaseBasis;
import io.symbia.events.payment.rule.ReleaseRule;
import io.symbia.events.payment.rule.Tranche;
import io.symbia.events.privacy.Confidential;
import io.symbia.payment.escrow.EscrowBalance;
import io.symbia.payment.escrow.EscrowStatus;
import io.symbia.payment.settlement.EvidenceBook;
import io.symbia.payment.settlement.EvidenceEntry;
import io.symbia.payment.settlement.Settlement;
import io.symbia.payment.settlement.TrancheDecision;
import io.symbia.payment.views.EscrowView.Amounts;
import io.symbia.payment.views.EscrowView.DisputeView;
import io.symbia.payment.views.EscrowView.EvidenceView;
import io.symbia.payment.views.EscrowView.Release;
import io.symbia.payment.views.EscrowView.TrancheView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Folds the events of one agreement into its view: the view before, one event, the view after. */
final class EscrowFold {

    private EscrowBalance balance;
    private EscrowView view;

    private EscrowFold(EscrowView view) {
        this.view = view;
        this.balance = view.amounts().orElseThrow().balance();
    }

    static EscrowView begin(EscrowCreatedV1 event, long version) {
        EscrowBalance unfunded = EscrowBalance.unfunded(event.amount().requireDisclosed());
        List<TrancheView> tranches =
                event.rule().tranches().stream().map(EscrowFold::waiting).toList();
        return new EscrowView(
                event.escrowId(),
                event.orderNumber(),
                event.payer(),
                event.payee(),
                event.arbiter(),
                EscrowStatus.CREATED,
                event.ruleHash(),
                event.rule().salt().disclosed(),
                Optional.of(Amounts.of(unfunded)),
                tranches,
                List.of(),
                List.of(),
                event.occurredAt(),
                Optional.empty(),
                version);
    }

    private static TrancheView waiting(Tranche tranche) {
        return new TrancheView(
                tranche.trancheId(),
                tranche.amount().disclosed(),
                tranche.deliveries(),
                tranche.inspections(),
                tranche.conditions(),
                Optional.empty());
    }

    static EscrowView next(EscrowView before, EscrowEvent event, long version) {
        EscrowFold fold = new EscrowFold(before);
        return switch (event) {
            case EscrowCreatedV1 created -> begin(created, version);
            case EscrowFundedV1 funded -> fold.funded(funded).at(version);
            case EscrowEvidenceRecordedV1 evidence -> fold.recorded(evidence).at(version);
            case EscrowReleaseConditionMetV1 met -> fold.met(met).at(version);
            case EscrowReleasedV1 released -> fold.released(released).at(version);
            case EscrowRefundedV1 refunded -> fold.refunded(refunded).at(version);
            case EscrowDisputedV1 disputed -> fold.disputed(disputed).at(version);
            case EscrowDisputeResolvedV1 resolved -> fold.resolved(resolved).at(version);
        };
    }

    private EscrowFold funded(EscrowFundedV1 event) {
        balance = balance.fund(event.amount().requireDisclosed());
        return with(view.tranches(), view.evidence(), view.disputes(), Optional.of(event.occurredAt()));
    }

    private EscrowFold recorded(EscrowEvidenceRecordedV1 event) {
        List<EvidenceView> evidence = new ArrayList<>(view.evidence());
        evidence.add(new EvidenceView(event.occurredAt(), EvidenceEntry.of(event)));
        EvidenceBook book =
                EvidenceBook.of(evidence.stream().map(EvidenceView::entry).toList());
        List<TrancheDecision> decisions = Settlement.decide(rule(), book);
        List<TrancheView> tranches = new ArrayList<>();
        for (int i = 0; i < decisions.size(); i++) {
            TrancheView tranche = view.tranches().get(i);
            boolean done = tranche.release().isPresent();
            tranches.add(
                    done
                            ? tranche
                            : tranche.waitingFor(
                                    switch (decisions.get(i)) {
                                        case TrancheDecision.Due _ -> List.of();
                                        case TrancheDecision.Waiting waiting -> waiting.awaited();
                                    }));
        }
        return with(tranches, evidence, view.disputes(), view.fundedAt());
    }

    private ReleaseRule rule() {
        return new ReleaseRule(
                Confidential.of(view.ruleSalt().orElseThrow()),
                view.tranches().stream()
                        .map(tranche -> new Tranche(
                                tranche.trancheId(),
                                Confidential.of(tranche.amount().orElseThrow()),
                                tranche.deliveries(),
                                tranche.inspections()))
                        .toList());
    }

    private EscrowFold met(EscrowReleaseConditionMetV1 event) {
        return release(event.trancheId(), event.occurredAt(), ReleaseBasis.CONDITIONS_MET, event.evidence());
    }

    private EscrowFold released(EscrowReleasedV1 event) {
        balance = balance.release(event.amount().requireDisclosed());
        List<Evidence> evidence = view.tranches().stream()
                .filter(tranche -> tranche.trancheId().equals(event.trancheId()))
                .flatMap(tranche -> tranche.release().stream())
                .flatMap(release -> release.evidence().stream())
                .toList();
        return release(event.trancheId(), event.occurredAt(), event.basis(), evidence);
    }

    private EscrowFold release(TrancheId tranche, Instant at, ReleaseBasis basis, List<Evidence> evidence) {
        List<TrancheView> tranches = view.tranches().stream()
                .map(one -> one.trancheId().equals(tranche) ? one.released(new Release(at, basis, evidence)) : one)
                .toList();
        return with(tranches, view.evidence(), view.disputes(), view.fundedAt());
    }

    private EscrowFold refunded(EscrowRefundedV1 event) {
        balance = balance.refund(event.amount().requireDisclosed());
        return with(view.tranches(), view.evidence(), view.disputes(), view.fundedAt());
    }

    private EscrowFold disputed(EscrowDisputedV1 event) {
        List<DisputeView> disputes = new ArrayList<>(view.disputes());
        disputes.add(new DisputeView(
                event.disputeId(),
                event.raisedBy(),
                event.against(),
                event.grounds(),
                event.evidence(),
                event.statement().flatMap(Confidential::disclosed),
                event.occurredAt(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        return with(view.tranches(), view.evidence(), disputes, view.fundedAt());
    }

    private EscrowFold resolved(EscrowDisputeResolvedV1 event) {
        List<DisputeView> disputes = view.disputes().stream()
                .map(dispute -> dispute.disputeId().equals(event.disputeId()) ? ended(dispute, event) : dispute)
                .toList();
        return with(view.tranches(), view.evidence(), disputes, view.fundedAt());
    }

    private static DisputeView ended(DisputeView dispute, EscrowDisputeResolvedV1 event) {
        return new DisputeView(
                dispute.disputeId(),
                dispute.raisedBy(),
                dispute.against(),
                dispute.grounds(),
                dispute.evidence(),
                dispute.statement(),
                dispute.raisedAt(),
                Optional.of(event.outcome()),
                Optional.of(event.resolvedBy()),
                Optional.of(event.occurredAt()));
    }

    private EscrowFold with(
            List<TrancheView> tranches,
            List<EvidenceView> evidence,
            List<DisputeView> disputes,
            Optional<Instant> fundedAt) {
        boolean open = disputes.stream().anyMatch(dispute -> dispute.outcome().isEmpty());
        view = new EscrowView(
                view.escrowId(),
                view.orderNumber(),
                view.payer(),
                view.payee(),
                view.arbiter(),
                open ? EscrowStatus.DISPUTED : balance.status(),
                view.ruleHash(),
                view.ruleSalt(),
                Optional.of(Amounts.of(balance)),
                tranches,
                evidence,
                disputes,
                view.createdAt(),
                fundedAt,
                view.version());
        return this;
    }

    private EscrowView at(long version) {
        return new EscrowView(
                view.escrowId(),
                view.orderNumber(),
                view.payer(),
                view.payee(),
                view.arbiter(),
                view.status(),
                view.ruleHash(),
                view.ruleSalt(),
                view.amounts(),
                view.tranches(),
                view.evidence(),
                view.disputes(),
                view.createdAt(),
                view.fundedAt(),
                version);
    }
}
