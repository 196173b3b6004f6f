package io.symbia.supplychain;

import static io.symbia.supplychain.Goods.complete;
import static io.symbia.supplychain.Goods.consume;
import static io.symbia.supplychain.Goods.nodes;
import static io.symbia.supplychain.Goods.output;
import static io.symbia.supplychain.Goods.pack;
import static io.symbia.supplychain.Goods.produced;
import static io.symbia.supplychain.Goods.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.events.words.goods.Gtin;
import io.symbia.events.words.goods.Lot;
import io.symbia.events.words.trade.BatchId;
import io.symbia.support.testkit.HttpAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way of goods from leaf to pallet and buyer, with the event of each step. */
class TraceIT {
    private static final String PALLET = "395060000000000016";
    private static final String TRUCK = "395060000000000023";

    @Test
    void goodsAreTracedFromFarmToBuyerWithTheEventOfEachStep() {
        produced("farm", "09506000134352.F1", "1000", "KGM");
        RunningService.put("farm", "/batches/09506000134352.F1/drawers/coop", "{}");
        start("coop", "19506000134366.T1", "");
        consume("coop", "19506000134366.T1", "09506000134352.F1", "1000");
        output("coop", "19506000134366.T1", "200", "XCT");
        RunningService.put("buyer", "/orders/buyer:TR-1", GoodsBodies.order("buyer", "coop"));
        pack("coop", PALLET, "19506000134366.T1", "200", "[]", "\"orderNumber\":\"buyer:TR-1\",");
        RunningService.put("coop", "/units/" + TRUCK, GoodsBodies.unitOf("[\"" + PALLET + "\"]"));

        RunningService.get()
                .eventually(() -> assertThat(
                                nodes(RunningService.as("anybody").get("/supply-chain/traces/19506000134366.T1")))
                        .containsExactly(
                                "SUBJECT supply-chain/batch/19506000134366.T1",
                                "BACKWARD supply-chain/batch/09506000134352.F1",
                                "FORWARD supply-chain/unit/" + PALLET,
                                "FORWARD supply-chain/unit/" + TRUCK,
                                "FORWARD supply-chain/order/buyer:TR-1"));
        HttpAnswer lot = complete("/supply-chain/traces/19506000134366.T1", 5);
        assertThat(lot.text("/nodes/4/order/buyer")).isEqualTo("buyer");
        assertThat(lot.text("/nodes/1/batch/producer")).isEqualTo("farm");
        assertThat(lot.text("/edges/0/relation")).isEqualTo("CONSUMED");
        assertThat(lot.text("/edges/0/event/type")).isEqualTo("symbia.supply-chain.batch.quantity-taken.v1");
        String event = lot.text("/edges/0/event/id");
        assertThat(RunningService.get()
                        .http()
                        .get("/supply-chain/events/" + event)
                        .status())
                .isEqualTo(200);

        HttpAnswer unit = complete("/supply-chain/traces/units/" + TRUCK, 4);
        assertThat(RunningService.as("coop")
                        .get("/supply-chain/units/" + PALLET)
                        .text("/parent"))
                .isEqualTo(TRUCK);
        assertThat(nodes(unit))
                .containsExactly(
                        "SUBJECT supply-chain/unit/" + TRUCK,
                        "BACKWARD supply-chain/unit/" + PALLET,
                        "BACKWARD supply-chain/batch/19506000134366.T1",
                        "BACKWARD supply-chain/batch/09506000134352.F1");
        assertThat(RunningService.as("anybody")
                        .get("/supply-chain/traces/19506000134366.NONE")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A/B\"C", "A/../B", "..", "%2F;?&+=<>*!'(),:-_."})
    void aLotWithAnyCharacterHasOneName(String lot) {
        BatchId batch = BatchId.of(new Gtin("19506000134366"), new Lot(lot));
        String path = "/batches/" + batch.value().replace("%", "%25"); // Encoded once more, as any id in a path.
        HttpAnswer started = RunningService.put("coop", path, GoodsBodies.batch(""));
        assertThat(started.status()).isEqualTo(201);
        assertThat(started.header("Location"))
                .hasValue("/supply-chain" + path + "?atLeast=" + started.text("/events/0/id"));
        assertThat(RunningService.getAfter(started, "coop", path).text("/lot")).isEqualTo(lot);
    }
}
