package io.symbia.events.payment.escrow;

import io.symbia.events.canonical.Digest;
import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.money.Money;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.payment.Amounts;
import io.symbia.events.payment.EscrowId;
import io.symbia.events.payment.rule.ReleaseRule;
import io.symbia.events.privacy.Confidential;
import io.symbia.events.privacy.Public;
import io.symbia.events.privacy.Restricted;
import io.symbia.events.supplychain.OrderNumber;
import java.util.Optional;

/**
 * Two parties agreed that money is held for an order and when it may be released. Published by payment on
 * {@code symbia.payment.events}, in the stream of its agreement, as is every event of this package.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param payer    who will fund it
 * @param payee    to whom it will be released
 * @param arbiter  who may decide a dispute against the will of a party; without one a party can only give way
 * @param amount   greater than zero; equal to the sum of the rule's tranches
 * @param rule     when it may be released; never changes
 * @param ruleHash SHA-256 of the rule's canonical JSON (RFC 8785) with salt and amounts disclosed
 */
@EventType("symbia.payment.escrow.created.v1")
public record EscrowCreatedV1(
        @Public Happened happened,
        @Public EscrowId escrowId,
        @Public OrderNumber orderNumber,
        @Public ParticipantId payer,
        @Public ParticipantId payee,
        @Public Optional<ParticipantId> arbiter,
        @Restricted Confidential<Money> amount,
        @Public ReleaseRule rule,
        @Public Digest ruleHash)
        implements EscrowEvent {

    public EscrowCreatedV1 {
        Amounts.requirePositive(amount);
    }
}
