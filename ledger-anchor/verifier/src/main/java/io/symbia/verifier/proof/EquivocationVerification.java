package io.symbia.verifier.proof;

import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.checkpoint.Equivocation;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.note.InvalidNoteException;
import io.symbia.tlog.tree.InvalidProofException;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.report.NotProvenException;
import io.symbia.verifier.report.Report;
import io.symbia.verifier.statement.Kind;
import io.symbia.verifier.statement.Line;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** That a log of the policy signed two histories. Witnesses play no part: one signature of the log under each is enough. */
final class EquivocationVerification {
    private static final byte[] HEADER = (Equivocation.HEADER + "\n").getBytes(StandardCharsets.UTF_8);

    private final Policy policy;
    private final Report report;

    EquivocationVerification(Policy policy, Report report) {
        this.policy = policy;
        this.report = report;
    }

    /** Whether a file claims to be such a proof. An event starts with a brace. */
    static boolean isOne(Octets file) {
        byte[] bytes = file.toArray();
        return bytes.length >= HEADER.length && Arrays.equals(bytes, 0, HEADER.length, HEADER, 0, HEADER.length);
    }

    void verify(Octets file) throws NotProvenException {
        Equivocation equivocation = parse(file);
        Equivocation.Fraud fraud = prove(equivocation);
        Checkpoint earlier = fraud.earlier();
        reportSigned(earlier);
        reportSigned(fraud.later());
        if (!equivocation.path().isEmpty()) {
            report.ok(
                    "path",
                    equivocation.path().size() + " hashes lead to the root of "
                            + fraud.later().treeSize() + " leaves");
        }
        report.ok(
                "fraud",
                "the root of the first " + earlier.treeSize() + " leaves is "
                        + fraud.boundRoot().base64() + ", signed is "
                        + earlier.root().base64());
        report.draft()
                .add(Line.of(
                        Kind.CONVICTED,
                        "log",
                        earlier.origin(),
                        "earlier",
                        earlier.treeSize(),
                        "later",
                        fraud.later().treeSize()));
    }

    private void reportSigned(Checkpoint checkpoint) {
        report.ok(
                "log",
                checkpoint.origin() + " signed " + checkpoint.treeSize() + " leaves with root "
                        + checkpoint.root().base64());
    }

    private static Equivocation parse(Octets file) throws NotProvenException {
        try {
            return Equivocation.parse(file);
        } catch (IllegalArgumentException e) {
            throw new NotProvenException("fraud", e.getMessage());
        }
    }

    private Equivocation.Fraud prove(Equivocation equivocation) throws NotProvenException {
        try {
            return equivocation.verify(
                    policy.logs().stream().map(Policy.Log::key).toList());
        } catch (InvalidNoteException e) {
            throw new NotProvenException("log", e.getMessage());
        } catch (InvalidProofException e) {
            throw new NotProvenException("fraud", e.getMessage());
        }
    }
}
