package io.symbia.payment.payout;

import io.symbia.events.kernel.origin.DerivationRule;
import io.symbia.payment.provider.PaymentOrder;
import io.symbia.support.command.RequestContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An instruction that is neither settled nor rejected, as far as this table knows.
 *
 * @param openedAt      when it was put here
 * @param causationId   the event that created it
 * @param correlationId what the whole conversation is about
 * @param derivedBy     the rule by which an import derived the release
 */
public record OpenInstruction(
        PaymentOrder order,
        Instant openedAt,
        Optional<String> causationId,
        Optional<String> correlationId,
        Optional<DerivationRule> derivedBy) {

    static OpenInstruction of(PaymentOrder order, Instant openedAt, RequestContext context) {
        return new OpenInstruction(
                order, openedAt, context.causationId(), context.correlationId(), context.derivedBy());
    }

    /** On whose authority, and because of what, it goes on; the same now as after a restart. */
    RequestContext context() {
        return new RequestContext(
                PayoutSteps.AUTHORITY,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                causationId,
                correlationId,
                derivedBy);
    }
}
