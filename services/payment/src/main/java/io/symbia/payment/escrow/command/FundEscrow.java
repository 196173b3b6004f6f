package io.symbia.payment.escrow.command;

import static java.util.Objects.requireNonNull;

import io.symbia.events.money.Money;
import io.symbia.events.payment.EscrowId;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Pay in the whole amount; given by the payer.
 *
 * @param amount exactly what was agreed
 */
public record FundEscrow(Instant occurredAt, ZoneOffset eventTimeZoneOffset, EscrowId escrowId, Money amount)
        implements EscrowCommand {

    public FundEscrow {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(escrowId, "escrowId");
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("amount must be > 0");
        }
    }
}
