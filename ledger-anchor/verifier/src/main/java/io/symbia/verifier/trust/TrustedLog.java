package io.symbia.verifier.trust;

import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.checkpoint.TrustedCheckpoint;
import io.symbia.tlog.note.InvalidNoteException;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.report.NotProvenException;
import io.symbia.verifier.report.Report;
import io.symbia.verifier.statement.Draft;
import io.symbia.verifier.statement.Kind;
import io.symbia.verifier.statement.Line;
import io.symbia.verifier.statement.Moment;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;

/** The two checks of a checkpoint, reported one by one: the log signed it, and enough witnesses did. */
public final class TrustedLog {
    private TrustedLog() {}

    /**
     * A checkpoint that holds under the policy.
     *
     * @param checkpoint   what was signed
     * @param notLaterThan when the quorum had cosigned it; empty if nobody of it states a time
     */
    public record Witnessed(Checkpoint checkpoint, Optional<Moment> notLaterThan) {}

    /** Parses a checkpoint without trusting it yet. */
    public static Note parse(Octets checkpoint) throws NotProvenException {
        try {
            return Note.parse(checkpoint);
        } catch (IllegalArgumentException e) {
            throw new NotProvenException("log", "not a signed checkpoint: " + e.getMessage());
        }
    }

    /** Checks both of the one checkpoint of a statement, prints both and adds both to the statement. */
    public static Witnessed verify(Note note, Policy policy, Report report) throws NotProvenException {
        Witnessed witnessed = verifySignatures(note, policy, report);
        Checkpoints alone = new Checkpoints(policy, report);
        alone.add(witnessed);
        alone.close();
        return witnessed;
    }

    /** Checks both, and adds who signed and cosigned it. */
    static Witnessed verifySignatures(Note note, Policy policy, Report report) throws NotProvenException {
        TrustedCheckpoint signed = verifyLog(note, policy);
        Checkpoint checkpoint = signed.checkpoint();
        report.ok(
                "log",
                checkpoint.origin() + " signed " + checkpoint.treeSize() + " leaves with root "
                        + checkpoint.root().base64());
        report.draft()
                .add(Line.of(
                        Kind.SIGNED,
                        "log",
                        checkpoint.origin(),
                        "leaves",
                        checkpoint.treeSize(),
                        "root",
                        checkpoint.root().base64(),
                        "id",
                        HexFormat.of().toHexDigits(signed.logKey().keyId())));
        return new Witnessed(checkpoint, verifyQuorum(note, policy, checkpoint.treeSize(), report));
    }

    private static TrustedCheckpoint verifyLog(Note note, Policy policy) throws NotProvenException {
        try {
            return policy.verifyLog(note);
        } catch (InvalidNoteException e) {
            throw NotProvenException.unattributed("log", "", e.getMessage());
        }
    }

    private static Optional<Moment> verifyQuorum(Note note, Policy policy, long leaves, Report report)
            throws NotProvenException {
        Draft draft = report.draft();
        Cosignatures cosignatures = Cosignatures.of(note, policy, draft.now(), report.bounds());
        for (Cosignatures.Uncounted uncounted : cosignatures.uncounted()) {
            report.note(
                    "uncounted",
                    uncounted.witness() + " states " + uncounted.time() + ", " + uncounted.why() + ": not counted");
            draft.add(Line.of(
                    Kind.UNCOUNTED, "witness", uncounted.witness(), "time", uncounted.time(), "why", uncounted.why()));
        }
        if (!cosignatures.meet(policy)) {
            throw new NotProvenException(
                    "witnesses",
                    "quorum " + policy.quorum() + " is not met by "
                            + cosignatures.counted().keySet());
        }
        cosignatures.counted().forEach((witness, time) -> draft.add(cosigned(witness, leaves, time, draft.now())));
        String witnesses = cosignatures.counted().entrySet().stream()
                .map(one -> one.getKey() + " at " + one.getValue())
                .collect(Collectors.joining(", "));
        report.ok(
                "witnesses", "quorum " + policy.quorum() + " is met" + (witnesses.isEmpty() ? "" : " by " + witnesses));
        return cosignatures.notLaterThan(policy);
    }

    private static Line cosigned(String witness, long leaves, Moment time, Moment now) {
        return time.isStated()
                ? Line.of(Kind.COSIGNED, "witness", witness, "leaves", leaves, "time", time, "age", time.age(now))
                : Line.of(Kind.COSIGNED_UNTIMED, "witness", witness, "leaves", leaves);
    }
}
