package io.symbia.verifier;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.canonical.JsonLimits;
import io.symbia.events.kernel.canonical.StrictJson;
import io.symbia.tlog.bundle.EvidenceArchive;
import io.symbia.tlog.streams.StreamMap;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Bundles of events that say two things of one, each sealed in a log that is honest: somebody who may write to the log's topics has made them.
 * Among them are some that only look like it.
 */
final class Contradictions {
    static final String PROVEN = "\nPROVEN\n";
    static final String TWO_VALUES = "NOT PROVEN: disclosed\n";
    static final String TWO_EVENTS = "NOT PROVEN: previous\n";

    private static final String ESCROW = "E-20";
    private static final String LOW = encoded("price", "10.00", 1);
    private static final String HIGH = encoded("price", "99999.00", 2);
    private static final String KILOS = encoded("weight", "5", 3);

    private final List<Finding> findings = new ArrayList<>();

    /**
     * One of them.
     *
     * @param end of what the verifier says
     */
    record Finding(String name, EvidenceArchive archive, String end) {}

    private Contradictions() {}

    static List<Finding> all() {
        Contradictions all = new Contradictions();
        all.addValues();
        all.addDigests();
        all.addDisclosures();
        all.addPredecessors();
        return all.findings;
    }

    static List<Corpus.Case> cases() {
        return all().stream()
                .map(one -> new Corpus.Case(
                        one.name(), one.archive(), Optional.of(Bundles.octets(SmallLog.POLICY)), Corpus.NOW))
                .toList();
    }

    private static String encoded(String name, String value, int salt) {
        return Bundles.disclosure(name, JsonNodeFactory.instance.stringNode(value), salt)
                .encoded();
    }

    /** What stands in an event for an encoded disclosure, whether that is one or not. */
    static String digest(String encoded) {
        byte[] digest =
                Digest.ofContent(encoded.getBytes(StandardCharsets.US_ASCII)).toArray();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    static String raw(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) StrictJson.parse(text.getBytes(StandardCharsets.UTF_8), JsonLimits.EVENT);
    }

    /** A bundle of one event; in its data the text {@code <low>} stands for the digest of the low price, and so on. */
    private static EvidenceArchive bundle(String data, String... disclosed) {
        String written = data.replace("<low>", '"' + digest(LOW) + '"')
                .replace("<high>", '"' + digest(HIGH) + '"')
                .replace("<kilos>", '"' + digest(KILOS) + '"');
        SmallLog log = new SmallLog()
                .addWritten(ESCROW, (sequence, previous) -> Events.saying(ESCROW, sequence, previous, json(written)))
                .add("B")
                .seal();
        StreamMap map = log.map();
        log.sealMap(log.streams());
        return Bundles.byHand(log, Optional.of(map), ESCROW, List.of(0), List.of(disclosed));
    }

    private void add(String end, String data, String... disclosed) {
        findings.add(new Finding("values " + findings.size() + " of " + data, bundle(data, disclosed), end));
    }

    private void addValues() {
        add(PROVEN, "{\"_sd\":[<low>,<high>,<kilos>]}", LOW);
        add(PROVEN, "{\"_sd\":[<low>,<high>,<kilos>]}", HIGH, KILOS);
        add(TWO_VALUES, "{\"_sd\":[<low>,<high>,<kilos>]}", LOW, HIGH);
        add(TWO_VALUES, "{\"_sd\":[<low>,<kilos>],\"price\":\"7.00\"}", LOW);
        add(PROVEN, "{\"_sd\":[<low>,<kilos>],\"price\":\"7.00\"}", KILOS);
        add(TWO_VALUES, "{\"lines\":[{\"_sd\":[<low>,<high>]}]}", LOW, HIGH);
        add(TWO_VALUES, "{\"lines\":[{\"_sd\":[<low>],\"price\":null}]}", LOW);
        add(PROVEN, "{\"lines\":[{\"_sd\":[<low>]},{\"_sd\":[<high>]}],\"price\":\"7.00\"}", LOW, HIGH);
        String slash = encoded("a/b~c", "1", 4);
        String other = encoded("a/b~c", "2", 5);
        String data = "{\"_sd\":[\"" + digest(slash) + "\",\"" + digest(other) + "\"],\"a~1b~0c\":1}";
        add(PROVEN, data, slash);
        add(TWO_VALUES, data, slash, other);
        add(TWO_VALUES, data.replace("a~1b~0c", "a/b~c"), other);
    }

