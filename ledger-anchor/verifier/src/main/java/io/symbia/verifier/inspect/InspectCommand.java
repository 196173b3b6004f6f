package io.symbia.verifier.inspect;

import io.symbia.tlog.bundle.StrictZip;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.report.CouldNotCheckException;
import io.symbia.verifier.source.LocalFiles;
import io.symbia.verifier.statement.Printable;
import io.symbia.verifier.statement.Verdict;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code symbia inspect}: what a file says, to a person. Exit status 0 means that it could be read, and nothing more. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description =
                "Shows what a file says: an event, disclosed values, a proof, a proof of a stream, a checkpoint, a"
                        + " manifest, a policy, keys, an evidence bundle, a proof of two histories, the state of an audit"
                        + " or a statement. Proves nothing.")
public final class InspectCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The file; of one of more than 64 MiB its start.")
    private Path file;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            Octets bytes = LocalFiles.readStart(file, StrictZip.MAX_BYTES);
            for (Shown.Line line : Inspection.of(bytes)) {
                String text = Printable.of(line.text());
                out.println(String.format(Locale.ROOT, "%-10s %s", line.subject(), text));
            }
            out.println("Shown, not checked.");
            return 0;
        } catch (CouldNotCheckException e) {
            out.println("COULD NOT SHOW: " + Printable.of(e.getMessage()));
            return Verdict.COULD_NOT_CHECK.exitStatus();
        } finally {
            out.flush();
        }
    }
}
