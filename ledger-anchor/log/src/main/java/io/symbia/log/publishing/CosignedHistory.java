package io.symbia.log.publishing;

import io.symbia.disk.Disk;
import io.symbia.log.storage.RecordFile;
import io.symbia.log.storage.commits.DamagedLogException;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.tree.Octets;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Cosigned checkpoints that were current once, oldest first, in the file {@code cosigned}. Each is added and forced just before the next one
 * takes its place as current, with every cosignature it had got by then. {@link CosignedCheckpoints} says which are added.
 *
 * <p>Nobody can make these notes again, so damage stops the start. Only the last record can be torn by a crash; the checkpoint that
 * it holds is still the current one then.
 */
public final class CosignedHistory implements Closeable {
    private static final String NAME = "cosigned";

    /** How many are looked through for one of a kind: a week of one a minute, in about a second. */
    private static final int MAX_LOOKED_AT = 7 * 24 * 60;

    private final RecordFile writing;
    private final RecordFile reading; // Opened apart: a reader that is interrupted closes its own.
    private final List<Long> sizes = new ArrayList<>(); // By record. Guarded by this, as is endBytes.
    private long endBytes;

    private CosignedHistory(RecordFile writing, RecordFile reading) {
        this.writing = writing;
        this.reading = reading;
    }

    /** Opens the history of a folder, empty if there is none. */
    public static CosignedHistory open(Disk disk) throws IOException {
        CosignedHistory history = new CosignedHistory(RecordFile.open(disk, NAME), RecordFile.open(disk, NAME));
        history.restore();
        disk.forceDirectory();
        return history;
    }

    private synchronized void restore() throws IOException {
        long written = writing.count();
        endBytes = writing.restore((number, record) -> {
            sizes.add(sizeOf(record));
            return true;
        });
        if (sizes.size() + 1 < written) { // More than a torn end.
            throw new DamagedLogException(
                    "cosigned: record %d of %d does not match its checksum".formatted(sizes.size(), written));
        }
    }

    private long sizeOf(Octets record) {
        long size = parse(record).map(CosignedHistory::sizeOf).orElse(-1L);
        if (size < 0 || (!sizes.isEmpty() && size <= sizes.getLast())) {
            throw new DamagedLogException("cosigned: record %d is not the next checkpoint".formatted(sizes.size()));
        }
        return size;
    }

    private static Optional<Note> parse(Octets record) {
        try {
            return Optional.of(Note.parse(record));
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    private static long sizeOf(Note note) {
        return Checkpoint.parse(note.text()).treeSize();
    }

    /** Adds the note that is about to be replaced, unless a crash came after it was added and before it was replaced. */
    public synchronized void add(Note replaced) throws IOException {
        long size = sizeOf(replaced);
        if (!sizes.isEmpty() && size <= sizes.getLast()) {
            return;
        }
        long nextBytes = writing.write(sizes.size(), endBytes, StrictUtf8.encode(replaced.format()));
        writing.force();
        endBytes = nextBytes;
        sizes.add(size);
    }

    /** The note that was current at a size, if it was added. */
    public Optional<Octets> find(long size) throws IOException {
        int number = numberOf(size);
        return number < 0 ? Optional.empty() : Optional.of(reading.read(number));
    }

    private synchronized int numberOf(long size) {
        return Collections.binarySearch(sizes, size);
    }

    /**
     * The last one of a kind, among those of about a week.
     *
     * @param isWanted is asked of the newest first
     */
    public Optional<Note> newest(Predicate<Note> isWanted) throws IOException {
        int end = count();
        for (int number = end - 1; number >= Math.max(0, end - MAX_LOOKED_AT); number--) {
            Optional<Note> found = parse(reading.read(number)).filter(isWanted);
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    private synchronized int count() {
        return sizes.size();
    }

    /** The last of them. */
    public synchronized Optional<Note> last() throws IOException {
        return sizes.isEmpty() ? Optional.empty() : parse(reading.read(sizes.size() - 1L));
    }

    @Override
    public void close() throws IOException {
        try (writing;
                reading) {
            // Only to close both, whichever fails.
        }
    }
}
