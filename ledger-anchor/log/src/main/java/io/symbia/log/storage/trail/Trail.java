package io.symbia.log.storage.trail;

import io.symbia.log.entries.Source;
import io.symbia.log.storage.commits.Commit;
import io.symbia.log.storage.commits.DamagedLogException;
import io.symbia.tlog.entry.BatchManifest;
import io.symbia.tlog.entry.PassedRange;
import io.symbia.tlog.entry.SealedKeys;
import io.symbia.tlog.entry.SourceRange;
import io.symbia.tlog.tree.Hash;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the manifests say from the first to the last, as far as the next one has to continue it: which manifest was the last, where each
 * source goes on, how large the last sealed map of streams was, which keys were named. As large as the log has sources. Not for use by two
 * threads at once, except {@link #nextOffset}.
 */
public final class Trail {
    private final Map<Source, Long> nextOffsets = new ConcurrentHashMap<>();
    private Hash lastManifest = BatchManifest.NO_PREVIOUS;
    private long streamsSize;
    private Optional<SealedKeys> keys = Optional.empty();

    /** A trail of no manifest. */
    public Trail() {}

    /** A trail that somebody has written down. */
    public Trail(Hash lastManifest, long streamsSize, Optional<SealedKeys> keys, Map<Source, Long> nextOffsets) {
        this.lastManifest = lastManifest;
        this.streamsSize = streamsSize;
        this.keys = keys;
        this.nextOffsets.putAll(nextOffsets);
    }

    /** An independent trail that says the same. */
    public Trail copy() {
        return new Trail(lastManifest, streamsSize, keys, nextOffsets);
    }

    /**
     * Takes the next manifest.
     *
     * @param digest of its bytes
     */
    public void follow(BatchManifest manifest, Hash digest) {
        for (SourceRange range : manifest.sources()) {
            nextOffsets.put(sourceOf(range), range.to());
        }
        for (PassedRange range : manifest.passed()) {
            nextOffsets.put(new Source(range.topic(), range.partition()), range.to());
        }
        streamsSize = manifest.streams().map(streams -> streams.size()).orElse(streamsSize);
        keys = manifest.keys().or(() -> keys);
        lastManifest = digest;
    }

    /**
     * Checks the next manifest against those before.
     *
     * @param before the commit that it continues
     * @param commit its own
     */
    public void requireNext(BatchManifest manifest, Commit before, Commit commit) {
        boolean fits = manifest.batch() == commit.batch()
                && manifest.start() == before.size()
                && manifest.end() == commit.size() - 1
                && manifest.previous().equals(lastManifest);
        if (!fits) {
            throw new DamagedLogException("manifests: manifest %d does not fit its commit".formatted(commit.batch()));
        }
        for (SourceRange range : manifest.sources()) {
            requireGoesOn(commit, sourceOf(range), range.from());
        }
        for (PassedRange range : manifest.passed()) { // INVARIANT 84: and begin again by a sealed decision alone.
            requireGoesOn(commit, new Source(range.topic(), range.partition()), range.from());
        }
        manifest.streams().ifPresent(streams -> {
            if (streams.size() <= streamsSize) {
                throw new DamagedLogException("manifests: batch %d seals a map of %d leaves after one of %d"
                        .formatted(commit.batch(), streams.size(), streamsSize));
            }
        });
        if (!manifest.mayName(keys)) { // INVARIANT 69: who knew a key before can follow.
            throw new DamagedLogException(
                    "manifests: batch %d names keys none of which signed before".formatted(commit.batch()));
        }
    }

    private void requireGoesOn(Commit commit, Source source, long from) {
        long known = nextOffset(source);
        if (from < known) { // INVARIANT 39: offsets strictly increase.
            throw new DamagedLogException("manifests: batch %d reads %s from %d, batches before it to %d"
                    .formatted(commit.batch(), source, from, known));
        }
    }

    private static Source sourceOf(SourceRange range) {
        return new Source(range.topic(), range.partition());
    }

    /** Where a source goes on; {@link Commit#NOT_READ} if nothing was read from it. */
    public long nextOffset(Source source) {
        return nextOffsets.getOrDefault(source, Commit.NOT_READ);
    }

    /** Where each source goes on that was read. */
    public Map<Source, Long> nextOffsets() {
        return nextOffsets;
    }

    /** Digest of the last manifest; 32 zero bytes if there is none. */
    public Hash lastManifest() {
        return lastManifest;
    }

    /** Number of leaves of the last map of streams that was sealed; 0 if none was. */
    public long streamsSize() {
        return streamsSize;
    }

    /** The keys that were named last, if any were. */
    public Optional<SealedKeys> keys() {
        return keys;
    }

    /** Whether another trail says the same. */
    public boolean isSameAs(Trail other) {
        return nextOffsets.equals(other.nextOffsets)
                && lastManifest.equals(other.lastManifest)
                && streamsSize == other.streamsSize
                && keys.equals(other.keys);
    }
}
