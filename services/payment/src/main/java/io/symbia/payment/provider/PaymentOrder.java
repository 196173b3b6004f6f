package io.symbia.payment.provider;

import io.symbia.events.money.EndToEndId;
import io.symbia.events.money.Money;
import io.symbia.events.money.Uetr;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.payment.PaymentInstructionId;
import java.time.Instant;

/**
 * What a provider is asked to do.
 *
 * @param uetr       the key: one payment, however often it is asked for
 * @param endToEndId goes unchanged to the creditor
 * @param dueAt      from when on the creditor is owed the money
 */
public record PaymentOrder(
        PaymentInstructionId instructionId,
        Uetr uetr,
        EndToEndId endToEndId,
        ParticipantId debtor,
        ParticipantId creditor,
        Money amount,
        Instant dueAt) {}
