package io.symbia.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code symbia audit --follow} as a process: it keeps up with a growing log, and ends at the first contradiction. */
@Timeout(120)
class FollowTest {
    @TempDir
    private Path folder;

    private Path policy;
    private Path state;
    private Path published;

    @BeforeEach
    void writePolicy() throws IOException {
        policy = folder.resolve("policy.txt");
        state = folder.resolve("state");
        published = folder.resolve("log");
        Files.writeString(policy, SmallLog.POLICY);
    }

    /** As a log does it: the checkpoint comes last, and at once. */
    private void publish(SmallLog log) throws IOException {
        publish(log, _ -> {});
    }

    private interface Change {
        void make(Path files) throws IOException;
    }

    private void publish(SmallLog log, Change change) throws IOException {
        Path aside = Files.createTempDirectory(folder, "aside");
        log.publish(aside);
        change.make(aside);
        try (Stream<Path> files = Files.walk(aside)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("checkpoint"))
                    .toList()) {
                Path target = published.resolve(aside.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.move(
                aside.resolve("checkpoint"),
                published.resolve("checkpoint"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private Process follow() throws IOException {
        return Run.start("audit", published, "--policy", policy, "--state", state, "--follow", "--poll", "PT0.02S");
    }

    private static BufferedReader linesOf(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    @Test
    void keepsUpUntilTheLogContradictsItself() throws IOException, InterruptedException {
        publish(SmallLog.ofAtLeast(20));
        Process process = follow();
        try (BufferedReader lines = linesOf(process)) {
            for (int size : List.of(20, 100, 300)) {
                SmallLog log = SmallLog.ofAtLeast(size);
                publish(log);
                await(lines, "remembers " + log.size() + " leaves");
            }
            Files.delete(published.resolve("checkpoint"));
            await(lines, "waiting");
            publish(new SmallLog().add("B").add("A").seal());
            String alert = await(lines, "{");
            assertThat(alert)
                    .contains("\"check\":\"history\"")
                    .contains("\"place\":\"checkpoint 3\"")
                    .contains("\"log\":\"" + published + "\"");
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
        } finally {
            process.destroyForcibly();
        }
    }

    /** A proxy that turns to maintenance, or somebody on the way, is no word of the log. */
    @Test
    void waitsWhileSomethingElseAnswersInTheLogsPlace() throws IOException, InterruptedException {
        publish(SmallLog.ofAtLeast(20));
        Process process = follow();
        try (BufferedReader lines = linesOf(process)) {
            await(lines, "remembers");
            int size = 100;
            for (String damaged : List.of("tile/entries", "tile/0", "manifests", "checkpoint")) {
                SmallLog log = SmallLog.ofAtLeast(size);
                publish(log, files -> answerOtherwise(files, damaged));
                assertThat(await(lines, "waiting"))
                        .as(damaged)
                        .containsAnyOf("entries: ", "tiles: ", "batches: ", "log: ");
                publish(log);
                await(lines, "remembers " + log.size() + " leaves");
                size += 300;
            }
            assertThat(folder.resolve("state.evidence")).doesNotExist();
        } finally {
            process.destroyForcibly();
        }
    }

    /** Pages in the place of files, and a checkpoint that says something else than was signed. */
    private static void answerOtherwise(Path files, String damaged) throws IOException {
        if (damaged.equals("checkpoint")) {
            Path checkpoint = files.resolve(damaged);
            List<String> said = new ArrayList<>(Files.readAllLines(checkpoint));
            said.set(1, said.get(1) + "1");
            Files.writeString(checkpoint, String.join("\n", said) + "\n");
            return;
        }
        try (Stream<Path> served = Files.walk(files.resolve(damaged))) {
            for (Path file : served.filter(Files::isRegularFile).toList())
                Files.writeString(file, "<html>maintenance</html>");
        }
    }

    private static String await(BufferedReader lines, String text) throws IOException {
        String line;
        while ((line = lines.readLine()) != null) {
            if (line.contains(text)) {
                return line;
            }
        }
        throw new AssertionError("ended without " + text);
    }

    @Test
    void needsAState() {
        assertThat(Run.here("audit", folder, "--policy", policy, "--follow").status())
                .isEqualTo(2);
    }
}
