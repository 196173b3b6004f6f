package io.symbia.log.index;

import io.symbia.disk.Disk;
import io.symbia.log.entries.EntryVisitor;
import io.symbia.log.patience.Patience;
import io.symbia.log.storage.DerivedFilesException;
import io.symbia.log.storage.LogReader;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.tree.Hash;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;

/**
 * Finds the leaf of a digest and the leaf of a place in a stream. Filled after each batch is sealed, so it knows leaves that are not published
 * yet. What is new is in memory, a million leaves at most of each of a few tables; the rest is in {@link Segments} on disk, which a thread
 * of its own writes.
 *
 * <p>Whatever is found is compared with the entry. Nothing waits for the disk: while it takes no segments, the index stays behind, what it
 * does not have is looked for among the entries, and it reads on from them later. What is damaged ends the process, whose next start makes the
 * index anew.
 */
public final class LeafIndex implements EntryVisitor, Closeable {
    /** Tables that wait to be written: 32 MB each. */
    static final int MAX_WAITING = 3;

    /** Leaves that the index may be behind before it gives up finding what it does not have: 55 MB of entries. */
    private static final long MAX_SCANNED = 1 << 20;

    private final Disk disk;
    private final LogReader reader;
    private final LongSupplier sealedSize;
    private final Consumer<Throwable> fatal;
    private final int freshNumbers;
    private final KeyHash hash;
    private final Patience patience = new Patience();
    private final Semaphore signal = new Semaphore(0);
    private final Thread thread = Thread.ofPlatform().name("index").unstarted(this::write);
    private Fresh fresh; // Guarded by this.
    private volatile long leaves; // Written under this.
    private volatile boolean isBehind; // Not only by the batches that the sealing line still holds.
    private volatile IndexView view;
    private volatile boolean stopping;

    private LeafIndex(
            Disk disk,
            LogReader reader,
            LongSupplier sealedSize,
            Consumer<Throwable> fatal,
            int freshNumbers,
            Segments segments) {
        this.disk = disk;
        this.reader = reader;
        this.sealedSize = sealedSize;
        this.fatal = fatal;
        this.freshNumbers = freshNumbers;
        hash = new KeyHash(segments.seed());
        fresh = Fresh.of(freshNumbers);
        leaves = segments.leaves();
        view = new IndexView(List.of(), segments);
    }

    /**
     * Opens the index of a folder, and makes it anew from the entries as far as it is not there: about ten seconds for a hundred million
     * leaves, and less than one where only the last million is missing.
     *
     * @param sealedSize number of leaves that can be asked for
     * @param fatal      ends the process
     */
    public static LeafIndex open(Disk disk, LogReader reader, LongSupplier sealedSize, Consumer<Throwable> fatal)
            throws IOException {
        return open(disk, reader, sealedSize, fatal, FreshTable.MAX_NUMBERS);
    }

    static LeafIndex open(
            Disk disk, LogReader reader, LongSupplier sealedSize, Consumer<Throwable> fatal, int freshNumbers)
            throws IOException {
        Optional<Segments> found = Segments.read(disk);
        Segments segments = found.isPresent() && found.get().areOf(reader, sealedSize.getAsLong())
                ? found.get()
                : Segments.none(new SecureRandom().nextLong());
        LeafIndex index = new LeafIndex(disk, reader, sealedSize, fatal, freshNumbers, segments);
        index.catchUp();
        return index;
    }

    private void catchUp() throws IOException {
        long end = sealedSize.getAsLong();
        while (leaves < end) {
            readOn(end);
            while (!view.waiting().isEmpty()) {
                writeNext();
            }
        }
    }

    /** Starts the thread that writes. */
    public void start() {
        thread.start();
    }

    /** What is being waited for, if anything. */
    public Patience patience() {
        return patience;
    }

    /** Adds the entry of a leaf, and those before that are missing; or stays behind, if there is no room for them. */
    @Override
    public synchronized void entry(long leafIndex, byte[] bytes, int offset) {
        if (leafIndex > leaves) {
            try {
                readOn(leafIndex);
            } catch (IOException failed) {
                throw new UncheckedIOException("could not read leaves from " + leaves + " on", failed);
            }
        }
        isBehind = leafIndex > leaves || !hasRoom();
        if (leafIndex == leaves && hasRoom()) {
            add(leafIndex, bytes, offset);
        }
    }

    private synchronized void readOn(long end) throws IOException {
        while (leaves < end && hasRoom()) {
            long most = Math.min(end, leaves + freshNumbers / 2 + 1);
            reader.visitAll(leaves, most, (leaf, bytes, offset) -> {
                if (leaf == leaves && hasRoom()) {
                    add(leaf, bytes, offset);
                }
            });
        }
    }

