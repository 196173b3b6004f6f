package io.symbia.verifier.audit;

import io.symbia.tlog.note.Note;
import io.symbia.verifier.audit.seen.Seen;
import io.symbia.verifier.report.CouldNotCheckException;
import io.symbia.verifier.report.NotProvenException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Has a clock of its own beside the rounds of a monitor: whatever a round waits for, it says when the bound of age has passed since the last
 * sign of life. Signs of life are the time of the quorum on what was proven last, and that a round over a recent checkpoint reads on.
 */
final class Watch implements Progress {
    private final Freshness freshness;
    private Instant alive; // Guarded by this, as is below. The start, until there is a sign.
    private boolean isRecent; // The checkpoint of the round that is under way.

    /** Starts to watch. */
    Watch(Freshness freshness) {
        this.freshness = freshness;
        this.alive = freshness.now();
    }

    @Override
    public synchronized void trusted(Note checkpoint) {
        isRecent = freshness.isRecent(checkpoint);
    }

    @Override
    public synchronized void read() {
        if (isRecent) {
            alive = freshness.now();
        }
    }

    /** A round has ended well. */
    synchronized void proven(Seen seen) {
        freshness.aliveAt(seen).filter(at -> at.isAfter(alive)).ifPresent(at -> alive = at);
        isRecent = false;
    }

    private synchronized Instant alive() {
        return alive;
    }

    /**
     * Waits for the end of the rounds, for ever if no age is too old.
     *
     * @throws NotProvenException if the bound of age passes before, or a round found a contradiction
     */
    void await(FutureTask<?> rounds) throws NotProvenException, CouldNotCheckException {
        try {
            if (freshness.maxAge().isEmpty()) {
                rounds.get();
                return;
            }
            while (!rounds.isDone()) {
                awaitSign(rounds, freshness.maxAge().get());
            }
            rounds.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CouldNotCheckException("interrupted", e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case NotProvenException contradiction -> throw contradiction;
                case CouldNotCheckException missing -> throw missing;
                default -> throw new IllegalStateException(e.getCause());
            }
        }
    }

    private void awaitSign(FutureTask<?> rounds, Duration maxAge)
            throws NotProvenException, InterruptedException, ExecutionException {
        Instant last = alive();
        Duration left = Duration.between(freshness.now(), last.plus(maxAge));
        if (left.isNegative()) {
            throw new NotProvenException(
                    "freshness", "no sign of life since " + last + ": nothing newer was proven; allowed is " + maxAge);
        }
        try {
            rounds.get(left.toMillis() + 1, TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            // There may have been a sign meanwhile.
        }
    }
}
