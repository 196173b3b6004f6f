package io.symbia.supplychain;

import static io.symbia.supplychain.Goods.nodes;
import static io.symbia.supplychain.Goods.pack;
import static io.symbia.supplychain.Goods.produced;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.origin.Origin;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.words.goods.Quantity;
import io.symbia.events.words.goods.Sscc;
import io.symbia.events.words.trade.BatchId;
import io.symbia.supplychain.batch.BatchCommand.TakeQuantity;
import io.symbia.supplychain.unit.LogisticUnit;
import io.symbia.support.command.CommandDoor;
import io.symbia.support.command.RequestContext;
import io.symbia.support.testkit.HttpAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What batches give out and units hold, with many asking at once and with requests that end halfway. */
class PackingIT {
    @Test
    void nothingIsTakenWhenOneBatchHoldsLess() {
        produced("coop", "19506000134366.A1", "10", "XCT");
        produced("coop", "19506000134366.A2", "10", "XCT");
        HttpAnswer refused = RunningService.as("coop").put("/supply-chain/units/395060000000000122", """
                        {"contents":[{"batch":"19506000134366.A1","quantity":{"value":"10","unit":"XCT"}},
                                     {"batch":"19506000134366.A2","quantity":{"value":"11","unit":"XCT"}}],"childUnits":[]}""");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/code")).isEqualTo("batch_holds_less");
        assertThat(refused.text("/detail")).contains("11 XCT", "10 XCT");
        // All of the first batch is there: the taking of the refused request was returned.
        HttpAnswer packed = pack("coop", "395060000000000139", "19506000134366.A1", "10", "[]", "");
        assertThat(packed.status()).isEqualTo(201);
        assertThat(RunningService.getAfter(packed, "coop", "/batches/19506000134366.A1")
                        .text("/remaining/value"))
                .isEqualTo("0");
    }

