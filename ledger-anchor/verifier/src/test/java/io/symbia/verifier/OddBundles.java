package io.symbia.verifier;

import io.symbia.events.kernel.canonical.CanonicalBytes;
import io.symbia.events.kernel.canonical.CanonicalJson;
import io.symbia.events.kernel.canonical.JsonLimits;
import io.symbia.events.kernel.canonical.StrictJson;
import io.symbia.tlog.bundle.EvidenceArchive;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Bundles in which one thing has a form that it may not have, or only just may: what a careless reader takes and a strict one does not. All of it is
 * sealed in an honest log.
 */
final class OddBundles {
    private static final String ESCROW = "E-30";
    private static final String GOOD_TRACE = "00-" + "0".repeat(31) + "1-" + "0".repeat(15) + "1-01";
    private static final String MANIFEST = "{\"batch\":0,\"end\":1,\"previous\":\"" + "0".repeat(64)
            + "\",\"sealedAt\":\"2023-11-14T22:13:19.250Z\",\"sources\":[{\"from\":0,\"partition\":3,\"records\":1,\"to\":2,"
            + "\"topic\":\"symbia.payment.events\"}],\"start\":0}";
    private static final List<String> TIMES = List.of(
            "+10000-01-01T00:00:00.000Z",
            "-0001-01-01T00:00:00.000Z",
            "0000-01-01T00:00:00.000Z",
            "2023-02-29T00:00:00.000Z",
            "2023-01-01T24:00:00.000Z",
            "2023-01-01T23:59:60.000Z",
            "2023-01-01T00:00:00Z",
            "2023-01-01T00:00:00.000+00:00",
            "9999-12-31T23:59:59.999Z");

    private final List<Corpus.Case> cases = new ArrayList<>();

    private OddBundles() {}

    static List<Corpus.Case> cases() {
        OddBundles odd = new OddBundles();
        odd.addAttributes();
        odd.addLimits();
        odd.addTexts();
        odd.addValues();
        odd.addManifests();
        odd.addLines();
        odd.cases.addAll(OddOrigins.cases());
        return odd.cases;
    }

    private void add(String name, EvidenceArchive archive) {
        add(name, archive, SmallLog.POLICY);
    }

    private void add(String name, EvidenceArchive archive, String policy) {
        cases.add(new Corpus.Case(name, archive, Optional.of(Bundles.octets(policy)), Corpus.NOW));
    }

    static String good() {
        return new String(Events.event(ESCROW, 0, Optional.empty()).toArray(), StandardCharsets.UTF_8);
    }

    static EvidenceArchive bundle(String event, String... disclosed) {
        SmallLog log = new SmallLog()
                .add(ESCROW, 0, CanonicalBytes.of(event.getBytes(StandardCharsets.UTF_8)))
                .seal();
        return Bundles.byHand(log, Optional.empty(), ESCROW, List.of(0), List.of(disclosed));
    }

    private void addChanged(String name, UnaryOperator<String> change) {
        add("event: " + name, bundle(change.apply(good())));
    }

    private void addEvent(String name, Consumer<ObjectNode> change) {
        addChanged(name, text -> {
            ObjectNode event = (ObjectNode) StrictJson.parse(text.getBytes(StandardCharsets.UTF_8), JsonLimits.EVENT);
            change.accept(event);
            return CanonicalJson.format(event).utf8();
        });
    }

    private void addAttributes() {
        for (String name : List.of("constructor", "toString", "__proto__", "valueOf", "hasOwnProperty", "zzz", "")) {
            addEvent("attribute " + name, event -> event.put(name, "x"));
            addEvent("object " + name, event -> event.putObject(name));
        }
        for (String name :
                List.of("42", "n".repeat(20), "n".repeat(21), "Issuer", "previous1", "data_base64", "isśuer")) {
            addEvent(
                    "attribute " + name,
                    event -> event.put(name, "later").put("5", "").put("10", "\u202E\n"));
        }
        for (int more : List.of(18, 19)) { // Of 32 in all the event itself has 14.
            addEvent(more + " attributes more", event -> {
                for (int number = 0; number < more; number++) event.put("later" + number, "x");
            });
        }
        addEvent(
                "data that passes for what is disclosed",
                event -> ((ObjectNode) event.get("data")).put("↳ price", "0.01"));
        Map<String, List<String>> values = Map.of(
                "causationid", List.of("", "a b", "a", "k".repeat(256), "k".repeat(257)),
                "correlationid", List.of("é", "\u007F"),
                "traceparent", List.of("x", GOOD_TRACE, GOOD_TRACE.toUpperCase(java.util.Locale.ROOT) + "F"),
                "origin", List.of("x", "A".repeat(64), "0".repeat(64), ""),
                "previous", List.of("0".repeat(64)),
                "issuer", List.of("a/b", "-a", "a".repeat(65), "symbia:payment", "symbia:", "Symbia:payment"),
                "time", TIMES);
        new TreeMap<>(values)
                .forEach((name, all) -> all.forEach(value -> {
                    String shown = value.length() > 40 ? value.length() + " long" : value;
                    addEvent(name + " " + shown, event -> event.put(name, value));
                }));
        addEvent("an origin that is a number", event -> event.put("origin", 7));
        addEvent("no origin", event -> event.remove("origin"));
    }

