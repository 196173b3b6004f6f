package io.symbia.verifier.trust;

import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.report.CouldNotCheckException;
import io.symbia.verifier.report.Report;
import io.symbia.verifier.source.LocalFiles;
import io.symbia.verifier.statement.Bounds;
import io.symbia.verifier.statement.Moment;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What every command asks of its reader: whom to believe, and what time it is. */
public final class ReaderOptions {
    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            description = "Whom to believe (c2sp.org/tlog-policy). Without it a bundle or a log brings its own, which "
                    + "shows only that it agrees with itself: exit status 3.")
    private Path policy;

    @Option(
            names = "--now",
            paramLabel = "TIME",
            description = "When you read this, such as 2026-11-29T19:00:00Z; default: the clock of this machine.")
    private Instant now;

    @Option(names = "--json", description = "Prints the statement alone, as one line of JSON.")
    private boolean json;

    /** Whether the reader has set the time. */
    public boolean hasTime() {
        return now != null;
    }

    /** A report to that place. */
    public Report report(PrintWriter out, Bounds bounds) {
        Clock clock = Clock.systemUTC();
        return new Report(
                out,
                json ? Report.Form.JSON : Report.Form.TEXT,
                () -> Moment.of(now == null ? clock.instant() : now),
                bounds);
    }

    /** The reader's policy, if there is one; the statement says that it is the reader's. */
    public Optional<Policy> policy(Report report) throws CouldNotCheckException {
        if (policy == null) {
            return Optional.empty();
        }
        Octets file = LocalFiles.read(policy);
        try {
            Policy chosen = Policy.parse(file);
            report.draft().readerBelieves(chosen, file);
            return Optional.of(chosen);
        } catch (IllegalArgumentException e) { // A policy that breaks a rule is no reason to disbelieve an event.
            report.note("policy", policy + " is not a policy: " + e.getMessage());
            throw new CouldNotCheckException("the policy that was given is none", e);
        }
    }
}
