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
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Cosigned checkpoints that were current once, oldest first, in the file {@code cosigned}. Each is added and forced just before the next one
 * takes its place as current, with every cosignature it had got by then. {@link CosignedCheckpoints} says which are added.
 *
 * <p>A start reads the last few; those before are checked behind it. Nobody can make these notes again, so damage ends the log, and stops its next
 * start. Only the last record can be torn by a crash; the checkpoint that it holds is still the current one then. In memory is nothing of
 * each: one of a size is looked for in the file, whose sizes grow.
 */
public final class CosignedHistory implements Closeable {
    private static final String NAME = "cosigned";
    private static final long NONE = -1;

    /** How many are looked through for one of a kind: a week of one a minute, in about a second. */
    private static final int MAX_LOOKED_AT = 7 * 24 * 60;

    private final RecordFile writing;
    private final RecordFile reading; // Opened apart: a reader that is interrupted closes its own.
    private long count; // Guarded by this, as are all below.
    private long endBytes;
    private long lastSize = NONE;
    private long checked;
    private long checkedBytes;
    private long checkedSize = NONE;

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
        try {
            restoreEnd();
        } catch (DamagedLogException damaged) {
            writing.distrustPositions(); // Those that were put right would have the next start pass over it.
            throw damaged;
        }
    }

    private void restoreEnd() throws IOException {
        long written = writing.count();
        endBytes = writing.restoreEnd(written - 1, (number, record) -> {
            lastSize = requireNext(number, record, lastSize);
            count = number + 1;
            return true;
        });
        if (count + 1 < written) { // More than a torn end.
            throw new DamagedLogException(
                    "cosigned: record %d of %d does not match its checksum".formatted(count, written));
        }
    }

    private static long requireNext(long number, Octets record, long before) {
        long size = sizeIn(record);
        if (size <= before) {
            throw new DamagedLogException("cosigned: record %d is not the next checkpoint".formatted(number));
        }
        return size;
    }

    /**
     * Checks the next note that the start has passed over.
     *
     * @return whether there are more
     * @throws DamagedLogException if it is not what was added; the next start finds that too
     */
    public synchronized boolean checkNext() throws IOException {
        if (checked == count) {
            return false;
        }
        try {
            Octets record = writing.check(checked, checkedBytes);
            checkedSize = requireNext(checked, record, checkedSize);
            checkedBytes += RecordFile.sizeBytes(record);
            checked++;
        } catch (DamagedLogException damaged) {
            writing.distrustPositions();
            throw damaged;
        }
        return checked < count;
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
        if (size <= lastSize) {
            return;
        }
        long nextBytes = writing.write(count, endBytes, StrictUtf8.encode(replaced.format()));
        writing.force();
        writing.forcePositions(); // By which the next start finds the last ones.
        endBytes = nextBytes;
        lastSize = size;
        count++;
    }

    /** The note that was current at a size, if it was added. */
    public Optional<Octets> find(long size) throws IOException {
        long low = 0;
        long high = count() - 1;
        while (low <= high) {
            long middle = (low + high) >>> 1;
            Octets record = reading.read(middle);
            long found = sizeIn(record);
            if (found == size) {
                return Optional.of(record);
            }
            if (found < size) low = middle + 1;
            else high = middle - 1;
        }
        return Optional.empty();
    }

    private static long sizeIn(Octets record) {
        return parse(record).map(CosignedHistory::sizeOf).orElse(NONE);
    }

    /**
     * The last one of a kind, among those of about a week.
     *
     * @param isWanted is asked of the newest first
     */
    public Optional<Note> newest(Predicate<Note> isWanted) throws IOException {
        long end = count();
        for (long number = end - 1; number >= Math.max(0, end - MAX_LOOKED_AT); number--) {
            Optional<Note> found = parse(reading.read(number)).filter(isWanted);
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    private synchronized long count() {
        return count;
    }

    /** The last of them. */
    public synchronized Optional<Note> last() throws IOException {
        return count == 0 ? Optional.empty() : parse(reading.read(count - 1));
    }

    @Override
    public void close() throws IOException {
        try (writing;
                reading) {
            // Only to close both, whichever fails.
        }
    }
}
