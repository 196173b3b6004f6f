package io.symbia.verifier.proof;

import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.checkpoint.TlogProof;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.report.CouldNotCheckException;
import io.symbia.verifier.report.NotProvenException;
import io.symbia.verifier.report.Report;
import io.symbia.verifier.source.LocalFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code symbia verify}: that events are in a log which the policy trusts. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Proves that an event, or each of many, is in a log that the policy trusts; "
                + "or that such a log signed two histories.",
        footer = {
            "",
            "DIR holds either events and their proofs, <name>.json and <name>.tlog-proof,",
            "or an export: events.jsonl with one event a line, and log/ with a copy of the",
            "log's checkpoint and of its tiles of level 0."
        })
public final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private What what;

    @Option(
            names = "--proof",
            paramLabel = "PROOF",
            description = "The proof of EVENT; else the file beside it with extension .tlog-proof.")
    private Path proof;

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            required = true,
            description = "Whom to believe (c2sp.org/tlog-policy).")
    private Path policy;

    /** One event or many. */
    static final class What {
        @Parameters(
                paramLabel = "EVENT",
                description = "The event's exact bytes; or a file that proves an equivocation, which needs no --proof.")
        private Path event;

        @Option(names = "--all", paramLabel = "DIR", description = "Every event of a folder.")
        private Path folder;
    }

    @Override
    public Integer call() {
        Report report = new Report(spec.commandLine().getOut());
        return report.conclude(() -> verify(report)).exitStatus();
    }

    private void verify(Report report) throws NotProvenException, CouldNotCheckException {
        Policy trusted = LocalFiles.readPolicy(policy);
        if (what.event != null) {
            verify(LocalFiles.read(what.event), trusted, report);
        } else if (Files.exists(what.folder.resolve(ExportVerification.EVENTS))) {
            new ExportVerification(trusted, report).verify(what.folder);
        } else {
            new FolderVerification(trusted, report).verify(what.folder);
        }
    }

    private void verify(Octets file, Policy trusted, Report report) throws NotProvenException, CouldNotCheckException {
        if (EquivocationVerification.isOne(file)) {
            new EquivocationVerification(trusted, report).verify(file);
        } else {
            Path proofFile = proof != null ? proof : proofBeside(what.event);
            new EventVerification(trusted, report).verify(file, LocalFiles.read(proofFile));
        }
    }

    static Path proofBeside(Path event) {
        String name = event.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return event.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + TlogProof.EXTENSION);
    }
}
