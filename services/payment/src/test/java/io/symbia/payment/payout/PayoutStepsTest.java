package io.symbia.payment.payout;

import static io.symbia.payment.escrow.EscrowCases.ESCROW;
import static io.symbia.payment.escrow.EscrowCases.NOON;
import static io.symbia.payment.escrow.EscrowCases.ORDER;
import static io.symbia.payment.escrow.EscrowCases.PAYEE;
import static io.symbia.payment.escrow.EscrowCases.PAYER;
import static io.symbia.payment.escrow.EscrowCases.UTC;
import static io.symbia.payment.escrow.EscrowCases.euros;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.origin.Ground;
import io.symbia.events.payment.PaymentInstructionEvent.PaymentInstructionInDoubtV1;
import io.symbia.events.payment.PaymentInstructionEvent.PaymentInstructionSubmittedV1;
import io.symbia.events.payment.PaymentInstructionEvent.PaymentRejectedV1;
import io.symbia.events.payment.PaymentInstructionEvent.PaymentSettledV1;
import io.symbia.events.payment.PaymentOrigin;
import io.symbia.events.payment.PaymentPurpose;
import io.symbia.events.payment.RejectionReason;
import io.symbia.events.payment.rule.TrancheId;
import io.symbia.events.words.money.EndToEndId;
import io.symbia.events.words.money.Uetr;
import io.symbia.payment.AggregateBench;
import io.symbia.payment.MemoryTable;
import io.symbia.payment.escrow.EscrowAgreement;
import io.symbia.payment.instruction.PaymentInstruction;
import io.symbia.payment.instruction.PaymentInstructionCommand;
import io.symbia.payment.instruction.PaymentInstructionCommand.CreateInstruction;
import io.symbia.payment.provider.PaymentOrder;
import io.symbia.support.command.RequestContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One instruction against a provider and a process that fail in every way and at every step: it is paid once, and settles. */
class PayoutStepsTest {

    private static final Uetr UETR = new Uetr("8a562c67-ca16-48ba-b074-65581be6f001");
    private static final EndToEndId END_TO_END = new EndToEndId("8a562c67ca1648bab07465581be6f001");
    private static final CreateInstruction CREATE = new CreateInstruction(
            Happened.at(NOON, UTC),
            new PaymentOrigin(EscrowAgreement.streamOf(ESCROW), PaymentPurpose.RELEASE),
            Optional.of(new TrancheId("on-delivery")),
            Optional.of(ORDER),
            PAYER,
            PAYEE,
            euros("9184.00"),
            END_TO_END,
            UETR);
    private static final PaymentOrder ORDER_TO_PAY =
            new PaymentOrder(CREATE.instructionId(), UETR, END_TO_END, PAYER, PAYEE, CREATE.amount(), NOON);
    private static final Ground CREATED =
            new Ground("019379a0-0000-7000-8000-000000000001", Digest.ofContent(new byte[0]));

    private final AggregateBench<PaymentInstruction> bench = new AggregateBench<>(PaymentInstruction.class);
    private final OpenInstructions open = new OpenInstructions(new MemoryTable<>());
    private final Bank bank = new Bank(this::step);
    private int stepsUntilCrash = Integer.MAX_VALUE;

