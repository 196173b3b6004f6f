package io.symbia.verifier;

import io.symbia.events.kernel.canonical.CanonicalBytes;
import io.symbia.events.kernel.canonical.CanonicalJson;
import io.symbia.events.kernel.canonical.JsonLimits;
import io.symbia.events.kernel.canonical.StrictJson;
import io.symbia.tlog.bundle.EvidenceArchive;
import io.symbia.tlog.tree.Octets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/** Bundles with the record of an origin in a form that it may not have, or only just may. */
final class OddOrigins {
    private static final String REQUEST = "{\"kind\":\"request\",\"method\":\"PUT\",\"target\":\"/a\"}";

    private final List<Corpus.Case> cases = new ArrayList<>();

    private OddOrigins() {}

    static List<Corpus.Case> cases() {
        OddOrigins odd = new OddOrigins();
        odd.addAll();
        return odd.cases;
    }

    private void add(String name, EvidenceArchive archive) {
        cases.add(new Corpus.Case(name, archive, Optional.of(Bundles.octets(SmallLog.POLICY)), Corpus.NOW));
    }

    private static String digest(String record) {
        return CanonicalBytes.of(record.getBytes(StandardCharsets.UTF_8))
                .digest()
                .hex();
    }

    private static EvidenceArchive withOrigin(String named, String name, String record) {
        String digest = digest(named);
        String event = OddBundles.good().replaceFirst("\"origin\":\"[0-9a-f]{64}\"", "\"origin\":\"" + digest + "\"");
        SortedMap<String, Octets> files = new TreeMap<>(OddBundles.bundle(event).files());
        files.put("origins/" + (name.isEmpty() ? digest : name) + ".json", Bundles.octets(record));
        return new EvidenceArchive(files);
    }

    private static String grounds(int count) {
        return IntStream.range(0, count).mapToObj(OddOrigins::ground).collect(Collectors.joining(",", "[", "]"));
    }

    private static String ground(int number) {
        return "{\"digest\":\"%s\",\"id\":\"019379a0-0000-7000-8000-%012d\"}".formatted("5f".repeat(32), number);
    }

    private static List<String> derivations() {
        String rule = "{\"kind\":\"derivation\",\"restsOn\":HERE,\"rule\":\"payment/x\",\"version\":1}";
        String good = rule.replace("HERE", grounds(1));
        List<String> records = new ArrayList<>();
        for (int count : List.of(0, 1, 64, 65)) records.add(rule.replace("HERE", grounds(count)));
        for (String odd :
                List.of("7", "{}", "[7]", "[{}]", "[[]]", "[null]", "[" + ground(3) + "," + ground(3) + "]")) {
            records.add(rule.replace("HERE", odd));
        }
        records.addAll(List.of(
                good.replace("-7000-", "-4000-"),
                good.replace("5f5f", "5F5F"),
                good.replace("\"id\"", "\"ie\""),
                good.replace("\"}]", "\",\"later\":7}]"),
                good.replace("payment/x", "payment"),
                good.replace(":1}", ":0}"),
                good.replace(":1}", ":\"1\"}"),
                good.replace(":1}", ":1,\"z\":{}}")));
        return records;
    }

    private static List<String> imports() {
        String good = "{\"file\":\"" + "5f".repeat(32) + "\",\"importer\":\"a\",\"kind\":\"import\","
                + "\"rule\":\"import/x\",\"source\":\"x\",\"version\":2147483647}";
        return List.of(
                good,
                good.replace("2147483647", "2147483648"),
                good.replace("\"importer\":\"a\"", "\"importer\":\"symbia:a\""),
                good.replace("\"importer\":\"a\"", "\"importer\":\"\u202Ea\""),
                good.replace("5f5f", "5F5F"));
    }

