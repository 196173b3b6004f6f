package io.symbia.support.testkit;

import io.symbia.support.json.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Bodies that differ from a good one in one place: each value is left out, and replaced by what programs with bugs
 * send instead. Made in an order, so that what failed once fails again.
 */
final class OddRequests {
    /** For a segment of a path: too long, signs that no name has, and what libraries read otherwise than people. */
    static final List<String> SEGMENTS = List.of(
            "x".repeat(300),
            "%20",
            "a%2Fb",
            "%E2%80%AE",
            "..%2F",
            "%00",
            "'",
            "-",
            "NaN",
            "%F0%9F%92%A5",
            "0",
            "*",
            "symbia:payment");

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1e400",
            "9223372036854775808",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\u202e\"",
            "\"1e3\"",
            "\"symbia:payment\"",
            "\"-0\"",
            "\"0000-00-00T00:00:00Z\"",
            "\"9999-12-31T23:59:59.999Z\"",
            "[]",
            "[null]",
            "{}",
            "{\"a\":{\"a\":{\"a\":{}}}}");

    private static final List<String> WHOLES = List.of(
            "", " ", "null", "[]", "\"x\"", "1", "{", "{}", "{\"a\":1,\"a\":2}", "\uFEFF{}", "[".repeat(2_000), "{}{}");

    private OddRequests() {}

    /** All bodies that are made of a good one; fewer than twenty for each of its values. */
    static List<String> of(String good) {
        List<String> all = new ArrayList<>(WHOLES);
        if (good.isEmpty()) return all;
        JsonNode root = Json.MAPPER.readTree(good);
        all.add(((ObjectNode) root.deepCopy()).put("nobodyReads", 1).toString());
        for (String pointer : pointers(root, "")) {
            all.add(without(root.deepCopy(), pointer));
            for (String value : VALUES) all.add(with(root, pointer, value));
            all.add(with(root, pointer, "\"" + "x".repeat(5_000) + "\""));
        }
        return all;
    }

    private static List<String> pointers(JsonNode node, String at) {
        List<String> found = new ArrayList<>();
        if (!at.isEmpty()) found.add(at);
        switch (node) {
            case ObjectNode object ->
                object.properties().forEach(one -> found.addAll(pointers(one.getValue(), at + "/" + one.getKey())));
            case ArrayNode array when !array.isEmpty() -> found.addAll(pointers(array.get(0), at + "/0"));
            default -> {} // A value has nothing in it.
        }
        return found;
    }

    private static String without(JsonNode root, String pointer) {
        int last = pointer.lastIndexOf('/');
        JsonNode parent = root.at(pointer.substring(0, last));
        String name = pointer.substring(last + 1);
        if (parent instanceof ObjectNode object) object.remove(name);
        else ((ArrayNode) parent).remove(Integer.parseInt(name));
        return root.toString();
    }

    /** The value is put in as text: some are none that a JSON library would write. */
    private static String with(JsonNode root, String pointer, String value) {
        String mark = "\"here-it-is-put-in\"";
        JsonNode marked = root.deepCopy();
        int last = pointer.lastIndexOf('/');
        JsonNode parent = marked.at(pointer.substring(0, last));
        String name = pointer.substring(last + 1);
        if (parent instanceof ObjectNode object) object.put(name, "here-it-is-put-in");
        else ((ArrayNode) parent).set(Integer.parseInt(name), "here-it-is-put-in");
        return marked.toString().replace(mark, value);
    }
}
