package io.symbia.log.continuity;

import io.symbia.log.entries.Source;
import io.symbia.log.index.LeafIndex;
import io.symbia.log.records.EventRecord;
import io.symbia.log.storage.LogReader;
import io.symbia.log.storage.commits.Commit;
import io.symbia.log.storage.commits.DamagedLogException;
import io.symbia.tlog.entry.BatchManifest;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.PassedRange;
import io.symbia.tlog.entry.SourceRange;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Says of an event whether it was sealed from a place of a source: leaves lie in the order of the ranges of their manifest, those of one range
 * in the order of their offsets. Nothing but what is sealed is asked, so a log that was restored from a copy can say the same.
 *
 * @param batches number of sealed batches; not smaller than that of any leaf which the index has found before
 */
public record SealedFrom(LeafIndex index, LogReader reader, LongSupplier batches) {
    private static final long MAX_MANIFESTS = 100_000;

    /** How an event stands in the log. */
    public enum Standing {
        /** It was sealed, and its record was read there. */
        HERE,
        /** It was sealed, and the record that was read was another: this one is a repetition, or lies somewhere else. */
        ELSEWHERE,
        /** It was never sealed. */
        NOWHERE
    }

    /**
     * Where an event stands, by its digest and its own word for its place in its stream.
     *
     * @param offset of the record that the brokers have of it
     * @throws DamagedLogException if a manifest is not the one that its leaf names
     */
    public Standing of(Source source, long offset, EventRecord event) throws IOException {
        OptionalLong leaf = index.leafAt(event.streamTag(), event.sequence(), reader);
        if (leaf.isEmpty()
                || !Entry.parse(reader.entry(leaf.getAsLong())).digest().equals(event.digestHash())) {
            return Standing.NOWHERE;
        }
        return isFrom(source, offset, leaf.getAsLong()) ? Standing.HERE : Standing.ELSEWHERE;
    }

    private boolean isFrom(Source source, long offset, long leaf) throws IOException {
        BatchManifest manifest = manifest(reader.commitHolding(leaf, batches.getAsLong()));
        long first = manifest.start();
        for (SourceRange range : manifest.sources()) {
            long number = leaf - first; // Of the events of this range.
            if (number < range.records()) {
                boolean isSource = range.topic().equals(source.topic()) && range.partition() == source.partition();
                boolean isOffset = offset >= range.from() + number && offset <= range.to() - (range.records() - number);
                return isSource && isOffset;
            }
            first += range.records();
        }
        return false; // The leaf of the manifest.
    }

    /**
     * Whether an operator decided that a record is not sealed. Reads manifests from the newest back to the one that read something of the source
     * before that record, but no more than a hundred thousand: of a source that was quiet for longer nobody knows.
     *
     * @throws DamagedLogException if a manifest is not the one that the next one names
     */
    public boolean isPassed(Source source, long offset) throws IOException {
        long batch = batches.getAsLong() - 1;
        long last = Math.max(0, batch - MAX_MANIFESTS);
        Optional<Hash> named = Optional.empty();
        while (batch >= last) {
            Octets bytes = reader.manifest(batch);
            if (named.isPresent()) requireSealed(batch, bytes, named.get());
            BatchManifest manifest = parse(bytes);
            Optional<PassedRange> passed = manifest.passed().stream()
                    .filter(it -> source.equals(new Source(it.topic(), it.partition())))
                    .findFirst();
            if (passed.isPresent() && passed.get().passes(offset)) return true;
            boolean beganAgain = passed.isPresent() && passed.get().renewed().isPresent();
            if (beganAgain || hasReadFrom(manifest, source, offset)) return false;
            named = Optional.of(manifest.previous());
            batch--;
        }
        return false;
    }

    private static boolean hasReadFrom(BatchManifest manifest, Source source, long offset) {
        return manifest.sources().stream()
                .anyMatch(it -> source.equals(new Source(it.topic(), it.partition())) && it.from() <= offset);
    }

    private BatchManifest manifest(Commit commit) throws IOException {
        Octets manifest = reader.manifest(commit.batch());
        requireSealed(
                commit.batch(),
                manifest,
                Entry.parse(reader.entry(commit.size() - 1)).digest());
        return parse(manifest);
    }

    private static void requireSealed(long batch, Octets manifest, Hash sealed) {
        if (!Hash.ofContent(manifest.toArray()).equals(sealed)) {
            throw new DamagedLogException("manifests: batch " + batch + " is not the one that was sealed");
        }
    }

    private static BatchManifest parse(Octets manifest) {
        return BatchManifest.parse(new String(manifest.toArray(), StandardCharsets.UTF_8));
    }
}
