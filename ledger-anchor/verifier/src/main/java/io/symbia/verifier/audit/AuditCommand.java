package io.symbia.verifier.audit;

import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.audit.seen.StateFile;
import io.symbia.verifier.audit.seen.Trust;
import io.symbia.verifier.evidence.EvidenceFolder;
import io.symbia.verifier.report.CouldNotCheckException;
import io.symbia.verifier.report.NotProvenException;
import io.symbia.verifier.report.Report;
import io.symbia.verifier.source.Failure;
import io.symbia.verifier.source.LogSource;
import io.symbia.verifier.source.RecentReads;
import io.symbia.verifier.statement.Bounds;
import io.symbia.verifier.statement.Evidence;
import io.symbia.verifier.trust.ReaderOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code symbia audit}: that a whole log is what it says it is, and goes on being it. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Recomputes a log from its entries: leaves, tiles, roots, batches and streams. Ends at the first "
                + "contradiction, and says at which leaf, manifest or checkpoint it is.")
public final class AuditCommand implements Callable<Integer> {
    private static final Duration MIN_POLL = Duration.ofMillis(10); // Less is a loop without a pause.

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "LOG", description = "The log's address, or a folder with a copy of what it publishes.")
    private String log;

    @Mixin
    private ReaderOptions reader;

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description =
                    "Remembers what was seen: the next audit reads only what is new, and finds out if the log was "
                            + "rewritten. A damaged file is refused, and so is one that another audit uses.")
    private Path state;

    @Option(
            names = "--evidence",
            paramLabel = "DIR",
            description = "Where the pieces of a contradiction are kept; default: FILE.evidence beside the state.")
    private Path evidence;

    @Option(
            names = "--max-age",
            paramLabel = "DURATION",
            description = "How long ago a quorum may have cosigned (under a policy without a quorum: how old the last "
                    + "manifest may be), such as PT15M.")
    private Duration maxAge;

    @Option(
            names = "--successors",
            description =
                    "Believes the log's next keys too, once a checkpoint by keys that are believed holds the manifest "
                            + "that names them; needs --state. Without it only the policy says whom to believe.")
    private boolean successors;

    @Option(
            names = "--follow",
            description = "Goes on until a contradiction is found, which is then one JSON line; needs --state.")
    private boolean follow;

    @Option(
            names = "--poll",
            paramLabel = "DURATION",
            defaultValue = "PT5S",
            description = "How long --follow waits between two looks; default: ${DEFAULT-VALUE}.")
    private Duration poll;

    @Option(
            names = "--answer-limit",
            paramLabel = "DURATION",
            defaultValue = LogSource.ANSWER_LIMIT,
            description = "How long an answer of the log may take, apart from a second for each 8 KiB of it; default: "
                    + "${DEFAULT-VALUE}.")
    private Duration answerLimit;

    @Option(
            names = "--metrics-file",
            paramLabel = "FILE",
            description =
                    "Where the figures of the last rounds are kept for Prometheus' node exporter, as FILE.prom in "
                            + "its folder of text files.")
    private Path metricsFile;

    @Override
    public Integer call() {
        // Whoever follows reads alerts from the standard output, so everything else goes elsewhere.
        PrintWriter out =
                follow ? spec.commandLine().getErr() : spec.commandLine().getOut();
        Report report = reader.report(out, Bounds.DEFAULT);
        report.draft().of(Evidence.LOG);
        return report.conclude(() -> audit(report)).exitStatus();
    }

    private void audit(Report report) throws NotProvenException, CouldNotCheckException {
        if (poll.compareTo(MIN_POLL) < 0) {
            throw new CouldNotCheckException("--poll " + poll + " is too often for a log: " + MIN_POLL + " at least");
        }
        if (maxAge != null && maxAge.isNegative()) {
            throw new CouldNotCheckException("--max-age " + maxAge + " is less than nothing");
        }
        if (follow && state == null) {
            throw new CouldNotCheckException("whoever follows a log remembers it: give --state");
        }
        if (metricsFile != null && !follow) {
            throw new CouldNotCheckException("the figures of rounds are those of whoever follows: give --follow");
        }
        if (!follow && spec.commandLine().getParseResult().hasMatchedOption("--poll")) {
            throw new CouldNotCheckException("--poll is the pause between two looks of whoever follows: give --follow");
        }
        if (successors && state == null) {
            throw new CouldNotCheckException("successors are known from what was seen before: give --state");
        }
        if (state == null) {
            audit(report, Optional.empty());
            return;
        }
        try (StateFile remembered = StateFile.open(state)) {
            audit(report, Optional.of(remembered));
        } catch (IOException e) {
            throw new CouldNotCheckException("cannot unlock " + state + ": " + Failure.said(e), e);
        }
    }

    private void audit(Report report, Optional<StateFile> remembered)
            throws NotProvenException, CouldNotCheckException {
        RecentReads source = new RecentReads(LogSource.of(log, answerLimit));
        Policy trusted = policy(source, report);
        EvidenceFolder folder = new EvidenceFolder(evidenceFolder());
        Freshness freshness = new Freshness(Optional.ofNullable(maxAge), trusted, Clock.systemUTC());
        Monitor monitor = new Monitor(
                source,
                new Trust(trusted, successors),
                remembered,
                folder,
                freshness,
                new MetricsFile(Optional.ofNullable(metricsFile), log, freshness));
        if (follow) {
            monitor.follow(report, poll, spec.commandLine().getOut());
        } else {
            monitor.once(report);
        }
    }

    private Optional<Path> evidenceFolder() {
        if (evidence != null || state == null) {
            return Optional.ofNullable(evidence);
        }
        return Optional.of(state.resolveSibling(state.getFileName() + ".evidence"));
    }

    private Policy policy(LogSource source, Report report) throws CouldNotCheckException {
        Optional<Policy> chosen = reader.policy(report);
        if (chosen.isPresent()) {
            return chosen.get();
        }
        Octets file = source.read("policy");
        try {
            Policy own = Policy.parse(file);
            report.draft().evidenceBelieves(own, file);
            report.note("policy", "taken from the log itself; give --policy to check that it is the log you know");
            return own;
        } catch (IllegalArgumentException e) {
            throw new CouldNotCheckException("the log's own policy is none: " + e.getMessage(), e);
        }
    }
}
