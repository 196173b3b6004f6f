package io.symbia.events.payment.escrow;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.evidence.Evidence;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.payment.DisputeId;
import io.symbia.events.payment.EscrowId;
import io.symbia.events.privacy.Confidential;
import io.symbia.events.privacy.Public;
import io.symbia.events.privacy.Restricted;
import io.symbia.events.supplychain.OrderNumber;
import java.util.Optional;

/**
 * A dispute was opened; nothing is released or refunded until it is resolved.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param raisedBy   a party; the payer when evidence on which money was released is withdrawn
 * @param against    the other party
 * @param evidence   the event that withdrew the evidence, when that is the grounds
 * @param statement  what the party says; for the parties only
 */
@EventType("symbia.payment.escrow.disputed.v1")
public record EscrowDisputedV1(
        @Public Happened happened,
        @Public EscrowId escrowId,
        @Public OrderNumber orderNumber,
        @Public DisputeId disputeId,
        @Public ParticipantId raisedBy,
        @Public ParticipantId against,
        @Public DisputeGrounds grounds,
        @Public Optional<Evidence> evidence,
        @Restricted Optional<Confidential<String>> statement)
        implements EscrowEvent {}
