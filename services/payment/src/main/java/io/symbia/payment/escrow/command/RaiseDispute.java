package io.symbia.payment.escrow.command;

import io.symbia.events.domain.Happened;
import io.symbia.events.payment.DisputeId;
import io.symbia.events.payment.EscrowId;
import java.util.Optional;

/**
 * Stop every movement until a dispute is resolved; given by a party.
 *
 * @param statement what the party says, 1 to {@link #MAX_STATEMENT_LENGTH} characters; for the parties only
 */
public record RaiseDispute(Happened happened, EscrowId escrowId, DisputeId disputeId, Optional<String> statement)
        implements EscrowCommand {

    /** A page of text; documents belong elsewhere. */
    public static final int MAX_STATEMENT_LENGTH = 2_000;

    public RaiseDispute {
        statement.ifPresent(text -> {
            if (text.isBlank() || text.length() > MAX_STATEMENT_LENGTH) {
                throw new IllegalArgumentException(
                        "a statement has 1 to " + MAX_STATEMENT_LENGTH + " characters, this one has " + text.length());
            }
        });
    }
}