    @Test
    void theLastCartonIsPackedOnceHoweverManyAsk() throws Exception {
        produced("coop", "19506000134366.R1", "7", "XCT");
        List<Callable<HttpAnswer>> requests = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String sscc = GoodsBodies.sscc(200 + i);
            requests.add(() -> RunningService.as("coop")
                    .put("/supply-chain/units/" + sscc, GoodsBodies.unit("19506000134366.R1", "1", "[]", "")));
        }
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<HttpAnswer> answer : together.invokeAll(requests))
                statuses.add(answer.get().status());
        }
        assertThat(statuses).filteredOn(status -> status == 201).hasSize(7);
        assertThat(statuses).filteredOn(status -> status == 422).hasSize(9);
    }

    @Test
    void packingAgainTakesNothingAgain() {
        produced("coop", "19506000134366.B1", "10", "XCT");
        String sscc = GoodsBodies.sscc(301);
        pack("coop", sscc, "19506000134366.B1", "6", "[]", "");
        HttpAnswer again = pack("coop", sscc, "19506000134366.B1", "6", "[]", "");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("events").size()).isZero();
        HttpAnswer later = RunningService.as("coop")
                .put(
                        "/supply-chain/units/" + sscc,
                        GoodsBodies.unit(
                                "19506000134366.B1",
                                "6",
                                "[]",
                                "\"occurredAt\":\"2026-11-02T08:30:00Z\",\"eventTimeZoneOffset\":\"+08:00\","));
        assertThat(later.status()).as(later.body()).isEqualTo(409);
        assertThat(later.text("/code")).isEqualTo("unit_already_exists_with_other_content");
        HttpAnswer other = RunningService.as("coop")
                .put("/supply-chain/units/" + sscc, GoodsBodies.unit("19506000134366.B1", "4", "[]", ""));
        assertThat(other.status()).isEqualTo(409);
        assertThat(pack("coop", GoodsBodies.sscc(302), "19506000134366.B1", "4", "[]", "")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aRequestThatDiedHalfwayIsCompletedByRepeatingIt() {
        produced("coop", "19506000134366.H1", "10", "XCT");
        Sscc sscc = new Sscc(GoodsBodies.sscc(341));
        String said =
                "{\"childUnits\":[],\"contents\":[{\"batch\":\"19506000134366.H1\",\"quantity\":{\"unit\":\"XCT\","
                        + "\"value\":\"10\"}}],\"issuer\":\"coop\",\"sscc\":\"" + sscc + "\"}";
        var taken = new TakeQuantity(
                Happened.at(Instant.parse("2026-11-02T08:30:00Z"), ZoneOffset.UTC),
                new BatchId("19506000134366.H1"),
                LogisticUnit.streamOf(sscc),
                Digest.ofContent(said.getBytes(StandardCharsets.UTF_8)),
                Quantity.of("10", "XCT"));
        var origin = new Origin.Request("PUT", "/supply-chain/units/" + sscc, Optional.empty(), Optional.empty());
        RunningService.get().bean(CommandDoor.class).send(taken, RequestContext.of(new ParticipantId("coop"), origin));
        assertThat(RunningService.as("coop")
                        .put(
                                "/supply-chain/units/" + GoodsBodies.sscc(342),
                                GoodsBodies.unit("19506000134366.H1", "1", "[]", ""))
                        .status())
                .isEqualTo(422); // Set apart for the unit that was not packed.
        HttpAnswer packed = pack("coop", sscc.value(), "19506000134366.H1", "10", "[]", "");
        assertThat(packed.status()).isEqualTo(201);
        assertThat(packed.json().get("events").size()).isEqualTo(1); // Nothing was taken again.
    }

    /** One is refused, and gives nothing back that the other has packed. */
    @Test
    void twoRequestsForOneUnitPackTheirGoodsOnce() throws Exception {
        produced("coop", "19506000134366.RACE1", "100", "XCT");
        int packed = 0;
        for (int round = 0; round < 40; round++) {
            String sscc = GoodsBodies.sscc(400 + round);
            List<Callable<HttpAnswer>> requests = new ArrayList<>();
            for (String order : List.of("buyer:PO-A", "buyer:PO-B", "buyer:PO-C")) {
                String body = GoodsBodies.unit("19506000134366.RACE1", "1", "[]", "\"orderNumber\":\"" + order + "\",");
                requests.add(() -> RunningService.as("coop").put("/supply-chain/units/" + sscc, body));
            }
            try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<HttpAnswer> answer : together.invokeAll(requests)) {
                    assertThat(answer.get().status()).isIn(201, 409);
                    if (answer.get().status() == 201) packed++;
                }
            }
        }
        assertThat(packed).isPositive();
        String left = String.valueOf(100 - packed);
        RunningService.get()
                .eventually(() -> assertThat(RunningService.as("coop")
                                .get("/supply-chain/batches/19506000134366.RACE1")
                                .text("/remaining/value"))
                        .isEqualTo(left));
    }

    @Test
    void unpackingReturnsTheGoodsAndTheTraceStillShowsThem() {
        produced("coop", "19506000134366.U1", "10", "XCT");
        String carton = GoodsBodies.sscc(311);
        String pallet = GoodsBodies.sscc(312);
        pack("coop", carton, "19506000134366.U1", "10", "[]", "");
        RunningService.put("coop", "/units/" + pallet, GoodsBodies.unitOf("[\"" + carton + "\"]"));
        assertThat(RunningService.as("coop")
                        .put("/supply-chain/units/" + carton + "/unpacking", "{}")
                        .text("/code"))
                .isEqualTo("unit_is_inside_another");
        RunningService.put("coop", "/units/" + pallet + "/unpacking", "{}");
        RunningService.get()
                .eventually(() -> assertThat(RunningService.as("coop")
                                .put("/supply-chain/units/" + carton + "/unpacking", "{}")
                                .status())
                        .isEqualTo(200));
        RunningService.get()
                .eventually(() -> assertThat(RunningService.as("coop")
                                .get("/supply-chain/batches/19506000134366.U1")
                                .text("/remaining/value"))
                        .isEqualTo("10"));
        RunningService.get().eventually(() -> {
            HttpAnswer trace = RunningService.as("coop").get("/supply-chain/traces/19506000134366.U1");
            assertThat(nodes(trace)).contains("FORWARD supply-chain/unit/" + carton);
            assertThat(trace.text("/edges/0/returned/type"))
                    .isEqualTo("symbia.supply-chain.batch.quantity-returned.v1");
        });
        assertThat(RunningService.as("coop")
                        .put("/supply-chain/units/" + carton, GoodsBodies.unit("19506000134366.U1", "10", "[]", ""))
                        .text("/code"))
                .isEqualTo("unit_was_unpacked");
        pack("coop", GoodsBodies.sscc(313), "19506000134366.U1", "10", "[]", "");
    }

    @Test
    void unitsHaveOneParentAndNoLoop() {
        produced("coop", "19506000134366.L1", "10", "XCT");
        String inner = GoodsBodies.sscc(321);
        String outer = GoodsBodies.sscc(322);
        String other = GoodsBodies.sscc(323);
        pack("coop", inner, "19506000134366.L1", "1", "[]", "");
        RunningService.put("coop", "/units/" + outer, GoodsBodies.unitOf("[\"" + inner + "\"]"));
        var coop = RunningService.as("coop");
        assertThat(coop.put("/supply-chain/units/" + other, GoodsBodies.unitOf("[\"" + inner + "\"]"))
                        .text("/code"))
                .isEqualTo("unit_is_inside_another");
        assertThat(coop.put("/supply-chain/units/" + other, GoodsBodies.unitOf("[\"" + other + "\"]"))
                        .text("/code"))
                .isEqualTo("unit_inside_itself");
        assertThat(coop.put("/supply-chain/units/" + inner, GoodsBodies.unitOf("[\"" + outer + "\"]"))
                        .status())
                .isEqualTo(409);
        assertThat(coop.put("/supply-chain/units/" + other, GoodsBodies.unitOf("[\"" + GoodsBodies.sscc(399) + "\"]"))
                        .status())
                .isEqualTo(404);
        assertThat(RunningService.as("stranger")
                        .put("/supply-chain/units/" + other, GoodsBodies.unitOf("[\"" + outer + "\"]"))
                        .text("/code"))
                .isEqualTo("not_the_packer");
        // The refusals left nothing behind: the outer unit can still go into the other.
        HttpAnswer packed = RunningService.put("coop", "/units/" + other, GoodsBodies.unitOf("[\"" + outer + "\"]"));
        assertThat(packed.status()).isEqualTo(201);
    }
}
