package io.symbia.local.database;

import java.nio.file.Path;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * The file of the database. Nothing is written to it but by {@link #commit}: MVStore's own thread and its own commits
 * in the middle of a write are switched off.
 *
 * <p>MVStore only ever adds chunks. A chunk that was cut short by a crash fails its check sum and the one before it
 * counts; space is used again only when a later commit no longer needs what was there.
 */
final class StoreFile implements GroupCommit.Storage {
    /** A commit rewrites whole pages. 4 KiB, MVStore's block, writes a fourth of what its default of 16 KiB does. */
    private static final int PAGE_BYTES = 4_096;
    /** How long unneeded space is left alone. With MVStore's 45 s, all that is rewritten in 45 s stays in the file. */
    private static final int RETENTION_MILLIS = 1_000;
    /** Many commits of a page or two leave many chunks that hold little: they are gathered once in so many commits. */
    private static final long COMMITS_PER_GATHERING = 1_000;

    private static final int GATHER_BELOW_FILL_PERCENT = 50;
    private static final int GATHER_BYTES = 4 << 20; // About 10 ms.

    private final MVStore store;
    private final boolean force;
    private long commits;

    private StoreFile(MVStore store, boolean force) {
        this.store = store;
        this.force = force;
    }

    /**
     * Opens the file or creates it.
     *
     * @param force whether a commit also waits for the disk (fsync)
     */
    static StoreFile open(Path file, boolean force) {
        try {
            MVStore store = new MVStore.Builder()
                    .fileName(file.toString())
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .pageSplitSize(PAGE_BYTES)
                    .open();
            store.setRetentionTime(RETENTION_MILLIS);
            return new StoreFile(store, force);
        } catch (MVStoreException failed) {
            throw new IllegalStateException("cannot open " + file + ", perhaps another process uses it", failed);
        }
    }

    static MVStore inMemory() {
        return MVStore.open(null);
    }

    MVStore store() {
        return store;
    }

    @Override
    public void commit() {
        commits++;
        if (commits % COMMITS_PER_GATHERING == 0) {
            store.compact(GATHER_BELOW_FILL_PERCENT, GATHER_BYTES); // Marks pages to be written by the commit below.
        }
        store.commit();
    }

    @Override
    public void force() {
        if (force) {
            store.sync();
        }
    }
}
