package io.symbia.payment.payout;

import io.symbia.payment.instruction.PaymentInstructionCommand;
import io.symbia.support.command.RequestContext;

/** Where commands to instructions go in; a port, so that every step of a payout can be made to fail in a test. */
@FunctionalInterface
public interface InstructionPort {

    /**
     * Has the command handled; its events are durable when this returns.
     *
     * @return whether it changed anything
     */
    boolean send(PaymentInstructionCommand command, RequestContext context);
}
