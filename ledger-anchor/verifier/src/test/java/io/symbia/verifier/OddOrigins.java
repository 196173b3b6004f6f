package io.symbia.verifier;

import io.symbia.events.kernel.canonical.CanonicalBytes;
import io.symbia.tlog.bundle.EvidenceArchive;
import io.symbia.tlog.tree.Octets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Bundles with the record of an origin in a form that it may not have, or only just may. */
final class OddOrigins {
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

    private static EvidenceArchive withOrigin(String named, String name, String record) {
        String digest = CanonicalBytes.of(named.getBytes(StandardCharsets.UTF_8))
                .digest()
                .hex();
        String event = OddBundles.good().replaceFirst("\"origin\":\"[0-9a-f]{64}\"", "\"origin\":\"" + digest + "\"");
        SortedMap<String, Octets> files = new TreeMap<>(OddBundles.bundle(event).files());
        files.put("origins/" + (name.isEmpty() ? digest : name) + ".json", Bundles.octets(record));
        return new EvidenceArchive(files);
    }

    private void addAll() {
        String rule = "{\"kind\":\"derivation\",\"restsOn\":[7],\"rule\":\"payment/x\",\"version\":1}";
        String request = "{\"kind\":\"request\",\"method\":\"PUT\",\"target\":\"/a\"}";
        String imported = "{\"file\":\"" + "5f".repeat(32) + "\",\"importer\":\"a\",\"kind\":\"import\","
                + "\"rule\":\"import/x\",\"source\":\"x\",\"version\":2147483647}";
        List<String> records = new ArrayList<>(List.of(
                rule,
                rule.replace("[7]", "[]"),
                rule.replace("[7]", "[" + "7,".repeat(63) + "7]"),
                rule.replace("[7]", "[" + "7,".repeat(64) + "7]"),
                rule.replace("[7]", "{}"),
                rule.replace("payment/x", "payment"),
                rule.replace(":1}", ":0}"),
                rule.replace(":1}", ":\"1\"}"),
                rule.replace(":1}", ":1,\"z\":{}}"),
                imported,
                imported.replace("2147483647", "2147483648"),
                imported.replace("\"importer\":\"a\"", "\"importer\":\"symbia:a\""),
                imported.replace("5f5f", "5F5F"),
                request,
                request.replace("{", "{\"keyId\":\"k\","),
                request.replace("{", "{\"keyId\":\"\","),
                request.replace("PUT", "put"),
                request.replace("/a", "/" + "a".repeat(2_047)),
                request.replace("/a", "/" + "a".repeat(2_048)),
                request.replace("\"/a\"", "[\"/a\"]"),
                "{\"kind\":\"oracle\"}",
                "{\"kind\":\"Oracle\"}",
                "{\"kind\":\"constructor\"}",
                "{}",
                "[]",
                "null",
                "{ \"kind\":\"oracle\"}"));
        for (int number = 0; number < records.size(); number++) {
            String record = records.get(number);
            add("origin: " + number, withOrigin(record, "", record));
        }
        add("origin: one that is another", withOrigin(request, "", rule));
        add("origin: one that nobody names", withOrigin(request, "0".repeat(64), request));
    }
}