    private static List<String> requests() {
        String signed =
                "{\"contentDigest\":\"sha-256=:X19f:\",\"covered\":[{\"component\":\"\\\"@method\\\"\",\"value\":\"PUT\"}],"
                        + "\"keyId\":\"k\",\"kind\":\"request\",\"method\":\"PUT\",\"signature\":\"s=:X19f:\","
                        + "\"signatureInput\":\"s=(\\\"@method\\\");keyid=\\\"k\\\"\",\"target\":\"/a\"}";
        List<String> records = new ArrayList<>(List.of(
                REQUEST,
                REQUEST.replace("{", "{\"keyId\":\"k\","),
                REQUEST.replace("\"m", "\"keyId\":7,\"m"),
                REQUEST.replace("PUT", "put"),
                REQUEST.replace("/a", "/" + "a".repeat(2_047)),
                REQUEST.replace("/a", "/" + "a".repeat(2_048)),
                REQUEST.replace("\"/a\"", "[\"/a\"]"),
                signed,
                signed.replace("\"k\",\"kind", "\"\",\"kind"),
                signed.replace("[{", "{\"a\":{").replace("}],", "}},"),
                signed.replace("\"value\":\"PUT\"", "\"value\":\"\""),
                signed.replace("\"value\":\"PUT\"", "\"value\":7"),
                signed.replace("s=:X19f:", "s".repeat(8_192)),
                signed.replace("s=:X19f:", "s".repeat(8_193)),
                signed.replace("s=:X19f:", "\u202E")));
        for (String part : List.of("contentDigest", "covered", "keyId", "signatureInput", "signature")) {
            records.add(without(signed, part));
        }
        return records;
    }

    private static String without(String record, String member) {
        CanonicalBytes bytes = CanonicalBytes.of(record.getBytes(StandardCharsets.UTF_8));
        ObjectNode json = (ObjectNode) StrictJson.parse(bytes, JsonLimits.EVENT);
        json.remove(member);
        return CanonicalJson.format(json).utf8();
    }

    /** Text is at most of 16,384 in a member. */
    private static String large(int size) {
        String most = "y".repeat(16_384);
        StringBuilder members = new StringBuilder("{\"kind\":\"oracle\"");
        for (int number = 0; number < 7; number++) members.append(",\"m%d\":\"%s\"".formatted(number, most));
        String left = "y".repeat(size - members.length() - ",\"z\":\"\"}".length());
        return members + ",\"z\":\"" + left + "\"}";
    }

    private void addAll() {
        List<String> records = new ArrayList<>(derivations());
        records.addAll(imports());
        records.addAll(requests());
        records.addAll(List.of(
                "{\"kind\":\"oracle\"}",
                "{\"kind\":\"Oracle\"}",
                "{\"kind\":\"constructor\"}",
                "{\"kind\":\"oracle\",\"kind\":\"oracle\"}",
                "{\"kind\":\"request\",\"kind\":\"oracle\"}",
                "{\"__proto__\":{\"kind\":\"oracle\"}}",
                "{}",
                "[]",
                "null",
                "",
                "{ \"kind\":\"oracle\"}",
                "{\"kind\":\"oracle\",\"a\":1}",
                large(131_072),
                large(131_073)));
        for (int number = 0; number < records.size(); number++) {
            String record = records.get(number);
            add("origin: " + number, withOrigin(record, "", record));
        }
        String import0 = imports().getFirst();
        add("origin: one that is another", withOrigin(REQUEST, "", import0));
        add("origin: one that nobody names", withOrigin(REQUEST, "0".repeat(64), REQUEST));
        add("origin: one in capitals", withOrigin(REQUEST, digest(REQUEST).toUpperCase(Locale.ROOT), REQUEST));
        add("origin: one in a folder of it", withOrigin(REQUEST, "a/" + digest(REQUEST), REQUEST));
        addUnnamed();
    }

    /** A record of a good digest, of an event that names none. */
    private void addUnnamed() {
        String event = OddBundles.good().replaceFirst("\"origin\":\"[0-9a-f]{64}\",", "");
        SortedMap<String, Octets> files = new TreeMap<>(OddBundles.bundle(event).files());
        files.put("origins/" + digest(REQUEST) + ".json", Bundles.octets(REQUEST));
        add("origin: one of an event without", new EvidenceArchive(files));
    }
}
