package io.symbia.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
        Path aside = Files.createTempDirectory(folder, "aside");
        log.publish(aside);
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

    @Test
    void keepsUpUntilTheLogContradictsItself() throws IOException, InterruptedException {
        publish(SmallLog.ofAtLeast(20));
        Process process =
                Run.start("audit", published, "--policy", policy, "--state", state, "--follow", "--poll", "PT0.02S");
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
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
