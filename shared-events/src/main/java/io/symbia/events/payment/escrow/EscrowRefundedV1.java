package io.symbia.events.payment.escrow;

import static java.util.Objects.requireNonNull;

import io.symbia.events.envelope.EventType;
import io.symbia.events.money.Money;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.payment.Amounts;
import io.symbia.events.payment.EscrowId;
import io.symbia.events.privacy.Confidential;
import io.symbia.events.privacy.Public;
import io.symbia.events.privacy.Restricted;
import io.symbia.events.supplychain.OrderNumber;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * All that remained in escrow goes back to the payer, and a payment instruction follows. Nothing can be released after it.
 *
 * @param occurredAt when it was refunded; when it was accepted is the event's {@code time}
 * @param amount     what remained, greater than zero
 */
@EventType("symbia.payment.escrow.refunded.v1")
public record EscrowRefundedV1(
        @Public Instant occurredAt,
        @Public ZoneOffset eventTimeZoneOffset,
        @Public EscrowId escrowId,
        @Public OrderNumber orderNumber,
        @Public ParticipantId payer,
        @Public ParticipantId payee,
        @Restricted Confidential<Money> amount)
        implements EscrowEvent {

    public EscrowRefundedV1 {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(escrowId, "escrowId");
        requireNonNull(orderNumber, "orderNumber");
        requireNonNull(payer, "payer");
        requireNonNull(payee, "payee");
        Amounts.requirePositive(amount);
    }
}
