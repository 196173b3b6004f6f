package io.symbia.verifier.audit;

import io.symbia.tlog.checkpoint.Policy;
import io.symbia.verifier.report.CouldNotCheckException;
import io.symbia.verifier.report.NotProvenException;
import io.symbia.verifier.report.Report;
import io.symbia.verifier.source.LocalFiles;
import io.symbia.verifier.source.LogSource;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code symbia audit}: that a whole log is what it says it is. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Recomputes a whole log from its entries: leaves, tiles, roots, batches and streams.")
public final class AuditCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "LOG", description = "The log's address, or a folder with a copy of what it publishes.")
    private String log;

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            description =
                    "Whom to believe. Without it the log is asked for its own, which shows only that it agrees with itself.")
    private Path policy;

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description = "Remembers the last checkpoint, so that the next audit finds out if the log was rewritten.")
    private Path state;

    @Override
    public Integer call() {
        Report report = new Report(spec.commandLine().getOut());
        return report.conclude(() -> audit(report)).exitStatus();
    }

    private void audit(Report report) throws NotProvenException, CouldNotCheckException {
        LogSource source = LogSource.of(log);
        Optional<AuditMemory> memory = Optional.ofNullable(state).map(AuditMemory::new);
        new Audit(source, policy(source, report), memory, report).run();
    }

    private Policy policy(LogSource source, Report report) throws CouldNotCheckException {
        if (policy != null) {
            return LocalFiles.readPolicy(policy);
        }
        try {
            Policy own = Policy.parse(source.read("policy"));
            report.note("policy", "taken from the log itself; give --policy to check that it is the log you know");
            return own;
        } catch (IllegalArgumentException e) {
            throw new CouldNotCheckException("the log's own policy is none: " + e.getMessage(), e);
        }
    }
}
