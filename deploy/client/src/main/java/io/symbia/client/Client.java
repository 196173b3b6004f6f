package io.symbia.client;

import io.symbia.client.deliveries.DeliveryImport;
import io.symbia.client.deliveries.text.FileRefused;
import io.symbia.client.deliveries.text.TextFile;
import io.symbia.client.http.NoGateway;
import io.symbia.client.http.PlatformUnreachable;
import io.symbia.client.story.StoryStuck;
import io.symbia.verifier.TypedValues;
import io.symbia.verifier.statement.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code symbia import}, {@code demo}, {@code evidence} and {@code bench proofs}: what is done through the platform's doors from outside. */
@Command(
        name = "symbia",
        mixinStandardHelpOptions = true,
        subcommands = {Demo.class, Client.Import.class, Client.Bench.class, MakeEvidence.class})
public final class Client {
    /** {@code symbia import}: a command for each kind of record. */
    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = "Brings records into the platform through its HTTP APIs.",
            subcommands = {ImportDeliveries.class})
    static final class Import {}

    /** {@code symbia bench}: a command for each measure of a running platform. */
    @Command(
            name = "bench",
            mixinStandardHelpOptions = true,
            description = "Measures a platform that is up.",
            subcommands = {MeasureProofs.class})
    static final class Bench {}

    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT); // INVARIANT 153: digits and letters are the same on every machine.
        System.exit(commandLine().execute(arguments));
    }

    /**
     * Makes the commands. A failure of any day takes one line, and a mistyped option no page of usage; only a mistake of ours shows where in the
     * code it was made.
     */
    public static CommandLine commandLine() {
        CommandLine commands = TypedValues.readBy(new CommandLine(new Client()));
        commands.setCaseInsensitiveEnumValuesAllowed(true); // dmy, mdy
        commands.registerConverter(URI.class, GatewayAddress::parse);
        commands.setExecutionExceptionHandler((failed, command, _) -> switch (failed) {
            case FileRefused refused -> {
                command.getErr().println(Printable.of(refused.getMessage())); // It may quote a heading.
                yield CommandLine.ExitCode.USAGE;
            }
            case FileSystemException ofFile -> {
                command.getErr().println(ofFile.getFile() + ": " + TextFile.why(ofFile));
                yield CommandLine.ExitCode.SOFTWARE;
            }
            case NoGateway elsewhere -> {
                command.getErr().println(elsewhere.getMessage());
                yield CommandLine.ExitCode.USAGE;
            }
            case DeliveryImport.Stopped _, StoryStuck _, PlatformUnreachable _, IOException _ -> {
                command.getErr().println(failed.getMessage());
                yield CommandLine.ExitCode.SOFTWARE;
            }
            default -> throw failed;
        });
        commands.setParameterExceptionHandler((mistyped, _) -> {
            CommandLine command = mistyped.getCommandLine();
            PrintWriter err = command.getErr();
            err.println(mistyped.getMessage());
            CommandLine.UnmatchedArgumentException.printSuggestions(mistyped, err);
            err.printf(
                    "%s --help says what can be typed%n",
                    command.getCommandSpec().qualifiedName());
            return CommandLine.ExitCode.USAGE;
        });
        return commands;
    }
}
