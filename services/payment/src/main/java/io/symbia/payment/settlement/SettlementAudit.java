package io.symbia.payment.settlement;

import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.privacy.Disclosed;
import io.symbia.events.payment.DisputeId;
import io.symbia.events.payment.EscrowEvent.DisputeOutcome;
import io.symbia.events.payment.EscrowEvent.EscrowCreatedV1;
import io.symbia.events.payment.EscrowEvent.EscrowDisputeResolvedV1;
import io.symbia.events.payment.EscrowEvent.EscrowDisputedV1;
import io.symbia.events.payment.EscrowEvent.EscrowEvidenceRecordedV1;
import io.symbia.events.payment.EscrowEvent.EscrowFundedV1;
import io.symbia.events.payment.EscrowEvent.EscrowRefundedV1;
import io.symbia.events.payment.EscrowEvent.EscrowReleaseConditionMetV1;
import io.symbia.events.payment.EscrowEvent.EscrowReleasedV1;
import io.symbia.events.payment.rule.ReleaseRule;
import io.symbia.events.payment.rule.TrancheId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Runs the settlement again over the history of one agreement, as an auditor does who trusts none of its releases: each must
 * follow from what stands before it. Amounts may be withheld.
 *
 * <p>Checked for each release: the money was there and is released once; no dispute was open; a release on conditions
 * directly follows its {@code EscrowReleaseConditionMetV1}, which names the agreed rule and exactly the evidence that the rule
 * rests on at that point; a release by dispute follows a resolution that says so.
 */
public final class SettlementAudit {

    private Optional<EscrowCreatedV1> agreed = Optional.empty();
    private EvidenceBook book = EvidenceBook.empty();
    private boolean funded;
    private boolean refunded;
    private Optional<DisputeId> openDispute = Optional.empty();
    private Optional<TrancheId> justMet = Optional.empty();
    private boolean resolvedForThePayee;
    private final Set<TrancheId> released = new HashSet<>();

    private SettlementAudit() {}

    /**
     * Verifies a history.
     *
     * @param history all events of one agreement's stream, in order; those that are not about settlement are passed over
     */
    public static void verify(List<? extends DomainEvent> history) throws UnfoundedReleaseException {
        SettlementAudit audit = new SettlementAudit();
        for (DomainEvent event : history) {
            audit.next(event);
        }
    }

    private void next(DomainEvent event) throws UnfoundedReleaseException {
        switch (event) {
            case EscrowCreatedV1 created -> begin(created);
            case EscrowFundedV1 _ -> funded = true;
            case EscrowEvidenceRecordedV1 evidence -> book = book.with(EvidenceEntry.of(evidence));
            case EscrowReleaseConditionMetV1 met -> verify(met);
            case EscrowReleasedV1 release -> verify(release);
            case EscrowRefundedV1 _ -> refunded = true;
            case EscrowDisputedV1 disputed -> openDispute = Optional.of(disputed.disputeId());
            case EscrowDisputeResolvedV1 resolved -> {
                openDispute = Optional.empty();
                resolvedForThePayee = resolved.outcome() == DisputeOutcome.RELEASE;
            }
            default -> {} // Journal entries have a check of their own.
        }
    }

    private EscrowCreatedV1 agreed() throws UnfoundedReleaseException {
        return agreed.orElseThrow(() -> new UnfoundedReleaseException("nothing was agreed before"));
    }

    private void begin(EscrowCreatedV1 created) throws UnfoundedReleaseException {
        agreed = Optional.of(created);
        ReleaseRule rule = created.rule();
        boolean shown = rule.salt() instanceof Disclosed
                && rule.tranches().stream().allMatch(tranche -> tranche.amount() instanceof Disclosed);
        if (shown && RuleHash.canHash(rule))
            require(RuleHash.of(rule).equals(created.ruleHash()), "the rule has another hash than it says");
    }

    private void verify(EscrowReleaseConditionMetV1 met) throws UnfoundedReleaseException {
        require(met.ruleHash().equals(agreed().ruleHash()), met.trancheId() + " was released by another rule");
        require(agreed().rule().isKnown(), "the rule is written in a language that is not known here");
        TrancheDecision again = Settlement.decide(agreed().rule(), book).stream()
                .filter(decision -> decision.trancheId().equals(met.trancheId()))
                .findFirst()
                .orElseThrow(() -> new UnfoundedReleaseException("the rule has no tranche " + met.trancheId()));
        switch (again) {
            case TrancheDecision.Due due ->
                require(due.evidence().equals(met.evidence()), met.trancheId() + " rests on other evidence");
            case TrancheDecision.Waiting waiting ->
                throw new UnfoundedReleaseException(met.trancheId() + " still waited for " + waiting.awaited());
        }
        justMet = Optional.of(met.trancheId());
    }

    private void verify(EscrowReleasedV1 release) throws UnfoundedReleaseException {
        TrancheId tranche = release.trancheId();
        require(funded && !refunded, tranche + " was released without money");
        require(openDispute.isEmpty(), tranche + " was released while disputed");
        require(released.add(tranche), tranche + " was released twice");
        switch (release.basis()) {
            case CONDITIONS_MET ->
                require(
                        justMet.filter(tranche::equals).isPresent(),
                        tranche + " was released though no condition was met");
            case DISPUTE_RESOLVED ->
                require(resolvedForThePayee, tranche + " was released though no dispute was resolved so");
            case UNRECOGNISED ->
                throw new UnfoundedReleaseException(tranche + " was released on a ground that is not known here");
        }
        justMet = Optional.empty();
    }

    private static void require(boolean holds, String otherwise) throws UnfoundedReleaseException {
        if (!holds) throw new UnfoundedReleaseException(otherwise);
    }
}
