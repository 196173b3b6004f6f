package io.symbia.verifier;

import io.symbia.tlog.bundle.EvidenceArchive;
import io.symbia.tlog.entry.BatchManifest;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.SealedStreams;
import io.symbia.tlog.entry.SourceRange;
import io.symbia.tlog.streams.StreamMap;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Bundles of a log that has sealed batches in no order, over one another, or as lists: only who has its key can make them. */
final class OddBatches {
    private static final String ESCROW = "E-32";

    private final List<Corpus.Case> cases = new ArrayList<>();

    private OddBatches() {}

    static List<Corpus.Case> cases() {
        OddBatches odd = new OddBatches();
        odd.addBatches();
        odd.addLists();
        return odd.cases;
    }

    private void add(String name, SortedMap<String, Octets> files) {
        Optional<Octets> policy = Optional.of(Bundles.octets(SmallLog.POLICY));
        cases.add(new Corpus.Case(name, new EvidenceArchive(files), policy, Corpus.NOW));
    }

    /** A batch of two events, or of those from a leaf on that another batch has too. */
    private record Batch(long number, int start, int seconds) {}

    private void addBatches() {
        addBatches(new Batch(0, 0, 0), new Batch(1, 3, 1));
        addBatches(new Batch(0, 0, 0), new Batch(7, 3, 1));
        addBatches(new Batch(10, 0, 0), new Batch(9, 3, 1));
        addBatches(new Batch(10, 0, 1), new Batch(9, 3, 0));
        addBatches(new Batch(9, 0, 1), new Batch(10, 3, 0));
        addBatches(new Batch(9, 0, 0), new Batch(10, 1, 1));
        addBatches(new Batch(9, 0, 0), new Batch(10, 2, 1));
        addBatches(new Batch(10, 0, 0), new Batch(9, 1, 1));
        for (int number : List.of(4, 14)) {
            SmallLog log = new SmallLog().add(ESCROW).seal(one -> numbered(one, 9, Optional.empty()));
            StreamMap map = log.map();
            SealedStreams sealed = log.streams();
            log.add("B").seal(one -> numbered(one, number, Optional.of(sealed)));
            SortedMap<String, Octets> files =
                    new TreeMap<>(Bundles.byHand(log, Optional.of(map), ESCROW, List.of(0), List.of())
                            .files());
            files.put("manifests/9.json", files.remove("manifests/0.json"));
            files.put("manifests/9.tlog-proof", files.remove("manifests/0.tlog-proof"));
            add("a map in batch " + number + " of events in batch 9", files);
        }
    }

    private static BatchManifest numbered(BatchManifest one, long number, Optional<SealedStreams> streams) {
        Hash previous = Hash.ofContent(new byte[0]);
        return new BatchManifest(number, one.start(), one.end(), previous, one.sealedAt(), one.sources(), streams);
    }

    private void addBatches(Batch... batches) {
        SmallLog log = new SmallLog();
        Map<Long, Octets> manifests = new TreeMap<>(); // By leaf.
        Map<Long, Long> numbers = new TreeMap<>();
        for (Batch batch : batches) {
            log.add("E-" + log.size()).add("E-" + log.size());
            int count = log.size() - batch.start();
            BatchManifest manifest = new BatchManifest(
                    batch.number(),
                    batch.start(),
                    log.size(),
                    batch.number() == 0 ? BatchManifest.NO_PREVIOUS : Hash.ofContent(new byte[0]),
                    SmallLog.SEALED_AT.minusSeconds(100).plusSeconds(batch.seconds()),
                    List.of(new SourceRange("t", 0, 0, count, count)),
                    Optional.empty());
            manifests.put(manifest.end(), Bundles.octets(manifest.format()));
            numbers.put(manifest.end(), batch.number());
            log.add(manifest.entry());
        }
        SortedMap<String, Octets> files = events(log);
        manifests.forEach((end, manifest) -> {
            files.put("manifests/" + numbers.get(end) + ".json", manifest);
            files.put(
                    "manifests/" + numbers.get(end) + ".tlog-proof",
                    Bundles.octets(log.proofOf(end).format()));
        });
        add("batches " + List.of(batches), files);
    }

    private static SortedMap<String, Octets> events(SmallLog log) {
        SortedMap<String, Octets> files = new TreeMap<>();
        files.put("policy", Bundles.octets(SmallLog.POLICY));
        files.put("checkpoint", Bundles.octets(log.checkpoint(log.size()).format()));
        for (int number = 0; number < log.events().size(); number++) {
            String name = "events/" + log.events().get(number).digest().hex();
            files.put(name + ".json", Octets.of(log.events().get(number).toArray()));
            files.put(name + ".tlog-proof", Bundles.octets(log.proof(number).format()));
        }
        return files;
    }

    /** A list of one text is not that text; the log's key has sealed it. */
    private void addLists() {
        for (String member : List.of("previous", "root", "sealedAt", "topic")) {
            SmallLog honest = new SmallLog().add(ESCROW).seal();
            StreamMap map = honest.map();
            String text = OddProofs.text(honest.sealMap(honest.streams()).manifest(1));
            String list = text.replaceFirst("\"" + member + "\":(\"[^\"]*\")", "\"" + member + "\":[$1]");
            SmallLog odd = new SmallLog().add(ESCROW).seal();
            odd.add(new Entry.Manifest(Hash.ofContent(Bundles.octets(list).toArray()), 1));
            SortedMap<String, Octets> files =
                    new TreeMap<>(Bundles.byHand(odd, Optional.empty(), ESCROW, List.of(0), List.of())
                            .files());
            String proof = honest.streamProof(Events.tag(ESCROW), map)
                    .format()
                    .replace(Bundles.octets(text).base64(), Bundles.octets(list).base64())
                    .replace(
                            honest.checkpoint(honest.size()).format(),
                            odd.checkpoint(odd.size()).format());
            files.put("streams/" + Events.tag(ESCROW) + ".stream-proof", Bundles.octets(proof));
            add("a list in place of " + member, files);
        }
    }
}
