package io.symbia.log.http.health;

import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.checkpoint.TrustedCheckpoint;
import io.symbia.tlog.note.InvalidNoteException;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSignature;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a quorum last cosigned a checkpoint: the latest time since which enough witnesses have done so. Cosignatures of members that are needed no
 * more may be older, and one from the future says nothing. The last answer is remembered, since a checkpoint is asked about many times.
 */
final class CosignedTime {
    private static final Duration TOLERANCE = Duration.ofMinutes(5); // Of clocks.

    private Optional<Known> known = Optional.empty(); // Guarded by this.

    private record Known(Note checkpoint, Optional<Instant> at) {}

    /** Empty if the policy asks for no witness, or if only cosignatures from the future meet it. */
    synchronized Optional<Instant> of(Policy policy, Note checkpoint, Instant now) {
        if (known.map(Known::checkpoint).filter(checkpoint::equals).isEmpty()) {
            known = Optional.of(new Known(checkpoint, find(policy, checkpoint, now)));
        }
        return known.get().at();
    }

    private static Optional<Instant> find(Policy policy, Note checkpoint, Instant now) {
        if (policy.quorum().equals(Policy.NONE)) {
            return Optional.empty();
        }
        long latestSeconds = now.plus(TOLERANCE).getEpochSecond();
        Note rest = since(policy, checkpoint, Long.MIN_VALUE, latestSeconds);
        Optional<Instant> found = Optional.empty();
        for (Optional<Long> oldest = oldest(policy, rest); oldest.isPresent(); oldest = oldest(policy, rest)) {
            found = oldest.map(Instant::ofEpochSecond);
            rest = since(policy, rest, oldest.get() + 1, latestSeconds);
        }
        return found;
    }

    /** The time of the oldest cosignature of a note that meets the policy; empty if it does not. */
    private static Optional<Long> oldest(Policy policy, Note note) {
        try {
            return policy.verifyQuorum(note).stream()
                    .map(TrustedCheckpoint.Cosigned::timestampSeconds)
                    .min(Long::compare);
        } catch (InvalidNoteException _) { // As said.
            return Optional.empty();
        }
    }

    private static Note since(Policy policy, Note note, long fromSeconds, long toSeconds) {
        List<NoteSignature> kept = note.signatures().stream()
                .filter(signature -> policy.witnesses().stream().noneMatch(witness -> signature.claims(witness.key()))
                        || (signature.timestampSeconds() >= fromSeconds && signature.timestampSeconds() <= toSeconds))
                .toList();
        return new Note(note.text(), kept);
    }
}
