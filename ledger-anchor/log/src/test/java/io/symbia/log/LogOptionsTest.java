package io.symbia.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.log.testkit.ChildJvm;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The options that are typed behind the log's jar. */
@Timeout(60)
class LogOptionsTest {
    @TempDir
    private Path data;

    private String run(int status, String... options) throws Exception {
        ProcessBuilder typed = ChildJvm.of(LogApplication.class, options).redirectErrorStream(true);
        typed.environment().put("SYMBIA_LOG_DATA", data.toString());
        typed.environment().put("SYMBIA_LOG_ORIGIN", "log.test/options");
        Process log = typed.start();
        try {
            String said = new String(log.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(log.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(log.exitValue()).as(said).isEqualTo(status);
            return said;
        } finally {
            log.destroyForcibly();
        }
    }

    /** With the variables of a log around it, a mistyped option would otherwise start one. */
    @ParameterizedTest
    @ValueSource(strings = {"--new-key", "--retire-old-key", "--restor", "nonsense", "--trust-agian"})
    void startNoLogWhenTheyAreMistyped(String option) throws Exception {
        assertThat(run(2, option)).startsWith("usage: log").contains("--retire-old-keys");
    }

    /** What cannot be taken back is done when it is asked for, not when it is asked about. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--retire-old-keys --dry-run",
                "--dry-run --retire-old-keys",
                "--retire-old-keys --new-keys",
                "--retire-old-keys=now",
                "--new-keys log.test/options",
                "--keys --server.port=0",
                "--trust-again",
                "--trust-again --dry-run",
                "--trust-again customs.example/witness --dry-run",
                "--dry-run --trust-again customs.example/witness",
                "--restore",
                "--restore --dry-run",
                "--restore DIR --dry-run",
                "--restore DIR --new",
                "--restore DIR --new --dry-run",
                "--dry-run --restore DIR",
                "--dry-run --pass symbia.payment.events/3@96:MALFORMED --reason x"
            })
    void doNothingBesideAWordThatDoesNotBelongToThem(String typed) throws Exception {
        assertThat(run(2, typed.split(" "))).startsWith("usage: log");
        assertThat(data).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--retire-old-keys --help",
                "--help --new-keys",
                "--keys --help",
                "--trust-again --help",
                "--restore DIR --help",
                "--pass symbia.payment.events/3@96:MALFORMED --reason --help",
                "--server.port=0 --help"
            })
    void areToldAndNotDone(String typed) throws Exception {
        assertThat(run(0, typed.split(" "))).startsWith("usage: log");
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void areDoneAlone() throws Exception {
        assertThat(run(0, "--keys")).startsWith("log.test/options+");
        assertThat(data).isNotEmptyDirectory();
    }

    /** Has a usage of its own. */
    @Test
    void areToldOfTheCheckToo() throws Exception {
        assertThat(run(0, "--fsck", "--help")).startsWith("usage: fsck");
        assertThat(run(2, "--keys", "--fsck", "DIR")).startsWith("usage: log");
    }

    @Test
    void areTold() throws Exception {
        assertThat(run(0, "--help")).startsWith("usage: log");
    }
}
