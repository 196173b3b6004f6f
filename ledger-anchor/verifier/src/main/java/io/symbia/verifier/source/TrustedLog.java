package io.symbia.verifier.source;

import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.checkpoint.TrustedCheckpoint;
import io.symbia.tlog.note.InvalidNoteException;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.report.NotProvenException;
import io.symbia.verifier.report.Report;
import java.time.Instant;
import java.util.stream.Collectors;

/** The two checks of a checkpoint, reported one by one: the log signed it, and enough witnesses did. */
public final class TrustedLog {
    private TrustedLog() {}

    /** Parses a checkpoint without trusting it yet. */
    public static Note parse(Octets checkpoint) throws NotProvenException {
        try {
            return Note.parse(checkpoint);
        } catch (IllegalArgumentException e) {
            throw new NotProvenException("log", "not a signed checkpoint: " + e.getMessage());
        }
    }

    /** Checks both, and prints both. */
    public static Checkpoint verify(Note note, Policy policy, Report report) throws NotProvenException {
        TrustedCheckpoint signed = verifyLog(note, policy);
        Checkpoint checkpoint = signed.checkpoint();
        report.ok(
                "log",
                checkpoint.origin() + " signed " + checkpoint.treeSize() + " leaves with root "
                        + checkpoint.root().base64());
        report.ok("witnesses", verifyQuorum(note, policy));
        return checkpoint;
    }

    private static TrustedCheckpoint verifyLog(Note note, Policy policy) throws NotProvenException {
        try {
            return policy.verifyLog(note);
        } catch (InvalidNoteException e) {
            throw new NotProvenException("log", e.getMessage());
        }
    }

    private static String verifyQuorum(Note note, Policy policy) throws NotProvenException {
        try {
            String witnesses = policy.verifyQuorum(note).stream()
                    .map(witness -> witness.name() + " at " + time(witness.timestampSeconds()))
                    .collect(Collectors.joining(", "));
            return "quorum " + policy.quorum() + " is met" + (witnesses.isEmpty() ? "" : " by " + witnesses);
        } catch (InvalidNoteException e) {
            throw new NotProvenException("witnesses", e.getMessage());
        }
    }

    /** As a date, or as the number that it is: a cosigner may state any second up to 2^63 - 1. */
    private static String time(long timestampSeconds) {
        boolean hasDate = timestampSeconds >= 0 && timestampSeconds <= Instant.MAX.getEpochSecond();
        return hasDate ? Instant.ofEpochSecond(timestampSeconds).toString() : "second " + timestampSeconds;
    }
}
