package io.symbia.log.storage;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.disk.DurableFile;
import io.symbia.disk.testkit.ShadowDisk;
import io.symbia.log.entries.EntryBlock;
import io.symbia.log.entries.Source;
import io.symbia.log.sealing.LogKeys;
import io.symbia.log.storage.commits.Commit;
import io.symbia.log.storage.commits.CommitFile;
import io.symbia.log.storage.commits.DamagedLogException;
import io.symbia.log.testkit.MemoryLogState;
import io.symbia.log.testkit.SimulatedLog;
import io.symbia.tlog.entry.BatchManifest;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.PassedRange;
import io.symbia.tlog.entry.SealedKeys;
import io.symbia.tlog.entry.SealedStreams;
import io.symbia.tlog.entry.SourceRange;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.entry.TopicIncarnation;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.tree.Frontier;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.MerkleTree;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody who knows the formats, checksums included, rewrites a file: the others still say what was there. */
class StoreForgeryTest {
    private static final Source FIRST = new Source("events", 0);

    private final ShadowDisk disk = new ShadowDisk();

    @BeforeEach
    void sealTwoBatches() throws IOException {
        try (SimulatedLog log = SimulatedLog.start(disk, new MemoryLogState())) {
            log.sealTo(20);
            log.sealTo(40);
        }
    }

    private void open() throws IOException {
        LogStore.open(disk, Runnable::run).close();
    }

    private Commit lastCommit() throws IOException {
        try (CommitFile commits = CommitFile.open(disk)) {
            return commits.get(commits.count() - 1);
        }
    }

    private void rewrite(Commit commit) throws IOException {
        try (CommitFile commits = CommitFile.open(disk)) {
            commits.append(commit);
        }
    }

    @Test
    void opensWhatWasNotTouched() throws IOException {
        rewrite(lastCommit());
        assertThatCode(this::open).doesNotThrowAnyException();
    }

    @Test
    void refusesCommitsOfTheFirstForm() throws IOException {
        try (DurableFile commits = disk.open(CommitFile.NAME)) {
            commits.write(0, ByteBuffer.wrap("SYMBIA01".getBytes(StandardCharsets.US_ASCII)));
        }

        assertThatThrownBy(this::open)
                .isInstanceOf(DamagedLogException.class)
                .hasMessageContaining("a version whose files this one does not read");
    }

    @Test
    void findsAnotherRoot() throws IOException {
        Commit last = lastCommit();
        rewrite(new Commit(
                last.batch(), last.size(), Hash.ofContent(new byte[1]), last.epoch(), last.manifestsBytes()));

        assertThatThrownBy(this::open)
                .isInstanceOf(DamagedLogException.class)
                .hasMessageContaining("do not have the committed root");
    }

    @Test
    void findsABatchThatReadsRecordsAgain() throws IOException {
        try (LogStore store = LogStore.open(disk, Runnable::run)) {
            appendOneEvent(store, store.last().size(), store.lastManifest(), store.nextOffset(FIRST) - 1);
        }

        assertThatThrownBy(this::open)
                .isInstanceOf(DamagedLogException.class)
                .hasMessageContaining("manifests: batch 2 reads events/0 from");
    }

    private static PassedRange passed(long from, long to, Optional<TopicIncarnation> renewed) {
        return new PassedRange("events", 0, from, to, "tried here", renewed);
    }

    @Test
    void findsADecisionAboutWhatWasReadBefore() throws IOException {
        try (LogStore store = LogStore.open(disk, Runnable::run)) {
            Commit last = store.last();
            BatchManifest manifest = new BatchManifest(
                    last.batch() + 1,
                    last.size(),
                    last.size(),
                    store.lastManifest(),
                    Instant.parse("2026-11-22T09:30:00Z"),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(passed(39, 42, Optional.empty())));
            EntryBlock block = new EntryBlock(1);
            block.add(manifest.entry());
            store.append(block, manifest, last.epoch());
        }

        assertThatThrownBy(this::open)
                .isInstanceOf(DamagedLogException.class)
                .hasMessageContaining("manifests: batch 2 reads events/0 from 39");
    }

    @Test
    void findsAManifestThatNamesAnotherBeforeIt() throws IOException {
        try (LogStore store = LogStore.open(disk, Runnable::run)) {
            appendOneEvent(store, store.last().size(), Hash.ofContent(new byte[1]), store.nextOffset(FIRST));
        }

        assertThatThrownBy(this::open)
                .isInstanceOf(DamagedLogException.class)
                .hasMessage("manifests: manifest 2 does not fit its commit");
    }

    @Test
    void neverWritesABatchThatDoesNotFollow() throws IOException {
        try (LogStore store = LogStore.open(disk, Runnable::run)) {
            for (long by : List.of(-1, 1)) {
                assertThatThrownBy(() -> appendOneEvent(store, store.last().size() + by, store.lastManifest(), 40))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("does not follow batch 1");
            }
        }
        open();
    }

