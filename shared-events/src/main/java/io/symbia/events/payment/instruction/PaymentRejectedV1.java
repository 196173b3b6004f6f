package io.symbia.events.payment.instruction;

import static java.util.Objects.requireNonNull;

import io.symbia.events.envelope.EventType;
import io.symbia.events.money.Uetr;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.payment.EscrowId;
import io.symbia.events.payment.PaymentInstructionId;
import io.symbia.events.privacy.Public;
import io.symbia.events.supplychain.OrderNumber;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * The provider refused to pay ({@code RJCT}). Final: the money is still owed to the creditor.
 *
 * @param occurredAt when the provider rejected it; when it was accepted is the event's {@code time}
 * @param reason     always given
 */
@EventType("symbia.payment.instruction.rejected.v1")
public record PaymentRejectedV1(
        @Public Instant occurredAt,
        @Public ZoneOffset eventTimeZoneOffset,
        @Public PaymentInstructionId instructionId,
        @Public EndToEndId endToEndId,
        @Public Uetr uetr,
        @Public EscrowId escrowId,
        @Public OrderNumber orderNumber,
        @Public ParticipantId debtor,
        @Public ParticipantId creditor,
        @Public RejectionReason reason)
        implements PaymentInstructionEvent {

    public PaymentRejectedV1 {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(instructionId, "instructionId");
        requireNonNull(endToEndId, "endToEndId");
        requireNonNull(uetr, "uetr");
        requireNonNull(escrowId, "escrowId");
        requireNonNull(orderNumber, "orderNumber");
        requireNonNull(debtor, "debtor");
        requireNonNull(creditor, "creditor");
        requireNonNull(reason, "reason");
    }
}
