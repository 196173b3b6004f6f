package io.symbia.payment.escrow.command;

import io.symbia.events.domain.Happened;
import io.symbia.events.payment.DisputeId;
import io.symbia.events.payment.EscrowId;
import io.symbia.events.payment.escrow.DisputeOutcome;

/**
 * End a dispute. The arbiter may choose any outcome. A party can only give way: the payer may let the money be released, the
 * payee may let it be refunded, and who raised the dispute may let the agreement go on.
 */
public record ResolveDispute(Happened happened, EscrowId escrowId, DisputeId disputeId, DisputeOutcome outcome)
        implements EscrowCommand {}