    private boolean hasRoom() {
        return view.waiting().size() < MAX_WAITING;
    }

    private void add(long leafIndex, byte[] bytes, int offset) {
        fresh.add(leafIndex, bytes, offset, hash);
        leaves = leafIndex + 1;
        if (fresh.isFull()) {
            fresh.freeze();
            view = view.with(fresh, leaves);
            fresh = Fresh.of(freshNumbers);
            signal.release();
        }
    }

    private void write() {
        try {
            while (!stopping) {
                signal.acquire();
                while (!stopping && !view.waiting().isEmpty()) {
                    patience.until(IOException.class, () -> {
                        writeNext();
                        return true;
                    });
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (Patience.EndedException _) {
            // What is not written is read from the entries at the next start.
        } catch (DerivedFilesException damaged) {
            end(damaged);
        } catch (Throwable failed) {
            if (!stopping) {
                fatal.accept(failed);
            }
        }
    }

    private void writeNext() throws IOException {
        IndexView.Waiting next = view.waiting().getFirst();
        Segments segments = view.segments()
                .with(
                        disk,
                        next.fresh().digests(),
                        next.fresh().places(),
                        next.end(),
                        Segments.last(reader, next.end()));
        written(segments, 1);
        Segments merged = segments.merged(disk);
        while (!merged.equals(segments)) {
            written(merged, 0);
            segments = merged;
            merged = segments.merged(disk);
        }
    }

    private synchronized void written(Segments segments, int tables) {
        view = view.written(segments, tables);
    }

    /** The next start makes the index anew. */
    private void end(DerivedFilesException damaged) {
        try {
            Segments.forget(disk);
        } catch (IOException failed) {
            damaged.addSuppressed(failed);
        }
        fatal.accept(damaged);
    }

    /** Number of leaves that can be found without looking among the entries. */
    public long leaves() {
        return leaves;
    }

    /** The leaf whose entry has that digest. */
    public OptionalLong leafOf(Hash digest, LogReader entries) {
        return find(
                true, hash.of(digest), leaf -> entryAt(leaf, entries).digest().equals(digest));
    }

    /** The leaf of the event at that place of a stream. */
    public OptionalLong leafAt(StreamTag tag, long sequence, LogReader entries) {
        return find(
                false,
                hash.ofPlace(tag, sequence),
                leaf -> entryAt(leaf, entries) instanceof Entry.Event event
                        && event.tag().equals(tag)
                        && event.sequence() == sequence);
    }

    private OptionalLong find(boolean byDigest, long key, LongPredicate isIt) {
        try {
            long behind = leaves; // First: what comes into the index meanwhile is found twice, not left out.
            long found = inMemory(byDigest, key, isIt);
            if (found == LeafTable.NONE) {
                found = view.find(byDigest, key, isIt);
            }
            if (found == LeafTable.NONE && isBehind) {
                found = amongEntries(behind, isIt);
            }
            return found == LeafTable.NONE ? OptionalLong.empty() : OptionalLong.of(found);
        } catch (DerivedFilesException damaged) {
            end(damaged);
            throw damaged;
        }
    }

    private synchronized long inMemory(boolean byDigest, long key, LongPredicate isIt) {
        return fresh.find(byDigest, key, isIt);
    }

    /** What the index does not have yet, when it is behind: else there is nothing to look at. */
    private long amongEntries(long from, LongPredicate isIt) {
        long end = sealedSize.getAsLong();
        if (end - from > MAX_SCANNED) {
            throw new IllegalStateException("the index has %d of %d leaves: %s"
                    .formatted(from, end, patience.problem().orElse("it is behind")));
        }
        for (long leaf = from; leaf < end; leaf++) {
            if (isIt.test(leaf)) {
                return leaf;
            }
        }
        return LeafTable.NONE;
    }

    /** The digest of the event at that place of a stream. */
    public Optional<Hash> digestAt(StreamTag tag, long sequence, LogReader entries) {
        OptionalLong leafIndex = leafAt(tag, sequence, entries);
        return leafIndex.isPresent()
                ? Optional.of(entryAt(leafIndex.getAsLong(), entries).digest())
                : Optional.empty();
    }

    private static Entry entryAt(long leafIndex, LogReader entries) {
        try {
            return Entry.parse(entries.entry(leafIndex));
        } catch (IOException failed) {
            throw new UncheckedIOException("could not read leaf " + leafIndex, failed);
        }
    }

    /** Ends; what is not on disk is read from the entries at the next start. */
    @Override
    public void close() throws IOException {
        stopping = true;
        patience.end();
        signal.release();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        view.segments().close();
    }
}
