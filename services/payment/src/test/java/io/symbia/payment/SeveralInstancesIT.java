package io.symbia.payment;

import static io.symbia.payment.RunningPayment.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.payment.provider.SimulatedPayment;
import io.symbia.support.consumer.StateTables;
import io.symbia.support.platform.Members;
import io.symbia.support.testkit.HttpAnswer;
import io.symbia.support.testkit.ServiceUnderTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two more instances of the service, one of which goes while there is work: what is owed is paid once, and the sums are those of one. */
class SeveralInstancesIT {
    private static final int AGREEMENTS = 24;

    private ServiceUnderTest second;
    private ServiceUnderTest third;

    @BeforeEach
    void start() {
        second = instance();
        third = instance();
        SERVICE.eventually(() -> assertThat(SERVICE.bean(Members.class).count()).isGreaterThanOrEqualTo(3));
    }

    @AfterEach
    void stop() {
        third.close();
        second.close();
    }

    private static ServiceUnderTest instance() {
        return ServiceUnderTest.start(
                PaymentApplication.class,
                "payment",
                "symbia.payment.payout.sweep-every=200ms",
                "symbia.payment.provider.time-limit=300ms",
                "symbia.payment.provider.simulated.LATE-PAYEE=SETTLES_LATER",
                "symbia.payment.provider.simulated.SILENT-PAYEE=PAYS_AND_FALLS_SILENT",
                "symbia.payment.provider.slowness=100ms");
    }

    private static String payee(int number) {
        return List.of("EACH-PAYEE", "LATE-PAYEE", "SILENT-PAYEE").get(number % 3);
    }

    private void make(int number) {
        String escrow = "E-each-" + number;
        ServiceUnderTest one = List.of(SERVICE, second, third).get(number / 3 % 3);
        HttpAnswer created = one.http()
                .as(PAYER)
                .put(
                        "/payment/escrows/" + PAYER + ":" + escrow,
                        terms("PO-" + escrow, payee(number), "10.00", "UCR-" + escrow));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        HttpAnswer funding =
                one.http().as(PAYER).put("/payment/escrows/" + PAYER + ":" + escrow + "/funding", amount("10.00"));
        assertThat(funding.status()).as(funding.body()).isEqualTo(200);
        delivered("UCR-" + escrow, "PO-" + escrow);
    }

    @Test
    void payOnceWhatIsOwedAndSumItUp() {
        for (int number = 0; number < AGREEMENTS; number++) make(number);
        third.close(); // With whatever it has in hand.

        for (int number = 0; number < AGREEMENTS; number++) {
            String instruction = "E-each-" + number + ":T-UCR-E-each-" + number;
            eventuallyState(instruction, "SETTLED");
            HttpAnswer view = get(payee(number), "/instructions/" + PAYER + ":" + instruction);
            assertThat(second.bean(StateTables.class)
                            .open("simulated-provider", SimulatedPayment.class)
                            .find(view.text("/uetr"))
                            .orElseThrow()
                            .timesPaid())
                    .isEqualTo(1);
        }
        SERVICE.eventually(() -> {
            HttpAnswer account = get("EACH-PAYEE", "/accounts/payable:EACH-PAYEE");
            assertThat(account.text("/sums/0/debitsLessCredits")).isEqualTo("0.00");
            assertThat(account.body()).contains("80.00");
        });
    }
}
