package io.symbia.tlog.streams;

import io.symbia.tlog.Keys;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.entry.BatchManifest;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.SealedStreams;
import io.symbia.tlog.entry.SourceRange;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.MerkleTree;
import io.symbia.tlog.tree.Octets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One batch of events, and one that seals the map of them; and, unless it is honest, whatever map a test likes better. */
final class SealedLog {
    static final Policy POLICY = Policy.parse(
            Octets.of(("log " + Keys.LOG.verifierKey() + "\nquorum none\n").getBytes(StandardCharsets.US_ASCII)));
    private static final Instant SEALED_AT = Instant.parse("2026-11-23T00:00:00.000Z");

    final List<Entry.Event> events;
    final StreamMap map;
    private final BatchManifest second;
    private final List<Hash> leaves = new ArrayList<>();

    /** The log of those events; the map is made from {@code mapped}, in pairs of leaf index and event. */
    SealedLog(List<Entry.Event> events, List<Mapped> mapped) {
        this.events = events;
        StreamMapBuilder builder = new StreamMapBuilder();
        mapped.forEach(one -> builder.add(one.leaf(), one.event().format().toArray(), 0));
        map = builder.map();
        events.forEach(event -> leaves.add(MerkleTree.leafHash(event.format())));
        SourceRange source = new SourceRange("t", 0, 0, events.size(), events.size());
        BatchManifest first =
                new BatchManifest(0, 0, events.size(), BatchManifest.NO_PREVIOUS, SEALED_AT, List.of(source));
        leaves.add(MerkleTree.leafHash(first.entry().format()));
        int size = leaves.size();
        SealedStreams sealed = new SealedStreams(map.root(), size, map.count());
        second = new BatchManifest(1, size, size, first.digest(), SEALED_AT, List.of(), Optional.of(sealed));
        leaves.add(MerkleTree.leafHash(second.entry().format()));
    }

    record Mapped(long leaf, Entry.Event event) {}

    static SealedLog honest(List<Entry.Event> events) {
        return new SealedLog(events, mapped(events));
    }

    static List<Mapped> mapped(List<Entry.Event> events) {
        List<Mapped> mapped = new ArrayList<>();
        for (int leaf = 0; leaf < events.size(); leaf++) {
            mapped.add(new Mapped(leaf, events.get(leaf)));
        }
        return mapped;
    }

    Note checkpoint() {
        return Keys.LOG.note(new Checkpoint("log.example/symbia", leaves.size(), MerkleTree.root(leaves)).format());
    }

    StreamProof proof(StreamTag tag, List<Long> indexes) {
        List<Hash> path = MerkleTree.inclusionProof(
                second.end(),
                leaves.size(),
                (level, at) -> MerkleTree.root(leaves.subList((int) at << level, ((int) at + 1) << level)));
        return new StreamProof(tag, map.prove(tag), indexes, second, path, checkpoint());
    }

    /** The honest proof. */
    StreamProof proof(StreamTag tag) {
        List<Long> indexes = new ArrayList<>();
        for (int leaf = 0; leaf < events.size(); leaf++) {
            if (events.get(leaf).tag().equals(tag)) {
                indexes.add((long) leaf);
            }
        }
        return proof(tag, indexes);
    }

    List<Entry.Event> stream(StreamTag tag) {
        return events.stream().filter(event -> event.tag().equals(tag)).toList();
    }
}
