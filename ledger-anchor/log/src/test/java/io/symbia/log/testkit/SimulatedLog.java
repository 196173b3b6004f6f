package io.symbia.log.testkit;

import io.symbia.disk.Disk;
import io.symbia.log.entries.EntryVisitor;
import io.symbia.log.entries.Source;
import io.symbia.log.fence.LogStateStore;
import io.symbia.log.heads.HeadMap;
import io.symbia.log.heads.HeadStore;
import io.symbia.log.index.KeyHash;
import io.symbia.log.patience.Patience;
import io.symbia.log.publishing.AtOnce;
import io.symbia.log.publishing.Publication;
import io.symbia.log.publishing.Published;
import io.symbia.log.sealing.LogKeys;
import io.symbia.log.sealing.MapToSeal;
import io.symbia.log.sealing.Sealer;
import io.symbia.log.sequencing.Batch;
import io.symbia.log.sequencing.Sequencer;
import io.symbia.log.sequencing.Verdict;
import io.symbia.log.storage.HistoryCheck;
import io.symbia.log.storage.LogReader;
import io.symbia.log.storage.LogStore;
import io.symbia.log.storage.commits.Commit;
import io.symbia.log.streams.SealedMaps;
import io.symbia.log.testkit.Publisher.TestEvent;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.PassedRange;
import io.symbia.tlog.tree.Frontier;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.MerkleTree;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The log without threads, Kafka or HTTP: the real store, fence, sealer and sequencer over any disk, fed from a script that, like Kafka,
 * gives the same events again from any offset.
 */
public final class SimulatedLog implements AutoCloseable {
    /** Name of the simulated log. */
    public static final String ORIGIN = "log.test/simulated";

    /** Its keys. */
    public static final LogKeys KEYS = LogKeys.ofSeeds(ORIGIN, Octets.of(new byte[32]), Octets.of(new byte[32]));

    /** When all its batches are sealed. */
    public static final Instant SEALED_AT = Instant.parse("2026-11-22T09:30:00Z");

    private static final Clock CLOCK = Clock.fixed(SEALED_AT, ZoneOffset.UTC);
    private static final int CAPACITY = 1000;
    private static final int SOURCES = 2;

    private final Disk disk;
    private final LogStore store;
    private final Sealer sealer;
    private final Publication publication;
    private final Sequencer sequencer;
    private final Batch batch;
    private final LogReader reader;
    private final HeadStore heads;

    private SimulatedLog(Disk disk, LogStore store, Sealer sealer, Publication publication) throws IOException {
        this.disk = disk;
        this.store = store;
        this.sealer = sealer;
        this.publication = publication;
        reader = new LogReader(disk);
        heads = HeadStore.open(disk, new SealedMaps(reader, sealer.newest().batches()));
        follow();
        KeyHash hash = new KeyHash();
        sequencer = new Sequencer(hash, heads);
        batch = new Batch(CAPACITY, hash);
    }

    private HeadMap follow() throws IOException {
        reader.visitAll(heads.current().size(), store.last().size(), (leaf, bytes, offset) -> {
            if (bytes[offset] == Entry.EVENT_KIND) {
                heads.add(leaf, bytes, offset);
            }
        });
        HeadMap map = heads.finish(store.last().size(), store.last().batch() + 1);
        heads.keepInBounds();
        return map;
    }

    /** Starts a log as a process does, one that asks no witnesses. */
    public static SimulatedLog start(Disk disk, LogStateStore states) throws IOException {
        return start(disk, states, KEYS);
    }

    /** Starts a log that asks no witnesses, with other keys. */
    public static SimulatedLog start(Disk disk, LogStateStore states, LogKeys keys) throws IOException {
        return start(disk, states, keys, (_, patience) -> new AtOnce(disk, CLOCK, patience));
    }

    /** Starts a log with given keys that publishes in a given way. */
    public static SimulatedLog start(Disk disk, LogStateStore states, LogKeys keys, Publishing publishing)
            throws IOException {
        LogStore store = LogStore.open(disk, Runnable::run);
        for (int source = 0; source < SOURCES; source++) {
            store.sources().numberOf(source(source));
        }
        Patience patience = new Patience(Duration.ofMillis(1));
        Publication publication = publishing.of(store.last(), patience);
        Sealer sealer = Sealer.takeOver(disk, store, states, keys, CLOCK, patience, publication, EntryVisitor.NONE);
        publication.start(() -> {});
        return new SimulatedLog(disk, store, sealer, publication);
    }

