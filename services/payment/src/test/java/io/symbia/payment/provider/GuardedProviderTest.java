package io.symbia.payment.provider;

import static io.symbia.payment.escrow.EscrowCases.NOON;
import static io.symbia.payment.escrow.EscrowCases.PAYEE;
import static io.symbia.payment.escrow.EscrowCases.PAYER;
import static io.symbia.payment.escrow.EscrowCases.euros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.events.payment.PaymentInstructionId;
import io.symbia.events.payment.PaymentStatus;
import io.symbia.events.words.money.EndToEndId;
import io.symbia.events.words.money.Uetr;
import io.symbia.payment.MemoryTable;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class GuardedProviderTest {

    private static final Duration TIME_LIMIT = Duration.ofMillis(100);

    private final MemoryTable<SimulatedPayment> table = new MemoryTable<>();

    private static ProviderSettings settings(SimulatedBehaviour behaviour) {
        return new ProviderSettings(
                TIME_LIMIT,
                3,
                Duration.ofMillis(1),
                Duration.ofMinutes(1),
                Map.of(PAYEE.value(), behaviour),
                Duration.ofMillis(10));
    }

    private GuardedProvider provider(SimulatedBehaviour behaviour) {
        ProviderSettings settings = settings(behaviour);
        return new GuardedProvider(new SimulatedPaymentProvider(table, settings), settings);
    }

    private static PaymentOrder order(int number) {
        String hex = "%012x".formatted(number);
        return new PaymentOrder(
                new PaymentInstructionId("TEEHAUS-HH:E-" + number + ":T"),
                new Uetr("00000000-0000-4000-8000-" + hex),
                new EndToEndId(hex),
                PAYER,
                PAYEE,
                euros("10.00"),
                NOON);
    }

    private int timesPaid(PaymentOrder order) {
        return table.find(order.uetr().value()).map(SimulatedPayment::timesPaid).orElse(0);
    }

    @Test
    void settlesWhenDueAndAnswersTheSameEachTime() {
        try (GuardedProvider provider = provider(SimulatedBehaviour.SETTLES)) {
            ProviderAnswer answer = provider.submit(order(1));
            assertThat(answer).isEqualTo(ProviderAnswer.of(PaymentStatus.ACSC, NOON));
            assertThat(provider.submit(order(1))).isEqualTo(answer);
            assertThat(provider.query(order(1).uetr())).contains(answer);
            assertThat(provider.query(order(2).uetr())).isEmpty();
            assertThat(timesPaid(order(1))).isEqualTo(1);
        }
    }

    @Test
    void rejectsWithAReasonAndPaysNothing() {
        try (GuardedProvider provider = provider(SimulatedBehaviour.REJECTS)) {
            assertThat(provider.submit(order(1)).reason())
                    .hasValueSatisfying(code -> assertThat(code).hasToString("AC04"));
            assertThat(timesPaid(order(1))).isZero();
        }
    }

    @Test
    void settlesLaterWhenAskedAgain() {
        try (GuardedProvider provider = provider(SimulatedBehaviour.SETTLES_LATER)) {
            assertThat(provider.submit(order(1)).status()).isEqualTo(PaymentStatus.ACSP);
            assertThat(provider.query(order(1).uetr()).orElseThrow().status()).isEqualTo(PaymentStatus.ACSC);
            assertThat(timesPaid(order(1))).isEqualTo(1);
        }
    }

    @Test
    void doesNotSubmitAgainByItselfAfterSilence() {
        for (SimulatedBehaviour silent :
                Set.of(SimulatedBehaviour.PAYS_AND_FALLS_SILENT, SimulatedBehaviour.LOSES_THE_ORDER)) {
            int number = silent.name().length();
            try (GuardedProvider provider = provider(silent)) {
                assertThatThrownBy(() -> provider.submit(order(number))).isInstanceOf(ProviderSilent.class);
                boolean paid = silent == SimulatedBehaviour.PAYS_AND_FALLS_SILENT;
                assertThat(provider.query(order(number).uetr()).isPresent()).isEqualTo(paid);
                assertThat(provider.submit(order(number)).status()).isEqualTo(PaymentStatus.ACSC);
                assertThat(timesPaid(order(number))).isEqualTo(1);
            }
        }
    }

    @Test
    void takesASlowAnswerThatComesInTime() {
        try (GuardedProvider provider = provider(SimulatedBehaviour.SETTLES_SLOWLY)) {
            assertThat(provider.submit(order(1)).status()).isEqualTo(PaymentStatus.ACSC);
        }
    }

    @Test
    void triesAgainWhileNothingArrivesAndThenLeavesTheProviderAlone() {
        Map<Uetr, Integer> calls = new ConcurrentHashMap<>();
        PaymentProvider unreachable = new Recording(calls, SimulatedBehaviour.UNREACHABLE);
        try (GuardedProvider provider = new GuardedProvider(unreachable, settings(SimulatedBehaviour.UNREACHABLE))) {
            for (int i = 0; i < 20; i++) {
                PaymentOrder order = order(i);
                assertThatThrownBy(() -> provider.submit(order)).isInstanceOf(ProviderUnreachable.class);
            }
            assertThat(calls.get(order(0).uetr())).isEqualTo(3);
            assertThat(calls.values().stream().mapToInt(Integer::intValue).sum())
                    .as("calls before the circuit breaker opened")
                    .isEqualTo(20);
            assertThat(calls).doesNotContainKey(order(19).uetr());
        }
    }

    @Test
    void paysOnceWhenManyThreadsSubmitTheSame() throws InterruptedException {
        int orders = 50;
        int threadsEach = 64;
        try (GuardedProvider provider = provider(SimulatedBehaviour.SETTLES);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch start = new CountDownLatch(1);
            IntFunction<Runnable> submission = number -> () -> {
                try {
                    start.await();
                    provider.submit(order(number));
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            };
            for (int i = 0; i < orders * threadsEach; i++) threads.execute(submission.apply(i % orders));
            start.countDown();
        }
        Set<Integer> counts = new HashSet<>();
        for (int i = 0; i < orders; i++) counts.add(timesPaid(order(i)));
        assertThat(counts).containsExactly(1);
    }

    /** Counts the calls that get as far as the provider. */
    private final class Recording implements PaymentProvider {
        private final Map<Uetr, Integer> calls;
        private final PaymentProvider provider;

        Recording(Map<Uetr, Integer> calls, SimulatedBehaviour behaviour) {
            this.calls = calls;
            this.provider = new SimulatedPaymentProvider(table, settings(behaviour));
        }

        @Override
        public io.symbia.events.payment.ProviderName name() {
            return provider.name();
        }

        @Override
        public ProviderAnswer submit(PaymentOrder order) {
            calls.merge(order.uetr(), 1, Integer::sum);
            return provider.submit(order);
        }

        @Override
        public java.util.Optional<ProviderAnswer> query(Uetr uetr) {
            return provider.query(uetr);
        }
    }
}
