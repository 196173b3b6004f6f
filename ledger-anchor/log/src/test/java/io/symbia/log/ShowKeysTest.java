package io.symbia.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.log.fence.RefusedToStartException;
import io.symbia.log.sealing.LogKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --keys} tells witnesses before a log has ever been started. */
class ShowKeysTest {
    @TempDir
    private Path folder;

    private Map<String, String> environment() {
        return Map.of("SYMBIA_LOG_DATA", folder.resolve("log").toString(), "SYMBIA_LOG_ORIGIN", "log.test/shown");
    }

    @Test
    void makesKeysOnceAndShowsThemAgain() throws IOException {
        LogKeys first = ShowKeys.keys(environment());

        assertThat(first.verifierKeys()).hasSize(2);
        assertThat(ShowKeys.keys(environment()).verifierKeys()).isEqualTo(first.verifierKeys());
    }

    @Test
    void makesNoneForALogThatHasLostIts() throws IOException {
        Path data = Files.createDirectories(folder.resolve("log"));
        Files.writeString(data.resolve("commits"), "something was sealed here");

        assertThatThrownBy(() -> ShowKeys.keys(environment()))
                .isInstanceOf(RefusedToStartException.class)
                .hasMessageContaining("key: there is none");
        assertThat(data.resolve("key")).doesNotExist();
    }

    @Test
    void needsToBeToldWhichLog() {
        assertThatThrownBy(() -> ShowKeys.keys(Map.of("SYMBIA_LOG_DATA", folder.toString())))
                .isInstanceOf(RefusedToStartException.class)
                .hasMessage("SYMBIA_LOG_ORIGIN is not set");
    }
}
