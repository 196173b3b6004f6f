package io.symbia.log.fence;

import io.symbia.log.storage.Commit;
import io.symbia.tlog.tree.Hash;

/**
 * What the log last committed, kept apart from its files in a store that can compare and swap: it fences a second writer on another
 * host, and catches a volume that was restored from an old backup.
 *
 * @param origin which log
 * @param key    the key it signs with, as a verifier key
 * @param size   number of leaves
 * @param root   root of those leaves
 * @param epoch  grows by one whenever a process takes the log over, so that an earlier process can change nothing more
 */
public record LogState(String origin, String key, long size, Hash root, long epoch) {
    /** The state after a commit by the same process. */
    LogState after(Commit commit) {
        return new LogState(origin, key, commit.size(), commit.root(), epoch);
    }

    /** The state after a process took over at that commit. */
    LogState takenOverAt(Commit commit) {
        return new LogState(origin, key, commit.size(), commit.root(), epoch + 1);
    }

    boolean isAt(Commit commit) {
        return size == commit.size() && root.equals(commit.root());
    }

    @Override
    public String toString() {
        return "size " + size + ", root " + root + ", epoch " + epoch;
    }
}
