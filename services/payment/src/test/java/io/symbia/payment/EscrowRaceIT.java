package io.symbia.payment;

import static io.symbia.payment.RunningPayment.PAYEE;
import static io.symbia.payment.RunningPayment.PAYER;
import static io.symbia.payment.RunningPayment.SERVICE;
import static io.symbia.payment.RunningPayment.amount;
import static io.symbia.payment.RunningPayment.delivered;
import static io.symbia.payment.RunningPayment.get;
import static io.symbia.payment.RunningPayment.put;
import static io.symbia.payment.RunningPayment.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.payment.EscrowEvent.EscrowFundedV1;
import io.symbia.events.payment.EscrowEvent.EscrowRefundedV1;
import io.symbia.events.payment.EscrowEvent.EscrowReleasedV1;
import io.symbia.events.payment.JournalEvent.JournalEntryPostedV1;
import io.symbia.events.words.money.Money;
import io.symbia.events.words.trade.EscrowId;
import io.symbia.payment.escrow.EscrowAgreement;
import io.symbia.payment.settlement.SettlementAudit;
import io.symbia.payment.settlement.UnfoundedReleaseException;
import io.symbia.support.testkit.Crowd;
import io.symbia.support.testkit.HttpAnswer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Sixty-four threads on one agreement of the running service: all fund, refund, dispute and resolve at once while its
 * consignments are delivered. The long form is {@code -Dsymbia.payment.rounds=1000}.
 */
class EscrowRaceIT {

    private static final int ROUNDS = Integer.getInteger("symbia.payment.rounds", 5);
    private static final int THREADS = 64;
    private static final long SEED = Long.getLong("symbia.payment.seed", 20_261_122L);
    private static final Money AGREED = Money.of("1000.01", "EUR");
    private static final String[] CONSIGNMENTS = {"a", "b", "c"};

    private final Random random = new Random(SEED);
    private int accepted;
    private int refused;
    private int movements;

    private record Ask(String who, String path, String body) {}

    @Test
    void noCentIsMadeOrLostAndNoBalanceIsEverNegative() throws Exception {
        try (Crowd crowd = new Crowd()) {
            for (int round = 0; round < ROUNDS; round++) play("E-race-" + round, crowd);
        }
        System.out.printf(
                "rounds=%d threads=%d accepted=%d refused=%d movements=%d negative_balances=0 lost_cents=0 seed=%d%n",
                ROUNDS, THREADS, accepted, refused, movements, SEED);
        assertThat(movements).as("something moved in most rounds").isGreaterThan(ROUNDS);
        SERVICE.eventually(EscrowRaceIT::verifyBooks);
    }

    private void play(String escrow, Crowd crowd) throws Exception {
        String[] consignments = new String[CONSIGNMENTS.length];
        for (int i = 0; i < consignments.length; i++) consignments[i] = escrow + "-" + CONSIGNMENTS[i];
        HttpAnswer created = put(
                PAYER,
                "/escrows/" + PAYER + ":" + escrow,
                terms("PO-" + escrow, PAYEE, AGREED.amount().toPlainString(), consignments));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        List<Callable<Optional<HttpAnswer>>> asks = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Ask ask = randomAsk("/escrows/" + PAYER + ":" + escrow);
            asks.add(() -> Optional.of(put(ask.who(), ask.path(), ask.body())));
        }
        for (String consignment : consignments) {
            asks.add(() -> {
                delivered(consignment, "PO-" + escrow);
                return Optional.empty();
            });
        }
        crowd.rush(asks).forEach(answer -> answer.ifPresent(this::count));
        verify(escrow);
    }

    private Ask randomAsk(String path) {
        String amount = List.of("1000.01", "666.67", "666.68", "333.33", "333.34", "0.01")
                .get(random.nextInt(6));
        String dispute = path + "/disputes/D-" + random.nextInt(3);
        String outcome = List.of("RELEASE", "REFUND", "RESUME").get(random.nextInt(3));
        return switch (random.nextInt(5)) {
            case 0, 1 -> new Ask(PAYER, path + "/funding", amount(random.nextInt(3) > 0 ? "1000.01" : amount));
            case 2 -> new Ask(PAYEE, path + "/refund", amount(amount));
            case 3 -> new Ask(random.nextBoolean() ? PAYER : PAYEE, dispute, "{}");
            default -> new Ask("CHAMBER-HH", dispute + "/resolution", "{\"outcome\":\"" + outcome + "\"}");
        };
    }

    private void count(HttpAnswer answer) {
        boolean taken = answer.status() == 200;
        if (taken) accepted++;
        else refused++;
        assertThat(answer.status()).as(answer.body()).isIn(200, 404, 409, 422, 503);
    }

    /** Adds up what was kept, commit by commit, without asking the aggregate or a view. */
    private void verify(String escrow) throws UnfoundedReleaseException {
        Money held = Money.zero(AGREED.currency());
        Money out = held;
        int funded = 0;
        List<DomainEvent> history = new ArrayList<>();
        for (List<DomainEvent> commit :
                SERVICE.commits(EscrowAgreement.streamOf(EscrowId.of(new ParticipantId(PAYER), escrow)))) {
            history.addAll(commit);
            int moved = 0;
            int booked = 0;
            for (DomainEvent event : commit) {
                switch (event) {
                    case EscrowFundedV1 e -> {
                        held = held.plus(e.amount().requireDisclosed());
                        funded++;
                        moved++;
                    }
                    case EscrowReleasedV1 e -> {
                        out = out.plus(e.amount().requireDisclosed());
                        moved++;
                    }
                    case EscrowRefundedV1 e -> {
                        out = out.plus(e.amount().requireDisclosed());
                        moved++;
                    }
                    case JournalEntryPostedV1 _ -> booked++;
                    default -> {}
                }
                assertThat(out.exceeds(held))
                        .as("%s seed %d: %s", escrow, SEED, history)
                        .isFalse();
            }
            assertThat(booked).as("entries in the commit of their movements").isEqualTo(moved);
            movements += moved;
        }
        assertThat(funded).isLessThanOrEqualTo(1);
        assertThat(held.isZero() || held.equals(AGREED)).isTrue();
        SettlementAudit.verify(history);
    }

    private static void verifyBooks() {
        JsonNode balance = get(PAYER, "/trial-balance").json();
        assertThat(balance.at("/balanced").asBoolean()).isTrue();
        BigDecimal owed = BigDecimal.ZERO;
        for (int round = 0; round < ROUNDS; round++) {
            JsonNode view = RunningPayment.escrow("E-race-" + round);
            BigDecimal remaining =
                    new BigDecimal(view.at("/amounts/remaining/amount").asString());
            assertThat(remaining.signum()).isNotNegative();
            JsonNode account =
                    get(PAYER, "/accounts/escrow:" + PAYER + ":E-race-" + round).json();
            BigDecimal booked =
                    new BigDecimal(account.at("/sums/0/debitsLessCredits").asString("0"));
            assertThat(booked).isEqualByComparingTo(remaining.negate());
            owed = owed.add(remaining);
        }
        assertThat(owed).isNotNegative();
    }
}
