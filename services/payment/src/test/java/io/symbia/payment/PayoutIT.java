package io.symbia.payment;

import static io.symbia.payment.RunningPayment.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.payment.provider.SimulatedPayment;
import io.symbia.support.consumer.StateTables;
import io.symbia.support.testkit.HttpAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The running service against a provider that is slow, silent, forgetful, or says no. */
class PayoutIT {

    private static void release(String escrow, String payee) {
        funded(escrow, payee, "500.00", "UCR-" + escrow);
        delivered("UCR-" + escrow, "PO-" + escrow);
    }

    private static SimulatedPayment atTheProvider(String uetr) {
        return SERVICE.bean(StateTables.class)
                .open("simulated-provider", SimulatedPayment.class)
                .find(uetr)
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SLOW-PAYEE", "LATE-PAYEE", "SILENT-PAYEE", "LOST-PAYEE"})
    void whateverTheProviderDoesItPaysOnceAndThePaymentSettles(String payee) {
        String escrow = "E-" + payee;
        release(escrow, payee);
        String instruction = escrow + ":T-UCR-" + escrow;
        eventuallyState(instruction, "SETTLED");
        HttpAnswer view = get(payee, "/instructions/" + PAYER + ":" + instruction);
        assertThat(atTheProvider(view.text("/uetr")).timesPaid()).isEqualTo(1);
        SERVICE.eventually(() -> assertThat(get(payee, "/journal/" + PAYER + ":" + instruction + ":settle")
                        .json()
                        .at("/lines/0/amount/amount")
                        .asString(""))
                .isEqualTo("500.00"));
    }

    @Test
    void aRejectionHasItsReasonAndTheMoneyIsStillOwed() {
        release("E-reject", "REJECTED-PAYEE");
        eventuallyState("E-reject:T-UCR-E-reject", "REJECTED");
        HttpAnswer view = get("REJECTED-PAYEE", "/instructions/TEEHAUS-HH:E-reject:T-UCR-E-reject");
        assertThat(view.text("/status")).isEqualTo("RJCT");
        assertThat(view.text("/reason")).isEqualTo("AC04");
        SERVICE.eventually(() -> assertThat(get("REJECTED-PAYEE", "/accounts/payable:REJECTED-PAYEE")
                        .text("/sums/0/debitsLessCredits"))
                .isEqualTo("-500.00"));
    }
}
