package io.symbia.supplychain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The examples in the description of the API work, in this order. */
class ExamplesIT {
    private final JsonNode paths =
            RunningService.get().http().get("/supply-chain/v3/api-docs").json().get("paths");

    @Test
    void eachExampleIsAccepted() {
        put("zj-tea-coop", "/trade-items/19506000134366", "/trade-items/{gtin}");
        put("teehaus-hh", "/orders/teehaus-hh:PO-2611-0042", "/orders/{orderNumber}");
        put(
                "zj-tea-coop",
                "/orders/teehaus-hh:PO-2611-0042/acceptances/zj-tea-coop",
                "/orders/{orderNumber}/acceptances/{party}");
        RunningService.put(
                "farm", "/batches/09506000134352.LEAF26", "{\"site\":\"9506000134307\",\"mandatoryInspections\":[]}");
        RunningService.put(
                "farm", "/batches/09506000134352.LEAF26/output", "{\"output\":{\"value\":\"1000\",\"unit\":\"KGM\"}}");
        put("farm", "/batches/09506000134352.LEAF26/drawers/zj-tea-coop", "/batches/{batch}/drawers/{drawer}");
        put("zj-tea-coop", "/batches/19506000134366.ZJ2611A", "/batches/{batch}");
        put("zj-tea-coop", "/batches/19506000134366.ZJ2611A/inputs", "/batches/{batch}/inputs");
        put("zj-tea-coop", "/batches/19506000134366.ZJ2611A/output", "/batches/{batch}/output");
        put("zj-tea-coop", "/units/395060000000000504", "/units/{sscc}");
        put("zj-tea-coop", "/inspections/zj-tea-coop:INSP-2611-07", "/inspections/{inspectionId}");
        put("lab-hz", "/inspections/zj-tea-coop:INSP-2611-07/samples", "/inspections/{inspectionId}/samples");
        put("lab-hz", "/inspections/zj-tea-coop:INSP-2611-07/tests", "/inspections/{inspectionId}/tests");
        put("zj-tea-coop", "/batches/19506000134366.ZJ2611A/quarantine", "/batches/{batch}/quarantine");
        put("teehaus-hh", "/orders/teehaus-hh:EX-2", "/orders/{orderNumber}");
        put("teehaus-hh", "/orders/teehaus-hh:EX-2/cancellation", "/orders/{orderNumber}/cancellation");
        assertThat(paths.has("/supply-chain/traces/units/{sscc}")).isTrue();
    }

    /** Sends the example of an operation. */
    private void put(String participant, String path, String operation) {
        JsonNode example =
                paths.get("/supply-chain" + operation).at("/put/requestBody/content/application~1json/example");
        RunningService.put(participant, path, example.toString());
    }
}
