package io.symbia.payment.instruction;

import io.symbia.events.money.Uetr;
import io.symbia.events.payment.PaymentInstructionId;
import io.symbia.events.payment.instruction.PaymentStatus;
import io.symbia.support.refusal.Refusal;
import io.symbia.support.refusal.Status;

/** Why a payment instruction did not do what it was asked. */
public abstract sealed class InstructionRefusal extends Refusal {

    private static final long serialVersionUID = 1;

    private InstructionRefusal(String code, String message) {
        super(Status.CONFLICT, code, message);
    }

    /** The id is taken by another payment. */
    public static final class AlreadyExistsWithOtherContent extends InstructionRefusal {
        private static final long serialVersionUID = 1;

        AlreadyExistsWithOtherContent(PaymentInstructionId instruction) {
            super(
                    "instruction_already_exists_with_other_content",
                    "instruction " + instruction + " exists for another payment");
        }
    }

    /** The provider speaks of a payment that it was never asked for. */
    public static final class NotSubmitted extends InstructionRefusal {
        private static final long serialVersionUID = 1;

        NotSubmitted(PaymentInstructionId instruction) {
            super("instruction_not_submitted", "instruction " + instruction + " was not handed to a provider yet");
        }
    }

    /** The provider speaks of another payment. */
    public static final class AnotherPayment extends InstructionRefusal {
        private static final long serialVersionUID = 1;

        AnotherPayment(PaymentInstructionId instruction, Uetr asked, Uetr allowed) {
            super(
                    "another_payment",
                    "instruction " + instruction + " is " + allowed + ", the report is about " + asked);
        }
    }

    /** What is settled or rejected stays so; a return is a payment of its own. */
    public static final class IsFinal extends InstructionRefusal {
        private static final long serialVersionUID = 1;

        IsFinal(PaymentInstructionId instruction, InstructionState state, PaymentStatus asked) {
            super(
                    "instruction_is_final",
                    "instruction " + instruction + " is " + state + " and cannot become " + asked);
        }
    }
}
