package io.symbia.verifier.audit;

import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.checkpoint.TrustedCheckpoint;
import io.symbia.tlog.note.InvalidNoteException;
import io.symbia.tlog.note.Note;
import io.symbia.verifier.audit.seen.Seen;
import io.symbia.verifier.report.NotProvenException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * That a log is not an old one: its newest cosignature is of late. Witnesses cosign an idle log anew, so their time is the one to go by; only
 * under a policy without a quorum is it the log's own, that of its last manifest.
 */
final class Freshness {
    /** A clock that is further ahead than this is wrong, and its time says nothing. */
    private static final Duration MAX_AHEAD = Duration.ofMinutes(5);

    private final Optional<Duration> maxAge;
    private final Policy policy;
    private final Clock clock;

    /** Requires nothing without a bound. */
    Freshness(Optional<Duration> maxAge, Policy policy, Clock clock) {
        this.maxAge = maxAge;
        this.policy = policy;
        this.clock = clock;
    }

    /** What was proven last is of late; returns the figures to report. */
    Optional<String> require(Seen seen) throws NotProvenException {
        if (maxAge.isEmpty() || seen.note().isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        String place = "checkpoint " + seen.frontier().size();
        Instant newest = newest(seen, now)
                .orElseThrow(() -> new NotProvenException("freshness", place, "nothing says when the log was alive"));
        Duration age = Duration.between(newest, now);
        if (age.compareTo(maxAge.get()) > 0) {
            throw new NotProvenException(
                    "freshness", place, "last alive at " + newest + ", " + age + " ago; allowed is " + maxAge.get());
        }
        return Optional.of("last alive at " + newest);
    }

    private Optional<Instant> newest(Seen seen, Instant now) throws NotProvenException {
        Optional<Instant> cosigned = cosigned(seen.note().orElseThrow(), now);
        boolean ownWord = cosigned.isEmpty() && policy.quorum().equals(Policy.NONE);
        return ownWord ? seen.manifests().lastSealedAt() : cosigned;
    }

    private Optional<Instant> cosigned(Note note, Instant now) throws NotProvenException {
        try {
            return policy.verifyQuorum(note).stream()
                    .map(TrustedCheckpoint.Cosigned::timestampSeconds)
                    .filter(seconds -> seconds <= now.plus(MAX_AHEAD).getEpochSecond())
                    .max(Long::compare)
                    .map(Instant::ofEpochSecond);
        } catch (InvalidNoteException e) {
            throw new NotProvenException("witnesses", e.getMessage());
        }
    }
}
