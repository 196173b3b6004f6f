package io.symbia.payment.instruction;

import static io.symbia.payment.instruction.PaymentInstructionRefusal.*;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.form.Codes;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.payment.PaymentInstructionEvent.PaymentInstructionAcknowledgedV1;
import io.symbia.events.payment.PaymentInstructionEvent.PaymentInstructionCreatedV1;
import io.symbia.events.payment.PaymentInstructionEvent.PaymentInstructionInDoubtV1;
import io.symbia.events.payment.PaymentInstructionEvent.PaymentInstructionSubmittedV1;
import io.symbia.events.payment.PaymentInstructionEvent.PaymentRejectedV1;
import io.symbia.events.payment.PaymentInstructionEvent.PaymentSettledV1;
import io.symbia.events.payment.PaymentInstructionId;
import io.symbia.events.payment.PaymentStatus;
import io.symbia.payment.instruction.PaymentInstructionCommand.CreateInstruction;
import io.symbia.payment.instruction.PaymentInstructionCommand.DoubtInstruction;
import io.symbia.payment.instruction.PaymentInstructionCommand.ReportStatus;
import io.symbia.payment.instruction.PaymentInstructionCommand.SubmitInstruction;
import io.symbia.payment.ledger.Postings;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;

/**
 * One payment that a provider is asked to make, under one UETR from its creation to its end.
 *
 * <p>What may follow what. An empty cell changes nothing; "refused" is a refusal, and means that somebody must look.
 *
 * <table>
 * <caption>Rows: the state now. Columns: the command, and for a report the provider's status.</caption>
 * <tr><th></th><th>submit</th><th>doubt</th><th>ACTC ACCP ACSP PDNG</th><th>ACSC</th><th>RJCT</th></tr>
 * <tr><td>CREATED</td><td>SUBMITTED</td><td>refused</td><td>refused</td><td>refused</td><td>refused</td></tr>
 * <tr><td>SUBMITTED</td><td></td><td>IN_DOUBT</td><td>ACKNOWLEDGED</td><td>SETTLED</td><td>REJECTED</td></tr>
 * <tr><td>IN_DOUBT</td><td></td><td></td><td>ACKNOWLEDGED</td><td>SETTLED</td><td>REJECTED</td></tr>
 * <tr><td>ACKNOWLEDGED</td><td></td><td></td><td>ACKNOWLEDGED, when it is another status</td><td>SETTLED</td><td>REJECTED</td></tr>
 * <tr><td>SETTLED</td><td></td><td></td><td></td><td></td><td>refused</td></tr>
 * <tr><td>REJECTED</td><td></td><td></td><td></td><td>refused</td><td></td></tr>
 * </table>
 */
public class PaymentInstruction {
    @AggregateIdentifier
    private StreamId stream;

    private PaymentInstructionCreatedV1 terms;
    private PaymentInstructionState state;
    private Optional<PaymentStatus> reported = Optional.empty();

    /** The stream of an instruction. */
    public static StreamId streamOf(PaymentInstructionId instruction) {
        return new StreamId("payment", "instruction", instruction.value());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CreateInstruction command) {
        var created = new PaymentInstructionCreatedV1(
                command.happened(),
                command.instructionId(),
                command.origin(),
                command.trancheId(),
                command.orderNumber(),
                command.debtor(),
                command.creditor(),
                Confidential.of(command.amount()),
                command.endToEndId(),
                command.uetr());
        if (stream == null) apply(created);
        else if (!created.repeats(terms))
            throw INSTRUCTION_ALREADY_EXISTS_WITH_OTHER_CONTENT.with(command.instructionId());
    }

    @CommandHandler
    void handle(SubmitInstruction command) {
        if (state != PaymentInstructionState.CREATED) return; // The provider may have it already.
        apply(new PaymentInstructionSubmittedV1(
                command.happened(), terms.instructionId(), terms.uetr(), command.provider()));
    }

    @CommandHandler
    void handle(DoubtInstruction command) {
        requireSubmitted();
        if (state != PaymentInstructionState.SUBMITTED) return; // In doubt before, or the provider is known to have it.
        apply(new PaymentInstructionInDoubtV1(
                command.happened(), terms.instructionId(), terms.uetr(), command.cause()));
    }

    @CommandHandler
    void handle(ReportStatus command) {
        requireSubmitted();
        if (!command.uetr().equals(terms.uetr())) {
            throw ANOTHER_PAYMENT.with(terms.instructionId(), command.uetr(), terms.uetr());
        }
        if (state.isFinal()) {
            boolean contradicts =
                    command.status().isFinal() && PaymentInstructionState.after(command.status()) != state;
            if (contradicts) throw INSTRUCTION_IS_FINAL.with(terms.instructionId(), state, command.status());
            return; // Said again, or a word that was late.
        }
        if (reported.filter(command.status()::equals).isPresent()) return; // Said again.
        switch (command.status()) {
            case ACTC, ACCP, ACSP, PDNG -> acknowledge(command);
            case ACSC -> settle(command);
            case RJCT -> reject(command);
            case UNRECOGNISED -> throw Codes.undecided(command.status());
        }
    }

    private void requireSubmitted() {
        if (state == PaymentInstructionState.CREATED) throw INSTRUCTION_NOT_SUBMITTED.with(terms.instructionId());
    }

    private void acknowledge(ReportStatus command) {
        apply(new PaymentInstructionAcknowledgedV1(
                command.happened(), terms.instructionId(), terms.uetr(), command.status()));
    }

    private void settle(ReportStatus command) {
        apply(new PaymentSettledV1(
                command.happened(),
                terms.instructionId(),
                terms.endToEndId(),
                terms.uetr(),
                terms.origin(),
                terms.orderNumber(),
                terms.debtor(),
                terms.creditor(),
                terms.amount()));
        apply(new Postings(command.happened())
                .settled(terms.instructionId(), terms.creditor(), terms.amount().requireDisclosed()));
    }

    private void reject(ReportStatus command) {
        apply(new PaymentRejectedV1(
                command.happened(),
                terms.instructionId(),
                terms.endToEndId(),
                terms.uetr(),
                terms.origin(),
                terms.orderNumber(),
                terms.debtor(),
                terms.creditor(),
                command.reason().orElseThrow()));
    }

    @EventSourcingHandler
    void on(PaymentInstructionCreatedV1 event) {
        stream = streamOf(event.instructionId());
        terms = event;
        state = PaymentInstructionState.CREATED;
    }

    @EventSourcingHandler
    void on(PaymentInstructionSubmittedV1 event) {
        state = PaymentInstructionState.SUBMITTED;
    }

    @EventSourcingHandler
    void on(PaymentInstructionInDoubtV1 event) {
        state = PaymentInstructionState.IN_DOUBT;
    }

    @EventSourcingHandler
    void on(PaymentInstructionAcknowledgedV1 event) {
        state = PaymentInstructionState.ACKNOWLEDGED;
        reported = Optional.of(event.status());
    }

    @EventSourcingHandler
    void on(PaymentSettledV1 event) {
        state = PaymentInstructionState.SETTLED;
    }

    @EventSourcingHandler
    void on(PaymentRejectedV1 event) {
        state = PaymentInstructionState.REJECTED;
    }

    protected PaymentInstruction() {} // Axon replays the events into an empty instance.
}
