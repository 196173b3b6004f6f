package io.symbia.log.testkit;

import io.symbia.disk.Disk;
import io.symbia.log.entries.EntryVisitor;
import io.symbia.log.entries.Source;
import io.symbia.log.fence.LogStateStore;
import io.symbia.log.index.KeyHash;
import io.symbia.log.patience.Patience;
import io.symbia.log.sealing.MapToSeal;
import io.symbia.log.sealing.Published;
import io.symbia.log.sealing.Sealer;
import io.symbia.log.sequencing.Batch;
import io.symbia.log.sequencing.Sequencer;
import io.symbia.log.sequencing.Verdict;
import io.symbia.log.storage.Commit;
import io.symbia.log.storage.LogReader;
import io.symbia.log.storage.LogStore;
import io.symbia.log.testkit.Publisher.TestEvent;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.note.NoteSigner;
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

    /** Its key. */
    public static final NoteSigner SIGNER = NoteSigner.ofSeed(ORIGIN, Octets.of(new byte[32]));

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T09:30:00Z"), ZoneOffset.UTC);
    private static final int CAPACITY = 1000;
    private static final int SOURCES = 2;

    private final Disk disk;
    private final LogStore store;
    private final Sealer sealer;
    private final Sequencer sequencer;
    private final Batch batch;

    private SimulatedLog(Disk disk, LogStore store, Sealer sealer, Sequencer sequencer, Batch batch) {
        this.disk = disk;
        this.store = store;
        this.sealer = sealer;
        this.sequencer = sequencer;
        this.batch = batch;
    }

    /** Starts a log as a process does. */
    public static SimulatedLog start(Disk disk, LogStateStore states) throws IOException {
        KeyHash hash = new KeyHash();
        Sequencer sequencer = new Sequencer(hash);
        LogStore store = LogStore.open(disk, Runnable::run, sequencer);
        for (int source = 0; source < SOURCES; source++) {
            store.sources().numberOf(new Source("events", source));
        }
        Patience patience = new Patience(Duration.ofMillis(1));
        Sealer sealer = Sealer.takeOver(disk, store, states, SIGNER, CLOCK, patience);
        return new SimulatedLog(disk, store, sealer, sequencer, new Batch(CAPACITY, hash));
    }

    /** The event at an offset of a source: five streams a source, each offset delivered twice in a row. */
    public static TestEvent event(int source, long offset) {
        long number = offset / 2;
        return TestEvent.of("s" + source + "-" + number % 5, number / 5);
    }

    /** Reads on in each source up to an offset, and seals what is new as one batch. */
    public Published sealTo(long offset) {
        for (int source = 0; source < SOURCES; source++) {
            for (long next = Math.max(0, store.last().nextOffset(source)); next < offset; next++) {
                take(source, next);
            }
        }
        if (batch.events() > 0) {
            sealer.seal(batch, EntryVisitor.NONE);
            batch.clear();
        }
        return sealer.published();
    }

    /** Seals a map of streams in a batch of its own. */
    public void sealMap(Optional<MapToSeal> map) {
        sealer.seal(batch, map, EntryVisitor.NONE);
    }

    private void take(int source, long offset) {
        TestEvent event = event(source, offset);
        byte[] tag = event.tag().octets().toArray();
        long tagHigh = KeyHash.longAt(tag, 0);
        long tagLow = KeyHash.longAt(tag, Long.BYTES);
        Verdict verdict = sequencer.offer(tagHigh, tagLow, event.sequence(), source, batch);
        switch (verdict) {
            case NEXT -> {
                batch.read(source, offset);
                batch.add(source, event.digest().toArray(), tag, event.sequence(), 1);
            }
            case REPEATED -> batch.read(source, offset);
            case EARLY, MOVED -> throw new IllegalStateException(verdict + " at offset " + offset);
        }
    }

    /** What readers may see. */
    public Published published() {
        return sealer.published();
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
        store.close();
    }
}
