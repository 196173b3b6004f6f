package io.symbia.log.storage.commits;

import io.symbia.disk.Disk;
import io.symbia.disk.DurableFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The commits, oldest first: record n is the commit of batch n. Only the last one can be torn, because each is forced before the next. */
public final class CommitFile implements Closeable {
    /** Name of the file. */
    public static final String NAME = "commits";

    private final DurableFile file;

    private CommitFile(DurableFile file) {
        this.file = file;
    }

    /** Opens the file, empty if there is none. */
    public static CommitFile open(Disk disk) throws IOException {
        return new CommitFile(disk.open(NAME));
    }

    /**
     * Cuts off what a crash left of a commit that was being written, which nobody has seen: less than one record, or one record that
     * does not check. More than that no crash leaves, and the log does not start.
     */
    public void dropTornTail() throws IOException {
        requireForm();
        long whole = file.size() / Commit.SIZE_BYTES;
        long kept = whole;
        if (whole > 0
                && file.size() == whole * Commit.SIZE_BYTES
                && read(whole - 1).isEmpty()) {
            kept = whole - 1;
        }
        if (kept > 0 && read(kept - 1).isEmpty()) {
            throw new DamagedLogException(
                    "commits: the record of batch %d does not match its checksum".formatted(kept - 1));
        }
        if (file.size() != kept * Commit.SIZE_BYTES) {
            file.truncate(kept * Commit.SIZE_BYTES);
        }
    }

    private void requireForm() throws IOException {
        if (file.size() >= Commit.SIZE_BYTES) {
            byte[] first = new byte[Commit.SIZE_BYTES];
            file.readFully(0, first, 0, first.length);
            if (Commit.isOfFirstForm(first)) {
                throw new DamagedLogException("commits: written by a version whose files this one does not read;"
                        + " begin a new log under a new origin, or run that version");
            }
        }
    }

    /** Number of commits. */
    public long count() throws IOException {
        return file.size() / Commit.SIZE_BYTES;
    }

    /** The commit of a batch; empty if its record does not match its checksum. */
    public Optional<Commit> read(long batch) throws IOException {
        byte[] record = new byte[Commit.SIZE_BYTES];
        file.readFully(batch * Commit.SIZE_BYTES, record, 0, record.length);
        return Commit.parse(record).filter(commit -> commit.batch() == batch);
    }

    /** The commit of a batch that must be good. */
    public Commit get(long batch) throws IOException {
        return read(batch)
                .orElseThrow(() -> new DamagedLogException(
                        "commits: the record of batch %d does not match its checksum".formatted(batch)));
    }

    /** The commit at exactly that size, by binary search among the first {@code count} commits. */
    public Optional<Commit> findBySize(long size, long count) throws IOException {
        long low = 0;
        long high = count - 1;
        while (low <= high) {
            long middle = (low + high) >>> 1;
            Commit commit = get(middle);
            if (commit.size() == size) {
                return Optional.of(commit);
            }
            if (commit.size() < size) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }

    /**
     * The commit of the batch that holds a leaf, by halving: batches follow each other without a gap.
     *
     * @param count of commits, the last of which covers the leaf
     */
    public Commit holding(long leaf, long count) throws IOException {
        long low = 0;
        long high = count - 1;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (get(middle).size() <= leaf) low = middle + 1;
            else high = middle;
        }
        return get(low);
    }

    /** Writes and forces a record: when this returns, the batch is committed. */
    public void append(Commit commit) throws IOException {
        ByteBuffer record = commit.format();
        file.write(commit.batch() * Commit.SIZE_BYTES, record);
        file.force();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
