package io.symbia.payment.provider;

import io.symbia.events.payment.PaymentStatus;
import io.symbia.events.words.money.Money;
import java.util.Optional;

/**
 * What the simulated provider remembers of a UETR.
 *
 * @param amount      what is paid under it, once
 * @param answer      what was last said; empty while the order counts as lost
 * @param timesAsked  how often the order was lost
 * @param timesPaid   0 or 1: what a test looks at
 */
public record SimulatedPayment(Money amount, Optional<ProviderAnswer> answer, int timesAsked, int timesPaid) {

    static SimulatedPayment lost(PaymentOrder order) {
        return new SimulatedPayment(order.amount(), Optional.empty(), 0, 0);
    }

    SimulatedPayment asked() {
        return new SimulatedPayment(amount, answer, timesAsked + 1, timesPaid);
    }

    SimulatedPayment paid(PaymentOrder order, ProviderAnswer first) {
        if (!order.amount().equals(amount)) {
            throw new IllegalArgumentException(order.uetr() + " was used for another amount");
        }
        if (answer.isPresent()) return this; // Paid or rejected before: the same UETR never pays twice.
        return new SimulatedPayment(
                amount, Optional.of(first), timesAsked, first.status() == PaymentStatus.RJCT ? 0 : timesPaid + 1);
    }

    SimulatedPayment settled() {
        return new SimulatedPayment(
                amount, answer.map(said -> ProviderAnswer.of(PaymentStatus.ACSC, said.at())), timesAsked, timesPaid);
    }
}
