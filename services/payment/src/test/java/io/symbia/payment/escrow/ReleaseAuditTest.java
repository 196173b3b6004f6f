package io.symbia.payment.escrow;

import static io.symbia.payment.escrow.EscrowCases.*;
import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.payment.EscrowEvent.DisputeOutcome;
import io.symbia.events.payment.EscrowEvent.EscrowDisputedV1;
import io.symbia.events.payment.EscrowEvent.EscrowReleaseConditionMetV1;
import io.symbia.events.payment.EscrowEvent.ReleaseBasis;
import io.symbia.payment.settlement.EvidenceEntry;
import io.symbia.payment.settlement.SettlementAudit;
import io.symbia.payment.settlement.UnfoundedReleaseException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An auditor runs the settlement again and believes no release that does not follow. */
class ReleaseAuditTest {

    private static final EvidenceEntry DELIVERED = delivered(SECOND_HALF, 4);
    private static final DomainEvent MET = at(3).conditionMet(SECOND, List.of(DELIVERED.evidence()));
    private static final DomainEvent RELEASED = released(3, SECOND, false);
    private static final EscrowDisputedV1 DISPUTED = at(3).claimed(dispute(1), PAYER, Optional.empty());

    private static List<DomainEvent> history(DomainEvent... events) {
        List<DomainEvent> history = new ArrayList<>(List.of(created(), at(1).funded(AMOUNT)));
        history.addAll(asList(events));
        return history;
    }

    private static void refuses(List<DomainEvent> history, String why) {
        assertThatThrownBy(() -> SettlementAudit.verify(history))
                .isInstanceOf(UnfoundedReleaseException.class)
                .hasMessageContaining(why);
    }

    @Test
    void believesAReleaseThatFollows() {
        assertThatCode(() -> SettlementAudit.verify(history(recorded(2, DELIVERED), MET, RELEASED)))
                .doesNotThrowAnyException();
    }

    @Test
    void believesAReleaseByAResolvedDispute() {
        assertThatCode(() -> SettlementAudit.verify(history(
                        DISPUTED,
                        at(4).resolved(DISPUTED, DisputeOutcome.RELEASE, PAYER),
                        at(4).released(SECOND, ReleaseBasis.DISPUTE_RESOLVED, false))))
                .doesNotThrowAnyException();
    }

    @Test
    void believesNoGroundThatItDoesNotKnow() {
        refuses(
                history(
                        DISPUTED,
                        at(4).resolved(DISPUTED, DisputeOutcome.RELEASE, PAYER),
                        at(4).released(SECOND, ReleaseBasis.UNRECOGNISED, false)),
                "a ground that is not known here");
    }

    @Test
    void missesTheCondition() {
        refuses(history(recorded(2, DELIVERED), RELEASED), "no condition was met");
        refuses(
                history(recorded(2, DELIVERED), MET, at(3).released(FIRST, ReleaseBasis.CONDITIONS_MET, false)),
                "no condition was met");
    }

    @Test
    void missesTheEvidence() {
        refuses(history(MET, RELEASED), "still waited for");
        refuses(history(recorded(2, DELIVERED), recorded(2, retracted(SECOND_HALF, 5)), MET, RELEASED), "still waited");
        refuses(history(recorded(2, delivered(SECOND_HALF, 3)), MET, RELEASED), "other evidence");
    }

    @Test
    void seesAnotherRule() {
        EscrowReleaseConditionMetV1 forged = new EscrowReleaseConditionMetV1(
                Happened.at(NOON, UTC),
                ESCROW,
                SECOND,
                Digest.ofContent("another rule".getBytes(StandardCharsets.UTF_8)),
                List.of(DELIVERED.evidence()));
        refuses(history(recorded(2, DELIVERED), forged, RELEASED), "another rule");
    }

    @Test
    void seesASecondReleaseOfTheSame() {
        refuses(history(recorded(2, DELIVERED), MET, RELEASED, MET, RELEASED), "twice");
    }

    @Test
    void seesAReleaseWithoutMoney() {
        refuses(List.of(created(), recorded(2, DELIVERED), MET, RELEASED), "without money");
        refuses(history(at(2).refunded(AMOUNT), recorded(2, DELIVERED), MET, RELEASED), "without money");
    }

    @Test
    void seesAReleaseWhileDisputed() {
        refuses(history(DISPUTED, recorded(2, DELIVERED), MET, RELEASED), "while disputed");
    }

    @Test
    void seesAReleaseThatNoResolutionOrdered() {
        DomainEvent byDispute = at(4).released(SECOND, ReleaseBasis.DISPUTE_RESOLVED, false);
        refuses(history(byDispute), "no dispute was resolved so");
        refuses(history(DISPUTED, at(4).resolved(DISPUTED, DisputeOutcome.RESUME, PAYER), byDispute), "resolved so");
    }
}
