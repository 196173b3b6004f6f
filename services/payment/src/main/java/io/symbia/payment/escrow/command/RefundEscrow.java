package io.symbia.payment.escrow.command;

import io.symbia.events.domain.Happened;
import io.symbia.events.money.Money;
import io.symbia.events.payment.EscrowId;

/**
 * Give what remains back to the payer; given by the payee, who alone can lose by it.
 *
 * @param amount exactly what remains, so that it is never more or less than the payee meant
 */
public record RefundEscrow(Happened happened, EscrowId escrowId, Money amount) implements EscrowCommand {

    public RefundEscrow {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("amount must be > 0");
        }
    }
}
