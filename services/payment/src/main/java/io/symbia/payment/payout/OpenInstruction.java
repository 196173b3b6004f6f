package io.symbia.payment.payout;

import io.symbia.events.kernel.origin.Ground;
import io.symbia.payment.provider.PaymentOrder;
import io.symbia.support.command.RequestContext;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An instruction that is neither settled nor rejected, as far as this table knows.
 *
 * @param openedAt      when it was put here
 * @param created       the event that created it
 * @param correlationId what the whole conversation is about
 * @param turn          whose turn it is, and when the next one is; empty before the first
 */
public record OpenInstruction(
        PaymentOrder order, Instant openedAt, Ground created, Optional<String> correlationId, Optional<Turn> turn) {

    /**
     * One instance at a time pays, and after a failure none for a while.
     *
     * @param by        the instance that works on it now; empty while none does
     * @param failures  attempts in a row that came to nothing
     * @param notBefore when anybody may try again; also an instance that has it in hand no longer counts then
     */
    record Turn(Optional<String> by, int failures, Instant notBefore) {}

    static OpenInstruction of(PaymentOrder order, Instant openedAt, Ground created, Optional<String> correlationId) {
        return new OpenInstruction(order, openedAt, created, correlationId, Optional.empty());
    }

    OpenInstruction with(Turn next) {
        return new OpenInstruction(order, openedAt, created, correlationId, Optional.of(next));
    }

    int failures() {
        return turn.map(Turn::failures).orElse(0);
    }

    /**
     * Whether nobody who lives has it in hand, and its rest is over. A rest that ends later than any could was begun by a clock that was ahead,
     * and is over.
     */
    boolean isFree(Instant now, Predicate<String> living) {
        return turn.isEmpty()
                || !turn.get().notBefore().isAfter(now)
                || turn.get().notBefore().isAfter(now.plus(PayoutDesk.LONGEST_TURN))
                || turn.get().by().filter(living.negate()).isPresent();
    }

    /** On whose authority, and because of what, it goes on; the same now as after a restart. */
    RequestContext context() {
        return RequestContext.causedBy(PayoutSteps.RULE, created, correlationId);
    }
}
