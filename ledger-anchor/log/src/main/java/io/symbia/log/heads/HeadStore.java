package io.symbia.log.heads;

import io.symbia.disk.Disk;
import io.symbia.log.sequencing.SealedHeads;
import io.symbia.log.storage.DerivedFilesException;
import io.symbia.log.storage.commits.DamagedLogException;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.streams.StreamHasher;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows the events of a log and makes maps of stream heads. What changes between two maps is collected first, so that a stream with many
 * new events costs one path. Buckets that changed stay in memory until they are many; then they go to the end of the file, and when most
 * of the file is buckets of the past, those of now go into another. For one thread, except {@link #current}, {@link #eventsOf} and
 * {@link #events}.
 */
public final class HeadStore implements SealedHeads {
    /** Streams that change between two maps: 50 MB, a few seconds of a busy log. */
    private static final int MAX_CHANGED = 1 << 18;

    private final Disk disk;
    private final Layout layout;
    private final StreamHasher hasher = new StreamHasher();
    private final Map<StreamTag, byte[]> changed = new HashMap<>();
    private long
            memoryBytes; // Of buckets that are in memory and not in the file, those that changed again counted again.
    private BucketFile file;
    private Optional<String> kept = Optional.empty(); // The file that the directory names.
    private volatile HeadMap current;

    private HeadStore(Disk disk, Layout layout) {
        this.disk = disk;
        this.layout = layout;
    }

    /**
     * Opens the heads of a folder: those of its directory, if that says what a manifest has sealed, else none.
     *
     * @param isSealed whether a map is the one that a batch has sealed
     */
    public static HeadStore open(Disk disk, SealedIn isSealed) throws IOException {
        return open(disk, isSealed, Layout.USUAL);
    }

    static HeadStore open(Disk disk, SealedIn isSealed, Layout layout) throws IOException {
        HeadStore store = new HeadStore(disk, layout);
        Optional<Directory.Known> known = Directory.read(disk, isSealed);
        for (int number = 0; number < Directory.FILES; number++) {
            String name = Directory.fileName(number);
            if (disk.exists(name)
                    && !known.map(Directory.Known::file).map(BucketFile::name).equals(Optional.of(name))) {
                disk.delete(name);
            }
        }
        if (known.isPresent()) {
            store.file = known.get().file();
            store.file.truncate();
            store.kept = Optional.of(store.file.name());
            store.current = known.get().map();
        } else {
            store.file = new BucketFile(disk, Directory.fileName(0), 0);
            store.current = HeadMap.empty(store.file);
        }
        return store;
    }

    /** Says whether a map is the one that a batch has sealed. */
    @FunctionalInterface
    public interface SealedIn {
        /** Whether the manifest of a batch names the root, size and count of a map. */
        boolean isSealed(HeadMap map, long batch) throws IOException;
    }

    /** The last map that was finished. */
    public HeadMap current() {
        return current;
    }

    @Override
    public long eventsOf(long tagHigh, long tagLow) {
        try {
            return current.eventsOf(tagHigh, tagLow);
        } catch (DerivedFilesException damaged) {
            forget(damaged);
            throw damaged;
        }
    }

    /** Takes the directory away, so that the next start makes everything again. */
    public void forget(DerivedFilesException reason) {
        try {
            disk.delete(Directory.NAME);
        } catch (IOException failed) {
            reason.addSuppressed(failed);
        }
    }

    @Override
    public long events() {
        return current.events();
    }

    /** Takes the next event of the log, whose 53-byte entry starts at {@code offset}. */
    public void add(long leafIndex, byte[] entries, int offset) {
        StreamTag tag = StreamTag.at(entries, offset + Entry.TAG_OFFSET);
        byte[] head = changed.computeIfAbsent(tag, this::head);
        ByteBuffer numbers = ByteBuffer.wrap(head);
        long count = numbers.getLong(Bucket.COUNT_OFFSET);
        if (Entry.readSequence(entries, offset) != count) { // INVARIANT 41, seen by another than the sequencer.
            throw new DamagedLogException("entries: leaf %d is event %d of stream %s, which has %d before it"
                    .formatted(leafIndex, Entry.readSequence(entries, offset), tag, count));
        }
        numbers.putLong(Bucket.COUNT_OFFSET, count + 1).putLong(Bucket.LAST_OFFSET, leafIndex);
        hasher.chainStep(head, Bucket.CHAIN_OFFSET, leafIndex, entries, offset);
    }

    private byte[] head(StreamTag tag) {
        byte[] head = new byte[Bucket.HEAD_BYTES];
        Optional<byte[]> known = current.copyOf(tag);
        if (known.isPresent()) {
            return known.get();
        }
        tag.copyTo(head, 0);
        hasher.chainStart(tag, head, Bucket.CHAIN_OFFSET);
        return head;
    }

    /** Whether so many streams have changed since the last map that one should be finished, whether or not it is to be sealed. */
    public boolean hasManyChanges() {
        return changed.size() >= MAX_CHANGED;
    }

    /** Whether events came since the last map. */
    public boolean hasChanged() {
        return !changed.isEmpty();
    }

    /**
     * Finishes the map of all events so far.
     *
     * @param size    number of leaves that were followed, manifests included
     * @param batches number of manifests among them
     */
    public HeadMap finish(long size, long batches) {
        List<Map.Entry<StreamTag, byte[]>> sorted = new ArrayList<>(changed.entrySet());
        sorted.sort(Comparator.comparing(Map.Entry::getKey));
        changed.clear();
        Chunk[] chunks = current.chunks().clone();
        int depth = current.depth();
        int inChunk = chunks[0].buckets();
        for (int from = 0; from < sorted.size(); ) {
            int index = HeadMap.bucketOf(sorted.get(from).getKey().high(), depth) / inChunk;
            Chunk.Draft draft = new Chunk.Draft(chunks[index], hasher);
            int to = from;
            while (to < sorted.size()
                    && HeadMap.bucketOf(sorted.get(to).getKey().high(), depth) / inChunk == index) {
                to = putBucket(chunks[index], draft, sorted, to, depth);
            }
            chunks[index] = draft.finish();
            from = to;
        }
        current = new HeadMap(depth, chunks, size, batches);
        return current;
    }

    /** Puts the streams of one bucket, from an index on, into a draft; returns the index after them. */
    private int putBucket(
            Chunk chunk, Chunk.Draft draft, List<Map.Entry<StreamTag, byte[]>> sorted, int from, int depth) {
        int bucket = HeadMap.bucketOf(sorted.get(from).getKey().high(), depth);
        int to = from;
        while (to < sorted.size() && HeadMap.bucketOf(sorted.get(to).getKey().high(), depth) == bucket) {
            to++;
        }
        byte[] newer = new byte[(to - from) * Bucket.HEAD_BYTES];
        for (int index = from; index < to; index++) {
            System.arraycopy(
                    sorted.get(index).getValue(), 0, newer, (index - from) * Bucket.HEAD_BYTES, Bucket.HEAD_BYTES);
        }
        int number = bucket % chunk.buckets();
        boolean wasInMemory = chunk.isInMemory(number);
        byte[] older = chunk.checkedHeads(number, hasher);
        byte[] merged = Bucket.merge(older, newer);
        draft.put(number, merged);
        memoryBytes += merged.length - (wasInMemory ? older.length : 0);
        return to;
    }

    /** Brings what has grown back within its bounds. After a failure everything is as before, and it can be tried again. */
    public void keepInBounds() throws IOException {
        boolean isFull = layout.isFull(current.depth(), current.count());
        if (isFull && file.sizeBytes() == 0 && current.count() * Bucket.HEAD_BYTES < layout.maxMemoryBytes()) {
            current = Rewriting.inMemory(current, layout.depthFor(current.count()), file, hasher);
            memoryBytes = current.count() * Bucket.HEAD_BYTES;
        } else if (isFull || memoryBytes > layout.maxMemoryBytes()) {
            spill(List.of());
        }
    }

    /**
     * Writes the buckets that are in memory to the file, or, where that is due, all buckets into another file. INVARIANT 152: others see a map when
     * every bucket of it can be read.
     *
     * @param others maps whose buckets are to be in the file too
     * @return those maps, and after them the current one
     */
    private List<HeadMap> spill(List<HeadMap> others) throws IOException {
        List<HeadMap> spilled = new ArrayList<>();
        if (isRewritingDue()) {
            BucketFile next = new BucketFile(disk, Directory.fileAfter(file, kept), 0);
            int depth = Math.max(current.depth(), layout.depthFor(current.count()));
            for (HeadMap other : others) {
                spilled.add(Rewriting.into(other, depth, next, hasher));
            }
            HeadMap moved = Rewriting.into(current, depth, next, hasher);
            next.flush();
            current = moved;
            retire(file);
            file = next;
        } else {
            IdentityHashMap<byte[], Long> placed = new IdentityHashMap<>();
            for (HeadMap other : others) {
                spilled.add(Rewriting.append(other, file, placed, hasher));
            }
            HeadMap moved = Rewriting.append(current, file, placed, hasher);
            file.flush();
            current = moved;
        }
        memoryBytes = 0;
        spilled.add(current);
        return spilled;
    }

    private boolean isRewritingDue() {
        long liveBytes = current.count() * Bucket.HEAD_BYTES;
        return layout.isFull(current.depth(), current.count())
                || file.sizeBytes() + memoryBytes > 2 * liveBytes + layout.maxMemoryBytes();
    }

    /** Maps of the past may still read it: its name goes now, and the file with the last of them. */
    private void retire(BucketFile old) throws IOException {
        if (!kept.equals(Optional.of(old.name()))) {
            disk.delete(old.name());
        }
    }

    /**
     * Writes the directory of a map that is sealed and published, so that a start goes on from it.
     *
     * @param batch number of the batch whose manifest seals it
     */
    public void write(HeadMap sealed, long batch) throws IOException {
        HeadMap stored = spill(List.of(sealed)).getFirst();
        file.force();
        Optional<String> before = kept;
        Directory.write(disk, stored, batch, file);
        kept = Optional.of(file.name());
        if (before.isPresent() && !before.equals(kept)) {
            disk.delete(before.get());
        }
    }

    /** Compares the buckets of a chunk of the current map with their hashes; returns whether there are more chunks. */
    public boolean check(int chunk) {
        Chunk[] chunks = current.chunks();
        if (chunk < chunks.length) {
            for (int bucket = 0; bucket < chunks[chunk].buckets(); bucket++) {
                chunks[chunk].checkedHeads(bucket, new StreamHasher());
            }
        }
        return chunk + 1 < chunks.length;
    }

    /** Closes the file. */
    public void close() throws IOException {
        file.close();
    }
}
