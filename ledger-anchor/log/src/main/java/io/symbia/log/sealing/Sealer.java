package io.symbia.log.sealing;

import io.symbia.disk.Disk;
import io.symbia.log.entries.EntryBlock;
import io.symbia.log.entries.EntryVisitor;
import io.symbia.log.entries.Source;
import io.symbia.log.fence.Fence;
import io.symbia.log.fence.LogStateStore;
import io.symbia.log.patience.Patience;
import io.symbia.log.publishing.Publication;
import io.symbia.log.publishing.Sealed;
import io.symbia.log.sequencing.Batch;
import io.symbia.log.storage.LogStore;
import io.symbia.log.storage.commits.Commit;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.entry.BatchManifest;
import io.symbia.tlog.entry.PassedRange;
import io.symbia.tlog.entry.SealedKeys;
import io.symbia.tlog.entry.SealedStreams;
import io.symbia.tlog.entry.SourceRange;
import io.symbia.tlog.note.Note;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Seals one batch after the other, in five steps; nothing is visible before the last.
 *
 * <ol>
 *   <li>append entries, hashes and manifest, and force them
 *   <li>append the commit record and force it: the commit point
 *   <li>compare-and-swap the log state; on mismatch the process ends
 *   <li>sign the checkpoint, after the commit, so that a redo can never sign a second root at one size
 *   <li>hand it to the {@link Publication}, which replaces the checkpoint file: published
 * </ol>
 *
 * A crash before 2 leaves a tail that the next start cuts off, and Kafka delivers the events again. A crash between 2 and 5 leaves a
 * commit that the next start completes with this same code. Whether step 5 waits for witnesses does not concern the four before it: sealing
 * goes on. Not for use by two threads at once, except {@link #newest}.
 */
public final class Sealer {
    /** Below this the disk is treated as full, while there is still room to finish what was begun and to write log lines. */
    static final long LOW_WATER_BYTES = 64L << 20;

    private final Disk disk;
    private final LogStore store;
    private final Fence fence;
    private final LogKeys keys;
    private final Clock clock;
    private final SealingClock sealingClock;
    private final Patience patience;
    private final Publication publication;
    private volatile Sealed newest;

    private Sealer(
            Disk disk,
            LogStore store,
            Fence fence,
            LogKeys keys,
            Clock clock,
            Patience patience,
            Publication publication,
            EntryVisitor sealed)
            throws IOException {
        this.disk = disk;
        this.store = store;
        this.fence = fence;
        this.keys = keys;
        this.clock = clock;
        this.sealingClock = SealingClock.after(disk, store.last(), clock, publication::compareClocks);
        this.patience = patience;
        this.publication = publication;
        nameKeys(sealed);
        this.newest = completeLastCommit();
    }

    /**
     * Takes the log over: steps 3 to 5 for the last commit, whether or not an earlier process got to them. If the keys have changed, a batch
     * that names them is committed before.
     *
     * @param sealed is shown the entry of that batch
     */
    public static Sealer takeOver(
            Disk disk,
            LogStore store,
            LogStateStore states,
            LogKeys keys,
            Clock clock,
            Patience patience,
            Publication publication,
            EntryVisitor sealed)
            throws IOException {
        Fence fence = Fence.takeOver(states, patience, keys.knownBy(), store);
        return new Sealer(disk, store, fence, keys, clock, patience, publication, sealed);
    }

    /** INVARIANT 70: before anything is published that a new key signed, the log holds the manifest that names it. */
    private void nameKeys(EntryVisitor sealed) {
        boolean isKnown = store.keys().map(keys.sealed()::equals).orElse(!keys.areChanging());
        if (isKnown) {
            return;
        }
        Commit before = store.last();
        EntryBlock block = new EntryBlock(1);
        BatchManifest manifest =
                manifest(before, 0, List.of(), Optional.empty(), Optional.of(keys.sealed()), List.of());
        block.add(manifest.entry());
        commit(block, manifest);
        block.visit(before.size(), sealed);
    }

    private Sealed completeLastCommit() {
        Commit last = store.last();
        fence.requireAt(last);
        Sealed sealed = sealed(last, keys.sign(textOf(last)));
        publication.sealed(sealed);
        return sealed;
    }

    /** Where the last batch ended; it may not be published yet. */
    public Sealed newest() {
        return newest;
    }

    /** What is being waited for, if anything. */
    public Patience patience() {
        return patience;
    }

    /** The number of this process in the life of the log. */
    public long epoch() {
        return fence.epoch();
    }

    /** Seals a batch, as below, without a map of streams. */
    public void seal(Batch batch) {
        seal(batch, Optional.empty());
    }

    /**
     * Seals a batch; one without an event only if there is a map to seal, or something was passed. Waits, for as long as it takes, for room
     * on the disk and for the log state.
     *
     * @param map the latest map of streams; sealed with the batch if it is newer than the last one
     */
    public void seal(Batch batch, Optional<MapToSeal> map) {
        Commit before = store.last();
        Optional<SealedStreams> streams = map.filter(latest -> latest.isDue(store.streamsSize(), before.batch() + 1))
                .map(MapToSeal::streams);
        if (batch.isEmpty() && streams.isEmpty()) {
            return;
        }
        List<Source> sources = store.sources().all();
        EntryBlock block = batch.inOrderOf(sources);
        BatchManifest manifest =
                manifest(before, block.size(), batch.ranges(sources), streams, Optional.empty(), batch.passed());
        block.add(manifest.entry());
        Commit commit = commit(block, manifest);
        Note signed = keys.sign(textOf(commit)); // Step 4.
        Sealed next = sealed(commit, signed);
        newest = next;
        publication.sealed(next); // Step 5.
    }

    private Commit commit(EntryBlock block, BatchManifest manifest) {
        publication.requireOneHistory(); // INVARIANT 76, before step 1.
        Commit commit = onDisk(
                () -> { // Steps 1 and 2.
                    requireRoom();
                    return store.append(block, manifest, fence.epoch());
                });
        fence.advance(commit); // Step 3.
        fence.requireAt(commit);
        return commit;
    }

    private BatchManifest manifest(
            Commit before,
            int events,
            List<SourceRange> ranges,
            Optional<SealedStreams> streams,
            Optional<SealedKeys> named,
            List<PassedRange> passed) {
        Instant sealedAt = patience.until(WrongClockException.class, sealingClock::next);
        return new BatchManifest(
                before.batch() + 1,
                before.size(),
                before.size() + events,
                store.lastManifest(),
                sealedAt,
                ranges,
                streams,
                named,
                passed);
    }

    private void requireRoom() throws IOException {
        long usable = disk.usableBytes();
        if (usable < LOW_WATER_BYTES) {
            throw new IOException("the disk of the log has " + usable + " bytes left, " + LOW_WATER_BYTES
                    + " are kept free; sealing goes on when there is room");
        }
    }

    private Commit onDisk(Patience.Attempt<Commit> step) {
        return patience.until(IOException.class, () -> {
            try {
                return step.run();
            } catch (ClosedChannelException closed) {
                throw new IllegalStateException("a file of the log was closed", closed); // No waiting opens it again.
            }
        });
    }

    private Sealed sealed(Commit commit, Note signed) {
        Note checkpoint = keys.cosign(signed, clock.instant().getEpochSecond());
        return new Sealed(commit.batch() + 1, commit.size(), commit.root(), checkpoint);
    }

    private String textOf(Commit commit) {
        return new Checkpoint(keys.origin(), commit.size(), commit.root()).format();
    }
}
