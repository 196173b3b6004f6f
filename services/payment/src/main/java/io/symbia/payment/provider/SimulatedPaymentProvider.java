package io.symbia.payment.provider;

import io.symbia.events.payment.PaymentInstructionEvent.DoubtCause;
import io.symbia.events.payment.PaymentStatus;
import io.symbia.events.payment.ProviderName;
import io.symbia.events.payment.RejectionReason;
import io.symbia.events.words.money.Uetr;
import io.symbia.support.consumer.StateTable;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A provider that moves no money. It remembers each UETR in a table, so that it pays once also after a restart, as a bank
 * does; and it is deterministic: what happens depends on the creditor alone, and a payment settles when it is due.
 */
public final class SimulatedPaymentProvider implements PaymentProvider {

    private static final RejectionReason ACCOUNT_CLOSED = new RejectionReason("AC04");

    /** Longer than any time limit: the caller gives up first and interrupts. */
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private final StateTable<SimulatedPayment> payments;
    private final Map<String, SimulatedBehaviour> behaviours;
    private final Duration slowness;

    public SimulatedPaymentProvider(StateTable<SimulatedPayment> payments, ProviderSettings settings) {
        this.payments = payments;
        this.behaviours = settings.simulated();
        this.slowness = settings.slowness();
    }

    @Override
    public ProviderName name() {
        return new ProviderName("simulated");
    }

    @Override
    public ProviderAnswer submit(PaymentOrder order) {
        return switch (behaviourOf(order)) {
            case SETTLES -> pay(order, ProviderAnswer.of(PaymentStatus.ACSC, order.dueAt()));
            case REJECTS -> pay(order, ProviderAnswer.rejected(ACCOUNT_CLOSED, order.dueAt()));
            case SETTLES_LATER -> pay(order, ProviderAnswer.of(PaymentStatus.ACSP, order.dueAt()));
            case SETTLES_SLOWLY -> {
                ProviderAnswer answer = pay(order, ProviderAnswer.of(PaymentStatus.ACSC, order.dueAt()));
                takeTime(slowness);
                yield answer;
            }
            case PAYS_AND_FALLS_SILENT -> {
                boolean known = payments.find(order.uetr().value()).isPresent();
                ProviderAnswer answer = pay(order, ProviderAnswer.of(PaymentStatus.ACSC, order.dueAt()));
                if (!known) takeTime(SILENCE);
                yield answer;
            }
            case LOSES_THE_ORDER -> {
                SimulatedPayment seen = payments.update(
                        order.uetr().value(),
                        known -> known.orElse(SimulatedPayment.lost(order)).asked());
                if (seen.timesAsked() == 1) takeTime(SILENCE);
                yield pay(order, ProviderAnswer.of(PaymentStatus.ACSC, order.dueAt()));
            }
            case UNREACHABLE -> throw new ProviderUnreachable("the simulated provider is not to be reached");
        };
    }

    /** Pays, unless the UETR was paid before; then it answers what it answered. */
    private ProviderAnswer pay(PaymentOrder order, ProviderAnswer answer) {
        SimulatedPayment payment = payments.update(
                order.uetr().value(),
                known -> known.orElse(SimulatedPayment.lost(order)).paid(order, answer));
        return payment.answer().orElseThrow();
    }

    @Override
    public Optional<ProviderAnswer> query(Uetr uetr) {
        Optional<SimulatedPayment> payment = payments.find(uetr.value());
        if (payment.isEmpty() || payment.get().answer().isEmpty()) return Optional.empty();
        if (payment.get().answer().get().status().isFinal())
            return payment.get().answer();
        return payments.update(uetr.value(), known -> known.orElseThrow().settled())
                .answer();
    }

    private SimulatedBehaviour behaviourOf(PaymentOrder order) {
        return behaviours.getOrDefault(order.creditor().value(), SimulatedBehaviour.SETTLES);
    }

    private static void takeTime(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            throw new ProviderSilent(DoubtCause.NO_ANSWER_IN_TIME, givenUp);
        }
    }
}
