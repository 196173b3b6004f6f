package io.symbia.payment.http;

import static io.symbia.payment.RunningPayment.PAYEE;
import static io.symbia.payment.RunningPayment.PAYER;
import static io.symbia.payment.RunningPayment.eventuallyState;
import static io.symbia.payment.RunningPayment.put;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.support.testkit.HttpAnswer;
import org.junit.jupiter.api.Test;

/** The bodies on the API's pages work as they stand, one after the other. */
class ExamplesIT {

    @Test
    void workAsTheyStand() {
        accepted(put(PAYER, "/escrows/E-example", Examples.ESCROW), 201);
        accepted(put(PAYER, "/escrows/E-example/funding", Examples.AMOUNT), 200);
        accepted(put(PAYER, "/escrows/E-example/disputes/D-1", Examples.DISPUTE), 200);
        accepted(put(PAYER, "/escrows/E-example/disputes/D-1/resolution", Examples.RESOLUTION), 200);
        accepted(put(PAYEE, "/escrows/E-example/refund", Examples.AMOUNT), 200);
        eventuallyState("E-example:~refund", "SETTLED");
    }

    private static void accepted(HttpAnswer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().at("/events").size()).isPositive();
    }
}