    private static JsonNode nested(int containers) {
        JsonNode value = JsonNodeFactory.instance.numberNode(1);
        for (int depth = 0; depth < containers; depth++) {
            value = depth % 2 == 0
                    ? JsonNodeFactory.instance.arrayNode().add(value)
                    : JsonNodeFactory.instance.objectNode().set("a", value);
        }
        return value;
    }

    private void addData(String name, JsonNode value) {
        addEvent(name, event -> ((ObjectNode) event.get("data")).set("x", value));
    }

    private void addLimits() {
        for (int containers : List.of(30, 31, 41, 400)) addData("depth " + containers, nested(containers));
        for (int length : List.of(128, 129))
            addEvent("name of " + length, event -> ((ObjectNode) event.get("data")).put("n".repeat(length), 1));
        for (int length : List.of(16_384, 16_385))
            addData("text of " + length, JsonNodeFactory.instance.stringNode("t".repeat(length)));
        int others = 21; // Of the event itself.
        for (int count : List.of(100_000 - others - 20, 100_000 - others + 20)) {
            var array = JsonNodeFactory.instance.arrayNode();
            for (int index = 0; index < count; index++) array.add(1);
            addData("values " + count, array);
        }
        addChanged("of more than half a megabyte", text -> text.replace("\"note\":", largeMembers() + "\"note\":"));
    }

    /** Names that sort before {@code note}, in order. */
    private static String largeMembers() {
        StringBuilder members = new StringBuilder();
        for (int index = 10; index < 44; index++)
            members.append("\"m")
                    .append(index)
                    .append("\":\"")
                    .append("t".repeat(16_000))
                    .append("\",");
        return members.toString();
    }

    private void addTexts() {
        for (String text : List.of(
                "e\u0301",
                "\u212B",
                "\uD81B\uDD67\uD81B\uDD67",
                "\uD804\uDF82\uD804\uDFC9",
                "\uD806\uDD35\uD806\uDD30")) {
            addData("pieces " + text.length(), JsonNodeFactory.instance.stringNode(text));
        }
        addChanged("half a character", text -> text.replace("café", "\\ud800"));
        addChanged("half a name", text -> text.replace("\"note\"", "\"note\\udc00\""));
        for (String number : List.of("9007199254740991", "9007199254740992", "1.5", "-0", "1e2", "-9007199254740991"))
            addChanged("number " + number, text -> text.replace("\"grams\":12", "\"grams\":" + number));
        addChanged("a name twice", text -> text.replace("\"grams\":12", "\"grams\":12,\"grams\":12"));
        addChanged("a blank", text -> text.replace("\"grams\":12", "\"grams\": 12"));
        addChanged("a byte order mark", text -> "\uFEFF" + text);
        addChanged("something behind it", text -> text + " ");
        addChanged("no event", _ -> "null");
        addChanged("a list", text -> "[" + text + "]");
    }

    private void addValues() {
        for (int containers : List.of(31, 32, 41, 1_000)) {
            StringBuilder value = new StringBuilder("1");
            for (int depth = 0; depth < containers; depth++)
                value.insert(0, '[').append(']');
            String encoded = Contradictions.raw("[\"AQAAAAAAAAAAAAAAAAAAAA\",\"price\"," + value + "]");
            String data = "{\"_sd\":[\"" + Contradictions.digest(encoded) + "\"]";
            add("value: depth " + containers, bundle(good().replace("\"data\":{", "\"data\":" + data + ","), encoded));
        }
    }

    private void addManifest(String name, String text) {
        SmallLog log = new SmallLog().add(ESCROW, 0, Events.event(ESCROW, 0, Optional.empty()));
        Octets manifest = Bundles.octets(text);
        log.add(new Entry.Manifest(Hash.ofContent(manifest.toArray()), 0));
        SortedMap<String, Octets> files = new TreeMap<>();
        files.put("policy", Bundles.octets(SmallLog.POLICY));
        files.put("checkpoint", Bundles.octets(log.checkpoint(log.size()).format()));
        String digest = log.events().getFirst().digest().hex();
        files.put("events/" + digest + ".json", Bundles.octets(good()));
        files.put(
                "events/" + digest + ".tlog-proof",
                Bundles.octets(log.proofOf(0).format()));
        files.put("manifests/0.json", manifest);
        files.put("manifests/0.tlog-proof", Bundles.octets(log.proofOf(1).format()));
        add("manifest: " + name, new EvidenceArchive(files));
    }

