package io.symbia.verifier.streams;

import io.symbia.tlog.entry.BatchManifest;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.SealedStreams;
import io.symbia.tlog.streams.StreamMap;
import io.symbia.tlog.streams.StreamMapBuilder;
import io.symbia.verifier.report.NotProvenException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Makes the map of stream heads again from all entries of a log, and compares every root that a manifest seals. A log that leaves an event
 * out of its map, invents one, moves one or counts wrong is found here, whoever holds which events.
 *
 * <p>To be shown every leaf of a log from the first on: events by {@link #event}, and each manifest, once it is known to be the one that
 * its leaf names, by {@link #manifest}. Holds the map and what has changed in it in the last {@value SealedStreams#MAX_LAG_BATCHES}
 * batches, about 400 bytes a stream.
 */
public final class StreamMapAudit {
    private static final String CHECK = "maps";

    private final StreamMapBuilder builder = new StreamMapBuilder();
    private final Deque<BatchEnd> ends = new ArrayDeque<>(); // Where a map that is sealed later may have been made.
    private long sealedSize;
    private long maps;

    /** The map as it was when a batch ended. */
    private record BatchEnd(long batch, long size, StreamMap map) {}

    /** Takes the event of a leaf. */
    public void event(Entry.Event event, long leafIndex) {
        builder.add(leafIndex, event);
    }

    /** Takes the manifest of the next leaf, and compares the map that it seals, if it does. */
    public void manifest(BatchManifest manifest) throws NotProvenException {
        if (manifest.streams().isPresent()) {
            compare(manifest, manifest.streams().get());
        }
        ends.addLast(new BatchEnd(manifest.batch(), manifest.end() + 1, builder.map()));
        if (ends.size() > SealedStreams.MAX_LAG_BATCHES) {
            ends.removeFirst();
        }
    }

    private void compare(BatchManifest manifest, SealedStreams sealed) throws NotProvenException {
        String which = "batch " + manifest.batch() + " seals a map of the first " + sealed.size() + " leaves";
        require(sealed.size() > sealedSize, which + " after one of the first " + sealedSize);
        while (!ends.isEmpty() && ends.getFirst().size() < sealed.size()) {
            ends.removeFirst();
        }
        require(
                !ends.isEmpty() && ends.getFirst().size() == sealed.size(),
                which + ", where none of the last " + SealedStreams.MAX_LAG_BATCHES + " batches ended");
        StreamMap map = ends.getFirst().map();
        require(
                map.count() == sealed.count(),
                which + " with " + sealed.count() + " streams, they hold " + map.count());
        require(map.root().equals(sealed.root()), which + " with root " + sealed.root() + ", they give " + map.root());
        sealedSize = sealed.size();
        maps++;
    }

    private static void require(boolean holds, String otherwise) throws NotProvenException {
        if (!holds) {
            throw new NotProvenException(CHECK, otherwise);
        }
    }

    /** Number of sealed maps that were compared. */
    public long maps() {
        return maps;
    }

    /** Number of leaves that the last of them covers; 0 if there was none. */
    public long sealedSize() {
        return sealedSize;
    }
}