    private void addDigests() {
        add(TWO_VALUES, "{\"_sd\":[<low>,<low>]}");
        add(TWO_VALUES, "{\"_sd\":[<low>],\"lines\":[{\"_sd\":[<low>]}]}", LOW);
        add(TWO_VALUES, "{\"_sd\":[<low>],\"lines\":[{\"...\":<low>}]}", LOW);
        add(PROVEN, "{\"_sd\":[<low>],\"lines\":[[{\"...\":<high>}]]}", LOW);
        add(TWO_VALUES, "{\"_sd\":[<low>],\"lines\":[{\"...\":<high>}]}", HIGH);
        add(PROVEN, "{\"_sd\":[<low>],\"lines\":[{\"...\":7},{\"...\":<low>,\"a\":1}],\"...\":<low>}", LOW);
        for (String none : List.of("<low>", "{\"0\":<low>}", "[7]", "[[<low>]]", "[null]", "null", "true")) {
            add(TWO_VALUES, "{\"lines\":{\"_sd\":" + none + "}}");
        }
        add(PROVEN, "{\"_sd\":[]}");
    }

    private void addDisclosures() {
        String salt = "AQAAAAAAAAAAAAAAAAAAAA";
        for (String none : List.of(
                "[\"c2FsdA\",\"price\",\"1\"]",
                "[\"" + salt.replace("AA", "A B") + "\",\"price\",\"1\"]",
                "[\"AQAAAAAAAAAAAAAAAAAAAB\",\"price\",\"1\"]",
                "[\"" + salt + "\",\"price\",\"1\",2]",
                "[\"" + salt + "\",\"price\"]",
                "[\"" + salt + "\",\"\",\"1\"]",
                "[\"" + salt + "\",\"_sd\",[\"1\"]]",
                "[\"" + salt + "\",\"...\",\"1\"]",
                "[\"" + salt + "\",\"price\", \"1\"]",
                "[\"" + salt + "\",\"price\",{\"_sd\":[\"1\"]}]",
                "[\"" + salt + "\",\"price\",{\"_sd\":1}]",
                "[\"" + salt + "\",\"price\",[{\"a\":[{\"...\":\"1\"}]}]]",
                "[\"" + salt + "\",\"price\",\"" + "1".repeat(12_300) + "\"]",
                "{\"0\":\"" + salt + "\",\"1\":\"price\",\"2\":\"1\"}",
                "null")) {
            add(TWO_VALUES, "{\"_sd\":[\"" + digest(raw(none)) + "\"]}", raw(none));
        }
        for (String spelling : List.of(LOW + "=", LOW + " ", LOW.substring(0, 8) + " " + LOW.substring(8), "")) {
            add(TWO_VALUES, "{\"_sd\":[\"" + digest(spelling) + "\"]}", spelling);
        }
        String good = raw("[\"" + salt + "\",\"price\",{\"_sd\":[],\"a\":{\"...\":\"1\"}}]");
        add(PROVEN, "{\"_sd\":[\"" + digest(good) + "\"]}", good);
    }

    private static SmallLog broken(Digest previous) {
        return new SmallLog()
                .add(ESCROW)
                .seal()
                .addWritten(ESCROW, (sequence, _) -> Events.event(ESCROW, sequence, Optional.of(previous)))
                .add("B")
                .add(ESCROW)
                .seal();
    }

    private void add(String end, SmallLog log, boolean isWhole, Integer... numbers) {
        Optional<StreamMap> map = Optional.of(log.map());
        log.sealMap(log.streams());
        findings.add(new Finding(
                "predecessors " + findings.size(),
                Bundles.byHand(log, map.filter(_ -> isWhole), ESCROW, List.of(numbers), List.of()),
                end));
    }

    private void addPredecessors() {
        Digest other = Digest.ofContent("quite another event".getBytes(StandardCharsets.UTF_8));
        add(TWO_EVENTS, broken(other), true, 0, 1, 3);
        add(TWO_EVENTS, broken(other), false, 3, 1, 0);
        add(TWO_EVENTS, broken(other), false, 0, 1);
        add(PROVEN, broken(other), false, 1, 3); // What it names is not here: nothing is claimed of it.
        add(PROVEN, broken(other), false, 0, 3);
        add(TWO_EVENTS, twoOfOneSequence(), false, 1, 2);
        add(TWO_EVENTS, twoOfOneSequence(), false, 0, 1, 2);
        add(PROVEN, twoOfOneSequence(), false, 0, 2);
    }

    private static SmallLog twoOfOneSequence() {
        SmallLog log = new SmallLog().add(ESCROW).add(ESCROW);
        Optional<Digest> first = Optional.of(log.events().getFirst().digest());
        return log.add(ESCROW, 1, Events.saying(ESCROW, 1, first, json("{\"grams\":1}")))
                .seal();
    }
}
