package io.symbia.verifier.audit;

import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.note.InvalidNoteException;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSignature;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Says when a quorum had cosigned a checkpoint: the latest moment such that the cosignatures from it on still meet the quorum by themselves.
 * One cosigner that nobody needs cannot make a checkpoint younger, and one whose clock is far ahead counts as one that has not cosigned.
 */
final class QuorumTime {
    private QuorumTime() {}

    /**
     * The time of the quorum; nothing if cosignatures up to {@code latest} do not meet it, or if the policy asks for none.
     *
     * @param latest cosignatures that state a later time do not count
     */
    static Optional<Instant> of(Note note, Policy policy, Instant latest) {
        if (policy.quorum().equals(Policy.NONE)) {
            return Optional.empty();
        }
        List<Long> times = note.signatures().stream()
                .filter(signature -> isCosignature(signature, policy))
                .map(NoteSignature::timestampSeconds)
                .filter(seconds -> seconds >= 0 && seconds <= latest.getEpochSecond())
                .distinct()
                .sorted()
                .toList();
        int met = -1; // The more of the early ones are left away, the less is met: halve.
        int notMet = times.size();
        while (notMet - met > 1) {
            int middle = (met + notMet) / 2;
            if (isMet(note, policy, times.get(middle), latest.getEpochSecond())) {
                met = middle;
            } else {
                notMet = middle;
            }
        }
        return met < 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(times.get(met)));
    }

    private static boolean isCosignature(NoteSignature signature, Policy policy) {
        return policy.witnesses().stream().anyMatch(witness -> signature.claims(witness.key()));
    }

    private static boolean isMet(Note note, Policy policy, long fromSeconds, long toSeconds) {
        List<NoteSignature> counted = note.signatures().stream()
                .filter(signature -> isCosignature(signature, policy)
                        && signature.timestampSeconds() >= fromSeconds
                        && signature.timestampSeconds() <= toSeconds)
                .toList();
        try {
            policy.verifyQuorum(new Note(note.text(), counted));
            return true;
        } catch (InvalidNoteException _) {
            return false;
        }
    }
}
