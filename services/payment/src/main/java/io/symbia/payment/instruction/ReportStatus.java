package io.symbia.payment.instruction;

import io.symbia.events.domain.Happened;
import io.symbia.events.money.Uetr;
import io.symbia.events.payment.PaymentInstructionId;
import io.symbia.events.payment.instruction.PaymentStatus;
import io.symbia.events.payment.instruction.RejectionReason;
import java.util.Optional;

/**
 * Note what the provider says about a payment.
 *
 * @param uetr   of the payment about which it says so
 * @param reason given exactly when the status is {@code RJCT}
 */
public record ReportStatus(
        Happened happened,
        PaymentInstructionId instructionId,
        Uetr uetr,
        PaymentStatus status,
        Optional<RejectionReason> reason)
        implements InstructionCommand {

    public ReportStatus {
        if (reason.isPresent() != (status == PaymentStatus.RJCT)) {
            throw new IllegalArgumentException(
                    "a reason code goes with RJCT and with nothing else, status was " + status);
        }
    }
}
