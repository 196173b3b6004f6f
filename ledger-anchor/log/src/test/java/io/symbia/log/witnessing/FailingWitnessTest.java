package io.symbia.log.witnessing;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.log.publishing.Published;
import io.symbia.log.testkit.SimulatedLog;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.checkpoint.Policy;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A witness that keeps failing, or does not come to an end, costs the log neither time nor connections. */
class FailingWitnessTest {
    private static final String TEXT = "text/plain; charset=utf-8";

    @TempDir
    private Path folder;

    private Town town;

    @BeforeEach
    void build() {
        town = new Town(folder);
    }

    @AfterEach
    void close() {
        town.close();
    }

    /** Whatever it is that does not come to an end: the log hangs up, and asks again later. */
    @Test
    void isNotListenedToForLongerThanItsLimit() throws Exception {
        for (LyingWitness.Lie lie : List.of(LyingWitness.dripping(), LyingWitness.endless())) {
            try (LyingWitness liar = new LyingWitness(lie);
                    SimulatedLog log = town.log(town.policy(liar.url(), town.finance.url(), town.industry.url()))) {
                log.sealOnlyTo(log.nextOffset(0) + 10);
                Awaitility.await().atMost(Town.PATIENCE).until(() -> liar.hungUp() >= 2);
            }
        }
    }

    @Test
    void isNotAskedEachTimeWhenItKeepsFailing() throws Exception {
        try (LyingWitness liar = new LyingWitness(LyingWitness.says(500, TEXT, "broken\n"))) {
            URI url = liar.url();
            try (SimulatedLog log = town.log(town.policy(town.customs.url(), town.finance.url(), url))) {
                for (int batch = 1; batch <= 12; batch++) {
                    log.sealOnlyTo(batch * 10L);
                    Town.awaitPublished(log);
                }
                Awaitility.await()
                        .atMost(Town.PATIENCE)
                        .until(() -> log.publication().witnesses().stream().anyMatch(status -> !status.good()));
                Policy policy = Town.published(town.read(town.policy()));
                Published published = log.publication().published().orElseThrow();
                Checkpoint trusted = policy.verify(published.checkpoint()).checkpoint();
                assertThat(trusted.treeSize()).isEqualTo(log.last().size());
                assertThat(liar.questions()).isLessThan(12);
            }
        }
    }
}
