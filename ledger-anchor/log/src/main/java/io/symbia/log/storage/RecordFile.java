package io.symbia.log.storage;

import io.symbia.disk.Disk;
import io.symbia.disk.DurableFile;
import io.symbia.log.storage.commits.DamagedLogException;
import io.symbia.tlog.tree.Octets;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Records of any length, numbered from 0: each with its length and its CRC-32C (u32 each, big-endian) before it, and a second file of
 * positions (u64) that finds the n-th in one read. The positions are derivable and are rebuilt when they do not fit.
 */
public final class RecordFile implements Closeable {
    private static final int MAX_RECORD_BYTES =
            16 << 20; // Far above any manifest: 10,000 sources of at most 400 bytes.

    private static final int PREFIX_BYTES = 2 * Integer.BYTES;
    private static final int LAST_READ = 3; // One may be torn, and two show that their positions hold.

    private final String name;
    private final DurableFile data;
    private final DurableFile positions;

    private RecordFile(String name, DurableFile data, DurableFile positions) {
        this.name = name;
        this.data = data;
        this.positions = positions;
    }

    /** Opens a file and that of its positions; both are made if they are not there. */
    public static RecordFile open(Disk disk, String name) throws IOException {
        return new RecordFile(name, disk.open(name), disk.open(name + "-positions"));
    }

    /** Writes a record at the given number and byte, without forcing it; returns where the next one goes. */
    public long write(long number, long position, Octets content) throws IOException {
        ByteBuffer record = ByteBuffer.allocate(PREFIX_BYTES + content.size());
        record.putInt(content.size())
                .putInt(crc(content))
                .put(content.toArray())
                .flip();
        data.write(position, record);
        writePosition(number, position);
        return position + sizeBytes(content);
    }

    /** What a record takes in the file. */
    public static long sizeBytes(Octets content) {
        return (long) PREFIX_BYTES + content.size();
    }

