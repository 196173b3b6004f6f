package io.symbia.log.fence;

import io.symbia.log.storage.commits.Commit;
import io.symbia.tlog.tree.Hash;
import java.util.List;

/**
 * What the log last committed, kept apart from its files in a store that can compare and swap: it fences a second writer on another
 * host, and catches a volume that was restored from an old backup.
 *
 * @param origin which log
 * @param keys   the keys by which it is known, as verifier keys, the newest first: one, or two while they change
 * @param size   number of leaves
 * @param root   root of those leaves
 * @param epoch  grows by one whenever a process takes the log over, so that an earlier process can change nothing more
 */
public record LogState(String origin, List<String> keys, long size, Hash root, long epoch) {
    private static final int MOST_KEYS = 2;

    /** Keeps a copy of the keys. */
    public LogState {
        keys = List.copyOf(keys);
    }

    /** Whether a process with these keys may go on: with the same, with one more before it, or, of two, with the newer alone. */
    boolean mayBeTakenOverWith(List<String> next) {
        boolean adds =
                next.size() == MOST_KEYS && keys.size() == 1 && next.getLast().equals(keys.getFirst());
        return next.equals(keys) || adds || isRetiredBy(next);
    }

    /** Whether a process with these keys would end the signing of one. */
    boolean isRetiredBy(List<String> next) {
        return keys.size() == MOST_KEYS && next.equals(keys.subList(0, 1));
    }

    /** The state after a commit by the same process. */
    LogState after(Commit commit) {
        return new LogState(origin, keys, commit.size(), commit.root(), epoch);
    }

    /** The state after a process with these keys took over at that commit. */
    LogState takenOverAt(Commit commit, List<String> next) {
        return new LogState(origin, next, commit.size(), commit.root(), epoch + 1);
    }

    boolean isAt(Commit commit) {
        return size == commit.size() && root.equals(commit.root());
    }

    @Override
    public String toString() {
        return "size " + size + ", root " + root + ", epoch " + epoch;
    }
}
