package io.symbia.log.fence;

import io.symbia.log.patience.Patience;
import io.symbia.log.storage.LogStore;
import io.symbia.log.storage.commits.Commit;
import io.symbia.tlog.entry.SealedKeys;
import io.symbia.tlog.note.VerifierKey;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the log state in step with the commits: step 3 of a seal, and the comparison of both at start.
 *
 * <p>An answer that does not come is not an answer: the state is read, and is either where the change began (try again), or where it was
 * to go (it was made), or elsewhere (another process writes, and this one ends).
 */
public final class Fence {
    private final LogStateStore store;
    private final Patience patience;
    private LogState current;

    private Fence(LogStateStore store, Patience patience, LogState current) {
        this.store = store;
        this.patience = patience;
        this.current = current;
    }

    /**
     * Takes the log over from whatever process had it before.
     *
     * @param keys by which the log is known, the newest first
     * @throws RefusedToStartException if the state is not where the files are
     */
    public static Fence takeOver(LogStateStore store, Patience patience, List<VerifierKey> keys, LogStore files) {
        String origin = keys.getFirst().name();
        List<String> texts = format(keys);
        Commit last = files.last();
        Optional<LogState> found = read(store, patience, origin);
        if (found.isEmpty()) {
            return new Fence(store, patience, createFirst(store, patience, origin, texts, last));
        }
        LogState state = found.get();
        requireKeys(state, texts, files);
        requireContinues(state, last, files.beforeLast());
        Fence fence = new Fence(store, patience, state);
        fence.moveTo(state.takenOverAt(last, texts));
        return fence;
    }

    private static List<String> format(List<VerifierKey> keys) {
        return keys.stream().map(VerifierKey::format).toList();
    }

    /** INVARIANT 68: keys change one at a time, and none is retired before it has vouched for the one that stays. */
    private static void requireKeys(LogState state, List<String> keys, LogStore files) {
        if (!state.mayBeTakenOverWith(keys)) {
            throw new RefusedToStartException("key: the log state of %s belongs to %s, the key in the folder is %s"
                    .formatted(state.origin(), String.join(" and ", state.keys()), String.join(" and ", keys)));
        }
        boolean named = files.keys().map(SealedKeys::knownBy).map(Fence::format).equals(Optional.of(state.keys()));
        if (state.isRetiredBy(keys) && !named) {
            throw new RefusedToStartException(
                    "key: %s was taken from the folder before the log has named %s; put it back"
                            .formatted(state.keys().getLast(), keys.getFirst()));
        }
    }

    private static LogState createFirst(
            LogStateStore store, Patience patience, String origin, List<String> keys, Commit last) {
        if (last.batch() >= 0) {
            throw new RefusedToStartException(
                    "log state: there is none for %s, but the files hold %d leaves; is this the right database?"
                            .formatted(origin, last.size()));
        }
        LogState first = new LogState(origin, keys, last.size(), last.root(), 1);
        boolean created = patience.until(LogStateUnavailableException.class, () -> store.create(first))
                || read(store, patience, origin)
                        .equals(Optional.of(first)); // An answer was lost, or two started at once.
        if (!created) {
            throw new FencedOffException(first);
        }
        return first;
    }

    /** The state is at the last commit, or at the one before it because the process ended between steps 2 and 3. */
    private static void requireContinues(LogState state, Commit last, Commit beforeLast) {
        if (state.isAt(last)) {
            return;
        }
        if (last.batch() >= 0 && state.isAt(beforeLast) && state.epoch() == last.epoch()) {
            return;
        }
        if (state.size() > last.size()) {
            throw new RefusedToStartException(
                    "files: the log state is ahead at %s, the files end at size %d; were they restored from a backup?"
                            .formatted(state, last.size()));
        }
        throw new RefusedToStartException(
                "files: the log state is at %s, the last commit is size %d, root %s, epoch %d, and follows size %d"
                        .formatted(state, last.size(), last.root(), last.epoch(), beforeLast.size()));
    }

    private static Optional<LogState> read(LogStateStore store, Patience patience, String origin) {
        return patience.until(LogStateUnavailableException.class, () -> store.read(origin));
    }

    /** Moves the state on to a commit of this process, or finds that another process has it. */
    public void advance(Commit commit) {
        moveTo(current.after(commit));
    }

    private void moveTo(LogState target) {
        boolean moved = patience.until(LogStateUnavailableException.class, () -> tryMove(target));
        if (!moved) {
            throw new FencedOffException(current);
        }
        current = target;
    }

    /** A mismatch after an answer that was lost may be our own change. */
    private boolean tryMove(LogState target) throws LogStateUnavailableException {
        return store.replace(current, target) || store.read(current.origin()).equals(Optional.of(target));
    }

    /** The number of this process in the life of the log. */
    public long epoch() {
        return current.epoch();
    }

    /** INVARIANT 46: only what the log state holds is signed. */
    public void requireAt(Commit commit) {
        if (!current.isAt(commit)) {
            throw new IllegalStateException("size " + commit.size() + " is not the log state " + current);
        }
    }
}
