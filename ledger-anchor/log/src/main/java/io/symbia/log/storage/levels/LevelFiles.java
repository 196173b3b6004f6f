package io.symbia.log.storage.levels;

import io.symbia.disk.Disk;
import io.symbia.disk.DurableFile;
import io.symbia.tlog.tile.HashTile;
import io.symbia.tlog.tile.StoredHashes;
import io.symbia.tlog.tree.Hash;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The hashes of each tile level, one file a level. Derivable from the entries, so forced only for a snapshot. */
public final class LevelFiles implements StoredHashes, Closeable {
    /** Most levels that a tree has. */
    public static final int MAX_LEVELS = 8; // 8 levels of 8 bits are all that a size, a positive long, can fill.

    private final Disk disk;
    private final List<DurableFile> files = new ArrayList<>(); // Guarded by this; opened when first needed.

    /** The files of a folder. */
    public LevelFiles(Disk disk) {
        this.disk = disk;
    }

    /** Writes neighbouring hashes of one level from {@code firstIndex} on. */
    public void write(int level, long firstIndex, byte[] hashes, int count) throws IOException {
        file(level).write(firstIndex * Hash.SIZE_BYTES, ByteBuffer.wrap(hashes, 0, count * Hash.SIZE_BYTES));
    }

    @Override
    public void read(int tileLevel, long firstIndex, int count, byte[] target) {
        try {
            file(tileLevel).readFully(firstIndex * Hash.SIZE_BYTES, target, 0, count * Hash.SIZE_BYTES);
        } catch (IOException failed) {
            throw new UncheckedIOException("could not read level-" + tileLevel, failed);
        }
    }

    /** Reads up to {@code count} hashes; returns how many whole ones there are. */
    public int readAvailable(int level, long firstIndex, int count, byte[] target) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(target, 0, count * Hash.SIZE_BYTES);
        DurableFile file = file(level);
        int read = 0;
        while (rest.hasRemaining() && read >= 0) {
            read = file.read(firstIndex * Hash.SIZE_BYTES + rest.position(), rest);
        }
        return rest.position() / Hash.SIZE_BYTES;
    }

    /** Cuts off what is past a tree of {@code treeSize} leaves. */
    public void truncate(long treeSize) throws IOException {
        for (int level = 0; level < MAX_LEVELS; level++) {
            long sizeBytes = HashTile.hashesAt(level, treeSize) * Hash.SIZE_BYTES;
            if (disk.exists(name(level)) && file(level).size() > sizeBytes) {
                file(level).truncate(sizeBytes);
            }
        }
    }

    /** Makes the hashes of a tree of that many leaves last; needed only where nothing is to be derived again. */
    public void force(long treeSize) throws IOException {
        for (int level = 0; level < MAX_LEVELS; level++) {
            if (HashTile.hashesAt(level, treeSize) > 0) {
                file(level).force();
            }
        }
    }

    private synchronized DurableFile file(int level) throws IOException {
        while (files.size() <= level) {
            files.add(disk.open(name(files.size())));
        }
        return files.get(level);
    }

    /** Name of the file of a level. */
    public static String name(int level) {
        return "level-" + level;
    }

    @Override
    public synchronized void close() throws IOException {
        for (DurableFile file : files) {
            file.close();
        }
    }
}