    private static void appendOneEvent(LogStore store, long start, Hash previous, long from) throws IOException {
        Commit last = store.last();
        EntryBlock block = new EntryBlock(2);
        block.addEvent(new byte[Hash.SIZE_BYTES], 0, new byte[StreamTag.SIZE_BYTES], 0, 0);
        BatchManifest manifest = new BatchManifest(
                last.batch() + 1,
                start,
                start + 1,
                previous,
                Instant.parse("2026-11-22T09:30:00Z"),
                List.of(new SourceRange(FIRST.topic(), FIRST.partition(), from, from + 2, 1)));
        block.add(manifest.entry());
        store.append(block, manifest, last.epoch());
    }

    @Test
    void findsAMapOfStreamsThatIsNoNewerThanTheOneBefore() throws IOException {
        long size = lastCommit().size();
        forgeMap(size);
        open();
        forgeMap(size); // No store writes this, so it is forged byte by byte.

        assertThatThrownBy(this::open)
                .isInstanceOf(DamagedLogException.class)
                .hasMessage("manifests: batch 3 seals a map of %d leaves after one of %d".formatted(size, size));
    }

    @Test
    void findsKeysForWhichNobodyVouches() throws IOException {
        forge(Optional.empty(), Optional.of(SimulatedLog.KEYS.sealed()));
        open();
        forge(Optional.empty(), Optional.of(keys("stranger").sealed())); // No store writes this either.

        assertThatThrownBy(this::open)
                .isInstanceOf(DamagedLogException.class)
                .hasMessage("manifests: batch 3 names keys none of which signed before");
    }

    private static LogKeys keys(String name) {
        Octets seed =
                Octets.of(Hash.ofContent(StrictUtf8.encode(name).toArray()).toArray());
        return LogKeys.ofSeeds(SimulatedLog.ORIGIN, seed, seed);
    }

    private void forgeMap(long size) throws IOException {
        forge(Optional.of(new SealedStreams(Hash.ofContent(new byte[0]), size, 1)), Optional.empty());
    }

    /** Commits a batch of nothing but a map, or names of keys. */
    private void forge(Optional<SealedStreams> map, Optional<SealedKeys> keys) throws IOException {
        Commit last = lastCommit();
        BatchManifest manifest = new BatchManifest(
                last.batch() + 1,
                last.size(),
                last.size(),
                lastManifest(last.batch()),
                Instant.parse("2026-11-22T09:30:00Z"),
                List.of(),
                map,
                keys);
        EntryBlock block = new EntryBlock(1);
        block.add(manifest.entry());
        try (DurableFile entries = disk.open(LogStore.ENTRIES);
                RecordFile manifests = RecordFile.open(disk, LogStore.MANIFESTS)) {
            entries.write(last.size() * EntryBlock.RECORD_BYTES, block.records());
            long manifestsBytes = manifests.write(
                    manifest.batch(),
                    last.manifestsBytes(),
                    Octets.of(manifest.format().getBytes(StandardCharsets.UTF_8)));
            rewrite(new Commit(manifest.batch(), last.size() + 1, rootOfEntries(), last.epoch(), manifestsBytes));
        }
    }

    private Hash lastManifest(long batch) throws IOException {
        try (RecordFile manifests = RecordFile.open(disk, LogStore.MANIFESTS)) {
            return Hash.ofContent(manifests.read(batch).toArray());
        }
    }

    private Hash rootOfEntries() {
        byte[] bytes = disk.bytes(LogStore.ENTRIES);
        Frontier frontier = new Frontier();
        for (int record = 0; record < bytes.length; record += EntryBlock.RECORD_BYTES) {
            frontier.append(MerkleTree.leafHash(Octets.copyOf(bytes, record + Short.BYTES, Entry.SIZE_BYTES)));
        }
        return frontier.root();
    }

    @Test
    void findsAnEpochThatGoesBack() throws IOException {
        Commit last = lastCommit();
        rewrite(new Commit(last.batch(), last.size(), last.root(), 0, last.manifestsBytes()));

        assertThatThrownBy(this::open).isInstanceOf(DamagedLogException.class).hasMessageContaining("epoch 0");
    }

    @Test
    void findsAManifestThatSaysSomethingElse() throws IOException {
        try (RecordFile manifests = RecordFile.open(disk, LogStore.MANIFESTS)) {
            BatchManifest first =
                    BatchManifest.parse(new String(manifests.read(0).toArray(), StandardCharsets.UTF_8));
            BatchManifest later = new BatchManifest(
                    first.batch(),
                    first.start(),
                    first.end(),
                    first.previous(),
                    first.sealedAt().plusSeconds(1),
                    first.sources());
            manifests.write(0, 0, Octets.of(later.format().getBytes(StandardCharsets.UTF_8)));
        }

        assertThatThrownBy(this::open)
                .isInstanceOf(DamagedLogException.class)
                .hasMessage("manifests: manifest 0 is not the one in the log");
    }
}
