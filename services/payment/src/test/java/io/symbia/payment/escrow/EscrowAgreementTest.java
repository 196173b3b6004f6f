package io.symbia.payment.escrow;

import static io.symbia.payment.escrow.Escrows.*;

import io.symbia.events.money.Money;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.payment.rule.ReleaseRule;
import io.symbia.events.payment.rule.RuleSalt;
import io.symbia.events.privacy.Confidential;
import io.symbia.events.supplychain.OrderNumber;
import io.symbia.payment.escrow.command.CreateEscrow;
import io.symbia.payment.escrow.command.FundEscrow;
import io.symbia.payment.escrow.command.RecordEvidence;
import java.util.List;
import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EscrowAgreementTest {

    private final AggregateTestFixture<EscrowAgreement> escrow = new AggregateTestFixture<>(EscrowAgreement.class);

    private static FundEscrow fund(Money amount) {
        return new FundEscrow(NOON.plusSeconds(60), UTC, ESCROW, amount);
    }

    private static CreateEscrow with(ParticipantId payer, ParticipantId payee, Optional<ParticipantId> arbiter) {
        return new CreateEscrow(NOON, UTC, ESCROW, ORDER, payer, payee, arbiter, AMOUNT, RULE, true);
    }

    @Nested
    class Agreeing {

        @Test
        void namesTheRuleByItsHash() {
            escrow.givenNoPriorActivity().when(create(), as(PAYEE)).expectEvents(created());
        }

        @Test
        void repeatedChangesNothing() {
            escrow.given(created()).when(create(), as(PAYER)).expectNoEvents().expectSuccessfulHandlerExecution();
        }

        @Test
        void repeatedWithASaltThatNobodyAgreedChangesNothing() {
            ReleaseRule drawnAnew =
                    new ReleaseRule(Confidential.of(new RuleSalt("ffffffffffffffffffffffffffffffff")), RULE.tranches());
            CreateEscrow command = new CreateEscrow(
                    NOON, UTC, ESCROW, ORDER, PAYER, PAYEE, Optional.of(ARBITER), AMOUNT, drawnAnew, false);
            escrow.given(created()).when(command, as(PAYER)).expectNoEvents().expectSuccessfulHandlerExecution();
        }

        @Test
        void repeatedWithAnotherAgreedSaltIsRefused() {
            ReleaseRule other =
                    new ReleaseRule(Confidential.of(new RuleSalt("ffffffffffffffffffffffffffffffff")), RULE.tranches());
            escrow.given(created())
                    .when(create(AMOUNT, other), as(PAYER))
                    .expectException(EscrowRefusal.AlreadyExistsWithOtherContent.class);
        }

        @Test
        void repeatedWithOtherTermsIsRefused() {
            CreateEscrow otherOrder = new CreateEscrow(
                    NOON, UTC, ESCROW, new OrderNumber("PO-2"), PAYER, PAYEE, Optional.of(ARBITER), AMOUNT, RULE, true);
            escrow.given(created())
                    .when(otherOrder, as(PAYER))
                    .expectNoEvents()
                    .expectException(EscrowRefusal.AlreadyExistsWithOtherContent.class);
            escrow.given(created())
                    .when(with(PAYER, PAYEE, Optional.empty()), as(PAYER))
                    .expectException(EscrowRefusal.AlreadyExistsWithOtherContent.class);
        }

        @Test
        void isForThePartiesOnly() {
            for (ParticipantId other : List.of(STRANGER, ARBITER)) {
                escrow.givenNoPriorActivity()
                        .when(create(), as(other))
                        .expectNoEvents()
                        .expectException(EscrowRefusal.NotAParty.class);
            }
        }

        @Test
        void refusesOneWhoPaysThemselves() {
            escrow.givenNoPriorActivity()
                    .when(with(PAYER, PAYER, Optional.empty()), as(PAYER))
                    .expectException(EscrowRefusal.PartiesAreTheSame.class);
        }

        @Test
        void refusesAnArbiterWhoIsAParty() {
            for (ParticipantId party : List.of(PAYER, PAYEE)) {
                escrow.givenNoPriorActivity()
                        .when(with(PAYER, PAYEE, Optional.of(party)), as(PAYER))
                        .expectException(EscrowRefusal.ArbiterIsAParty.class);
            }
        }

        @Test
        void refusesTranchesThatAreOneCentMoreOrLess() {
            for (String other : List.of("13119.99", "13120.01")) {
                escrow.givenNoPriorActivity()
                        .when(create(euros(other), RULE), as(PAYER))
                        .expectNoEvents()
                        .expectException(EscrowRefusal.TranchesDoNotSumToAmount.class);
            }
        }

        @Test
        void refusesATrancheInAnotherCurrency() {
            ReleaseRule mixed = rule(
                    tranche(FIRST, FIRST_AMOUNT, List.of(FIRST_HALF), List.of()),
                    tranche(SECOND, Money.of("6559.99", "USD"), List.of(SECOND_HALF), List.of()));
            escrow.givenNoPriorActivity()
                    .when(create(AMOUNT, mixed), as(PAYER))
                    .expectException(EscrowRefusal.TranchesDoNotSumToAmount.class);
        }
    }

    @Nested
    class Funding {

        @Test
        void booksTheMoneyInTheSameCommit() {
            escrow.given(created())
                    .when(fund(AMOUNT), as(PAYER))
                    .expectEvents(at(1).funded(AMOUNT), at(1).fundingBooked(AMOUNT));
        }

        @Test
        void happensOnce() {
            escrow.given(fundedAt(1))
                    .when(fund(AMOUNT), as(PAYER))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
            escrow.given(fundedAt(1))
                    .when(fund(euros("1.00")), as(PAYER))
                    .expectNoEvents()
                    .expectException(EscrowRefusal.AlreadyFunded.class);
        }

        @Test
        void refusesOneCentMoreOrLess() {
            for (Money other : List.of(euros("13119.99"), euros("13120.01"), Money.of("13120.00", "USD"))) {
                escrow.given(created())
                        .when(fund(other), as(PAYER))
                        .expectNoEvents()
                        .expectException(EscrowRefusal.FundingIsNotTheAgreedAmount.class);
            }
        }

        @Test
        void isForThePayerOnly() {
            for (ParticipantId other : List.of(PAYEE, ARBITER, STRANGER)) {
                escrow.given(created())
                        .when(fund(AMOUNT), as(other))
                        .expectNoEvents()
                        .expectException(EscrowRefusal.NotAParty.class);
            }
        }

        @Test
        void releasesWhatEvidenceThatCameBeforeMakesDue() {
            escrow.given(created(), recorded(5, delivered(SECOND_HALF, 4)))
                    .when(fund(AMOUNT), as(PAYER))
                    .expectEvents(
                            at(1).funded(AMOUNT),
                            at(1).fundingBooked(AMOUNT),
                            at(5).conditionMet(
                                            SECOND,
                                            List.of(delivered(SECOND_HALF, 4).evidence())),
                            released(5, SECOND, false), // Dated when the last of both was there.
                            at(5).releaseBooked(SECOND));
        }
    }

    @Nested
    class Evidence {

        @Test
        void isRefusedWhenTheRuleDoesNotWaitForIt() {
            escrow.given(fundedAt(1))
                    .when(record(2, delivered(new io.symbia.events.logistics.ConsignmentId("UCR-3"), 1)))
                    .expectNoEvents()
                    .expectException(EscrowRefusal.EvidenceMeetsNoCondition.class);
        }

        @Test
        void isRefusedWhenItIsAboutAnotherOrder() {
            RecordEvidence other = new RecordEvidence(
                    NOON, UTC, ESCROW, delivered(SECOND_HALF, 1), List.of(new OrderNumber("PO-OTHER")));
            escrow.given(fundedAt(1))
                    .when(other)
                    .expectNoEvents()
                    .expectException(EscrowRefusal.EvidenceOfAnotherOrder.class);
        }

        @Test
        void isRefusedBeyondTheBound() {
            Object[] history = new Object[EscrowAgreement.MAX_EVIDENCE + 1];
            history[0] = created();
            for (int i = 0; i < EscrowAgreement.MAX_EVIDENCE; i++) {
                history[i + 1] = recorded(
                        1,
                        Escrows.inspected("I-" + i, io.symbia.events.payment.rule.Stance.SUPPORTS, Optional.empty()));
            }
            escrow.given(history)
                    .when(record(2, delivered(FIRST_HALF, 1)))
                    .expectException(EscrowRefusal.TooMany.class);
            history[EscrowAgreement.MAX_EVIDENCE] = created(); // One less: the last one fits.
            escrow.given(java.util.Arrays.copyOf(history, EscrowAgreement.MAX_EVIDENCE))
                    .when(record(2, delivered(FIRST_HALF, 1)))
                    .expectEvents(recorded(2, delivered(FIRST_HALF, 1)));
        }
    }
}
