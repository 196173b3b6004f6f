package io.symbia.payment.escrow.command;

import static java.util.Objects.requireNonNull;

import io.symbia.events.payment.DisputeId;
import io.symbia.events.payment.EscrowId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Stop every movement until a dispute is resolved; given by a party.
 *
 * @param statement what the party says, 1 to {@link #MAX_STATEMENT_LENGTH} characters; for the parties only
 */
public record RaiseDispute(
        Instant occurredAt,
        ZoneOffset eventTimeZoneOffset,
        EscrowId escrowId,
        DisputeId disputeId,
        Optional<String> statement)
        implements EscrowCommand {

    /** A page of text; documents belong elsewhere. */
    public static final int MAX_STATEMENT_LENGTH = 2_000;

    public RaiseDispute {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(escrowId, "escrowId");
        requireNonNull(disputeId, "disputeId");
        statement.ifPresent(text -> {
            if (text.isBlank() || text.length() > MAX_STATEMENT_LENGTH) {
                throw new IllegalArgumentException(
                        "a statement has 1 to " + MAX_STATEMENT_LENGTH + " characters, this one has " + text.length());
            }
        });
    }
}
