package io.symbia.system.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./symbia demo}: starts a house of its own only where none is named. A JDK stands for the real one that only notes what is started. */
class DemoScriptTest {
    @TempDir
    private Path folder;

    private Path calls;
    private String locale = "";
    private Path house; // There while one is up, which has its door at 20010.

    @BeforeEach
    void standIn() throws IOException {
        calls = folder.resolve("calls");
        house = folder.resolve("house");
        Files.copy(DocumentedLine.ROOT.resolve("symbia"), folder.resolve("symbia"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createDirectories(folder.resolve("target/dist/apps"));
        for (String app : List.of("client", "local"))
            Files.createFile(folder.resolve("target/dist/apps/" + app + ".jar"));
        Files.createFile(folder.resolve("target/dist/.built"));
        Path bin = Files.createDirectories(folder.resolve("jdk/bin"));
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25\"\n");
        Files.writeString(
                bin.resolve("java"),
                "#!/bin/sh\necho \"$LC_ALL $@\" >> '" + calls + "'\ncase \"$*\" in\n"
                        + "*\" up\"*) touch '" + house + "';;\n"
                        + "*status*) [ -e '" + house + "' ] || exit 1\n"
                        + "  echo 'log              port 20013 process 101     up'\n"
                        + "  echo 'gateway          port 20010 process 102     up';;\nesac\n");
        Files.writeString(bin.resolve("javac"), "#!/bin/sh\n");
        for (String program : List.of("java", "javac")) {
            Files.setPosixFilePermissions(bin.resolve(program), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void startsNoneWhereAnOptionIsNotUnderstood() throws Exception {
        assertThat(started("demo", "--port-base=21500"))
                .satisfiesExactly(call -> assertThat(call).endsWith("client.jar demo --port-base=21500"));
    }

    @Test
    void startsAHouseWhereNoneIsUp() throws Exception {
        assertThat(started("demo"))
                .satisfiesExactly(
                        call -> assertThat(call).endsWith("local.jar status"),
                        call -> assertThat(call).endsWith("local.jar up"),
                        call -> assertThat(call).endsWith("local.jar status"),
                        call -> assertThat(call).endsWith("client.jar demo --url http://127.0.0.1:20010"));
    }

    @Test
    void knocksAtTheDoorOfTheHouseThatIsUp() throws Exception {
        Files.createFile(house);
        assertThat(started("demo", "--out", "elsewhere"))
                .allMatch(call -> !call.endsWith(" up"))
                .last()
                .asString()
                .endsWith("client.jar demo --url http://127.0.0.1:20010 --out elsewhere");
    }

    @Test
    void startsNoneWhereOneIsNamed() throws Exception {
        for (List<String> named : List.of(
                List.of("--url", "http://127.0.0.1:18080"),
                List.of("--url=http://127.0.0.1:18080"),
                List.of("--out", "elsewhere", "--url", "http://127.0.0.1:18080"),
                List.of("--help"))) {
            List<String> arguments = new ArrayList<>(List.of("demo"));
            arguments.addAll(named);
            assertThat(started(arguments.toArray(String[]::new)))
                    .singleElement()
                    .asString()
                    .endsWith("client.jar demo " + String.join(" ", named));
        }
    }

    /** Without a locale Java takes the names of files for ASCII, and a folder with other letters could not be named. */
    @Test
    void readsNamesOfFilesAsUnicodeWhereThereIsNoLocale() throws Exception {
        for (String none : List.of("", "C", "POSIX")) {
            locale = none;
            assertThat(started("demo", "--help")).singleElement().asString().startsWith("C.UTF-8 ");
        }
        for (String gone :
                List.of("xx_XX.UTF-8", "xx_XX.ISO-8859-1", "xx_XX")) { // As a terminal elsewhere sends along.
            locale = gone;
            assertThat(started("demo", "--help")).singleElement().asString().startsWith("C.UTF-8 ");
        }
        locale = "C.utf8"; // Somebody's own.
        assertThat(started("demo", "--help")).singleElement().asString().startsWith("C.utf8 ");
    }

    private List<String> started(String... arguments) throws IOException, InterruptedException {
        Files.deleteIfExists(calls);
        List<String> command = new ArrayList<>(List.of(folder.resolve("symbia").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder script = new ProcessBuilder(command).redirectErrorStream(true);
        script.environment().keySet().removeIf(name -> name.equals("LANG") || name.startsWith("LC_"));
        script.environment().put("LC_ALL", locale);
        script.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        Process process = script.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return Files.readAllLines(calls);
    }
}
