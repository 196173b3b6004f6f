package io.symbia.payment.escrow;

import static io.symbia.events.payment.EscrowEvent.DisputeOutcome.REFUND;
import static io.symbia.events.payment.EscrowEvent.DisputeOutcome.RESUME;
import static io.symbia.payment.escrow.EscrowCases.*;
import static io.symbia.support.testkit.RefusedFor.refused;
import static java.util.Arrays.asList;

import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.payment.EscrowEvent.DisputeOutcome;
import io.symbia.events.payment.EscrowEvent.EscrowDisputedV1;
import io.symbia.payment.escrow.EscrowCommand.FundEscrow;
import io.symbia.payment.escrow.EscrowCommand.RaiseDispute;
import io.symbia.payment.escrow.EscrowCommand.RefundEscrow;
import io.symbia.payment.escrow.EscrowCommand.ResolveDispute;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

/** What is taken for a repeated request: one that says the same, and names no moment or the same. */
class EscrowRepetitionTest {
    private static final EscrowDisputedV1 CLAIM = at(5).claimed(dispute(1), PAYER, Optional.of("half of it is wet"));
    private static final Happened AT_FOUR = Happened.at(NOON.plusSeconds(240), UTC);
    private static final Happened LATER = Happened.at(NOON.plusSeconds(600), UTC);

    private final AggregateTestFixture<EscrowAgreement> escrow = new AggregateTestFixture<>(EscrowAgreement.class);

    private static List<Object> fundedAnd(Object... more) {
        List<Object> history = new ArrayList<>(asList(fundedAt(1)));
        history.addAll(asList(more));
        return history;
    }

    private static List<Object> refunded() {
        return fundedAnd(at(4).refunded(AMOUNT), at(4).refundBooked(AMOUNT));
    }

    private static RaiseDispute raise(int number, Optional<String> statement) {
        return new RaiseDispute(Happened.at(NOON.plusSeconds(300), UTC), ESCROW, dispute(number), statement);
    }

    private static ResolveDispute resolve(DisputeOutcome outcome) {
        return new ResolveDispute(Happened.at(NOON.plusSeconds(420), UTC), ESCROW, dispute(1), outcome);
    }

    @Test
    void anAgreementOfAnotherStatedMomentIsRefused() {
        escrow.given(created())
                .when(create(LATER.unstated()), as(PAYER))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        escrow.given(created())
                .when(create(LATER), as(PAYER))
                .expectNoEvents()
                .expectException(refused(EscrowRefusal.ESCROW_ALREADY_EXISTS_WITH_OTHER_CONTENT));
    }

    @Test
    void aFundingOfAnotherStatedMomentIsRefused() {
        escrow.given(fundedAt(1))
                .when(new FundEscrow(LATER.unstated(), ESCROW, AMOUNT), as(PAYER))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        escrow.given(fundedAt(1))
                .when(new FundEscrow(LATER, ESCROW, AMOUNT), as(PAYER))
                .expectNoEvents()
                .expectException(refused(EscrowRefusal.ESCROW_ALREADY_FUNDED));
    }

    @Test
    void aRefundIsKnownAgainByTheFactsOnWhichItRestedThen() {
        List<Object> history = fundedAnd(
                recorded(5, retracted(SECOND_HALF, 1)),
                at(5).refunded(AMOUNT), // Asked for at minute 4, and dated by the evidence before it.
                at(5).refundBooked(AMOUNT),
                recorded(8, delivered(SECOND_HALF, 2)));
        escrow.given(history)
                .when(new RefundEscrow(AT_FOUR, ESCROW, AMOUNT), as(PAYEE))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        escrow.given(history)
                .when(new RefundEscrow(AT_FOUR.unstated(), ESCROW, AMOUNT), as(PAYEE))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void aRefundOfAnotherStatedMomentIsRefused() {
        escrow.given(refunded())
                .when(new RefundEscrow(LATER.unstated(), ESCROW, AMOUNT), as(PAYEE))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        escrow.given(refunded())
                .when(new RefundEscrow(LATER, ESCROW, AMOUNT), as(PAYEE))
                .expectNoEvents()
                .expectException(refused(EscrowRefusal.ESCROW_SETTLED));
    }

    @Test
    void aDisputeOfAnotherStatedMomentIsRefused() {
        Optional<String> statement = Optional.of("half of it is wet");
        escrow.given(fundedAnd(CLAIM))
                .when(new RaiseDispute(LATER.unstated(), ESCROW, dispute(1), statement), as(PAYER))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        escrow.given(fundedAnd(CLAIM))
                .when(new RaiseDispute(LATER, ESCROW, dispute(1), statement), as(PAYER))
                .expectException(refused(EscrowRefusal.DISPUTE_ALREADY_EXISTS_WITH_OTHER_CONTENT));
    }

    @Test
    void aResolutionOfAnotherStatedMomentIsRefused() {
        List<Object> history = fundedAnd(CLAIM, at(7).resolved(CLAIM, RESUME, PAYER));
        escrow.given(history)
                .when(new ResolveDispute(LATER.unstated(), ESCROW, dispute(1), RESUME), as(PAYER))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        escrow.given(history)
                .when(new ResolveDispute(LATER, ESCROW, dispute(1), RESUME), as(PAYER))
                .expectNoEvents()
                .expectException(refused(EscrowRefusal.DISPUTE_ALREADY_RESOLVED));
    }

    @Test
    void aDisputeWithOtherContentIsRefused() {
        escrow.given(fundedAnd(CLAIM))
                .when(raise(1, Optional.of("half of it is wet")), as(PAYER))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        escrow.given(fundedAnd(CLAIM))
                .when(raise(1, Optional.of("all of it is wet")), as(PAYER))
                .expectException(refused(EscrowRefusal.DISPUTE_ALREADY_EXISTS_WITH_OTHER_CONTENT));
        escrow.given(fundedAnd(CLAIM))
                .when(raise(1, Optional.of("half of it is wet")), as(PAYEE))
                .expectException(refused(EscrowRefusal.DISPUTE_ALREADY_EXISTS_WITH_OTHER_CONTENT));
    }

    @Test
    void aResolutionThatIsAnotherIsRefused() {
        List<Object> history = fundedAnd(CLAIM, at(7).resolved(CLAIM, RESUME, PAYER));
        escrow.given(history).when(resolve(RESUME), as(PAYER)).expectNoEvents().expectSuccessfulHandlerExecution();
        escrow.given(history)
                .when(resolve(RESUME), as(ARBITER)) // Another participant, so it is another resolution.
                .expectNoEvents()
                .expectException(refused(EscrowRefusal.DISPUTE_ALREADY_RESOLVED));
        escrow.given(history)
                .when(resolve(REFUND), as(ARBITER))
                .expectNoEvents()
                .expectException(refused(EscrowRefusal.DISPUTE_ALREADY_RESOLVED));
    }
}
