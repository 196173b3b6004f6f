package io.symbia.payment.provider;

import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.payment.PaymentInstructionId;
import io.symbia.events.words.money.EndToEndId;
import io.symbia.events.words.money.Money;
import io.symbia.events.words.money.Uetr;
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