    /** The process died here. */
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1;
    }

    /** Every call to something outside is two steps: it may not happen, or it happens and the caller does not learn of it. */
    private void step() {
        if (stepsUntilCrash-- == 0) throw new Crash();
    }

    private boolean send(PaymentInstructionCommand command, RequestContext context) {
        step();
        int before = bench.events(command.stream()).size();
        bench.send(command, context.issuer());
        boolean changed = bench.events(command.stream()).size() > before;
        step();
        return changed;
    }

    private PayoutSteps started() {
        return new PayoutSteps(this::send, bank, open, Clock.systemUTC());
    }

    private List<DomainEvent> history() {
        return bench.events(CREATE.stream());
    }

    private long count(Class<?> type) {
        return history().stream().filter(type::isInstance).count();
    }

    private PayoutSteps.Outcome advance() {
        return started().advance(OpenInstruction.of(ORDER_TO_PAY, NOON, CREATED, Optional.empty()));
    }

    private void create() {
        bench.send(CREATE, PayoutSteps.RULE.service());
        started().remember(ORDER_TO_PAY, CREATED, Optional.empty());
    }

    private void assertPaidOnce() {
        assertThat(bank.paid).containsOnly(Map.entry(UETR, 1));
        assertThat(bank.submitted).containsExactly(UETR);
        assertThat(count(PaymentSettledV1.class)).isEqualTo(1);
        assertThat(count(PaymentInstructionSubmittedV1.class)).isEqualTo(1);
        assertThat(open.count()).isZero();
    }

    @Test
    void settlesInOneGoWhenNothingFails() {
        create();
        assertThat(advance()).isEqualTo(PayoutSteps.Outcome.FINAL);
        assertPaidOnce();
    }

    @Test
    void paysOnceWhereverTheProcessDies() {
        int crashes = 0;
        for (int step = 0; ; step++) {
            PayoutStepsTest life = new PayoutStepsTest();
            life.create();
            life.stepsUntilCrash = step;
            boolean crashed = false;
            try {
                life.advance();
            } catch (Crash _) {
                crashed = true;
                crashes++;
            }
            life.stepsUntilCrash = Integer.MAX_VALUE;
            for (int row = 0; row < OpenInstructions.ROWS; row++) { // What the sweep does after a restart.
                life.open.in(row).forEach(life.started()::advance);
            }
            life.assertPaidOnce();
            if (!crashed) break;
        }
        assertThat(crashes).as("steps at which it died").isEqualTo(6);
    }

    @Test
    void paysOnceWhereverItDiesTwice() {
        for (int first = 0; first < 6; first++) {
            for (int second = 0; second < 6; second++) {
                PayoutStepsTest life = new PayoutStepsTest();
                life.create();
                for (int step : new int[] {first, second}) {
                    life.stepsUntilCrash = step;
                    try {
                        life.advance();
                    } catch (Crash _) {
                        // The next attempt is after a restart.
                    }
                }
                life.stepsUntilCrash = Integer.MAX_VALUE;
                life.advance();
                life.assertPaidOnce();
            }
        }
    }

    @Test
    void isInDoubtAfterSilenceAndResolvedByAsking() {
        bank.silences = 1;
        create();
        assertThat(advance()).isEqualTo(PayoutSteps.Outcome.IN_DOUBT);
        assertThat(count(PaymentInstructionInDoubtV1.class)).isEqualTo(1);
        assertThat(open.count()).isEqualTo(1);
        assertThat(advance()).isEqualTo(PayoutSteps.Outcome.FINAL);
        assertPaidOnce();
        assertThat(bank.submissions).as("it was asked, not sent again").isEqualTo(1);
    }

    @Test
    void isHandedOverAgainUnderTheSameUetrWhenTheProviderNeverGotIt() {
        bank.silences = 1;
        bank.losesWhatItDoesNotAnswer = true;
        create();
        assertThat(advance()).isEqualTo(PayoutSteps.Outcome.IN_DOUBT);
        assertThat(bank.paid).isEmpty();
        assertThat(advance()).isEqualTo(PayoutSteps.Outcome.FINAL);
        assertPaidOnce();
    }

    /** It has paid, does not find that when it is asked, and refuses the same order when it comes again: nothing was rejected. */
    @ParameterizedTest
    @ValueSource(strings = {"AM05", "DUPL", "DU01", "DU02", "DU03", "DU04", "DU05"})
    void isInDoubtWhereTheProviderSpeaksOfACopy(String reason) {
        bank.silences = 1;
        bank.questionsUnanswered = 2;
        bank.refusesCopies = Optional.of(new RejectionReason(reason));
        create();
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(advance()).isEqualTo(PayoutSteps.Outcome.IN_DOUBT);
            assertThat(open.count()).isEqualTo(1);
        }
        assertThat(advance()).isEqualTo(PayoutSteps.Outcome.FINAL);
        assertPaidOnce();
        assertThat(bank.submissions).isEqualTo(3);
    }

    /** It never had it: also the first copy may be called one, by a number that another payment has. */
    @Test
    void staysInDoubtWhereTheFirstOrderIsCalledACopy() {
        bank.paid.put(UETR, 0);
        bank.questionsUnanswered = Integer.MAX_VALUE;
        bank.refusesCopies = Optional.of(new RejectionReason("DU04"));
        create();
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(advance()).isEqualTo(PayoutSteps.Outcome.IN_DOUBT);
        }
        assertThat(count(PaymentInstructionInDoubtV1.class)).isEqualTo(1);
        assertThat(count(PaymentRejectedV1.class)).isZero();
    }

    /** Another reason is a word about the payment. */
    @Test
    void isRejectedForAnyOtherReason() {
        bank.paid.put(UETR, 0);
        bank.refusesCopies = Optional.of(new RejectionReason("AC04"));
        create();
        assertThat(advance()).isEqualTo(PayoutSteps.Outcome.FINAL);
        assertThat(count(PaymentRejectedV1.class)).isEqualTo(1);
    }

    @Test
    void staysOpenWhileTheProviderCannotBeReached() {
        bank.unreachable = 2;
        create();
        assertThat(advance()).isEqualTo(PayoutSteps.Outcome.UNREACHABLE);
        assertThat(advance()).isEqualTo(PayoutSteps.Outcome.UNREACHABLE);
        assertThat(open.count()).isEqualTo(1);
        assertThat(advance()).isEqualTo(PayoutSteps.Outcome.FINAL);
        assertPaidOnce();
    }

    @Test
    void toldTwiceIsPaidOnce() {
        create();
        advance();
        started()
                .remember(
                        ORDER_TO_PAY,
                        CREATED,
                        Optional.empty()); // The broker delivered the creation again after a crash.
        assertThat(advance()).isEqualTo(PayoutSteps.Outcome.FINAL);
        assertPaidOnce();
    }
}
