package io.symbia.payment.escrow.command;

import static java.util.Objects.requireNonNull;

import io.symbia.events.money.Money;
import io.symbia.events.payment.EscrowId;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Give what remains back to the payer; given by the payee, who alone can lose by it.
 *
 * @param amount exactly what remains, so that it is never more or less than the payee meant
 */
public record RefundEscrow(Instant occurredAt, ZoneOffset eventTimeZoneOffset, EscrowId escrowId, Money amount)
        implements EscrowCommand {

    public RefundEscrow {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(escrowId, "escrowId");
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("amount must be > 0");
        }
    }
}
