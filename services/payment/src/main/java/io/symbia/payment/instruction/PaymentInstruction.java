package io.symbia.payment.instruction;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.symbia.events.envelope.StreamId;
import io.symbia.events.payment.instruction.PaymentInstructionAcknowledgedV1;
import io.symbia.events.payment.instruction.PaymentInstructionCreatedV1;
import io.symbia.events.payment.instruction.PaymentInstructionInDoubtV1;
import io.symbia.events.payment.instruction.PaymentInstructionSubmittedV1;
import io.symbia.events.payment.instruction.PaymentRejectedV1;
import io.symbia.events.payment.instruction.PaymentSettledV1;
import io.symbia.events.payment.instruction.PaymentStatus;
import io.symbia.events.privacy.Confidential;
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
    private InstructionState state;
    private Optional<PaymentStatus> reported = Optional.empty();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CreateInstruction command) {
        PaymentInstructionCreatedV1 created = new PaymentInstructionCreatedV1(
                command.happened(),
                command.instructionId(),
                command.escrowId(),
                command.trancheId(),
                command.orderNumber(),
                command.debtor(),
                command.creditor(),
                Confidential.of(command.amount()),
                command.endToEndId(),
                command.uetr());
        if (stream == null) {
            apply(created);
        } else if (!created.equals(terms)) { // Everything in it follows from one event, the time too.
            throw InstructionRefusal.INSTRUCTION_ALREADY_EXISTS_WITH_OTHER_CONTENT.with(command.instructionId());
        }
    }

    @CommandHandler
    void handle(SubmitInstruction command) {
        if (state != InstructionState.CREATED) return; // The provider may have it already.
        apply(new PaymentInstructionSubmittedV1(
                command.happened(), terms.instructionId(), terms.uetr(), command.provider()));
    }

    @CommandHandler
    void handle(DoubtInstruction command) {
        requireSubmitted();
        if (state != InstructionState.SUBMITTED) return; // In doubt before, or the provider is known to have it.
        apply(new PaymentInstructionInDoubtV1(
                command.happened(), terms.instructionId(), terms.uetr(), command.cause()));
    }

    @CommandHandler
    void handle(ReportStatus command) {
        requireSubmitted();
        if (!command.uetr().equals(terms.uetr())) {
            throw InstructionRefusal.ANOTHER_PAYMENT.with(terms.instructionId(), command.uetr(), terms.uetr());
        }
        if (state.isFinal()) {
            boolean contradicts = command.status().isFinal() && InstructionState.after(command.status()) != state;
            if (contradicts)
                throw InstructionRefusal.INSTRUCTION_IS_FINAL.with(terms.instructionId(), state, command.status());
            return; // Said again, or a word that was late.
        }
        if (reported.filter(command.status()::equals).isPresent()) return; // Said again.
        switch (command.status()) {
            case ACTC, ACCP, ACSP, PDNG -> acknowledge(command);
            case ACSC -> settle(command);
            case RJCT -> reject(command);
        }
    }

    private void requireSubmitted() {
        if (state == InstructionState.CREATED)
            throw InstructionRefusal.INSTRUCTION_NOT_SUBMITTED.with(terms.instructionId());
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
                terms.escrowId(),
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
                terms.escrowId(),
                terms.orderNumber(),
                terms.debtor(),
                terms.creditor(),
                command.reason().orElseThrow()));
    }

    @EventSourcingHandler
    void on(PaymentInstructionCreatedV1 event) {
        stream = InstructionCommand.streamOf(event.instructionId());
        terms = event;
        state = InstructionState.CREATED;
    }

    @EventSourcingHandler
    void on(PaymentInstructionSubmittedV1 event) {
        state = InstructionState.SUBMITTED;
    }

    @EventSourcingHandler
    void on(PaymentInstructionInDoubtV1 event) {
        state = InstructionState.IN_DOUBT;
    }

    @EventSourcingHandler
    void on(PaymentInstructionAcknowledgedV1 event) {
        state = InstructionState.ACKNOWLEDGED;
        reported = Optional.of(event.status());
    }

    @EventSourcingHandler
    void on(PaymentSettledV1 event) {
        state = InstructionState.SETTLED;
    }

    @EventSourcingHandler
    void on(PaymentRejectedV1 event) {
        state = InstructionState.REJECTED;
    }

    protected PaymentInstruction() {} // Axon replays the events into an empty instance.
}
