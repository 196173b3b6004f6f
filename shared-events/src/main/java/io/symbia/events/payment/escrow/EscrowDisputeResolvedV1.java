package io.symbia.events.payment.escrow;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.payment.DisputeId;
import io.symbia.events.payment.EscrowId;
import io.symbia.events.privacy.Public;
import io.symbia.events.supplychain.OrderNumber;

/**
 * A dispute was resolved; the movement of money that follows from it, if any, is in the same commit.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param raisedBy   as when it was raised
 * @param against    as when it was raised
 * @param resolvedBy the arbiter, or the party that gave way
 */
@EventType("symbia.payment.escrow.dispute-resolved.v1")
public record EscrowDisputeResolvedV1(
        @Public Happened happened,
        @Public EscrowId escrowId,
        @Public OrderNumber orderNumber,
        @Public DisputeId disputeId,
        @Public ParticipantId raisedBy,
        @Public ParticipantId against,
        @Public DisputeOutcome outcome,
        @Public ParticipantId resolvedBy)
        implements EscrowEvent {}
