package io.symbia.verifier;

import io.symbia.events.kernel.canonical.CanonicalBytes;
import io.symbia.events.kernel.privacy.Disclosure;
import io.symbia.events.kernel.privacy.DisclosureSalt;
import io.symbia.events.kernel.privacy.Sensitivity;
import io.symbia.tlog.bundle.EvidenceArchive;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.streams.StreamMap;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.bundle.EvidenceBundle;
import io.symbia.verifier.report.NotProvenException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The bundle of one stream of three events in two batches, the first of which commits to two values that are disclosed.
 *
 * @param archive the bundle
 * @param tag     of the stream
 * @param digests of its events
 */
record SmallBundle(EvidenceArchive archive, StreamTag tag, List<String> digests) {
    static final List<Disclosure> DISCLOSURES = List.of(disclosure("price", "62.40", 1), disclosure("iban", "NL91", 2));

    private static Disclosure disclosure(String name, String value, int salt) {
        byte[] bytes = new byte[16];
        bytes[0] = (byte) salt;
        return Disclosure.of(
                DisclosureSalt.of(bytes), name, JsonNodeFactory.instance.stringNode(value), Sensitivity.RESTRICTED);
    }

    /** Under the same salt as the price, another one. */
    Disclosure otherValue() {
        return disclosure("price", "62.41", 1);
    }

    /** The log of the bundle, before it has sealed a map. */
    static SmallLog log() {
        return new SmallLog()
                .addCommitting("A", DISCLOSURES)
                .add("B")
                .seal()
                .add("A")
                .add("C")
                .add("A")
                .seal();
    }

    static SmallBundle make() throws NotProvenException {
        return make(log(), SmallLog.POLICY);
    }

    /** Of a log in the middle of a change of keys, both of which sign. */
    static SmallBundle makeWithTwoKeys() throws NotProvenException {
        return make(
                log().signWith(SmallLog.NEXT_KEY, SmallLog.KEY).sealKeys(SmallLog.NEXT_KEY, SmallLog.KEY),
                "log " + SmallLog.NEXT_KEY.verifierKey() + "\n" + SmallLog.POLICY);
    }

    private static SmallBundle make(SmallLog log, String policy) throws NotProvenException {
        StreamMap map = log.map();
        log.sealMap(log.streams());
        List<Integer> mine = List.of(0, 2, 4);
        StreamTag tag = Events.tag("A");
        SortedMap<String, Octets> half = new TreeMap<>();
        half.put("policy", octets(policy));
        half.put("checkpoint", octets(log.checkpoint(log.size()).format()));
        half.put(
                "streams/" + tag + ".stream-proof",
                octets(log.streamProof(tag, map).format()));
        List<CanonicalBytes> events =
                mine.stream().map(number -> log.events().get(number)).toList();
        for (int number : mine) {
            String digest = log.events().get(number).digest().hex();
            half.put(
                    "events/" + digest + ".tlog-proof", octets(log.proof(number).format()));
        }
        for (int batch = 0; batch < 2; batch++) {
            half.put("manifests/" + batch + ".json", log.manifest(batch));
            half.put(
                    "manifests/" + batch + ".tlog-proof",
                    octets(log.manifestProof(batch).format()));
        }
        EvidenceArchive archive = EvidenceBundle.of(
                new EvidenceArchive(half),
                events.stream().map(event -> Octets.of(event.toArray())).toList(),
                DISCLOSURES.stream().map(Disclosure::encoded).toList(),
                List.of(Octets.of(Events.origin("A").toArray())));
        return new SmallBundle(
                archive, tag, events.stream().map(event -> event.digest().hex()).toList());
    }

    private static Octets octets(String text) {
        return Octets.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
