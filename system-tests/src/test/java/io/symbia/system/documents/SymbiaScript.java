package io.symbia.system.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.symbia.client.Client;
import io.symbia.local.Launcher;
import io.symbia.verifier.Symbia;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** {@code ./symbia}: which commands it has, and what each of them accepts. */
final class SymbiaScript {
    private static final Path SCRIPT = DocumentedLine.ROOT.resolve("symbia");
    /** The list of commands that the script hands over, on a line of its own. */
    private static final Pattern COMMANDS = Pattern.compile("^ +(demo \\| .*)\\) ;;$", Pattern.MULTILINE);
    /** {@code SECONDS}, {@code PORT}: words that stand for a number. */
    private static final Pattern NUMBER = Pattern.compile("\\b(SECONDS|PORT)\\b");

    private SymbiaScript() {}

    static List<String> commands() throws IOException {
        Matcher commands = COMMANDS.matcher(Files.readString(SCRIPT));
        assertThat(commands.find()).as("the list of commands in " + SCRIPT).isTrue();
        return List.of(commands.group(1).split(" \\| ", -1));
    }

    /** Fails unless the program behind a command takes these arguments. */
    static void accepts(List<String> arguments) throws IOException {
        String command = arguments.getFirst();
        if (command.equals("help") || command.equals("--help")) return;
        assertThat(commands()).contains(command);
        List<String> rest = arguments.subList(1, arguments.size());
        switch (command) {
            case "up", "down", "status", "resend" -> parse(new CommandLine(Launcher.class), arguments);
            case "demo", "import", "evidence" -> parse(new CommandLine(new Client()), arguments);
            case "verify", "inspect", "audit", "export" -> parse(new CommandLine(new Symbia()), arguments);
            case "images" -> {
                List<String> given = new ArrayList<>(List.of("--dist", "target/dist", "--out", "target/images"));
                given.addAll(rest);
                parse(built("deploy/images", "io.symbia.images.BuildImages"), given);
            }
            case "bench" -> {
                boolean ofTheHouse = rest.contains("proofs");
                if (ofTheHouse) parse(new CommandLine(new Client()), arguments);
                else parse(built("bench", "io.symbia.bench.Bench"), rest);
            }
            case "fsck" -> assertThat(String.join(" ", rest)).matches("\\S+( --policy \\S+|( --key \\S+)+)?");
            case "test", "check", "format" -> MavenLine.accepts(rest);
            default -> throw new AssertionError("no test knows what ./symbia " + command + " accepts");
        }
    }

    private static void parse(CommandLine program, List<String> arguments) {
        program.parseArgs(arguments.stream()
                .map(argument -> NUMBER.matcher(argument).replaceAll("1"))
                .toArray(String[]::new));
    }

    /** A program that the tests do not depend on, from where the build has left it. */
    private static CommandLine built(String module, String main) throws IOException {
        Path classes = DocumentedLine.ROOT.resolve(module).resolve("target/classes");
        assumeTrue(Files.isDirectory(classes), module + " is not built yet");
        URL[] path = {classes.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(path, SymbiaScript.class.getClassLoader())) {
            return new CommandLine(loader.loadClass(main));
        } catch (ClassNotFoundException gone) {
            throw new AssertionError(gone);
        }
    }
}
