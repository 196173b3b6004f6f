package io.symbia.support.relay;

import com.mongodb.MongoException;
import io.symbia.support.evidence.EventIndex;
import io.symbia.support.platform.Pieces;
import io.symbia.support.store.Commit;
import io.symbia.support.store.CommitId;
import io.symbia.support.store.CommitStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records which commits the broker has acknowledged, a piece at a time: less at once when the database is slow, after a rest when it did not
 * answer, and never two questions at a time.
 */
final class Recorder {
    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

    private static final int MAX_RECORDED = 500; // Commits marked as published in one update.
    private static final Duration EVERY = Duration.ofMillis(50); // Two writes to the database each time.

    private final Map<CommitId, Commit> acknowledged = new LinkedHashMap<>(); // Guarded by itself; not yet recorded.
    private final CommitStore commits;
    private final EventIndex index;
    private final Pieces pieces = new Pieces(MAX_RECORDED); // Of the relay's thread, as the next one.
    private long dueNanos = System.nanoTime();

    Recorder(CommitStore commits, EventIndex index) {
        this.commits = commits;
        this.index = index;
    }

    /** The broker has all events of the commit. */
    void acknowledged(Commit commit) {
        synchronized (acknowledged) {
            acknowledged.put(commit.id(), commit);
        }
    }

    /** The commits that are acknowledged and not recorded. */
    Set<CommitId> unrecorded() {
        synchronized (acknowledged) {
            return new HashSet<>(acknowledged.keySet());
        }
    }

    /**
     * Records a piece, when it is time. Published events are entered into the index first, then the pending marks are cleared: a crash
     * before the second leaves the commits pending, and both happen again; a crash before the first likewise.
     *
     * @return what is recorded now
     */
    List<Commit> recordSome() {
        long startNanos = System.nanoTime();
        if (startNanos - dueNanos < 0) return List.of();
        List<Commit> piece = new ArrayList<>();
        synchronized (acknowledged) {
            acknowledged.values().stream().limit(pieces.size()).forEach(piece::add);
        }
        dueNanos = startNanos + EVERY.toNanos();
        if (piece.isEmpty()) return piece;
        try {
            index.put(piece);
            commits.clearPending(piece.stream().map(Commit::id).toList());
        } catch (MongoException away) {
            Duration rest = pieces.failed(away);
            dueNanos = System.nanoTime() + rest.toNanos();
            LOG.warn(
                    "event=not_recorded commits={} next={} reason={}",
                    piece.size(),
                    pieces.size(),
                    away.getClass().getSimpleName());
            return List.of();
        }
        pieces.done(Duration.ofNanos(System.nanoTime() - startNanos));
        synchronized (acknowledged) {
            piece.forEach(commit -> acknowledged.remove(commit.id()));
        }
        return piece;
    }
}
