package io.symbia.verifier.audit;

import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.note.Note;
import io.symbia.verifier.audit.seen.Seen;
import io.symbia.verifier.report.NotProvenException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Requires that what a log shows is recent: the quorum must be met by recent cosignatures alone. Witnesses cosign an idle log anew, so their
 * time is the one to go by; only under a policy without a quorum is it the log's own, that of its last manifest.
 */
final class Freshness {
    /** A clock that is further ahead than this is wrong, and its time says nothing. */
    static final Duration MAX_AHEAD = Duration.ofMinutes(5);

    private final Optional<Duration> maxAge;
    private final Policy policy;
    private final Clock clock;

    /** Requires nothing without a bound. */
    Freshness(Optional<Duration> maxAge, Policy policy, Clock clock) {
        this.maxAge = maxAge;
        this.policy = policy;
        this.clock = clock;
    }

    /** The bound, if there is one. */
    Optional<Duration> maxAge() {
        return maxAge;
    }

    /** What time it is. */
    Instant now() {
        return clock.instant();
    }

    /** What was proven last is recent; returns the figures to report. */
    Optional<String> require(Seen seen) throws NotProvenException {
        if (maxAge.isEmpty() || seen.note().isEmpty()) {
            return Optional.empty();
        }
        String place = "checkpoint " + seen.frontier().size();
        Instant alive = aliveAt(seen)
                .orElseThrow(() -> new NotProvenException("freshness", place, "nothing says when the log was alive"));
        Duration age = Duration.between(alive, now());
        if (age.compareTo(maxAge.get()) > 0) {
            throw new NotProvenException(
                    "freshness", place, "last alive at " + alive + ", " + age + " ago; allowed is " + maxAge.get());
        }
        return Optional.of("last alive at " + alive);
    }

    /** When the log was alive by the quorum's cosignatures; by its own word only if nobody is to cosign. */
    Optional<Instant> aliveAt(Seen seen) {
        boolean isOwnWord = policy.quorum().equals(Policy.NONE);
        return isOwnWord ? seen.manifests().lastSealedAt() : seen.note().flatMap(this::quorumAt);
    }

    /** When the quorum had cosigned a checkpoint, by what is not in the future. */
    Optional<Instant> quorumAt(Note note) {
        return QuorumTime.of(note, policy, now().plus(MAX_AHEAD));
    }

    /** Whether a checkpoint is recent enough for what its log shows to count as a sign of life. */
    boolean isRecent(Note note) {
        return maxAge.isEmpty()
                || policy.quorum().equals(Policy.NONE)
                || quorumAt(note)
                        .map(at -> !at.plus(maxAge.get()).isBefore(now()))
                        .orElse(false);
    }
}
