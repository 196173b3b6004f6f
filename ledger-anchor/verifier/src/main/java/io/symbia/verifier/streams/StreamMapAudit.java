package io.symbia.verifier.streams;

import io.symbia.tlog.entry.BatchManifest;
import io.symbia.tlog.entry.SealedStreams;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.streams.StreamHead;
import io.symbia.tlog.streams.StreamMap;
import io.symbia.tlog.streams.StreamMapBuilder;
import io.symbia.tlog.tree.Hash;
import io.symbia.verifier.report.NotProvenException;
import io.symbia.verifier.statement.Moment;
import io.symbia.verifier.trust.Unmapped;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes the map of stream heads again from all entries of a log, and compares every root that a manifest seals. A log that leaves an event
 * out of its map, invents one, moves one or counts wrong is found here, whoever holds which events.
 *
 * <p>To be shown every leaf of a log from the first on: events by {@link #event}, and each manifest, once it is known to be the one that
 * its leaf names, by {@link #manifest}. Holds the map and what has changed in it in the last {@value SealedStreams#MAX_LAG_BATCHES}
 * batches, about 250 bytes a stream.
 */
public final class StreamMapAudit {
    /** Longest time from the sealing of an event to that of a map that holds it; a log seals one every second or so. */
    public static final Duration MAX_UNMAPPED = Duration.ofHours(1);

    private static final String CHECK = "maps";

    private final StreamMapBuilder builder;
    private final Deque<BatchEnd> ends = new ArrayDeque<>(); // Where a map that is sealed later may have been made.
    private boolean unmappedBefore; // Events of no sealed map are in batches that are not among the ends any more.
    private long sealedSize;
    private long maps;

    /** Nothing was seen yet. */
    public StreamMapAudit() {
        this(new StreamMapBuilder());
    }

    private StreamMapAudit(StreamMapBuilder builder) {
        this.builder = builder;
    }

    /** The map as it was when a batch ended; its root is computed when it is asked for. */
    private record BatchEnd(long size, long count, Supplier<Hash> root, boolean hasEvents, Instant sealedAt) {}

    /** Takes the event of a leaf, whose entry starts at {@code offset}. */
    public void event(byte[] entries, int offset, long leafIndex) {
        builder.add(leafIndex, entries, offset);
    }

    /** Takes the manifest of the next leaf, and compares the map that it seals, if it does. */
    public void manifest(BatchManifest manifest) throws NotProvenException {
        if (manifest.streams().isPresent()) {
            compare(manifest, manifest.streams().get());
        }
        StreamMap map = builder.map();
        ends.addLast(
                new BatchEnd(manifest.end() + 1, map.count(), map::root, manifest.events() > 0, manifest.sealedAt()));
        if (ends.size() > SealedStreams.MAX_LAG_BATCHES) {
            unmappedBefore |= isUnmapped(ends.removeFirst());
        }
    }

    private boolean isUnmapped(BatchEnd end) {
        return end.hasEvents() && end.size() > sealedSize;
    }

    /**
     * INVARIANT 116: no event is without a sealed map for more than {@value SealedStreams#MAX_LAG_BATCHES} batches or {@link #MAX_UNMAPPED}.
     *
     * @param asOf when the last batch was sealed, or cosigned if that is later
     */
    public void requireMapped(Instant asOf) throws NotProvenException {
        require(
                !unmappedBefore,
                "the last sealed map is of the first " + sealedSize
                        + " leaves, and events after it were sealed more than " + SealedStreams.MAX_LAG_BATCHES
                        + " batches ago");
        Optional<BatchEnd> first = ends.stream().filter(this::isUnmapped).findFirst();
        if (first.isPresent()) {
            new Unmapped(
                            ends.getLast().size() - sealedSize,
                            Moment.of(first.get().sealedAt()))
                    .requireRecent(CHECK, Moment.of(asOf), MAX_UNMAPPED);
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
        BatchEnd end = ends.getFirst();
        require(
                end.count() == sealed.count(),
                which + " with " + sealed.count() + " streams, they hold " + end.count());
        Hash root = end.root().get();
        require(root.equals(sealed.root()), which + " with root " + sealed.root() + ", they give " + root);
        sealedSize = sealed.size();
        unmappedBefore = false;
        maps++;
    }

    private static void require(boolean holds, String otherwise) throws NotProvenException {
        if (!holds) {
            throw new NotProvenException(CHECK, otherwise);
        }
    }

    /** Number of streams. */
    public long streams() {
        return builder.map().count();
    }

    /** What the next maps are compared with: 64 bytes a stream, 48 for each of the last batches. */
    public void write(DataOutputStream out) throws IOException {
        out.writeLong(maps);
        out.writeLong(sealedSize);
        StreamMap map = builder.map();
        out.writeLong(map.count());
        for (StreamMap.Stream stream : map.streams()) {
            out.write(stream.tag().octets().toArray());
            out.writeLong(stream.head().count());
            out.writeLong(stream.head().last());
            out.write(stream.head().chain().toArray());
        }
        out.writeInt(ends.size());
        for (BatchEnd end : ends) {
            out.writeLong(end.size());
            out.writeLong(end.count());
            out.write(end.root().get().toArray());
        }
    }

    /** When the last batches were sealed, and whether they hold events; what the first versions of the state did not keep. */
    public void writeTimes(DataOutputStream out) throws IOException {
        out.writeBoolean(unmappedBefore);
        for (BatchEnd end : ends) {
            out.writeBoolean(end.hasEvents());
            out.writeLong(end.sealedAt().toEpochMilli());
        }
    }

    /** What {@link #writeTimes} wrote. */
    public void readTimes(DataInputStream in) throws IOException {
        unmappedBefore = in.readBoolean();
        for (int left = ends.size(); left > 0; left--) {
            BatchEnd end = ends.removeFirst();
            boolean hasEvents = in.readBoolean();
            Instant sealedAt = Instant.ofEpochMilli(in.readLong());
            ends.addLast(new BatchEnd(end.size(), end.count(), end.root(), hasEvents, sealedAt));
        }
    }

    /** What {@link #write} wrote; without times, batches count as mapped until others follow. */
    public static StreamMapAudit read(DataInputStream in) throws IOException {
        long maps = in.readLong();
        long sealedSize = in.readLong();
        StreamMap map = StreamMap.EMPTY;
        for (long left = in.readLong(); left > 0; left--) {
            StreamTag tag = StreamTag.of(in.readNBytes(StreamTag.SIZE_BYTES));
            map = map.with(tag, new StreamHead(in.readLong(), in.readLong(), Hash.of(in.readNBytes(Hash.SIZE_BYTES))));
        }
        StreamMapAudit audit = new StreamMapAudit(new StreamMapBuilder(map));
        audit.maps = maps;
        audit.sealedSize = sealedSize;
        for (int left = in.readInt(); left > 0; left--) {
            long size = in.readLong();
            long count = in.readLong();
            Hash root = Hash.of(in.readNBytes(Hash.SIZE_BYTES));
            audit.ends.addLast(new BatchEnd(size, count, () -> root, false, Instant.EPOCH));
        }
        return audit;
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
