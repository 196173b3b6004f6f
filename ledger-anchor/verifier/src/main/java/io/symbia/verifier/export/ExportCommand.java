package io.symbia.verifier.export;

import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.report.CouldNotCheckException;
import io.symbia.verifier.source.LogSource;
import io.symbia.verifier.statement.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code symbia export}: a folder with what a log publishes, that any web server or bucket can serve and {@code audit} reads. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description =
                "Copies what a log or a mirror publishes into a folder, at the same paths; run again, it adds what is "
                        + "new. It checks nothing: audit the folder.",
        footer = "Exit status: 0 copied, 2 could not copy.")
public final class ExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "LOG",
            description = "The address of the log or of its mirror, or a folder like the one that is made.")
    private String log;

    @Option(names = "--to", paramLabel = "DIR", required = true, description = "Where the copy is or will be.")
    private Path folder;

    @Option(
            names = "--answer-limit",
            paramLabel = "DURATION",
            defaultValue = LogSource.ANSWER_LIMIT,
            description =
                    "How long an answer may take, apart from a second for each 8 KiB of it; default: ${DEFAULT-VALUE}.")
    private Duration answerLimit;

    @Override
    public Integer call() {
        try {
            LogSource source = LogSource.of(log, answerLimit);
            Octets checkpoint = source.read("checkpoint");
            long treeSize = Checkpoint.parse(Note.parse(checkpoint).text()).treeSize();
            ExportedFolder exported = new ExportedFolder(source, folder, treeSize);
            exported.copyTiles();
            exported.copyManifests();
            exported.finish(checkpoint);
            spec.commandLine().getOut().printf("exported %d leaves, %d files are new%n", treeSize, exported.written());
            return Verdict.PROVEN.exitStatus();
        } catch (CouldNotCheckException | IOException | IllegalArgumentException e) {
            spec.commandLine().getErr().println("COULD NOT EXPORT: " + e.getMessage());
            return Verdict.COULD_NOT_CHECK.exitStatus();
        } finally {
            spec.commandLine().getOut().flush();
            spec.commandLine().getErr().flush();
        }
    }
}
