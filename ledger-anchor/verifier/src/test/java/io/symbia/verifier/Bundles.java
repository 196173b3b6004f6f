package io.symbia.verifier;

import io.symbia.events.kernel.canonical.CanonicalBytes;
import io.symbia.events.kernel.privacy.Disclosure;
import io.symbia.events.kernel.privacy.DisclosureSalt;
import io.symbia.events.kernel.privacy.Sensitivity;
import io.symbia.tlog.bundle.EvidenceArchive;
import io.symbia.tlog.checkpoint.TlogProof;
import io.symbia.tlog.entry.BatchManifest;
import io.symbia.tlog.note.NoteSignature;
import io.symbia.tlog.streams.StreamMap;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.bundle.EvidenceBundle;
import io.symbia.verifier.report.NotProvenException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Bundles of one escrow of a log that a test has made as it likes. */
final class Bundles {
    private Bundles() {}

    /**
     * The bundle of all events of an escrow.
     *
     * @param map as of which it claims to be complete; the last that the log has sealed, and nothing is claimed without it
     */
    static EvidenceArchive of(
            SmallLog log, String policy, Optional<StreamMap> map, String escrow, List<Disclosure> disclosures)
            throws NotProvenException {
        return of(log, policy, map, List.of(escrow), disclosures);
    }

    /** The bundle of all events of several escrows; the rest as for one. */
    static EvidenceArchive of(
            SmallLog log, String policy, Optional<StreamMap> map, List<String> escrows, List<Disclosure> disclosures)
            throws NotProvenException {
        Set<String> salts = escrows.stream().map(Events::salt).collect(Collectors.toSet());
        List<Integer> numbers = IntStream.range(0, log.events().size())
                .filter(number -> salts.contains(Events.saltOf(log.events().get(number))))
                .boxed()
                .toList();
        return EvidenceBundle.of(
                new EvidenceArchive(half(log, policy, map, escrows, numbers)),
                numbers.stream()
                        .map(number -> Octets.of(log.events().get(number).toArray()))
                        .toList(),
                disclosures.stream().map(Disclosure::encoded).toList(),
                escrows.stream()
                        .map(escrow -> Octets.of(Events.origin(escrow).toArray()))
                        .toList());
    }

    /**
     * The bundle of some events that nothing of ours would make, without schemas and page.
     *
     * @param disclosed encoded disclosures of the first of these events
     */
    static EvidenceArchive byHand(
            SmallLog log, Optional<StreamMap> map, String escrow, List<Integer> numbers, List<String> disclosed) {
        SortedMap<String, Octets> files = half(log, SmallLog.POLICY, map, List.of(escrow), numbers);
        for (int number : numbers) {
            CanonicalBytes event = log.events().get(number);
            files.put("events/" + event.digest().hex() + ".json", Octets.of(event.toArray()));
        }
        if (!disclosed.isEmpty()) {
            String first = log.events().get(numbers.getFirst()).digest().hex();
            files.put("disclosures/" + first + ".txt", octets(String.join("\n", disclosed) + "\n"));
        }
        return new EvidenceArchive(files);
    }

    /** What the log has of these events. */
    private static SortedMap<String, Octets> half(
            SmallLog log, String policy, Optional<StreamMap> map, List<String> escrows, List<Integer> numbers) {
        SortedMap<String, Octets> half = new TreeMap<>();
        half.put("policy", octets(policy));
        half.put("checkpoint", octets(log.checkpoint(log.size()).format()));
        map.ifPresent(whole -> escrows.forEach(escrow -> half.put(
                "streams/" + Events.tag(escrow) + ".stream-proof",
                octets(log.streamProof(Events.tag(escrow), whole).format()))));
        List<Long> leaves = new ArrayList<>();
        for (int number : numbers) {
            TlogProof proof = log.proof(number);
            leaves.add(proof.leafIndex());
            half.put("events/" + log.events().get(number).digest().hex() + ".tlog-proof", octets(proof.format()));
        }
        for (int batch = 0; batch < log.batches(); batch++) {
            BatchManifest manifest = log.parsed(batch);
            if (leaves.stream().anyMatch(leaf -> leaf >= manifest.start() && leaf < manifest.end())) {
                half.put("manifests/" + batch + ".json", log.manifest(batch));
                half.put(
                        "manifests/" + batch + ".tlog-proof",
                        octets(log.manifestProof(batch).format()));
            }
        }
        return half;
    }

    /** The same signatures whenever they are asked for: those with ML-DSA-44 differ from one time to the next. */
    static Function<String, List<NoteSignature>> once(Function<String, List<NoteSignature>> cosigners) {
        Map<String, List<NoteSignature>> made = new HashMap<>();
        return text -> made.computeIfAbsent(text, cosigners);
    }

    static Disclosure disclosure(String name, JsonNode value, int salt) {
        byte[] bytes = new byte[16];
        bytes[0] = (byte) salt;
        return Disclosure.of(DisclosureSalt.of(bytes), name, value, Sensitivity.RESTRICTED);
    }

    static Octets octets(String text) {
        return Octets.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
