package io.symbia.credit;

import static io.symbia.credit.RunningCredit.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.credit.line.CreditLine;
import io.symbia.events.credit.CreditLineEvent;
import io.symbia.events.credit.CreditLineEvent.CreditLineActivatedV1;
import io.symbia.events.credit.CreditLineEvent.CreditReservationReleasedV1;
import io.symbia.events.credit.CreditLineEvent.CreditReservedV1;
import io.symbia.events.credit.CreditLineId;
import io.symbia.events.credit.ReservationId;
import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.words.money.Money;
import io.symbia.support.testkit.Crowd;
import io.symbia.support.testkit.HttpAnswer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Sixty-four threads on one credit line of the running service, all reserving and releasing at once. The long form is
 * {@code -Dsymbia.credit.rounds=1000}.
 */
class CreditRaceIT {
    private static final int ROUNDS = Integer.getInteger("symbia.credit.rounds", 5);
    private static final int THREADS = 64;
    private static final long SEED = Long.getLong("symbia.credit.seed", 20_261_122L);

    /** As many rounds to a line, so that a long run is not a measurement of long streams. */
    private static final int ROUNDS_PER_LINE = 10;

    private static final Money LIMIT = Money.of("1000.01", "EUR");
    private static final List<String> AMOUNTS =
            List.of("0.01", "0.02", "166.67", "333.33", "499.99", "1000.01", "1000.02");

    /** Fewer names than threads, so that some ask for the same reservation, with the same amount or another. */
    private static final int NAMES_PER_ROUND = 24;

    private final Random random = new Random(SEED);
    private int accepted;
    private int repeated;
    private int refused;
    private int busy;
    private Money highest = Money.zero(LIMIT.currency());

    @Test
    void aLineIsNeverBelowZeroNorAboveItsLimitAndNoCentIsLost() throws Exception {
        long start = System.nanoTime();
        int movements = 0;
        try (Crowd crowd = new Crowd()) {
            for (int round = 0; round < ROUNDS; round++) {
                String line = "BANK-HH:L-RACE-" + round / ROUNDS_PER_LINE;
                if (round % ROUNDS_PER_LINE == 0) accepted(BANK, "/lines/" + line, line("RACER", "1000.01"));
                for (HttpAnswer answer : crowd.rush(asks(line, round))) count(answer);
                giveBack(line, round);
                if (isLastOf(round)) movements += verify(line);
            }
        }
        System.out.printf(
                "rounds=%d threads=%d requests=%d accepted=%d repeated=%d refused=%d busy=%d movements=%d highest=%s"
                        + " limit=%s negative_balances=0 lost_cents=0 seconds=%d seed=%d%n",
                ROUNDS,
                THREADS,
                accepted + repeated + refused + busy,
                accepted,
                repeated,
                refused,
                busy,
                movements,
                highest,
                LIMIT,
                (System.nanoTime() - start) / 1_000_000_000,
                SEED);
        assertThat(accepted).as("what was accepted is what was kept").isEqualTo(movements);
        assertThat(movements).as("something moved in most rounds").isGreaterThan(ROUNDS);
        assertThat(refused).as("the limit was reached").isPositive();
    }

    private List<Callable<HttpAnswer>> asks(String line, int round) {
        List<Callable<HttpAnswer>> asks = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            String who = random.nextBoolean() ? BANK : "RACER";
            int age = random.nextInt(4) == 0 ? 1 : 0; // Some are of the round before.
            String path = "/lines/" + line + "/reservations/R-" + Math.max(0, round - age) + "-"
                    + random.nextInt(NAMES_PER_ROUND);
            String body = reservation("PO-RACE", AMOUNTS.get(random.nextInt(AMOUNTS.size())));
            boolean reserve = random.nextInt(3) > 0;
            asks.add(() -> reserve ? put(who, path, body) : put(who, path + "/release", "{}"));
        }
        return asks;
    }

    /** Frees the line, so that something moves in the next round, too: one reservation of the whole limit would end it all. */
    private void giveBack(String line, int round) {
        for (int name = 0; name < NAMES_PER_ROUND; name++)
            count(put(BANK, "/lines/" + line + "/reservations/R-" + round + "-" + name + "/release", "{}"));
    }

    private void count(HttpAnswer answer) {
        switch (answer.status()) {
            case 200 -> {
                if (answer.json().at("/events").isEmpty()) repeated++;
                else accepted++;
            }
            case 404, 409, 422 -> refused++;
            case 503 -> busy++;
            default -> throw new AssertionError(answer.status() + " " + answer.body());
        }
    }

    private static boolean isLastOf(int round) {
        return round == ROUNDS - 1 || round % ROUNDS_PER_LINE == ROUNDS_PER_LINE - 1;
    }

    /** Adds up what was kept, event by event, without asking the aggregate; then the view must show the same. */
    private int verify(String line) {
        Money utilised = Money.zero(LIMIT.currency());
        Map<ReservationId, Money> open = new HashMap<>();
        int reserved = 0;
        int released = 0;
        for (List<DomainEvent> commit : SERVICE.commits(CreditLine.streamOf(new CreditLineId(line)))) {
            for (DomainEvent event : commit) {
                switch ((CreditLineEvent) event) {
                    case CreditLineActivatedV1 e ->
                        assertThat(e.limit().requireDisclosed()).isEqualTo(LIMIT);
                    case CreditReservedV1 e -> {
                        Money amount = e.amount().requireDisclosed();
                        assertThat(open.put(e.reservationId(), amount))
                                .as("reserved twice")
                                .isNull();
                        utilised = utilised.plus(amount);
                        reserved++;
                    }
                    case CreditReservationReleasedV1 e -> {
                        Money amount = e.amount().requireDisclosed();
                        assertThat(open.remove(e.reservationId()))
                                .as("what was reserved")
                                .isEqualTo(amount);
                        utilised = utilised.minus(amount);
                        released++;
                    }
                }
                assertThat(utilised.isNegative() || utilised.exceeds(LIMIT))
                        .as("%s seed %d: %s", line, SEED, utilised)
                        .isFalse();
                if (utilised.exceeds(highest)) highest = utilised;
            }
        }
        Money sum = open.values().stream().reduce(Money.zero(LIMIT.currency()), Money::plus);
        assertThat(sum).as("open reservations").isEqualTo(utilised);
        String shown = utilised.amount().toPlainString();
        int stillOpen = open.size();
        int given = released;
        SERVICE.eventually(() -> {
            JsonNode view = get(BANK, "/lines/" + line).json();
            assertThat(view.at("/utilised/amount").asString()).isEqualTo(shown);
            assertThat(view.at("/open").asInt()).isEqualTo(stillOpen);
            assertThat(view.at("/released").asInt()).isEqualTo(given);
        });
        return reserved + released;
    }
}
