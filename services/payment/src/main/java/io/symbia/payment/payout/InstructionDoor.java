package io.symbia.payment.payout;

import io.symbia.payment.instruction.InstructionCommand;
import io.symbia.support.command.RequestContext;

/** Where commands to instructions go in; a port, so that every step of a payout can be made to fail in a test. */
@FunctionalInterface
public interface InstructionDoor {

    /**
     * Has the command handled; its events are durable when this returns.
     *
     * @return whether it changed anything
     */
    boolean send(InstructionCommand command, RequestContext context);
}
