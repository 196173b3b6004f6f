package io.symbia.log.restoring;

import io.symbia.disk.FolderDisk;
import io.symbia.log.fence.LogState;
import io.symbia.log.fence.LogStateStore;
import io.symbia.log.fence.LogStateUnavailableException;
import io.symbia.log.fence.RefusedToStartException;
import io.symbia.log.sealing.LogKeys;
import io.symbia.log.storage.commits.Commit;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code --restore}: makes the files of a log again, in a folder that has only its keys.
 *
 * <ol>
 *   <li>copies into a folder aside, checking all of it; a crash leaves a folder aside, which the next run begins anew
 *   <li>INVARIANT 119: if the log state is ahead of the copy or is not there, goes on only when each witness and each mirror shows that it
 *       has cosigned nothing beyond; then the state moves to the copy with the next epoch, so that no process that may still live can seal
 *   <li>puts the files in their place, the commits last: without them there is no log
 * </ol>
 *
 * What was sealed and is not in the copy was shown to nobody; its events are in Kafka, and are sealed again at the offsets of the copy.
 */
public final class Restore {
    private static final String ASIDE = "restoring";
    private static final String COMMITS = "commits";
    private static final String CHECKPOINT = "checkpoint";

    private final Path data;
    private final LogKeys keys;
    private final LogStateStore states;
    private final Onlookers onlookers;

    /**
     * A restoration of one log.
     *
     * @param data      its folder, with its keys
     * @param onlookers who are asked what they have cosigned
     */
    public Restore(Path data, LogKeys keys, LogStateStore states, Onlookers onlookers) {
        this.data = data;
        this.keys = keys;
        this.states = states;
        this.onlookers = onlookers;
    }

    /**
     * Restores from a copy.
     *
     * @return the last commit of the restored log
     * @throws RefusedToStartException when there is a log already, the copy is not whole or not of this log, or somebody was shown more
     */
    public Commit from(CopySource copy) throws IOException, LogStateUnavailableException {
        Path commits = data.resolve(COMMITS);
        if (Files.exists(commits) && Files.size(commits) > 0) {
            throw new RefusedToStartException("restore: there is a log in %s; move it away first".formatted(data));
        }
        Optional<LogState> state = states.read(keys.origin());
        CopiedLog copied = new CopiedLog(copy, keys.verifierKeys());
        Checkpoint signed = copied.newest();
        Path aside = data.resolve(ASIDE);
        deleteFolder(aside);
        LateForces disk = new LateForces(new FolderDisk(aside));
        Commit last = copied.writeTo(disk, signed, state.map(LogState::epoch).orElse(1L));
        Optional<Octets> published = copy.find(CHECKPOINT);
        if (published.isPresent())
            disk.replace(CHECKPOINT, published.get()); // The start believes it if the policy does.
        disk.forceAll();
        if (state.isPresent()) moveState(state.get(), last);
        else onlookers.requireNoneSawMore(keys.origin(), last.size());
        putInPlace(aside);
        return last;
    }

    private void moveState(LogState state, Commit last) throws IOException, LogStateUnavailableException {
        boolean isThere = state.size() == last.size() && state.root().equals(last.root());
        if (isThere) {
            return;
        }
        if (state.size() <= last.size()) {
            throw new RefusedToStartException("restore: the log state is %s, the copy is size %d, root %s"
                    .formatted(state, last.size(), last.root()));
        }
        onlookers.requireNoneSawMore(keys.origin(), last.size());
        LogState back = new LogState(state.origin(), state.keys(), last.size(), last.root(), state.epoch() + 1);
        if (!states.replace(state, back)) {
            throw new RefusedToStartException("restore: another process has moved the log state; is the log running?");
        }
    }

    private void putInPlace(Path aside) throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(aside)) {
            files = listed.filter(file -> !file.endsWith("lock") && !file.endsWith(COMMITS))
                    .toList();
        }
        for (Path file : files) {
            Files.move(
                    file,
                    data.resolve(file.getFileName()),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
        new FolderDisk(data).forceDirectory();
        Files.move(
                aside.resolve(COMMITS),
                data.resolve(COMMITS),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        new FolderDisk(data).forceDirectory();
        deleteFolder(aside);
    }

    private static void deleteFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.toList();
        }
        for (Path file : files) Files.delete(file);
        Files.delete(folder);
    }
}
