package io.symbia.log.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two operators may decide about one stop at the same time; the reason of one of them is sealed. */
class DecisionsTest {
    private static final Decision FIRST = Decision.of("symbia.payment.events/3@96:MALFORMED", "sent by hand");
    private static final Decision SECOND = Decision.of(FIRST.stop(), "a test");

    @TempDir
    private Path folder;

    @Test
    void tellsTheSecondWhatTheFirstHasDecided() throws IOException {
        Decisions decisions = new Decisions(folder.resolve("decisions"));
        assertThat(decisions.add(FIRST)).isEmpty();
        assertThat(decisions.add(SECOND)).contains(FIRST);
        assertThat(decisions.add(FIRST)).isEmpty();
        assertThat(decisions.waiting().decisions()).containsExactly(FIRST);
        decisions.done(FIRST);
        assertThat(decisions.add(SECOND)).isEmpty();
        try (Stream<Path> files = Files.list(folder.resolve("decisions"))) {
            assertThat(files).hasSize(1);
        }
    }

    /** A full disk can leave one. */
    @Test
    void takesAFileWithNothingInItForNoDecision() throws IOException {
        Decisions decisions = new Decisions(folder);
        assertThat(decisions.add(FIRST)).isEmpty();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) Files.writeString(file, "");
        }
        assertThat(decisions.add(SECOND)).isEmpty();
        assertThat(decisions.waiting().decisions()).containsExactly(SECOND);
    }
}
