package io.symbia.payment.escrow;

import static io.symbia.events.payment.EscrowEvent.ReleaseBasis.CONDITIONS_MET;
import static io.symbia.payment.escrow.EscrowCases.*;
import static io.symbia.payment.escrow.EscrowCases.liftedTo;
import static io.symbia.support.testkit.RefusedFor.refused;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.events.kernel.canonical.RefusedJson;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.payment.rule.ReleaseRule;
import io.symbia.events.payment.rule.RuleSalt;
import io.symbia.events.payment.rule.Tranche;
import io.symbia.events.payment.rule.TrancheId;
import io.symbia.events.words.money.Money;
import io.symbia.events.words.trade.ConsignmentId;
import io.symbia.events.words.trade.OrderNumber;
import io.symbia.payment.escrow.EscrowCommand.CreateEscrow;
import io.symbia.payment.escrow.EscrowCommand.FundEscrow;
import io.symbia.payment.escrow.EscrowCommand.RecordEvidence;
import io.symbia.support.command.CommandShapes;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EscrowAgreementTest {

    private final AggregateTestFixture<EscrowAgreement> escrow = new AggregateTestFixture<>(EscrowAgreement.class);

    private static FundEscrow fund(Money amount) {
        return new FundEscrow(Happened.at(NOON.plusSeconds(60), UTC), ESCROW, amount);
    }

    private static CreateEscrow with(ParticipantId payer, ParticipantId payee, Optional<ParticipantId> arbiter) {
        return new CreateEscrow(Happened.at(NOON, UTC), ESCROW, ORDER, payer, payee, arbiter, AMOUNT, RULE, true);
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
                    Happened.at(NOON, UTC),
                    ESCROW,
                    ORDER,
                    PAYER,
                    PAYEE,
                    Optional.of(ARBITER),
                    AMOUNT,
                    drawnAnew,
                    false);
            escrow.given(created()).when(command, as(PAYER)).expectNoEvents().expectSuccessfulHandlerExecution();
        }

        @Test
        void repeatedWithAnotherAgreedSaltIsRefused() {
            ReleaseRule other =
                    new ReleaseRule(Confidential.of(new RuleSalt("ffffffffffffffffffffffffffffffff")), RULE.tranches());
            escrow.given(created())
                    .when(create(AMOUNT, other), as(PAYER))
                    .expectException(refused(EscrowRefusal.ESCROW_ALREADY_EXISTS_WITH_OTHER_CONTENT));
        }

        @Test
        void repeatedWithOtherTermsIsRefused() {
            CreateEscrow otherOrder = new CreateEscrow(
                    Happened.at(NOON, UTC),
                    ESCROW,
                    new OrderNumber("TEEHAUS-HH:PO-2"),
                    PAYER,
                    PAYEE,
                    Optional.of(ARBITER),
                    AMOUNT,
                    RULE,
                    true);
            escrow.given(created())
                    .when(otherOrder, as(PAYER))
                    .expectNoEvents()
                    .expectException(refused(EscrowRefusal.ESCROW_ALREADY_EXISTS_WITH_OTHER_CONTENT));
            escrow.given(created())
                    .when(with(PAYER, PAYEE, Optional.empty()), as(PAYER))
                    .expectException(refused(EscrowRefusal.ESCROW_ALREADY_EXISTS_WITH_OTHER_CONTENT));
        }

        @Test
        void refusesARuleBeyondABound() {
            Tranche first = tranche(FIRST, FIRST_AMOUNT, List.of(FIRST_HALF), List.of());
            List<ConsignmentId> tooMany = IntStream.rangeClosed(0, Tranche.MAX_CONDITIONS)
                    .mapToObj(number -> new ConsignmentId("ZJ-TEA-COOP:UCR-" + number))
                    .toList();
            Tranche[] many = IntStream.rangeClosed(0, ReleaseRule.MAX_TRANCHES)
                    .mapToObj(number ->
                            tranche(new TrancheId("T-" + number), SECOND_AMOUNT, List.of(SECOND_HALF), List.of()))
                    .toArray(Tranche[]::new);
            for (ReleaseRule rule : List.of(
                    rule(),
                    rule(many),
                    rule(first, tranche(SECOND, SECOND_AMOUNT, List.of(), List.of())),
                    rule(first, tranche(SECOND, SECOND_AMOUNT, tooMany, List.of())))) {
                assertThatThrownBy(() -> create(AMOUNT, rule)).isInstanceOf(IllegalArgumentException.class);
            }
        }

        @Test
        void isOfAmountsGreaterThanZero() {
            CommandShapes.of(CreateEscrow.class).requireValid(create());
            ReleaseRule nothing = rule(tranche(FIRST, euros("0.00"), List.of(FIRST_HALF), List.of()));
            for (EscrowCommand command :
                    List.of(create(euros("-0.01"), RULE), create(AMOUNT, nothing), fund(euros("0.00")))) {
                assertThatThrownBy(() -> CommandShapes.of(command.getClass()).requireValid(command))
                        .isInstanceOf(RefusedJson.class);
            }
        }

        @Test
        void isForThePartiesOnly() {
            for (ParticipantId other : List.of(STRANGER, ARBITER)) {
                escrow.givenNoPriorActivity()
                        .when(create(), as(other))
                        .expectNoEvents()
                        .expectException(refused(EscrowRefusal.NOT_A_PARTY));
            }
        }

        @Test
        void refusesOneWhoPaysThemselves() {
            escrow.givenNoPriorActivity()
                    .when(with(PAYER, PAYER, Optional.empty()), as(PAYER))
                    .expectException(refused(EscrowRefusal.PARTIES_ARE_THE_SAME));
        }

        @Test
        void refusesAnArbiterWhoIsAParty() {
            for (ParticipantId party : List.of(PAYER, PAYEE)) {
                escrow.givenNoPriorActivity()
                        .when(with(PAYER, PAYEE, Optional.of(party)), as(PAYER))
                        .expectException(refused(EscrowRefusal.ARBITER_IS_A_PARTY));
            }
        }

        @Test
        void refusesTranchesThatAreOneCentMoreOrLess() {
            for (String other : List.of("13119.99", "13120.01")) {
                escrow.givenNoPriorActivity()
                        .when(create(euros(other), RULE), as(PAYER))
                        .expectNoEvents()
                        .expectException(refused(EscrowRefusal.TRANCHES_DO_NOT_SUM_TO_AMOUNT));
            }
        }

        @Test
        void refusesATrancheInAnotherCurrency() {
            ReleaseRule mixed = rule(
                    tranche(FIRST, FIRST_AMOUNT, List.of(FIRST_HALF), List.of()),
                    tranche(SECOND, Money.of("6559.99", "USD"), List.of(SECOND_HALF), List.of()));
            escrow.givenNoPriorActivity()
                    .when(create(AMOUNT, mixed), as(PAYER))
                    .expectException(refused(EscrowRefusal.TRANCHES_DO_NOT_SUM_TO_AMOUNT));
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
                    .expectException(refused(EscrowRefusal.ESCROW_ALREADY_FUNDED));
        }

        @Test
        void refusesOneCentMoreOrLess() {
            for (Money other : List.of(euros("13119.99"), euros("13120.01"), Money.of("13120.00", "USD"))) {
                escrow.given(created())
                        .when(fund(other), as(PAYER))
                        .expectNoEvents()
                        .expectException(refused(EscrowRefusal.FUNDING_IS_NOT_THE_AGREED_AMOUNT));
            }
        }

        @Test
        void isForThePayerOnly() {
            for (ParticipantId other : List.of(PAYEE, ARBITER, STRANGER)) {
                escrow.given(created())
                        .when(fund(AMOUNT), as(other))
                        .expectNoEvents()
                        .expectException(refused(EscrowRefusal.NOT_A_PARTY));
            }
        }

        @Test
        void releasesWhatEvidenceThatCameBeforeMakesDue() {
            escrow.given(created(), recorded(5, delivered(SECOND_HALF, 4)))
                    .when(fund(AMOUNT), as(PAYER))
                    .expectEvents(
                            at(1).funded(AMOUNT),
                            at(1).fundingBooked(AMOUNT),
                            liftedTo(5)
                                    .conditionMet(
                                            SECOND,
                                            List.of(delivered(SECOND_HALF, 4).evidence())),
                            liftedTo(5)
                                    .released(SECOND, CONDITIONS_MET, false), // Dated when the last of both was there.
                            liftedTo(5).releaseBooked(SECOND));
        }
    }

    @Nested
    class Evidence {

        @Test
        void isRefusedWhenTheRuleDoesNotWaitForIt() {
            escrow.given(fundedAt(1))
                    .when(record(2, delivered(new ConsignmentId("ZJ-TEA-COOP:UCR-3"), 1)))
                    .expectNoEvents()
                    .expectException(refused(EscrowRefusal.EVIDENCE_MEETS_NO_CONDITION));
        }

        @Test
        void isRefusedWhenItIsAboutAnotherOrder() {
            RecordEvidence other = new RecordEvidence(
                    Happened.at(NOON, UTC),
                    ESCROW,
                    delivered(SECOND_HALF, 1),
                    List.of(new OrderNumber("TEEHAUS-HH:PO-OTHER")));
            escrow.given(fundedAt(1))
                    .when(other)
                    .expectNoEvents()
                    .expectException(refused(EscrowRefusal.EVIDENCE_OF_ANOTHER_ORDER));
        }

        @Test
        void isRefusedBeyondTheBound() {
            Object[] history = new Object[EscrowAgreement.MAX_EVIDENCE + 1];
            history[0] = created();
            for (int i = 0; i < EscrowAgreement.MAX_EVIDENCE; i++) {
                history[i + 1] = recorded(
                        1,
                        EscrowCases.inspected(
                                "I-" + i, io.symbia.events.payment.rule.Stance.SUPPORTS, Optional.empty()));
            }
            escrow.given(history)
                    .when(record(2, delivered(FIRST_HALF, 1)))
                    .expectException(refused(EscrowRefusal.TOO_MANY_EVIDENCE));
            history[EscrowAgreement.MAX_EVIDENCE] = created(); // One less: the last one fits.
            escrow.given(java.util.Arrays.copyOf(history, EscrowAgreement.MAX_EVIDENCE))
                    .when(record(2, delivered(FIRST_HALF, 1)))
                    .expectEvents(recorded(2, delivered(FIRST_HALF, 1)));
        }
    }
}
