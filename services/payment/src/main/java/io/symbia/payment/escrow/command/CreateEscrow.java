package io.symbia.payment.escrow.command;

import io.symbia.events.domain.Happened;
import io.symbia.events.money.Money;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.payment.EscrowId;
import io.symbia.events.payment.rule.ReleaseRule;
import io.symbia.events.supplychain.OrderNumber;
import java.util.Optional;

/**
 * Agree that money is held for an order; given by the payer or the payee.
 *
 * @param amount     equal to the sum of the tranches
 * @param rule       every amount and the salt disclosed
 * @param saltAgreed whether the client named the salt: if not, it was drawn for this request, and a repeated request draws another
 */
public record CreateEscrow(
        Happened happened,
        EscrowId escrowId,
        OrderNumber orderNumber,
        ParticipantId payer,
        ParticipantId payee,
        Optional<ParticipantId> arbiter,
        Money amount,
        ReleaseRule rule,
        boolean saltAgreed)
        implements EscrowCommand {}
