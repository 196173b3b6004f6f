package io.symbia.supplychain.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.supplychain.RunningService;
import org.junit.jupiter.api.Test;

/** The examples in the description of the API work, in this order. */
class ExamplesIT {

    @Test
    void eachExampleIsAccepted() {
        RunningService.put("zj-tea-coop", "/trade-items/19506000134366", Examples.TRADE_ITEM);
        RunningService.put("teehaus-hh", "/orders/PO-2611-0042", Examples.ORDER);
        RunningService.put("zj-tea-coop", "/orders/PO-2611-0042/acceptances/zj-tea-coop", Examples.OCCURRENCE);
        RunningService.put(
                "farm", "/batches/09506000134352.LEAF26", "{\"site\":\"9506000134307\",\"mandatoryInspections\":[]}");
        RunningService.put(
                "farm", "/batches/09506000134352.LEAF26/output", "{\"output\":{\"value\":\"1000\",\"unit\":\"KGM\"}}");
        RunningService.put("farm", "/batches/09506000134352.LEAF26/drawers/zj-tea-coop", Examples.OCCURRENCE);
        RunningService.put("zj-tea-coop", "/batches/19506000134366.ZJ2611A", Examples.BATCH);
        RunningService.put("zj-tea-coop", "/batches/19506000134366.ZJ2611A/inputs", Examples.INPUTS);
        RunningService.put("zj-tea-coop", "/batches/19506000134366.ZJ2611A/output", Examples.OUTPUT);
        RunningService.put("zj-tea-coop", "/units/395060000000000504", Examples.UNIT);
        RunningService.put("zj-tea-coop", "/inspections/INSP-2611-07", Examples.INSPECTION);
        RunningService.put("lab-hz", "/inspections/INSP-2611-07/samples", Examples.SAMPLES);
        RunningService.put("lab-hz", "/inspections/INSP-2611-07/tests", Examples.TESTS);
        RunningService.put("zj-tea-coop", "/batches/19506000134366.ZJ2611A/quarantine", Examples.REASON);
        RunningService.put("teehaus-hh", "/orders/EX-2", Examples.ORDER);
        RunningService.put("teehaus-hh", "/orders/EX-2/cancellation", Examples.REASON);
        assertThat(RunningService.get().http().get("/supply-chain/v3/api-docs").body())
                .contains("/supply-chain/orders/{orderNumber}", "/supply-chain/traces/units/{sscc}", "PO-2611-0042");
    }
}
