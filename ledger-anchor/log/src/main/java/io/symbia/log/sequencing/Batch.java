package io.symbia.log.sequencing;

import io.symbia.log.entries.EntryBlock;
import io.symbia.log.entries.EntryVisitor;
import io.symbia.log.entries.Source;
import io.symbia.log.index.EntryTable;
import io.symbia.log.index.KeyHash;
import io.symbia.log.index.LeafTable;
import io.symbia.log.storage.commits.Commit;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.PassedRange;
import io.symbia.tlog.entry.SourceRange;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.tree.Hash;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Events that are accepted and not yet sealed, in the order of arrival, and what was read of each source to get them. Filled by the
 * intake, sealed by another thread, asked by readers; used again after it is sealed.
 */
public final class Batch {
    private static final long NOTHING = -1;

    private final int capacity;
    private final EntryBlock ordered; // For whoever seals, then indexes.
    private final EntryBlock arrived; // This and all below: guarded by this.
    private final short[] sourceOf;
    private final EntryTable table;
    private int tabled; // How many of the arrived entries are in the table.
    private final long[] from = new long[Commit.MAX_SOURCES];
    private final long[] to = new long[Commit.MAX_SOURCES];
    private final int[] records = new int[Commit.MAX_SOURCES];
    private final SortedMap<Integer, PassedRange> passed = new TreeMap<>(); // By the number of their source.
    private long oldestMillis = NOTHING;
    private final AcceptedTimes accepted = new AcceptedTimes();

    /** A batch with room for that many events, and its manifest. */
    public Batch(int capacity, KeyHash hash) {
        this.capacity = capacity;
        arrived = new EntryBlock(capacity);
        ordered = new EntryBlock(capacity + 1);
        sourceOf = new short[capacity];
        table = new EntryTable(hash, capacity);
        Arrays.fill(from, NOTHING);
    }

    /** Makes the batch empty again. */
    public synchronized void clear() {
        arrived.clear();
        ordered.clear();
        table.clear();
        tabled = 0;
        Arrays.fill(from, NOTHING);
        Arrays.fill(records, 0);
        passed.clear();
        oldestMillis = NOTHING;
        accepted.clear();
    }

    /** Number of events. */
    public synchronized int events() {
        return arrived.size();
    }

    /** Whether there is nothing to seal; records that brought no event do not count. */
    public synchronized boolean isEmpty() {
        return arrived.size() == 0 && passed.isEmpty();
    }

    /** Since when the oldest event waits; empty if there is none. */
    public synchronized OptionalLong oldestMillis() {
        return oldestMillis == NOTHING ? OptionalLong.empty() : OptionalLong.of(oldestMillis);
    }

    /** Since when its events wait; a copy, which stays what it is when the batch is cleared. */
    public synchronized AcceptedTimes accepted() {
        return accepted.copy();
    }

    /** What an operator decided to pass. The batch is sealed before the source is read any further. */
    public synchronized void pass(int source, PassedRange range) {
        boolean goesBack = from[source] != NOTHING && range.from() < to[source];
        if (goesBack || passed.putIfAbsent(source, range) != null) { // INVARIANT 39: offsets of a source increase.
            throw new IllegalStateException("source " + source + " cannot pass in this batch: " + range);
        }
    }

    /** Takes note that a record was read which brought no event. */
    public synchronized void read(int source, long offset) {
        if (!passed.isEmpty() && passed.containsKey(source)) {
            throw new IllegalStateException("source " + source + " is read before what it passed is sealed");
        }
        if (from[source] == NOTHING) {
            from[source] = offset;
        } else if (offset < to[source]) { // INVARIANT 39: offsets of a source strictly increase.
            throw new IllegalStateException("source " + source + " gave offset " + offset + " after " + to[source]);
        }
        to[source] = offset + 1;
    }

    /**
     * Takes note that a record was read, and adds its event.
     *
     * @param publishedMillis since when it waits, in milliseconds since 1970; not later than now
     * @return whether another event would fit
     */
    public synchronized boolean add(
            int source, long offset, byte[] digest, byte[] tag, long sequence, long publishedMillis) {
        read(source, offset);
        sourceOf[arrived.size()] = (short) source;
        arrived.addEvent(digest, 0, tag, 0, sequence);
        records[source]++;
        oldestMillis = oldestMillis == NOTHING ? publishedMillis : Math.min(oldestMillis, publishedMillis);
        accepted.add(publishedMillis, 1);
        return arrived.size() < capacity;
    }

    /** Whether an event with that digest waits here. */
    public synchronized boolean holds(Hash digest) {
        return table().find(digest, this::arrived) != LeafTable.NONE;
    }

    /** The digest of the event that waits here for that place of a stream. */
    public synchronized Optional<Hash> digestAt(StreamTag tag, long sequence) {
        long number = table().find(tag, sequence, this::arrived);
        return number == LeafTable.NONE
                ? Optional.empty()
                : Optional.of(arrived(number).digest());
    }

    /** Most batches are sealed before anybody asks for an event of theirs: entries go into the table when somebody does. */
    private EntryTable table() {
        for (; tabled < arrived.size(); tabled++) {
            arrived.visit(tabled, tabled, table);
        }
        return table;
    }

    private Entry arrived(long number) {
        return arrived.entry((int) number);
    }

    /**
     * What was read, ordered as in a manifest: by topic, then partition.
     *
     * @param sources by their number
     */
    public synchronized List<SourceRange> ranges(List<Source> sources) {
        return readSources(sources)
                .mapToObj(source -> new SourceRange(
                        sources.get(source).topic(),
                        sources.get(source).partition(),
                        from[source],
                        to[source],
                        records[source]))
                .toList();
    }

    /** What is passed, ordered as in a manifest. */
    public synchronized List<PassedRange> passed() {
        return passed.values().stream().sorted().toList();
    }

    /**
     * Shows the entries in the order in which they were sealed, the first of which is a leaf of that index. Not guarded: whoever asks for an
     * event does not wait for the index, and nothing changes that order until {@link #clear}.
     */
    public void visitSealed(long firstLeafIndex, EntryVisitor visitor) {
        ordered.visit(firstLeafIndex, visitor);
    }

    /**
     * The entries in the order of the {@link #ranges}, those of one source as they arrived: so the manifest tells which leaf came from
     * where. The caller adds the entry of the manifest. Valid until {@link #clear}.
     */
    public synchronized EntryBlock inOrderOf(List<Source> sources) {
        int[] next = new int[Commit.MAX_SOURCES];
        int position = 0;
        for (int source : readSources(sources).toArray()) {
            next[source] = position;
            position += records[source];
        }
        for (int number = 0; number < arrived.size(); number++) {
            ordered.copy(arrived, number, next[sourceOf[number]]++);
        }
        ordered.filledTo(arrived.size());
        return ordered;
    }

    private IntStream readSources(List<Source> sources) {
        return IntStream.range(0, sources.size())
                .filter(source -> from[source] != NOTHING)
                .boxed()
                .sorted(Comparator.comparing(
                                (Integer source) -> sources.get(source).topic())
                        .thenComparingInt(source -> sources.get(source).partition()))
                .mapToInt(Integer::intValue);
    }
}
