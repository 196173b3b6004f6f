package io.symbia.payment.escrow.command;

import static java.util.Objects.requireNonNull;

import io.symbia.events.payment.DisputeId;
import io.symbia.events.payment.EscrowId;
import io.symbia.events.payment.escrow.DisputeOutcome;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * End a dispute. The arbiter may choose any outcome. A party can only give way: the payer may let the money be released, the
 * payee may let it be refunded, and who raised the dispute may let the agreement go on.
 */
public record ResolveDispute(
        Instant occurredAt,
        ZoneOffset eventTimeZoneOffset,
        EscrowId escrowId,
        DisputeId disputeId,
        DisputeOutcome outcome)
        implements EscrowCommand {

    public ResolveDispute {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(escrowId, "escrowId");
        requireNonNull(disputeId, "disputeId");
        requireNonNull(outcome, "outcome");
    }
}
