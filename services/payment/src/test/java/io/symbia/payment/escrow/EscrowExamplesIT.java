package io.symbia.payment.escrow;

import static io.symbia.payment.RunningPayment.PAYEE;
import static io.symbia.payment.RunningPayment.PAYER;
import static io.symbia.payment.RunningPayment.eventuallyState;
import static io.symbia.payment.RunningPayment.put;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.support.door.Example;
import io.symbia.support.testkit.HttpAnswer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bodies on the API's pages work as they stand, one after the other. */
class EscrowExamplesIT {

    @Test
    void workAsTheyStand() {
        accepted(put(PAYER, "/escrows/TEEHAUS-HH:E-example", example("create")), 201);
        accepted(put(PAYER, "/escrows/TEEHAUS-HH:E-example/funding", example("fund")), 200);
        accepted(put(PAYER, "/escrows/TEEHAUS-HH:E-example/disputes/D-1", example("dispute")), 200);
        accepted(put(PAYER, "/escrows/TEEHAUS-HH:E-example/disputes/D-1/resolution", example("resolve")), 200);
        accepted(put(PAYEE, "/escrows/TEEHAUS-HH:E-example/refund", example("refund")), 200);
        eventuallyState("E-example:~refund", "SETTLED");
    }

    private static String example(String door) {
        return Stream.of(EscrowDoor.class.getDeclaredMethods())
                .filter(method -> method.getName().equals(door))
                .map(method -> method.getAnnotation(Example.class).value())
                .findFirst()
                .orElseThrow();
    }

    private static void accepted(HttpAnswer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().at("/events").size()).isPositive();
    }
}
