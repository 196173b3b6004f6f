package io.symbia.payment.escrow;

import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.payment.EscrowEvent;
import io.symbia.events.payment.EscrowEvent.EscrowCreatedV1;
import io.symbia.events.payment.EscrowEvent.EscrowDisputeResolvedV1;
import io.symbia.events.payment.EscrowEvent.EscrowDisputedV1;
import io.symbia.events.payment.EscrowEvent.EscrowEvidenceRecordedV1;
import io.symbia.events.payment.EscrowEvent.EscrowFundedV1;
import io.symbia.events.payment.EscrowEvent.EscrowRefundedV1;
import io.symbia.events.payment.EscrowEvent.EscrowReleaseConditionMetV1;
import io.symbia.events.payment.EscrowEvent.EscrowReleasedV1;
import io.symbia.events.payment.EscrowEvent.ReleaseBasis;
import io.symbia.events.payment.rule.ReleaseCondition;
import io.symbia.events.payment.rule.ReleaseRule;
import io.symbia.events.payment.rule.TrancheId;
import io.symbia.payment.escrow.EscrowView.Amounts;
import io.symbia.payment.escrow.EscrowView.DisputeView;
import io.symbia.payment.escrow.EscrowView.EvidenceView;
import io.symbia.payment.escrow.EscrowView.Release;
import io.symbia.payment.escrow.EscrowView.TrancheView;
import io.symbia.payment.settlement.EvidenceBook;
import io.symbia.payment.settlement.EvidenceEntry;
import io.symbia.payment.settlement.Settlement;
import io.symbia.payment.settlement.TrancheDecision;
import io.symbia.support.consumer.ReceivedEvent;
import io.symbia.support.view.StreamView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The agreements, by id. */
@Component
public class Escrows extends StreamView<EscrowView, EscrowEvent> {
    /** Name of the view. */
    public static final String NAME = "escrows";

    Escrows() {
        super(NAME, EscrowView.class, EscrowEvent.class);
    }

    @Override
    protected EscrowView next(Optional<EscrowView> before, EscrowEvent happened, ReceivedEvent received) {
        return next(before, happened, received.envelope().sequence());
    }

    static EscrowView next(Optional<EscrowView> before, EscrowEvent happened, long version) {
        Draft draft = new Draft(happened instanceof EscrowCreatedV1 event ? begin(event) : before.orElseThrow());
        switch (happened) {
            case EscrowCreatedV1 _ -> {} // It begins as it was agreed.
            case EscrowFundedV1 event -> draft.fund(event);
            case EscrowEvidenceRecordedV1 event -> draft.record(event);
            case EscrowReleaseConditionMetV1 event -> draft.meet(event);
            case EscrowReleasedV1 event -> draft.release(event);
            case EscrowRefundedV1 event ->
                draft.balance = draft.balance.refund(event.amount().requireDisclosed());
            case EscrowDisputedV1 event -> draft.disputes.add(DisputeView.of(event));
            case EscrowDisputeResolvedV1 event -> draft.disputes.replaceAll(dispute -> dispute.after(event));
        }
        return draft.finish(version);
    }

    private static EscrowView begin(EscrowCreatedV1 event) {
        return new EscrowView(
                event.escrowId(),
                event.orderNumber(),
                event.payer(),
                event.payee(),
                event.arbiter(),
                EscrowStatus.CREATED,
                event.rule().language(),
                event.rule().version(),
                event.ruleHash(),
                event.rule().salt().disclosed(),
                Optional.of(Amounts.of(EscrowBalance.unfunded(event.amount().requireDisclosed()))),
                event.rule().tranches().stream().map(TrancheView::waiting).toList(),
                List.of(),
                List.of(),
                event.occurredAt(),
                Optional.empty(),
                0);
    }

    /** A view that an event changes. */
    private static final class Draft {
        private final EscrowView view;
        private final List<TrancheView> tranches;
        private final List<EvidenceView> evidence;
        private final List<DisputeView> disputes;
        private EscrowBalance balance;
        private Optional<Instant> fundedAt;

        Draft(EscrowView view) {
            this.view = view;
            tranches = new ArrayList<>(view.tranches());
            evidence = new ArrayList<>(view.evidence());
            disputes = new ArrayList<>(view.disputes());
            balance = view.amounts().orElseThrow().balance();
            fundedAt = view.fundedAt();
        }

        void fund(EscrowFundedV1 event) {
            balance = balance.fund(event.amount().requireDisclosed());
            fundedAt = Optional.of(event.occurredAt());
        }

        void record(EscrowEvidenceRecordedV1 event) {
            evidence.add(new EvidenceView(event.occurredAt(), EvidenceEntry.of(event)));
            EvidenceBook book =
                    EvidenceBook.of(evidence.stream().map(EvidenceView::entry).toList());
            List<TrancheDecision> decisions = Settlement.decide(rule(), book);
            for (int i = 0; i < decisions.size(); i++) {
                TrancheView tranche = tranches.get(i);
                if (tranche.release().isEmpty()) tranches.set(i, tranche.awaiting(awaited(decisions.get(i))));
            }
        }

        private static List<ReleaseCondition> awaited(TrancheDecision decision) {
            return switch (decision) {
                case TrancheDecision.Due _ -> List.of();
                case TrancheDecision.Waiting waiting -> waiting.awaited();
            };
        }

        private ReleaseRule rule() {
            return new ReleaseRule(
                    view.language(),
                    view.languageVersion(),
                    Confidential.of(view.ruleSalt().orElseThrow()),
                    tranches.stream().map(TrancheView::agreed).toList());
        }

        void meet(EscrowReleaseConditionMetV1 event) {
            release(
                    event.trancheId(),
                    _ -> new Release(event.occurredAt(), ReleaseBasis.CONDITIONS_MET, event.evidence()));
        }

        void release(EscrowReleasedV1 event) {
            balance = balance.release(event.amount().requireDisclosed());
            release(
                    event.trancheId(),
                    met -> new Release(
                            event.occurredAt(),
                            event.basis(),
                            met.map(Release::evidence).orElse(List.of())));
        }

        private void release(TrancheId tranche, Function<Optional<Release>, Release> release) {
            tranches.replaceAll(
                    one -> one.trancheId().equals(tranche) ? one.released(release.apply(one.release())) : one);
        }

        EscrowView finish(long version) {
            boolean disputed =
                    disputes.stream().anyMatch(dispute -> dispute.outcome().isEmpty());
            return new EscrowView(
                    view.escrowId(),
                    view.orderNumber(),
                    view.payer(),
                    view.payee(),
                    view.arbiter(),
                    disputed ? EscrowStatus.DISPUTED : balance.status(),
                    view.language(),
                    view.languageVersion(),
                    view.ruleHash(),
                    view.ruleSalt(),
                    Optional.of(Amounts.of(balance)),
                    List.copyOf(tranches),
                    List.copyOf(evidence),
                    List.copyOf(disputes),
                    view.createdAt(),
                    fundedAt,
                    version);
        }
    }
}
