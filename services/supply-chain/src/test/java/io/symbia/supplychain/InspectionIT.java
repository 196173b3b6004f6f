package io.symbia.supplychain;

import static io.symbia.supplychain.Goods.awaitBatch;
import static io.symbia.supplychain.Goods.inspect;
import static io.symbia.supplychain.Goods.output;
import static io.symbia.supplychain.Goods.pack;
import static io.symbia.supplychain.Goods.produced;
import static io.symbia.supplychain.Goods.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.support.feed.ParkingLot;
import io.symbia.support.testkit.HttpAnswer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What inspections do to batches, and who sees what was measured. */
class InspectionIT {
    @Test
    void aFailedInspectionQuarantinesAndARetestReleases() {
        start("coop", "19506000134366.Q1", "\"THIRD_PARTY\"");
        output("coop", "19506000134366.Q1", "10", "XCT");
        assertThat(RunningService.as("coop")
                        .put("/supply-chain/batches/19506000134366.Q1/release", "")
                        .text("/code"))
                .isEqualTo("mandatory_inspections_missing");
        inspect("coop:Q-1", "19506000134366.Q1", "0.06", "");
        awaitBatch("19506000134366.Q1", "/state", "QUARANTINED");
        HttpAnswer refused = RunningService.as("coop")
                .put(
                        "/supply-chain/units/" + GoodsBodies.sscc(331),
                        GoodsBodies.unit("19506000134366.Q1", "1", "[]", ""));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/code")).isEqualTo("batch_is_quarantined");
        inspect("coop:Q-2", "19506000134366.Q1", "0.03", ""); // Passes, but repeats nothing.
        awaitBatch("19506000134366.Q1", "/passed/0", "coop:Q-2");
        assertThat(RunningService.as("coop")
                        .put("/supply-chain/batches/19506000134366.Q1/release", "")
                        .text("/code"))
                .isEqualTo("failed_inspections_open");
        inspect("coop:Q-3", "19506000134366.Q1", "0.03", "\"retestOf\":\"coop:Q-1\",");
        awaitBatch("19506000134366.Q1", "/passed/1", "coop:Q-3");
        RunningService.put("coop", "/batches/19506000134366.Q1/release", "{}");
        awaitBatch("19506000134366.Q1", "/state", "RELEASED");
        pack("coop", GoodsBodies.sscc(331), "19506000134366.Q1", "1", "[]", "");
    }

    @Test
    void nobodyHasAnothersGoodsQuarantined() {
        long parked = RunningService.get().bean(ParkingLot.class).parkedEvents();
        produced("coop", "19506000134366.S1", "10", "XCT");
        RunningService.put(
                "rival", "/inspections/rival:S-1", GoodsBodies.inspection("19506000134366.S1", "rivals-lab", ""));
        RunningService.put("rivals-lab", "/inspections/rival:S-1/samples", "{\"sampleIds\":[\"1\"]}");
        RunningService.put("rivals-lab", "/inspections/rival:S-1/tests", GoodsBodies.tests("0.06"));
        inspect(
                "coop:S-2",
                "19506000134366.S1",
                "0.03",
                ""); // A later one of its own has arrived, so the first was passed over.
        awaitBatch("19506000134366.S1", "/passed/0", "coop:S-2");
        HttpAnswer batch = RunningService.as("coop").get("/supply-chain/batches/19506000134366.S1");
        assertThat(batch.json().get("failed").size()).isZero();
        assertThat(batch.text("/state")).isEqualTo("PRODUCED");
        assertThat(RunningService.get().bean(ParkingLot.class).parkedEvents())
                .as("a person could do nothing about it")
                .isEqualTo(parked);
    }

    /** Its producer may start the batch later, and somebody has to tell it then. */
    @Test
    void aVerdictOnABatchThatIsNotThereIsParked() {
        long parked = RunningService.get().bean(ParkingLot.class).parkedEvents();
        inspect("coop:N-1", "19506000134366.NONE1", "0.03", "");
        RunningService.get()
                .eventually(() -> assertThat(
                                RunningService.get().bean(ParkingLot.class).parkedEvents())
                        .isEqualTo(parked + 1));
    }

    @Test
    void whatWasMeasuredIsShownToProducerAndInspectorOnly() {
        produced("coop", "19506000134366.M1", "10", "XCT");
        HttpAnswer tested = inspect("coop:M-1", "19506000134366.M1", "0.04321", "");
        for (String entitled : List.of("coop", "lab-hz")) {
            assertThat(RunningService.getAfter(tested, entitled, "/inspections/coop:M-1")
                            .text("/tests/0/finding/value"))
                    .isEqualTo("0.04321");
        }
        HttpAnswer stranger = RunningService.as("stranger").get("/supply-chain/inspections/coop:M-1");
        assertThat(stranger.header("Vary").orElseThrow()).contains("Symbia-Participant");
        assertThat(stranger.header("Cache-Control").orElseThrow()).contains("private");
        HttpAnswer listed = RunningService.as("stranger").get("/supply-chain/inspections?batch=19506000134366.M1");
        assertThat(stranger.text("/state")).isEqualTo("PASSED");
        assertThat(listed.json().get("items").size()).isEqualTo(1);
        assertThat(stranger.body() + listed.body()).doesNotContain("0.04321").contains("0.05");
    }
}