    /** Makes the publication of a log. */
    @FunctionalInterface
    public interface Publishing {
        /** For a log that ends with that commit. */
        Publication of(Commit last, Patience patience) throws IOException;
    }

    /** The event at an offset of a source: five streams a source, each offset delivered twice in a row. */
    public static TestEvent event(int source, long offset) {
        long number = offset / 2;
        return TestEvent.of("s" + source + "-" + number % 5, number / 5);
    }

    /** Reads on in each source up to an offset, and seals what is new as one batch. */
    public Published sealTo(long offset) {
        sealOnlyTo(offset);
        return publication.published().orElseThrow();
    }

    /** As {@link #sealTo}, whether or not anything is published. */
    public void sealOnlyTo(long offset) {
        for (int source = 0; source < SOURCES; source++) {
            for (long next = nextOffset(source); next < offset; next++) {
                take(source, next);
            }
        }
        if (batch.events() > 0) {
            sealer.seal(batch);
            batch.clear();
        }
    }

    /** Does what a running log does beside its work: checks everything that the start passed over, and takes a snapshot. */
    public void upkeep() throws IOException {
        try (HistoryCheck check = store.historyCheck()) {
            while (check.checkNext()) {
                // Until all is checked.
            }
        }
        store.takeSnapshot();
    }

    /** Seals the map of all streams in a batch of its own, and writes its directory, from which the next start goes on. */
    public void keepHeads() throws IOException {
        HeadMap map = follow();
        sealer.seal(batch, Optional.of(new MapToSeal(map.streams(), store.last().batch())));
        heads.write(map, store.last().batch());
    }

    /** Where a source goes on. */
    public long nextOffset(int source) {
        return Math.max(0, store.nextOffset(source(source)));
    }

    /** A source, by its number. */
    public static Source source(int number) {
        return new Source("events", number);
    }

    /** Seals an operator's decision in a batch of its own. */
    public void pass(int source, PassedRange range) {
        batch.pass(source, range);
        sealer.seal(batch);
        batch.clear();
    }

    /** Seals a map of streams in a batch of its own. */
    public void sealMap(Optional<MapToSeal> map) {
        sealer.seal(batch, map);
    }

    private void take(int source, long offset) {
        TestEvent event = event(source, offset);
        byte[] tag = event.tag().octets().toArray();
        long tagHigh = KeyHash.longAt(tag, 0);
        long tagLow = KeyHash.longAt(tag, Long.BYTES);
        Verdict verdict = sequencer.offer(tagHigh, tagLow, event.sequence(), source, batch);
        switch (verdict) {
            case NEXT -> batch.add(source, offset, event.digest().toArray(), tag, event.sequence(), 1);
            case REPEATED -> batch.read(source, offset);
            case EARLY, MOVED -> throw new IllegalStateException(verdict + " at offset " + offset);
        }
    }

    /** What readers may see. */
    public Published published() {
        return publication.published().orElseThrow();
    }

    /** What publishes. */
    public Publication publication() {
        return publication;
    }

    /** What seals. */
    public Sealer sealer() {
        return sealer;
    }

    /** What it waits for. */
    public Optional<String> problem() {
        return sealer.patience().problem();
    }

    /** The last commit. */
    public Commit last() {
        return store.last();
    }

    /** Every entry, in order. */
    public List<Entry> entries() throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (LogReader reader = new LogReader(disk)) {
            for (long leaf = 0; leaf < store.last().size(); leaf++) {
                entries.add(Entry.parse(reader.entry(leaf)));
            }
        }
        return entries;
    }

    /** The root of the first leaves, computed from their entries. */
    public static Hash rootOf(List<Entry> entries, long size) {
        Frontier frontier = new Frontier();
        entries.stream().limit(size).forEach(entry -> frontier.append(MerkleTree.leafHash(entry.format())));
        return frontier.root();
    }

    @Override
    public void close() throws IOException {
        publication.close();
        heads.close();
        reader.close();
        store.close();
    }
}
