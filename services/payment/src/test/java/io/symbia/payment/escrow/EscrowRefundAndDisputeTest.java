package io.symbia.payment.escrow;

import static io.symbia.events.payment.EscrowEvent.DisputeOutcome.REFUND;
import static io.symbia.events.payment.EscrowEvent.DisputeOutcome.RELEASE;
import static io.symbia.events.payment.EscrowEvent.DisputeOutcome.RESUME;
import static io.symbia.payment.escrow.EscrowCases.*;
import static io.symbia.support.testkit.RefusedFor.refused;
import static java.util.Arrays.asList;

import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.form.Codes;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.payment.EscrowEvent.DisputeOutcome;
import io.symbia.events.payment.EscrowEvent.EscrowDisputedV1;
import io.symbia.events.payment.EscrowEvent.ReleaseBasis;
import io.symbia.events.words.money.Money;
import io.symbia.payment.escrow.EscrowCommand.RaiseDispute;
import io.symbia.payment.escrow.EscrowCommand.RefundEscrow;
import io.symbia.payment.escrow.EscrowCommand.ResolveDispute;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EscrowRefundAndDisputeTest {

    private static final EscrowDisputedV1 CLAIM = at(5).claimed(dispute(1), PAYER, Optional.of("half of it is wet"));

    private final AggregateTestFixture<EscrowAgreement> escrow = new AggregateTestFixture<>(EscrowAgreement.class);

    private static List<Object> fundedAnd(Object... more) {
        List<Object> history = new ArrayList<>(asList(fundedAt(1)));
        history.addAll(asList(more));
        return history;
    }

    private static List<Object> secondReleased(Object... more) {
        List<Object> history = fundedAnd(
                recorded(2, delivered(SECOND_HALF, 1)),
                at(2).conditionMet(SECOND, List.of(delivered(SECOND_HALF, 1).evidence())),
                released(2, SECOND, false),
                at(2).releaseBooked(SECOND));
        history.addAll(asList(more));
        return history;
    }

    private static List<Object> refunded() {
        return fundedAnd(at(4).refunded(AMOUNT), at(4).refundBooked(AMOUNT));
    }

    private static RefundEscrow refund(Money amount) {
        return refundAt(6, amount);
    }

    private static RefundEscrow refundAt(int minutes, Money amount) {
        return new RefundEscrow(Happened.at(NOON.plusSeconds(60L * minutes), UTC), ESCROW, amount);
    }

    private static RaiseDispute raise(int number, Optional<String> statement) {
        return new RaiseDispute(Happened.at(NOON.plusSeconds(300), UTC), ESCROW, dispute(number), statement);
    }

    private static ResolveDispute resolve(DisputeOutcome outcome) {
        return new ResolveDispute(Happened.at(NOON.plusSeconds(420), UTC), ESCROW, dispute(1), outcome);
    }

    @Nested
    class Refunding {

        @Test
        void givesBackAllThatRemainsAndBooksIt() {
            escrow.given(fundedAnd())
                    .when(refund(AMOUNT), as(PAYEE))
                    .expectEvents(at(6).refunded(AMOUNT), at(6).refundBooked(AMOUNT));
            escrow.given(secondReleased())
                    .when(refund(FIRST_AMOUNT), as(PAYEE))
                    .expectEvents(at(6).refunded(FIRST_AMOUNT), at(6).refundBooked(FIRST_AMOUNT));
        }

        @Test
        void refusesOneCentMoreOrLessThanRemains() {
            for (String other : List.of("6560.00", "6560.02", "13120.00")) {
                escrow.given(secondReleased())
                        .when(refund(euros(other)), as(PAYEE))
                        .expectNoEvents()
                        .expectException(refused(EscrowRefusal.REFUND_IS_NOT_WHAT_REMAINS));
            }
        }

        @Test
        void isForThePayeeOnly() {
            for (ParticipantId other : List.of(PAYER, ARBITER, STRANGER)) {
                escrow.given(fundedAnd())
                        .when(refund(AMOUNT), as(other))
                        .expectNoEvents()
                        .expectException(refused(EscrowRefusal.NOT_A_PARTY));
            }
        }

        @Test
        void happensOnceAndNothingIsReleasedAfterIt() {
            escrow.given(refunded())
                    .when(refundAt(4, AMOUNT), as(PAYEE))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
            escrow.given(refunded())
                    .when(refund(euros("1.00")), as(PAYEE))
                    .expectException(refused(EscrowRefusal.ESCROW_SETTLED));
            escrow.given(refunded())
                    .when(record(7, delivered(SECOND_HALF, 1)))
                    .expectEvents(recorded(7, delivered(SECOND_HALF, 1)));
        }

        @Test
        void needsMoneyAndNoDispute() {
            escrow.given(created())
                    .when(refund(AMOUNT), as(PAYEE))
                    .expectNoEvents()
                    .expectException(refused(EscrowRefusal.ESCROW_NOT_FUNDED));
            escrow.given(fundedAnd(CLAIM))
                    .when(refund(AMOUNT), as(PAYEE))
                    .expectNoEvents()
                    .expectException(refused(EscrowRefusal.ESCROW_DISPUTED));
        }
    }

    @Nested
    class Disputing {

        @Test
        void isForEitherPartyAgainstTheOther() {
            escrow.given(fundedAnd())
                    .when(raise(1, Optional.of("half of it is wet")), as(PAYER))
                    .expectEvents(CLAIM);
            escrow.given(fundedAnd())
                    .when(raise(1, Optional.empty()), as(PAYEE))
                    .expectEvents(at(5).claimed(dispute(1), PAYEE, Optional.empty()));
            for (ParticipantId other : List.of(ARBITER, STRANGER)) {
                escrow.given(fundedAnd())
                        .when(raise(1, Optional.empty()), as(other))
                        .expectNoEvents()
                        .expectException(refused(EscrowRefusal.NOT_A_PARTY));
            }
        }

        @Test
        void stopsEveryRelease() {
            escrow.given(fundedAnd(CLAIM))
                    .when(record(6, delivered(SECOND_HALF, 1)))
                    .expectEvents(recorded(6, delivered(SECOND_HALF, 1)));
        }

        @Test
        void isOneAtATimeAndOnlyAboutMoneyThatIsThere() {
            escrow.given(fundedAnd(CLAIM))
                    .when(raise(2, Optional.empty()), as(PAYER))
                    .expectException(refused(EscrowRefusal.ESCROW_DISPUTED));
            escrow.given(created())
                    .when(raise(1, Optional.empty()), as(PAYER))
                    .expectException(refused(EscrowRefusal.ESCROW_NOT_FUNDED));
            escrow.given(refunded())
                    .when(raise(1, Optional.empty()), as(PAYER))
                    .expectException(refused(EscrowRefusal.ESCROW_SETTLED));
        }

        @Test
        void isBounded() {
            List<Object> history = fundedAnd();
            for (int i = 1; i < EscrowDisputes.MAX_RAISED_BY_EACH; i++) {
                EscrowDisputedV1 raised = at(2).claimed(dispute(i), PAYER, Optional.empty());
                history.addAll(List.of(raised, at(3).resolved(raised, RESUME, PAYER)));
            }
            int last = EscrowDisputes.MAX_RAISED_BY_EACH;
            EscrowDisputedV1 lastAllowed = at(5).claimed(dispute(last), PAYER, Optional.empty());
            escrow.given(history).when(raise(last, Optional.empty()), as(PAYER)).expectEvents(lastAllowed);

            history.addAll(List.of(lastAllowed, at(5).resolved(lastAllowed, RESUME, PAYER)));
            escrow.given(history)
                    .when(raise(last + 1, Optional.empty()), as(PAYER))
                    .expectException(refused(EscrowRefusal.TOO_MANY_DISPUTES));
            escrow.given(history) // The other party has raised none.
                    .when(raise(last + 1, Optional.empty()), as(PAYEE))
                    .expectEvents(at(5).claimed(dispute(last + 1), PAYEE, Optional.empty()));
        }
    }

    @Nested
    class Resolving {

        @Test
        void byTheArbiterMayEndInAnyWay() {
            for (DisputeOutcome outcome : Codes.of(DisputeOutcome.class)) {
                escrow.given(fundedAnd(CLAIM))
                        .when(resolve(outcome), as(ARBITER))
                        .expectSuccessfulHandlerExecution();
            }
        }

        @Test
        void byAPartyIsGivingWay() {
            List<List<Object>> allowed =
                    List.of(List.of(RELEASE, PAYER), List.of(REFUND, PAYEE), List.of(RESUME, PAYER));
            for (DisputeOutcome outcome : Codes.of(DisputeOutcome.class)) {
                for (ParticipantId issuer : List.of(PAYER, PAYEE, STRANGER)) {
                    var then = escrow.given(fundedAnd(CLAIM)).when(resolve(outcome), as(issuer));
                    if (allowed.contains(List.of(outcome, issuer))) {
                        then.expectSuccessfulHandlerExecution();
                    } else {
                        then.expectNoEvents().expectException(refused(EscrowRefusal.NOT_A_PARTY));
                    }
                }
            }
        }

        @Test
        void byReleaseReleasesEveryTrancheThatIsLeft() {
            escrow.given(secondReleased(CLAIM))
                    .when(resolve(RELEASE), as(PAYER))
                    .expectEvents(
                            at(7).resolved(CLAIM, RELEASE, PAYER),
                            at(7).released(FIRST, ReleaseBasis.DISPUTE_RESOLVED, true),
                            at(7).releaseBooked(FIRST));
        }

        @Test
        void byRefundRefundsWhatRemains() {
            escrow.given(secondReleased(CLAIM))
                    .when(resolve(REFUND), as(ARBITER))
                    .expectEvents(
                            at(7).resolved(CLAIM, REFUND, ARBITER),
                            at(7).refunded(FIRST_AMOUNT),
                            at(7).refundBooked(FIRST_AMOUNT));
        }

        @Test
        void byResumingReleasesWhatHasBecomeDueMeanwhile() {
            escrow.given(fundedAnd(CLAIM, recorded(6, delivered(SECOND_HALF, 1))))
                    .when(resolve(RESUME), as(PAYER))
                    .expectEvents(
                            at(7).resolved(CLAIM, RESUME, PAYER),
                            at(7).conditionMet(
                                            SECOND,
                                            List.of(delivered(SECOND_HALF, 1).evidence())),
                            released(7, SECOND, false),
                            at(7).releaseBooked(SECOND));
        }

        @Test
        void ofADisputeAboutMoneyThatIsGoneMovesNone() {
            EscrowDisputedV1 withdrawn =
                    at(6).withdrawn(retracted(SECOND_HALF, 2).evidence());
            List<Object> history = secondReleased(
                    at(4).refunded(FIRST_AMOUNT),
                    at(4).refundBooked(FIRST_AMOUNT),
                    recorded(6, retracted(SECOND_HALF, 2)),
                    withdrawn);
            for (DisputeOutcome outcome : Codes.of(DisputeOutcome.class)) {
                escrow.given(history)
                        .when(
                                new ResolveDispute(
                                        Happened.at(NOON.plusSeconds(420), UTC),
                                        ESCROW,
                                        withdrawn.disputeId(),
                                        outcome),
                                as(ARBITER))
                        .expectEvents(at(7).resolved(withdrawn, outcome, ARBITER));
            }
        }

        /** Whoever loses one on purpose would otherwise have been in trade for decades. */
        @Test
        void isNotDatedBeforeWhatItEnds() {
            Happened early = Happened.at(NOON.plusSeconds(300).minusMillis(1), UTC);
            escrow.given(fundedAnd(CLAIM))
                    .when(new ResolveDispute(early, ESCROW, dispute(1), RESUME), as(PAYER))
                    .expectException(refused(EscrowRefusal.RESOLVED_BEFORE_RAISED));
            Happened then = Happened.at(NOON.plusSeconds(300), UTC);
            escrow.given(fundedAnd(CLAIM))
                    .when(new ResolveDispute(then, ESCROW, dispute(1), RESUME), as(PAYER))
                    .expectEvents(at(5).resolved(CLAIM, RESUME, PAYER));
            escrow.given(fundedAnd(CLAIM)) // By a clock that is behind the one that dated the claim.
                    .when(new ResolveDispute(early.unstated(), ESCROW, dispute(1), RESUME), as(PAYER))
                    .expectEvents(new EscrowFacts(new EscrowTerms(created()), then.unstated())
                            .resolved(CLAIM, RESUME, PAYER));
        }

        @Test
        void ofWhatWasNeverRaisedIsRefused() {
            escrow.given(fundedAnd())
                    .when(resolve(RESUME), as(PAYER))
                    .expectException(refused(EscrowRefusal.DISPUTE_NOT_FOUND));
            escrow.given(fundedAnd())
                    .when(resolve(RESUME), as(STRANGER))
                    .expectException(refused(EscrowRefusal.NOT_A_PARTY));
        }
    }
}
