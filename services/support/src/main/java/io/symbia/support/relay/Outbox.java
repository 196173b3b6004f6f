package io.symbia.support.relay;

import io.symbia.events.kernel.envelope.SealedEvent;
import io.symbia.support.store.Commit;
import io.symbia.support.store.CommitId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The commits that this process still has to see through, in the order in which they came.
 *
 * <pre>{@code
 *  held ──release──▶ waiting ──take──▶ sent ──(acknowledged, recorded)──▶ gone
 *                       ▲                │
 *                       └────sendAgain───┘
 * }</pre>
 *
 * Held is a commit whose predecessor another process has still to publish. Thread-safe.
 */
final class Outbox {
    private final Map<CommitId, Unfinished> unfinished = new LinkedHashMap<>(); // All below in order; guarded by this.
    private final Map<CommitId, Commit> held = new LinkedHashMap<>(); // Guarded by this.
    private final ArrayDeque<Commit> waiting = new ArrayDeque<>(); // Guarded by this.
    private final Map<String, Commit> events =
            new HashMap<>(); // Unfinished commits by their events' ids; guarded by this.

    /** A commit, and when it came. */
    private record Unfinished(Commit commit, long cameNanos) {}

    /**
     * Takes in a commit right after it was kept.
     *
     * @param predecessorPending whether the one before it may be unpublished in the hands of another process
     */
    synchronized void add(Commit commit, boolean predecessorPending) {
        if (unfinished.putIfAbsent(commit.id(), new Unfinished(commit, System.nanoTime())) != null)
            return; // The sweep was faster.
        for (SealedEvent event : commit.events()) events.put(event.envelope().id(), commit);
        CommitId predecessor = predecessor(commit);
        boolean foreign = predecessorPending && !unfinished.containsKey(predecessor);
        if (foreign || held.containsKey(predecessor)) {
            held.put(commit.id(), commit);
        } else {
            waiting.add(commit);
            notifyAll();
        }
    }

    /** Number of a commit's predecessor; only asked for commits that have one. */
    static CommitId predecessor(Commit commit) {
        return new CommitId(commit.stream(), Math.max(0, commit.id().number() - 1));
    }

    /** The predecessors that held commits wait for, as far as they are not held themselves. */
    synchronized List<CommitId> awaited() {
        return held.values().stream()
                .map(Outbox::predecessor)
                .filter(id -> !held.containsKey(id))
                .toList();
    }

    /** Releases what was held for these predecessors, and what was held for that, in order. */
    synchronized void release(Collection<CommitId> published) {
        List<Commit> free = new ArrayList<>();
        for (Commit commit : held.values()) {
            CommitId predecessor = predecessor(commit);
            boolean follows = !free.isEmpty()
                    && free.stream().anyMatch(other -> other.id().equals(predecessor));
            if (published.contains(predecessor) || follows) free.add(commit);
        }
        for (Commit commit : free) held.remove(commit.id());
        waiting.addAll(free);
        if (!free.isEmpty()) notifyAll();
    }

    /** Takes up to {@code max} commits to be sent, waiting a little while there are none. */
    synchronized List<Commit> take(int max, long waitMillis) throws InterruptedException {
        long deadlineNanos = System.nanoTime() + waitMillis * 1_000_000;
        while (waiting.isEmpty()) {
            long leftMillis = (deadlineNanos - System.nanoTime()) / 1_000_000;
            if (leftMillis <= 0) break;
            wait(leftMillis);
        }
        List<Commit> taken = new ArrayList<>();
        while (taken.size() < max && !waiting.isEmpty()) taken.add(waiting.poll());
        return taken;
    }

    /** Puts everything that was sent back into its place, for a new producer. */
    synchronized void sendAgain(Collection<CommitId> acknowledged) {
        waiting.clear();
        for (Unfinished one : unfinished.values()) {
            Commit commit = one.commit();
            if (!held.containsKey(commit.id()) && !acknowledged.contains(commit.id())) waiting.add(commit);
        }
    }

    /** Forgets commits that were published and recorded as such. */
    synchronized void finished(Collection<Commit> commits) {
        for (Commit commit : commits) {
            unfinished.remove(commit.id());
            for (SealedEvent event : commit.events())
                events.remove(event.envelope().id());
        }
    }

    synchronized boolean contains(CommitId id) {
        return unfinished.containsKey(id);
    }

    /** The commit of an event that may not be in the index yet. */
    synchronized Optional<Commit> commitOf(String eventId) {
        return Optional.ofNullable(events.get(eventId));
    }

    /** Number of commits. */
    synchronized int size() {
        return unfinished.size();
    }

    /** Age of the oldest commit, in seconds; 0 when there is none. One that a clock accepted which was ahead is as old as it is here. */
    synchronized double oldestSeconds(Instant now) {
        return unfinished.values().stream()
                .findFirst()
                .map(one -> Math.max(
                        Duration.between(one.commit().acceptedAt(), now).toMillis() / 1e3,
                        (System.nanoTime() - one.cameNanos()) / 1e9))
                .orElse(0.0);
    }
}