    private void writePosition(long number, long position) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).putLong(position).flip();
        positions.write(number * Long.BYTES, bytes);
    }

    /** Makes the records last; their positions can be found again. */
    public void force() {
        data.force();
    }

    /** Makes the positions last, so that they need not be found again. */
    public void forcePositions() {
        positions.force();
    }

    /**
     * Reads a record that was written before.
     *
     * @throws DamagedLogException when it is not good, or has no position
     */
    public Octets read(long number) throws IOException {
        if (number >= count()) throw new DamagedLogException("%s: record %d has no position".formatted(name, number));
        return readAt(position(number), data.size()).orElseThrow(() -> damaged(number));
    }

    /** The record that starts at a byte; empty if none that is whole and good does. */
    private Optional<Octets> readAt(long position, long end) throws IOException {
        if (position < 0 || position + PREFIX_BYTES > end) {
            return Optional.empty();
        }
        byte[] prefix = new byte[PREFIX_BYTES];
        data.readFully(position, prefix, 0, prefix.length);
        int length = ByteBuffer.wrap(prefix).getInt();
        if (length < 1 || length > MAX_RECORD_BYTES || position + PREFIX_BYTES + length > end) {
            return Optional.empty();
        }
        byte[] content = new byte[length];
        data.readFully(position + PREFIX_BYTES, content, 0, content.length);
        Octets record = Octets.of(content);
        return ByteBuffer.wrap(prefix).getInt(Integer.BYTES) == crc(record) ? Optional.of(record) : Optional.empty();
    }

    /** Number of records as the positions have it, before {@link #restore}: exact, or one off after a crash. */
    public long count() throws IOException {
        return positions.size() / Long.BYTES;
    }

    /** The record that begins at a byte, if a whole and good one does. */
    public Optional<Octets> recordAt(long start) throws IOException {
        return readAt(start, data.size());
    }

    /** Where a record begins by its position; nothing if it has none. */
    public Optional<Long> positionOf(long number) throws IOException {
        return number < count() ? Optional.of(position(number)) : Optional.empty();
    }

    /** Number of bytes. */
    public long sizeBytes() throws IOException {
        return data.size();
    }

    /**
     * Shows the good records from the first on, for as long as the visitor wants to keep them, cuts off the rest, and makes the positions
     * agree.
     *
     * @return how many bytes were kept
     */
    public long restore(Visitor visitor) throws IOException {
        return restore(0, 0, 0, visitor);
    }

    /**
     * As {@link #restore(Visitor)}, from one of the last records on, where they are where their positions say; else from the first on.
     *
     * @param least how many records there must be
     */
    public long restoreEnd(long least, Visitor visitor) throws IOException {
        long near = count() - LAST_READ;
        return near > 0 && isChained(near)
                ? restore(near, position(near), least, visitor)
                : restore(0, 0, least, visitor);
    }

    private boolean isChained(long number) throws IOException {
        long start = position(number);
        Optional<Octets> record = readAt(start, data.size());
        return position(0) == 0 && record.isPresent() && position(number + 1) == start + sizeBytes(record.get());
    }

    /** Has the next {@link #restoreEnd} read everything. */
    public void distrustPositions() throws IOException {
        writePosition(0, -1);
        positions.force();
    }

    /**
     * Reads a record that the start has passed over, and puts its position right.
     *
     * @param start the byte at which it begins
     */
    public Octets check(long number, long start) throws IOException {
        Octets record = readAt(start, data.size()).orElseThrow(() -> damaged(number));
        requirePosition(number, start);
        return record;
    }

    private DamagedLogException damaged(long number) {
        return new DamagedLogException("%s: record %d does not match its checksum".formatted(name, number));
    }

    private long position(long number) throws IOException {
        byte[] position = new byte[Long.BYTES];
        positions.readFully(number * Long.BYTES, position, 0, position.length);
        return ByteBuffer.wrap(position).getLong();
    }

    /**
     * As {@link #restore(Visitor)}, from a record on that is known to begin there. Cuts nothing off if fewer are good than
     * there must be: what is behind a damaged record may be all that there is of it.
     *
     * @param first      its number
     * @param firstStart the byte at which it begins
     * @param least      how many records there must be
     */
    long restore(long first, long firstStart, long least, Visitor visitor) throws IOException {
        long end = data.size();
        long number = first;
        long position = firstStart;
        Optional<Octets> record = readAt(position, end);
        while (record.isPresent() && visitor.keeps(number, record.get())) {
            requirePosition(number, position);
            position += sizeBytes(record.get());
            number++;
            record = readAt(position, end);
        }
        if (number < least) { // INVARIANT 141
            return position;
        }
        if (record.isEmpty() && isFollowed(position, end)) {
            throw damaged(number);
        }
        if (end > position) {
            data.truncate(position);
        }
        if (positions.size() > number * Long.BYTES) {
            positions.truncate(number * Long.BYTES);
        }
        return position;
    }

    /** Whether a good record comes after one that is not, as it does after none that a crash has torn. */
    private boolean isFollowed(long position, long end) throws IOException {
        if (position + PREFIX_BYTES > end) {
            return false;
        }
        byte[] length = new byte[Integer.BYTES];
        data.readFully(position, length, 0, length.length);
        return readAt(position + PREFIX_BYTES + ByteBuffer.wrap(length).getInt(), end)
                .isPresent();
    }

    private void requirePosition(long number, long position) throws IOException {
        byte[] stored = new byte[Long.BYTES];
        boolean isStored = positions.size() >= (number + 1) * Long.BYTES;
        if (isStored) {
            positions.readFully(number * Long.BYTES, stored, 0, stored.length);
        }
        if (!isStored || ByteBuffer.wrap(stored).getLong() != position) {
            writePosition(number, position);
        }
    }

    private static int crc(Octets content) {
        CRC32C crc = new CRC32C();
        crc.update(content.toArray());
        return (int) crc.getValue();
    }

    /** Decides which records of a file stay. */
    @FunctionalInterface
    public interface Visitor {
        /** Whether a record stays. */
        boolean keeps(long number, Octets content) throws IOException;
    }

    @Override
    public void close() throws IOException {
        data.close();
        positions.close();
    }
}
