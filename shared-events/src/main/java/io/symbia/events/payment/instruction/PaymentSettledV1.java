package io.symbia.events.payment.instruction;

import static java.util.Objects.requireNonNull;

import io.symbia.events.envelope.EventType;
import io.symbia.events.money.Money;
import io.symbia.events.money.Uetr;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.payment.Amounts;
import io.symbia.events.payment.EscrowId;
import io.symbia.events.payment.PaymentInstructionId;
import io.symbia.events.privacy.Confidential;
import io.symbia.events.privacy.Public;
import io.symbia.events.privacy.Restricted;
import io.symbia.events.supplychain.OrderNumber;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * The money arrived ({@code ACSC}). Final; its journal entry is in the same commit.
 *
 * @param occurredAt when the provider settled it; when it was accepted is the event's {@code time}
 * @param amount     the instruction's
 */
@EventType("symbia.payment.instruction.settled.v1")
public record PaymentSettledV1(
        @Public Instant occurredAt,
        @Public ZoneOffset eventTimeZoneOffset,
        @Public PaymentInstructionId instructionId,
        @Public EndToEndId endToEndId,
        @Public Uetr uetr,
        @Public EscrowId escrowId,
        @Public OrderNumber orderNumber,
        @Public ParticipantId debtor,
        @Public ParticipantId creditor,
        @Restricted Confidential<Money> amount)
        implements PaymentInstructionEvent {

    public PaymentSettledV1 {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(instructionId, "instructionId");
        requireNonNull(endToEndId, "endToEndId");
        requireNonNull(uetr, "uetr");
        requireNonNull(escrowId, "escrowId");
        requireNonNull(orderNumber, "orderNumber");
        requireNonNull(debtor, "debtor");
        requireNonNull(creditor, "creditor");
        Amounts.requirePositive(amount);
    }
}
