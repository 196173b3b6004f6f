package io.symbia.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.log.testkit.ChildJvm;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The options that are typed behind the log's jar. */
@Timeout(60)
class LogOptionsTest {
    private static String run(int status, String... options) throws Exception {
        Process log = ChildJvm.of(LogApplication.class, options)
                .redirectErrorStream(true)
                .start();
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

    @Test
    void areTold() throws Exception {
        assertThat(run(0, "--help")).startsWith("usage: log");
    }
}
