package io.symbia.supplychain;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.support.testkit.HttpAnswer;
import java.util.List;

/** Steps on the way of goods, through the real doors. */
final class Goods {
    private Goods() {}

    static void start(String producer, String batch, String mandatory) {
        RunningService.put(producer, "/batches/" + batch, GoodsBodies.batch(mandatory));
    }

    static void output(String producer, String batch, String value, String unit) {
        RunningService.put(
                producer,
                "/batches/" + batch + "/output",
                "{\"output\":{\"value\":\"%s\",\"unit\":\"%s\"}}".formatted(value, unit));
    }

    static void produced(String producer, String batch, String value, String unit) {
        start(producer, batch, "");
        output(producer, batch, value, unit);
    }

    static void consume(String producer, String batch, String input, String kilograms) {
        RunningService.put(
                producer,
                "/batches/" + batch + "/inputs",
                "{\"inputs\":[{\"batch\":\"%s\",\"quantity\":{\"value\":\"%s\",\"unit\":\"KGM\"}}]}"
                        .formatted(input, kilograms));
    }

    static HttpAnswer pack(String packer, String sscc, String batch, String cartons, String children, String order) {
        return RunningService.put(packer, "/units/" + sscc, GoodsBodies.unit(batch, cartons, children, order));
    }

    static HttpAnswer inspect(String inspection, String batch, String value, String retest) {
        RunningService.put("coop", "/inspections/" + inspection, GoodsBodies.inspection(batch, "lab-hz", retest));
        RunningService.put("lab-hz", "/inspections/" + inspection + "/samples", "{\"sampleIds\":[\"1\"]}");
        return RunningService.put("lab-hz", "/inspections/" + inspection + "/tests", GoodsBodies.tests(value));
    }

    static void awaitBatch(String batch, String pointer, String expected) {
        RunningService.get()
                .eventually(() -> assertThat(RunningService.as("coop")
                                .get("/supply-chain/batches/" + batch)
                                .text(pointer))
                        .isEqualTo(expected));
    }

    /** A trace in which every view has caught up, so that each of its things has events. */
    static HttpAnswer complete(String path, int things) {
        RunningService.get()
                .eventually(() -> assertThat(RunningService.as("anybody")
                                .get(path)
                                .json()
                                .get("nodes")
                                .values())
                        .hasSize(things)
                        .allSatisfy(
                                node -> assertThat(node.get("events").size()).isPositive()));
        return RunningService.as("anybody").get(path);
    }

    static List<String> nodes(HttpAnswer trace) {
        return trace.json().get("nodes").values().stream()
                .map(node -> node.get("direction").asString() + " "
                        + node.get("stream").asString())
                .toList();
    }
}
