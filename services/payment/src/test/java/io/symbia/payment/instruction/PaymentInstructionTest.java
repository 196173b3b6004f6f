package io.symbia.payment.instruction;

import static io.symbia.payment.escrow.EscrowCases.ESCROW;
import static io.symbia.payment.escrow.EscrowCases.NOON;
import static io.symbia.payment.escrow.EscrowCases.ORDER;
import static io.symbia.payment.escrow.EscrowCases.PAYEE;
import static io.symbia.payment.escrow.EscrowCases.PAYER;
import static io.symbia.payment.escrow.EscrowCases.UTC;
import static io.symbia.payment.escrow.EscrowCases.euros;
import static io.symbia.support.testkit.RefusedFor.refused;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.events.kernel.canonical.RefusedJson;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.form.Codes;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.payment.PaymentInstructionEvent.DoubtCause;
import io.symbia.events.payment.PaymentInstructionEvent.PaymentInstructionAcknowledgedV1;
import io.symbia.events.payment.PaymentInstructionEvent.PaymentInstructionCreatedV1;
import io.symbia.events.payment.PaymentInstructionEvent.PaymentInstructionInDoubtV1;
import io.symbia.events.payment.PaymentInstructionEvent.PaymentInstructionSubmittedV1;
import io.symbia.events.payment.PaymentInstructionEvent.PaymentRejectedV1;
import io.symbia.events.payment.PaymentInstructionEvent.PaymentSettledV1;
import io.symbia.events.payment.PaymentInstructionId;
import io.symbia.events.payment.PaymentOrigin;
import io.symbia.events.payment.PaymentPurpose;
import io.symbia.events.payment.PaymentStatus;
import io.symbia.events.payment.ProviderName;
import io.symbia.events.payment.RejectionReason;
import io.symbia.events.payment.rule.TrancheId;
import io.symbia.events.words.money.EndToEndId;
import io.symbia.events.words.money.Money;
import io.symbia.events.words.money.Uetr;
import io.symbia.events.words.trade.OrderNumber;
import io.symbia.payment.escrow.EscrowAgreement;
import io.symbia.payment.instruction.PaymentInstructionCommand.CreateInstruction;
import io.symbia.payment.instruction.PaymentInstructionCommand.DoubtInstruction;
import io.symbia.payment.instruction.PaymentInstructionCommand.ReportStatus;
import io.symbia.payment.instruction.PaymentInstructionCommand.SubmitInstruction;
import io.symbia.payment.ledger.Postings;
import io.symbia.support.command.CommandShapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class PaymentInstructionTest {

    private static final PaymentInstructionId ID = new PaymentInstructionId("TEEHAUS-HH:E-2611-0042:on-delivery");
    private static final Uetr UETR = new Uetr("8a562c67-ca16-48ba-b074-65581be6f001");
    private static final EndToEndId END_TO_END = new EndToEndId("8a562c67ca1648bab07465581be6f001");
    private static final Money AMOUNT = euros("9184.00");
    private static final ProviderName PROVIDER = new ProviderName("simulated");
    private static final Optional<RejectionReason> CLOSED = Optional.of(new RejectionReason("AC04"));

    private static final PaymentOrigin RELEASE =
            new PaymentOrigin(EscrowAgreement.streamOf(ESCROW), PaymentPurpose.RELEASE);
    private static final PaymentOrigin REFUND =
            new PaymentOrigin(EscrowAgreement.streamOf(ESCROW), PaymentPurpose.REFUND);
    private static final Optional<OrderNumber> ABOUT = Optional.of(ORDER);

    private static final PaymentInstructionSubmittedV1 SUBMITTED =
            new PaymentInstructionSubmittedV1(Happened.at(NOON, UTC), ID, UETR, PROVIDER);
    private static final PaymentInstructionInDoubtV1 IN_DOUBT =
            new PaymentInstructionInDoubtV1(Happened.at(NOON, UTC), ID, UETR, DoubtCause.NO_ANSWER_IN_TIME);
    private static final PaymentSettledV1 SETTLED = new PaymentSettledV1(
            Happened.at(NOON, UTC), ID, END_TO_END, UETR, RELEASE, ABOUT, PAYER, PAYEE, Confidential.of(AMOUNT));
    private static final PaymentRejectedV1 REJECTED = new PaymentRejectedV1(
            Happened.at(NOON, UTC), ID, END_TO_END, UETR, RELEASE, ABOUT, PAYER, PAYEE, CLOSED.get());

    private final AggregateTestFixture<PaymentInstruction> instruction =
            new AggregateTestFixture<>(PaymentInstruction.class);

    private static CreateInstruction create(Money amount) {
        return create(Happened.at(NOON, UTC), amount);
    }

    private static CreateInstruction create(Happened happened, Money amount) {
        return new CreateInstruction(
                happened,
                RELEASE,
                Optional.of(new TrancheId("on-delivery")),
                ABOUT,
                PAYER,
                PAYEE,
                amount,
                END_TO_END,
                UETR);
    }

    private static PaymentInstructionCreatedV1 created() {
        return new PaymentInstructionCreatedV1(
                Happened.at(NOON, UTC),
                ID,
                RELEASE,
                Optional.of(new TrancheId("on-delivery")),
                ABOUT,
                PAYER,
                PAYEE,
                Confidential.of(AMOUNT),
                END_TO_END,
                UETR);
    }

    private static ReportStatus report(PaymentStatus status) {
        return new ReportStatus(
                Happened.at(NOON, UTC), ID, UETR, status, status == PaymentStatus.RJCT ? CLOSED : Optional.empty());
    }

    private static PaymentInstructionAcknowledgedV1 acknowledged(PaymentStatus status) {
        return new PaymentInstructionAcknowledgedV1(Happened.at(NOON, UTC), ID, UETR, status);
    }

    private static Map<PaymentInstructionState, List<Object>> histories() {
        return Map.of(
                PaymentInstructionState.CREATED, List.of(created()),
                PaymentInstructionState.SUBMITTED, List.of(created(), SUBMITTED),
                PaymentInstructionState.IN_DOUBT, List.of(created(), SUBMITTED, IN_DOUBT),
                PaymentInstructionState.ACKNOWLEDGED, List.of(created(), SUBMITTED, acknowledged(PaymentStatus.ACSP)),
                PaymentInstructionState.SETTLED, List.of(created(), SUBMITTED, SETTLED),
                PaymentInstructionState.REJECTED, List.of(created(), SUBMITTED, REJECTED));
    }

    @Test
    void isNamedByItsEscrowAndTranche() {
        instruction.givenNoPriorActivity().when(create(AMOUNT)).expectEvents(created());
    }

    @Test
    void ofARefundIsNamedByItsEscrow() {
        CreateInstruction refund = new CreateInstruction(
                Happened.at(NOON, UTC), REFUND, Optional.empty(), ABOUT, PAYER, PAYER, AMOUNT, END_TO_END, UETR);
        org.assertj.core.api.Assertions.assertThat(refund.instructionId())
                .hasToString("TEEHAUS-HH:E-2611-0042:~refund");
    }

    @Test
    void createdAgainChangesNothingAndWithOtherContentIsRefused() {
        instruction.given(created()).when(create(AMOUNT)).expectNoEvents().expectSuccessfulHandlerExecution();
        instruction
                .given(created())
                .when(create(euros("9184.01")))
                .expectNoEvents()
                .expectException(refused(PaymentInstructionRefusal.INSTRUCTION_ALREADY_EXISTS_WITH_OTHER_CONTENT));
    }

    @Test
    void createdAgainAtAnotherMomentIsRefusedIfSomebodyNamedIt() {
        Happened later = Happened.at(NOON.plusSeconds(60), UTC);
        instruction
                .given(created())
                .when(create(later.unstated(), AMOUNT))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        instruction
                .given(created())
                .when(create(later, AMOUNT))
                .expectNoEvents()
                .expectException(refused(PaymentInstructionRefusal.INSTRUCTION_ALREADY_EXISTS_WITH_OTHER_CONTENT));
    }

    @Test
    void isOfAnAmountGreaterThanZero() {
        for (String amount : List.of("0.00", "-0.01")) {
            assertThatThrownBy(() -> CommandShapes.of(CreateInstruction.class).requireValid(create(euros(amount))))
                    .isInstanceOf(RefusedJson.class);
        }
    }

    @Test
    void isSubmittedOnce() {
        SubmitInstruction submit = new SubmitInstruction(Happened.at(NOON, UTC), ID, PROVIDER);
        histories().forEach((state, history) -> {
            var then = instruction.given(history).when(submit).expectSuccessfulHandlerExecution();
            if (state == PaymentInstructionState.CREATED) then.expectEvents(SUBMITTED);
            else then.expectNoEvents();
        });
    }

    @Test
    void comesIntoDoubtOnlyWhileNothingIsKnown() {
        DoubtInstruction doubt = new DoubtInstruction(Happened.at(NOON, UTC), ID, DoubtCause.NO_ANSWER_IN_TIME);
        histories().forEach((state, history) -> {
            var then = instruction.given(history).when(doubt);
            switch (state) {
                case CREATED ->
                    then.expectNoEvents().expectException(refused(PaymentInstructionRefusal.INSTRUCTION_NOT_SUBMITTED));
                case SUBMITTED -> then.expectEvents(IN_DOUBT);
                case IN_DOUBT, ACKNOWLEDGED, SETTLED, REJECTED ->
                    then.expectNoEvents().expectSuccessfulHandlerExecution();
            }
        });
    }

    @Test
    void followsTheProvidersWordAsInTheTable() {
        histories().forEach((state, history) -> {
            for (PaymentStatus status : Codes.of(PaymentStatus.class)) {
                var then = instruction.given(history).when(report(status));
                switch (state) {
                    case CREATED ->
                        then.expectNoEvents()
                                .expectException(refused(PaymentInstructionRefusal.INSTRUCTION_NOT_SUBMITTED));
                    case SUBMITTED, IN_DOUBT -> then.expectEvents(eventsAfter(status));
                    case ACKNOWLEDGED -> {
                        if (status == PaymentStatus.ACSP) then.expectNoEvents().expectSuccessfulHandlerExecution();
                        else then.expectEvents(eventsAfter(status));
                    }
                    case SETTLED -> {
                        if (status == PaymentStatus.RJCT) {
                            then.expectNoEvents()
                                    .expectException(refused(PaymentInstructionRefusal.INSTRUCTION_IS_FINAL));
                        } else {
                            then.expectNoEvents().expectSuccessfulHandlerExecution();
                        }
                    }
                    case REJECTED -> {
                        if (status == PaymentStatus.ACSC) {
                            then.expectNoEvents()
                                    .expectException(refused(PaymentInstructionRefusal.INSTRUCTION_IS_FINAL));
                        } else {
                            then.expectNoEvents().expectSuccessfulHandlerExecution();
                        }
                    }
                }
            }
        });
    }

    private static Object[] eventsAfter(PaymentStatus status) {
        List<Object> events = new ArrayList<>();
        switch (status) {
            case ACTC, ACCP, ACSP, PDNG -> events.add(acknowledged(status));
            case ACSC ->
                events.addAll(List.of(SETTLED, new Postings(Happened.at(NOON, UTC)).settled(ID, PAYEE, AMOUNT)));
            case RJCT -> events.add(REJECTED);
            case UNRECOGNISED -> throw Codes.undecided(status);
        }
        return events.toArray();
    }

    @Test
    void refusesAWordAboutAnotherPayment() {
        ReportStatus other = new ReportStatus(
                Happened.at(NOON, UTC),
                ID,
                new Uetr("00000000-0000-4000-8000-000000000000"),
                PaymentStatus.ACSC,
                Optional.empty());
        instruction
                .given(created(), SUBMITTED)
                .when(other)
                .expectNoEvents()
                .expectException(refused(PaymentInstructionRefusal.ANOTHER_PAYMENT));
    }

    @Test
    void isRejectedWithAReasonAndNothingElseHasOne() {
        assertThatThrownBy(
                        () -> new ReportStatus(Happened.at(NOON, UTC), ID, UETR, PaymentStatus.RJCT, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ReportStatus(Happened.at(NOON, UTC), ID, UETR, PaymentStatus.ACSC, CLOSED))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
