package io.symbia.payment.payout;

import static io.symbia.payment.escrow.EscrowCases.NOON;

import io.symbia.events.payment.PaymentInstructionEvent.DoubtCause;
import io.symbia.events.payment.PaymentStatus;
import io.symbia.events.payment.ProviderName;
import io.symbia.events.payment.RejectionReason;
import io.symbia.events.words.money.Uetr;
import io.symbia.payment.provider.PaymentOrder;
import io.symbia.payment.provider.PaymentProvider;
import io.symbia.payment.provider.ProviderAnswer;
import io.symbia.payment.provider.ProviderSilent;
import io.symbia.payment.provider.ProviderUnreachable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A bank that remembers payments by UETR and counts them. */
final class Bank implements PaymentProvider {
    private final Runnable step;
    final Map<Uetr, Integer> paid = new HashMap<>();
    final Set<Uetr> submitted = new HashSet<>();
    int submissions;
    int silences;
    int unreachable;
    boolean losesWhatItDoesNotAnswer;
    int questionsUnanswered;
    Optional<RejectionReason> refusesCopies = Optional.empty();

    /** @param step is run before and after each thing that happens outside of this process */
    Bank(Runnable step) {
        this.step = step;
    }

    @Override
    public ProviderName name() {
        return new ProviderName("bank-in-a-test");
    }

    @Override
    public ProviderAnswer submit(PaymentOrder order) {
        step.run();
        if (unreachable-- > 0) throw new ProviderUnreachable("no line");
        submitted.add(order.uetr());
        submissions++;
        if (paid.containsKey(order.uetr()) && refusesCopies.isPresent()) {
            return new ProviderAnswer(PaymentStatus.RJCT, refusesCopies, NOON);
        }
        boolean silent = silences-- > 0;
        if (!(silent && losesWhatItDoesNotAnswer)) paid.merge(order.uetr(), 1, (before, _) -> before); // Once a UETR.
        step.run();
        if (silent) throw new ProviderSilent(DoubtCause.NO_ANSWER_IN_TIME, new IllegalStateException("silent"));
        return settled();
    }

    @Override
    public Optional<ProviderAnswer> query(Uetr uetr) {
        step.run();
        if (questionsUnanswered-- > 0) return Optional.empty(); // Its ledger of questions is behind.
        return paid.containsKey(uetr) ? Optional.of(settled()) : Optional.empty();
    }

    private static ProviderAnswer settled() {
        return new ProviderAnswer(PaymentStatus.ACSC, Optional.empty(), NOON);
    }
}
