package io.symbia.supplychain;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.support.testkit.HttpAnswer;
import org.junit.jupiter.api.Test;

/** Nobody begins anything under the name of another, and two may use one number. */
class NamesIT {
    private static final String BODY = GoodsBodies.order("name-buyer", "name-seller");

    @Test
    void nobodyPlacesAnOrderUnderTheNumberOfAnother() {
        for (String other : new String[] {"stranger", "name-seller"}) { // A party may place, under a number of its own.
            HttpAnswer refused = RunningService.as(other).put("/supply-chain/orders/name-buyer:1", BODY);
            assertThat(refused.status()).as(refused.body()).isEqualTo(403);
            assertThat(refused.text("/code")).isEqualTo("name_of_another");
            assertThat(refused.text("/detail"))
                    .isEqualTo("supply-chain/order/name-buyer:1 is a name of name-buyer, and " + other
                            + " may not begin it");
        }
        assertThat(RunningService.as("name-buyer")
                        .get("/supply-chain/orders/name-buyer:1")
                        .status())
                .isEqualTo(404);
        RunningService.put("name-buyer", "/orders/name-buyer:1", BODY);
        HttpAnswer again = RunningService.as("name-seller").put("/supply-chain/orders/name-buyer:1", BODY);
        assertThat(again.text("/code")).isEqualTo("name_of_another");
    }

    @Test
    void twoMayHaveAnOrderOfOneNumber() {
        RunningService.put("name-buyer", "/orders/name-buyer:2", BODY);
        HttpAnswer placed = RunningService.put("name-seller", "/orders/name-seller:2", BODY);
        assertThat(RunningService.getAfter(placed, "name-seller", "/orders/name-seller:2")
                        .text("/placedBy"))
                .isEqualTo("name-seller");
        assertThat(RunningService.as("name-buyer")
                        .get("/supply-chain/orders/name-buyer:2")
                        .text("/placedBy"))
                .isEqualTo("name-buyer");
    }

    @Test
    void nobodyAsksForAnInspectionUnderTheNumberOfAnother() {
        String body = GoodsBodies.inspection("19506000134366.NAME1", "lab-hz", "");
        HttpAnswer refused = RunningService.as("rival").put("/supply-chain/inspections/coop:NAME-1", body);
        assertThat(refused.status()).as(refused.body()).isEqualTo(403);
        assertThat(refused.text("/code")).isEqualTo("name_of_another");
        RunningService.put("coop", "/inspections/coop:NAME-1", body);
    }

    @Test
    void aNameWithoutItsOwnerIsNone() {
        for (String name : new String[] {"PO-1", "name-buyer:", ":1", "name-buyer:1:2"}) {
            HttpAnswer refused = RunningService.as("name-buyer").put("/supply-chain/orders/" + name, BODY);
            assertThat(refused.status()).as(name + " " + refused.body()).isEqualTo(400);
            assertThat(refused.text("/detail")).contains("<participant>:<number>");
        }
    }
}
