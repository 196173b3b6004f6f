package io.symbia.log.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.disk.testkit.ShadowDisk;
import io.symbia.log.testkit.MemoryLogState;
import io.symbia.log.testkit.SimulatedLog;
import io.symbia.tlog.entry.PassedRange;
import io.symbia.tlog.entry.TopicIncarnation;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A decision that a partition goes on elsewhere, as files and restarts have it. */
class PassedTest {
    private static PassedRange passed(long from, long to, Optional<TopicIncarnation> renewed) {
        return new PassedRange("events", 0, from, to, "tried here", renewed);
    }

    @Test
    void goesOnWhereADecisionSays() throws IOException {
        TopicIncarnation anew = new TopicIncarnation("cluster", "1Rb2cQkmT3-9bqTz5tXWvA");
        MemoryLogState states = new MemoryLogState();
        ShadowDisk own = new ShadowDisk();
        try (SimulatedLog log = SimulatedLog.start(own, states)) {
            log.sealTo(20);
            log.pass(0, passed(20, 22, Optional.empty()));
            assertThat(log.nextOffset(0)).isEqualTo(22);
        }
        try (SimulatedLog log = SimulatedLog.start(own, states)) {
            assertThat(log.nextOffset(0)).isEqualTo(22);
            log.pass(0, passed(22, 0, Optional.of(anew)));
        }
        try (SimulatedLog log = SimulatedLog.start(own, states)) {
            assertThat(log.nextOffset(0)).isZero();
            assertThat(log.nextOffset(1)).isEqualTo(20);
            log.sealTo(40);
            assertThat(log.nextOffset(0)).isEqualTo(40);
            assertThat(log.entries()).hasSize(2 * 20 + 4); // Every event once, and four manifests.
        }
    }
}
