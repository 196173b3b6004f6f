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
 * The payer paid in the whole amount. Happens once.
 *
 * @param occurredAt when the money arrived; when it was accepted is the event's {@code time}
 * @param amount     the amount of the agreement
 */
@EventType("symbia.payment.escrow.funded.v1")
public record EscrowFundedV1(
        @Public Instant occurredAt,
        @Public ZoneOffset eventTimeZoneOffset,
        @Public EscrowId escrowId,
        @Public OrderNumber orderNumber,
        @Public ParticipantId payer,
        @Public ParticipantId payee,
        @Restricted Confidential<Money> amount)
        implements EscrowEvent {

    public EscrowFundedV1 {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(escrowId, "escrowId");
        requireNonNull(orderNumber, "orderNumber");
        requireNonNull(payer, "payer");
        requireNonNull(payee, "payee");
        Amounts.requirePositive(amount);
    }
}
