package io.symbia.events.payment.escrow;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.money.Money;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.payment.Amounts;
import io.symbia.events.payment.EscrowId;
import io.symbia.events.payment.TrancheId;
import io.symbia.events.privacy.Confidential;
import io.symbia.events.privacy.Public;
import io.symbia.events.privacy.Restricted;
import io.symbia.events.supplychain.OrderNumber;

/**
 * A tranche was released to the payee: it is owed to the payee from now on, and a payment instruction follows.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param basis      why
 * @param amount     the tranche's
 * @param whole      whether nothing is left in escrow and nothing was refunded: the payee has it all
 */
@EventType("symbia.payment.escrow.released.v1")
public record EscrowReleasedV1(
        @Public Happened happened,
        @Public EscrowId escrowId,
        @Public OrderNumber orderNumber,
        @Public TrancheId trancheId,
        @Public ParticipantId payer,
        @Public ParticipantId payee,
        @Public ReleaseBasis basis,
        @Restricted Confidential<Money> amount,
        @Public boolean whole)
        implements EscrowEvent {

    public EscrowReleasedV1 {
        Amounts.requirePositive(amount);
    }
}
