package io.symbia.events.payment.escrow;

import static java.util.Objects.requireNonNull;

import io.symbia.events.envelope.EventType;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.payment.DisputeId;
import io.symbia.events.payment.EscrowId;
import io.symbia.events.privacy.Public;
import io.symbia.events.supplychain.OrderNumber;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * A dispute was resolved; the movement of money that follows from it, if any, is in the same commit.
 *
 * @param occurredAt when it was resolved; when it was accepted is the event's {@code time}
 * @param raisedBy   as when it was raised
 * @param against    as when it was raised
 * @param resolvedBy the arbiter, or the party that gave way
 */
@EventType("symbia.payment.escrow.dispute-resolved.v1")
public record EscrowDisputeResolvedV1(
        @Public Instant occurredAt,
        @Public ZoneOffset eventTimeZoneOffset,
        @Public EscrowId escrowId,
        @Public OrderNumber orderNumber,
        @Public DisputeId disputeId,
        @Public ParticipantId raisedBy,
        @Public ParticipantId against,
        @Public DisputeOutcome outcome,
        @Public ParticipantId resolvedBy)
        implements EscrowEvent {

    public EscrowDisputeResolvedV1 {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(escrowId, "escrowId");
        requireNonNull(orderNumber, "orderNumber");
        requireNonNull(disputeId, "disputeId");
        requireNonNull(raisedBy, "raisedBy");
        requireNonNull(against, "against");
        requireNonNull(outcome, "outcome");
        requireNonNull(resolvedBy, "resolvedBy");
    }
}
