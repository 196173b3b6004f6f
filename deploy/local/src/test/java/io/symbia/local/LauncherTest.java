package io.symbia.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.local.house.HouseOptions;
import io.symbia.local.house.ProcessSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What people type wrong is answered by a sentence, not by a stack trace. */
class LauncherTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--port nobody=1    | nothing here is called nobody; there are [credit, credit-management, gateway, gateway-management, kafka",
                "--port log=65536   | port 65536 for log does not exist; the last is 65535",
                "--port-base 65530  | port 65536 for ",
                "--port-base 0      | port 0 for platform does not exist",
                "--port-base 20000 --port log=20001           | port 20001 is given to both log and witness-customs",
                "--port gateway=20000 --port log=20000        | port 20000 is given to both gateway and log",
                "--port payment=18083                         | port 18083 is given to both payment and payment-management",
                "--port kafka=27017                           | port 27017 is given to both kafka and mongo",
            })
    void saysWhichPortCannotBe(String arguments, String sentence, @TempDir Path folder) {
        StringWriter error = new StringWriter();
        CommandLine up = new CommandLine(new Launcher.Up()).setErr(new PrintWriter(error, true));
        List<String> typed = new ArrayList<>(List.of(arguments.split(" ")));
        typed.addAll(List.of("--data", folder.resolve("data").toString(), "--dist", folder.toString()));
        assertThat(up.execute(typed.toArray(String[]::new))).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(error.toString()).startsWith(sentence).doesNotContain("\tat ");
    }

    /** A house that was here before keeps the ports that nobody names; its own, so that it is told at the first that is taken. */
    @Test
    void movesOneProcessAndNoOther(@TempDir Path folder) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path data = folder.resolve("data");
            Files.createDirectories(data.resolve("run"));
            Files.writeString(
                    data.resolve("run/house.properties"),
                    "port.platform=" + taken.getLocalPort() + "\nport.gateway=" + door.getLocalPort() + "\n");
            Path jars = distribution(folder);
            String sentence = "port " + taken.getLocalPort() + ", which platform needs, is taken";
            for (String[] moved :
                    new String[][] {{}, {"--port", "gateway=1"}, {"--port", "log=1", "--port", "gateway=2"}}) {
                List<String> arguments =
                        new ArrayList<>(List.of("up", "--data", data.toString(), "--dist", jars.toString()));
                arguments.addAll(List.of(moved));
                assertThat(said(1, arguments.toArray(String[]::new))).startsWith(sentence);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up --data FILE",
                "up --data FILE/below",
                "up --data /dev/null",
                "up --data FILE --reset",
                "status --data FILE",
                "down --data FILE"
            })
    void saysThatAFolderIsNone(String arguments, @TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        List<String> typed = new ArrayList<>(
                List.of(arguments.replace("FILE", file.toString()).split(" ")));
        if (typed.getFirst().equals("up"))
            typed.addAll(List.of("--dist", distribution(folder).toString()));
        StringWriter said = new StringWriter();
        CommandLine line =
                Launcher.commandLine().setErr(new PrintWriter(said, true)).setOut(new PrintWriter(said, true));
        int status = line.execute(typed.toArray(String[]::new));
        assertThat(said.toString()).doesNotContain("\tat ", "Exception");
        if (typed.getFirst().equals("up")) {
            assertThat(status).isEqualTo(1);
            assertThat(said.toString()).contains("cannot use ", "What to do: ", "--data");
        }
    }

    /** An empty variable in a script would be the folder where it was typed. */
    @ParameterizedTest
    @ValueSource(strings = {"up --reset --data", "up --data", "status --data", "down --data", "resend payment --data"})
    void takesNoFolderWithoutAName(String arguments) {
        List<String> typed = new ArrayList<>(List.of(arguments.split(" ")));
        typed.add("");
        assertThat(said(CommandLine.ExitCode.USAGE, typed.toArray(String[]::new)))
                .contains("the name of a file or folder is empty")
                .doesNotContain("\tat ");
        typed.set(typed.size() - 1, "a\0b"); // As a letter beyond ASCII under LC_ALL=C.
        assertThat(said(CommandLine.ExitCode.USAGE, typed.toArray(String[]::new)))
                .contains("set LC_ALL=C.UTF-8 and type it again")
                .doesNotContain("java.", "\tat ");
    }

    private static Path distribution(Path folder) throws IOException {
        Path apps = Files.createDirectories(folder.resolve("dist/apps"));
        for (ProcessSpec process : HouseOptions.usual(folder, folder).processes()) {
            Path jar = apps.resolve(process.jar() + ".jar");
            if (!Files.exists(jar)) Files.createFile(jar);
        }
        return apps.getParent();
    }

    private static String said(int status, String... arguments) {
        StringWriter error = new StringWriter();
        CommandLine line = Launcher.commandLine().setErr(new PrintWriter(error, true));
        assertThat(line.execute(arguments)).as(error.toString()).isEqualTo(status);
        return error.toString();
    }
}
