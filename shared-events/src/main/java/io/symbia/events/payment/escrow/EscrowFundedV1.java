package io.symbia.events.payment.escrow;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.money.Money;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.payment.Amounts;
import io.symbia.events.payment.EscrowId;
import io.symbia.events.privacy.Confidential;
import io.symbia.events.privacy.Public;
import io.symbia.events.privacy.Restricted;
import io.symbia.events.supplychain.OrderNumber;

/**
 * The payer paid in the whole amount. Happens once.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param amount     the amount of the agreement
 */
@EventType("symbia.payment.escrow.funded.v1")
public record EscrowFundedV1(
        @Public Happened happened,
        @Public EscrowId escrowId,
        @Public OrderNumber orderNumber,
        @Public ParticipantId payer,
        @Public ParticipantId payee,
        @Restricted Confidential<Money> amount)
        implements EscrowEvent {

    public EscrowFundedV1 {
        Amounts.requirePositive(amount);
    }
}
