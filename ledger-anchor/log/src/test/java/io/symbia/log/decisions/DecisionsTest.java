package io.symbia.log.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two operators may decide about one stop at the same time; the reason of one of them is sealed. */
class DecisionsTest {
    private static final Decision FIRST = Decision.of("symbia.payment.events/3@96:MALFORMED", "sent by hand");
    private static final int ROUNDS = 500;
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

    @Test
    void addsOneOfTwoAtTheSameTimeAndTellsTheOther() throws Exception {
        int both = 0;
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < ROUNDS; round++) {
                CyclicBarrier start = new CyclicBarrier(2);
                Decisions decisions = new Decisions(folder);
                Callable<Optional<Decision>> first = () -> {
                    start.await();
                    return decisions.add(FIRST);
                };
                Callable<Optional<Decision>> second = () -> {
                    start.await();
                    return decisions.add(SECOND);
                };
                List<Optional<Decision>> told = new ArrayList<>();
                for (Future<Optional<Decision>> answer : two.invokeAll(List.of(first, second))) told.add(answer.get());
                if (told.stream().allMatch(Optional::isEmpty)) both++;
                else assertThat(told).containsAnyOf(Optional.of(FIRST), Optional.of(SECOND));
                decisions.done(FIRST);
            }
        }
        System.out.printf("pairs of decisions %d, both told that it was added %d%n", ROUNDS, both);
        assertThat(both).isZero();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    /** A pipe is read when somebody writes to it, which nobody does. */
    @Test
    @Timeout(30)
    void passesOverWhatIsNoOrdinaryFileAndTellsSo() throws Exception {
        Decisions decisions = new Decisions(folder);
        Files.createDirectory(folder.resolve("folder.decision"));
        Files.createSymbolicLink(folder.resolve("loop.decision"), folder.resolve("loop.decision"));
        assertThat(new ProcessBuilder("mkfifo", folder.resolve("pipe.decision").toString())
                        .start()
                        .waitFor())
                .isZero();
        assertThat(decisions.add(FIRST)).isEmpty();
        assertThat(decisions.waiting().decisions()).containsExactly(FIRST);
        assertThat(decisions.waiting().problem()).get().asString().contains("cannot be read as a decision");
    }
}
