package io.symbia.events.payment.escrow;

import static java.util.Objects.requireNonNull;

import io.symbia.events.envelope.EventType;
import io.symbia.events.evidence.Evidence;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.payment.DisputeId;
import io.symbia.events.payment.EscrowId;
import io.symbia.events.privacy.Confidential;
import io.symbia.events.privacy.Public;
import io.symbia.events.privacy.Restricted;
import io.symbia.events.supplychain.OrderNumber;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A dispute was opened; nothing is released or refunded until it is resolved.
 *
 * @param occurredAt when it was raised; when it was accepted is the event's {@code time}
 * @param raisedBy   a party; the payer when evidence on which money was released is withdrawn
 * @param against    the other party
 * @param evidence   the event that withdrew the evidence, when that is the grounds
 * @param statement  what the party says; for the parties only
 */
@EventType("symbia.payment.escrow.disputed.v1")
public record EscrowDisputedV1(
        @Public Instant occurredAt,
        @Public ZoneOffset eventTimeZoneOffset,
        @Public EscrowId escrowId,
        @Public OrderNumber orderNumber,
        @Public DisputeId disputeId,
        @Public ParticipantId raisedBy,
        @Public ParticipantId against,
        @Public DisputeGrounds grounds,
        @Public Optional<Evidence> evidence,
        @Restricted Optional<Confidential<String>> statement)
        implements EscrowEvent {

    public EscrowDisputedV1 {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(escrowId, "escrowId");
        requireNonNull(orderNumber, "orderNumber");
        requireNonNull(disputeId, "disputeId");
        requireNonNull(raisedBy, "raisedBy");
        requireNonNull(against, "against");
        requireNonNull(grounds, "grounds");
        requireNonNull(evidence, "evidence");
        requireNonNull(statement, "statement");
    }
}
