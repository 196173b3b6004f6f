package io.symbia.supplychain;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.support.testkit.HttpAnswer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Sums over orders that somebody tries to spoil for somebody else. */
class TotalsIT {
    /** Each amount has as many digits as one can have. */
    @Test
    void sumsHaveNoCapAndAStrangerAddsNothingToThem() {
        String most = "9999999999999999.99";
        HttpAnswer last = null;
        for (int i = 0; i < 3; i++) {
            last = RunningService.put(
                    "cap-buyer",
                    "/orders/cap-buyer:CAP-" + i,
                    OrderIT.body("cap-buyer", "cap-seller", most, "0.00", most));
        }
        RunningService.getAfter(last, "cap-buyer", "/orders/cap-buyer:CAP-2");
        JsonNode buyer = RunningService.as("cap-buyer")
                .get("/supply-chain/totals?currency=EUR")
                .json();
        assertThat(buyer.at("/total/amount").asString()).isEqualTo("29999999999999999.97");
        JsonNode seller = RunningService.as("cap-seller")
                .get("/supply-chain/totals?currency=EUR")
                .json();
        assertThat(seller.at("/orders").asInt()).isZero();

        HttpAnswer accepted = RunningService.put("cap-seller", "/orders/cap-buyer:CAP-1/acceptances/cap-seller", "{}");
        RunningService.getAfter(accepted, "cap-seller", "/orders/cap-buyer:CAP-1");
        seller = RunningService.as("cap-seller")
                .get("/supply-chain/totals?currency=EUR")
                .json();
        assertThat(seller.at("/total/amount").asString()).isEqualTo(most);
    }
}
