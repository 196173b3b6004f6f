package io.symbia.payment.escrow.command;

import io.symbia.events.domain.Happened;
import io.symbia.events.money.Money;
import io.symbia.events.payment.EscrowId;

/**
 * Pay in the whole amount; given by the payer.
 *
 * @param amount exactly what was agreed
 */
public record FundEscrow(Happened happened, EscrowId escrowId, Money amount) implements EscrowCommand {

    public FundEscrow {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("amount must be > 0");
        }
    }
}
