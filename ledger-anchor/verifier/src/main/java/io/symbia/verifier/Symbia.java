package io.symbia.verifier;

import io.symbia.verifier.audit.AuditCommand;
import io.symbia.verifier.export.ExportCommand;
import io.symbia.verifier.inspect.InspectCommand;
import io.symbia.verifier.proof.VerifyCommand;
import io.symbia.verifier.statement.Printable;
import io.symbia.verifier.statement.Verdict;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/**
 * Checks evidence of the log of Symbia. Exit status: 0 proven under the reader's policy, 1 not proven, 2 could not check, 3 consistent, but
 * nobody said whom to believe.
 */
@Command(
        name = "symbia",
        description = "Checks evidence of the log of Symbia, without the log.",
        mixinStandardHelpOptions = true,
        version = "symbia verifier 0.1.0",
        subcommands = {VerifyCommand.class, AuditCommand.class, ExportCommand.class, InspectCommand.class},
        footer = {
            "Exit status: 0 proven under your policy, 1 not proven, 2 could not check,",
            "3 agrees with itself, and nobody said whom to believe."
        },
        synopsisSubcommandLabel = "COMMAND")
public final class Symbia {
    /** Runs one command and ends with its exit status. */
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT); // INVARIANT 153: digits and letters are the same on every machine.
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, arguments));
    }

    /** As {@link #main}, but returns the exit status. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine command = TypedValues.readBy(new CommandLine(new Symbia()));
        command.setOut(out);
        command.setErr(err);
        command.setParameterExceptionHandler((mistyped, _) -> mistyped(mistyped, err));
        // A mistake of ours has shown nothing about the evidence.
        command.setExecutionExceptionHandler((bug, _, _) -> {
            err.println("COULD NOT CHECK: " + bug);
            bug.printStackTrace(err);
            return Verdict.COULD_NOT_CHECK.exitStatus();
        });
        if (arguments.length == 0) {
            command.usage(err);
            return Verdict.COULD_NOT_CHECK.exitStatus();
        }
        try {
            return command.execute(arguments);
        } catch (Error exhausted) { // Out of memory or stack, or a mistake of ours: 1 would say that evidence is wrong.
            err.println("COULD NOT CHECK: " + exhausted);
            return Verdict.COULD_NOT_CHECK.exitStatus();
        }
    }

    /** What was mistyped, without a page of what could have been. */
    private static int mistyped(ParameterException mistyped, PrintWriter err) {
        err.println(Printable.of(mistyped.getMessage()));
        CommandLine.UnmatchedArgumentException.printSuggestions(mistyped, err);
        err.printf(
                "%s --help says what can be typed%n",
                mistyped.getCommandLine().getCommandSpec().qualifiedName());
        return Verdict.COULD_NOT_CHECK.exitStatus();
    }
}