    private void addManifests() {
        addManifest("good", MANIFEST);
        for (String time : TIMES) addManifest("sealed " + time, MANIFEST.replace("2023-11-14T22:13:19.250Z", time));
        String first = MANIFEST.substring(MANIFEST.indexOf("{\"from"), MANIFEST.indexOf("]"));
        String other = first.replace("\"partition\":3,\"records\":1", "\"partition\":2,\"records\":0");
        addManifest(
                "a source twice", MANIFEST.replace(first, first.replace("records\":1", "records\":0") + "," + first));
        addManifest("sources in order", MANIFEST.replace(first, other + "," + first));
        addManifest("sources out of order", MANIFEST.replace(first, first + "," + other));
        addManifest("topic", MANIFEST.replace("symbia.payment.events", ""));
        addManifest("topic of 250", MANIFEST.replace("symbia.payment.events", "t".repeat(250)));
        for (String partition : List.of("2147483647", "2147483648", "-1", "03"))
            addManifest("partition " + partition, MANIFEST.replace("\"partition\":3", "\"partition\":" + partition));
        for (String none : List.of("[]", "\"x\"", "0", "null", "[\"x\"]", "[0]", "{}")) {
            addManifest("keys " + none, MANIFEST.replace("\"previous\"", "\"keys\":" + none + ",\"previous\""));
            addManifest("passed " + none, MANIFEST.replace("\"previous\"", "\"passed\":" + none + ",\"previous\""));
            addManifest("streams " + none, MANIFEST.replace("\"start\":0", "\"start\":0,\"streams\":" + none));
        }
        String key = SmallLog.KEY.verifierKey().format();
        for (String keys :
                List.of(
                        "\"" + key + "\"",
                        "\"" + key + "\",\"" + key + "\"",
                        "\"" + SmallLog.CUSTOMS.verifierKey() + "\"",
                        "\"" + key + "\",\"" + SmallLog.NEXT_KEY.verifierKey() + "\"",
                        "\"" + key.replace("+", "\\u002b") + "\"",
                        "\"\\ud800" + key + "\"",
                        "\""
                                + NoteSigner.ofSeed("k".repeat(200_000), Octets.of(new byte[32]))
                                        .verifierKey() + "\"",
                        "\"log.example/symbia+e82f9214+AaPjsIm+5papIhhIvtbHHmJvhEzmxad670uMMIF+hj2W\","
                                + "\"log.example/symbia+e82f9214+AbwRwsuel8kKsOxayGlLwN6dnoiAcbYWKMk6datRYfEw\"")) { // One key id.
            addManifest(
                    "keys of " + keys.length(),
                    MANIFEST.replace("\"previous\"", "\"keys\":[" + keys + "],\"previous\""));
        }
        for (String passed : List.of(
                "{\"from\":9,\"partition\":3,\"reason\":\"lost\",\"to\":12,\"topic\":\"t\"}",
                "{\"from\":9,\"partition\":3,\"reason\":\"\",\"to\":12,\"topic\":\"t\"}",
                "{\"from\":9,\"partition\":3,\"reason\":\"lo\\\"st\",\"to\":12,\"topic\":\"t\"}",
                "{\"from\":9,\"partition\":3,\"reason\":\"" + "l".repeat(201) + "\",\"to\":12,\"topic\":\"t\"}",
                "{\"from\":9,\"partition\":3,\"reason\":\"lost\",\"to\":9,\"topic\":\"t\"}",
                "{\"from\":1,\"partition\":3,\"reason\":\"lost\",\"to\":9,\"topic\":\"symbia.payment.events\"}",
                "{\"cluster\":\"c\",\"from\":9,\"partition\":3,\"reason\":\"new\",\"to\":0,\"topic\":\"t\"}",
                "{\"cluster\":\"c\",\"from\":9,\"partition\":3,\"reason\":\"new\",\"to\":0,\"topic\":\"t\",\"topicId\":\"x\"}",
                "{\"cluster\":\"c\",\"from\":9,\"partition\":3,\"reason\":\"new\",\"to\":0,\"topic\":\"t\",\"topicId\":\""
                        + "x".repeat(22) + "\"}")) {
            addManifest(
                    "passes " + passed, MANIFEST.replace("\"previous\"", "\"passed\":[" + passed + "],\"previous\""));
        }
    }

    /** Anybody who hands a bundle on can add a line to a note. */
    private void addLines() {
        EvidenceArchive bundle = bundle(good());
        for (String name : List.of(
                "a", "a+b", "a\u00A0b", "a\u2003b", "a\uFEFFb", "a\tb", "a\u0085b", "x\u202Ey", "a\u007Fb", "")) {
            SortedMap<String, Octets> files = new TreeMap<>(bundle.files());
            files.replaceAll((file, content) -> file.endsWith(".json")
                    ? content
                    : Bundles.octets(new String(content.toArray(), StandardCharsets.UTF_8)
                            .replace("\n— customs", "\n— " + name + " YWJjZGVmZ2hpamtsbW5vcA==\n— customs")));
            add(
                    "line of " + name.length() + " " + (name.isEmpty() ? "" : name.codePointAt(name.length() / 2)),
                    new EvidenceArchive(files));
        }
        for (String name : List.of("\uFEFFbank", "b\u007Fank")) {
            NoteSigner strange = NoteSigner.cosignerOfSeed(name, Octets.of(new byte[32]));
            add(
                    "policy with " + name.length(),
                    bundle,
                    SmallLog.POLICY + "witness strange " + strange.verifierKey() + "\n");
        }
    }
}
