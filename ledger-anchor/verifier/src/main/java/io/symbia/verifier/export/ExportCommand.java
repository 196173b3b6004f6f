package io.symbia.verifier.export;

import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.note.Note;
import io.symbia.verifier.report.CouldNotCheckException;
import io.symbia.verifier.source.Failure;
import io.symbia.verifier.source.LogSource;
import io.symbia.verifier.statement.Printable;
import io.symbia.verifier.statement.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
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
                        + "new, if the log goes on from the copy and a key of the copy's policy signed that. It checks no "
                        + "file: audit the folder, delete what is damaged, and run it again.",
        footer =
                "Exit status: 0 copied, 2 could not copy, nobody whom the policy names signed what is shown, or the folder "
                        + "has a copy from which the log does not go on.")
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
            names = "--policy",
            paramLabel = "POLICY",
            description =
                    "Whose checkpoint is taken (c2sp.org/tlog-policy); default: the policy of the copy, and for a "
                            + "first one that of the log. It becomes the copy's, if the copy has none.")
    private Path policy;

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
            ExportedFolder.requireNoProcessOwns(folder);
            LogSource source = LogSource.of(log, answerLimit);
            Note note = Note.parse(source.read("checkpoint"));
            Checkpoint now = Checkpoint.parse(note.text());
            Optional<Continuation> earlier = Continuation.of(folder);
            CopyPolicy believed = CopyPolicy.of(Optional.ofNullable(policy), folder, earlier.isEmpty(), source);
            if (earlier.isPresent()) earlier.get().require(source, note, now, believed.logKeys());
            believed.require(note, source);
            boolean isServedAnother = earlier.isPresent() && believed.differsFromThatOf(source);
            ExportedFolder exported = new ExportedFolder(source, folder, now.treeSize());
            exported.begin(believed);
            exported.copyTiles();
            exported.copyManifests();
            boolean isTaken = exported.finish(believed, earlier.map(Continuation::note), note);
            PrintWriter out = spec.commandLine().getOut();
            out.printf("exported %d leaves, %d files are new%n", now.treeSize(), exported.written());
            if (!isTaken) out.printf("the copy's own checkpoint of that tree stays: more have signed it%n");
            if (isServedAnother) {
                out.printf("%s serves another policy than %s, which decides and stays%n", source, believed);
            }
            out.printf("no file was checked, and what was there before was not read: audit %s%n", folder);
            return Verdict.PROVEN.exitStatus();
        } catch (IOException e) {
            return refused("cannot write to " + folder + ": " + Failure.said(e));
        } catch (CouldNotCheckException | IllegalArgumentException e) {
            return refused(e.getMessage());
        } finally {
            spec.commandLine().getOut().flush();
            spec.commandLine().getErr().flush();
        }
    }

    private int refused(String why) {
        spec.commandLine().getErr().println("COULD NOT EXPORT: " + Printable.of(why));
        return Verdict.COULD_NOT_CHECK.exitStatus();
    }
}
