package io.symbia.payment.payout;

import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.origin.Ground;
import io.symbia.events.kernel.origin.PublishedRule;
import io.symbia.events.payment.PaymentInstructionEvent.DoubtCause;
import io.symbia.events.payment.PaymentInstructionId;
import io.symbia.payment.instruction.PaymentInstructionCommand.DoubtInstruction;
import io.symbia.payment.instruction.PaymentInstructionCommand.ReportStatus;
import io.symbia.payment.instruction.PaymentInstructionCommand.SubmitInstruction;
import io.symbia.payment.provider.PaymentOrder;
import io.symbia.payment.provider.PaymentProvider;
import io.symbia.payment.provider.ProviderAnswer;
import io.symbia.payment.provider.ProviderSilent;
import io.symbia.payment.provider.ProviderUnreachable;
import io.symbia.support.command.RequestContext;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Moves one instruction as far as it goes.
 *
 * <p>Where a crash may happen, and what then finds the instruction open and goes on:
 * <ol>
 *   <li>before SUBMITTED is recorded: nothing was handed over, it is submitted;
 *   <li>after that, before or during the call: the provider may have it; it is asked, and only when it does not know the UETR
 *       the same order is handed over again under the same UETR;
 *   <li>after the answer, before it is recorded: as above, the provider tells again;
 *   <li>after that, before the instruction is removed from the open ones: reporting again changes nothing, it is removed.
 * </ol>
 */
public final class PayoutSteps {

    /** By which the service goes on in its own name: what follows from rule and evidence is nobody's order. */
    static final PublishedRule RULE = PublishedRule.of("payment/pay-out", 1);

    private final InstructionPort commands;
    private final PaymentProvider provider;
    private final OpenInstructions open;
    private final Clock clock;

    public PayoutSteps(InstructionPort commands, PaymentProvider provider, OpenInstructions open, Clock clock) {
        this.commands = commands;
        this.provider = provider;
        this.open = open;
        this.clock = clock;
    }

    /** How far it went. */
    public enum Outcome {
        /** Settled or rejected. */
        FINAL,
        /** The provider has it and is not done; ask again. */
        WAITS,
        /** It is not known whether the provider has it; ask again. */
        IN_DOUBT,
        /** The provider could not be reached; try again. */
        UNREACHABLE
    }

    /** Remembers the instruction as open, in the same breath as whoever creates it. */
    void remember(PaymentOrder order, Ground created, Optional<String> correlationId) {
        open.put(OpenInstruction.of(order, now(), created, correlationId));
    }

    /** Submits it, or asks about it when it was submitted before. Blocks while the provider takes its time. */
    Outcome advance(OpenInstruction instruction) {
        PaymentOrder order = instruction.order();
        RequestContext context = instruction.context();
        SubmitInstruction submit =
                new SubmitInstruction(Happened.at(order.dueAt()), order.instructionId(), provider.name());
        boolean first = commands.send(submit, context);
        try {
            return record(order, first ? provider.submit(order) : resolve(order), context);
        } catch (ProviderSilent silent) {
            commands.send(new DoubtInstruction(Happened.at(now()), order.instructionId(), silent.doubt()), context);
            return Outcome.IN_DOUBT;
        } catch (ProviderUnreachable _) {
            return Outcome.UNREACHABLE; // It stays open, and the sweep comes back to it.
        }
    }

    /** Never under another id: a provider that does not know the UETR gets the same order again. */
    private ProviderAnswer resolve(PaymentOrder order) {
        return provider.query(order.uetr()).orElseGet(() -> provider.submit(order));
    }

    private Outcome record(PaymentOrder order, ProviderAnswer answer, RequestContext context) {
        PaymentInstructionId id = order.instructionId();
        if (answer.isOfACopy()) { // The first one may have been paid; the provider is asked about it.
            commands.send(new DoubtInstruction(Happened.at(now()), id, DoubtCause.CALLED_A_DUPLICATE), context);
            return Outcome.IN_DOUBT;
        }
        commands.send(
                new ReportStatus(Happened.at(answer.at()), id, order.uetr(), answer.status(), answer.reason()),
                context);
        if (!answer.status().isFinal()) return Outcome.WAITS;
        open.remove(id);
        return Outcome.FINAL;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
