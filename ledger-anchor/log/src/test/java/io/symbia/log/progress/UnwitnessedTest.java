package io.symbia.log.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.disk.FolderDisk;
import io.symbia.log.publishing.Published;
import io.symbia.log.publishing.Sealed;
import io.symbia.log.sealing.SealedBatch;
import io.symbia.log.sequencing.AcceptedTimes;
import io.symbia.log.storage.LogReader;
import io.symbia.log.testkit.MemoryLogState;
import io.symbia.log.testkit.SimulatedLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnwitnessedTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:31:00Z"); // A minute after the simulated log seals.

    @TempDir
    private Path folder;

    private static SealedBatch batch(long size, long acceptedMillis) {
        AcceptedTimes accepted = new AcceptedTimes();
        accepted.add(acceptedMillis, 3);
        return new SealedBatch(4, Duration.ZERO, size, accepted);
    }

    /** An empty log's, since that is all a log of nothing has sealed. */
    private Unwitnessed nothing() throws IOException {
        return opened(0, Optional.empty());
    }

    private Unwitnessed opened(long events, Optional<Published> published) throws IOException {
        FolderDisk disk = new FolderDisk(folder);
        try (SimulatedLog log = SimulatedLog.start(disk, new MemoryLogState());
                LogReader reader = new LogReader(disk)) {
            if (events > 0) log.sealTo(events);
            Sealed newest = log.sealer().newest();
            return Unwitnessed.open(Clock.fixed(NOW, ZoneOffset.UTC), reader, published, newest);
        }
    }

    @Test
    void areForgottenWhenACheckpointHoldsThem() throws IOException {
        Unwitnessed unwitnessed = nothing();
        List<Long> took = new ArrayList<>();
        unwitnessed.tell((millis, events) -> {
            for (long event = 0; event < events; event++) took.add(millis);
        });
        unwitnessed.sealed(batch(4, NOW.toEpochMilli() - 30_000));
        unwitnessed.sealed(batch(8, NOW.toEpochMilli() - 10_000));
        assertThat(unwitnessed.oldestMillis().orElseThrow())
                .isBetween(NOW.toEpochMilli() - 30_064, NOW.toEpochMilli() - 30_000);

        unwitnessed.published(7);

        assertThat(took).hasSize(3).allSatisfy(millis -> assertThat(millis).isBetween(30_000L, 30_064L));
        assertThat(unwitnessed.events()).isEqualTo(3);
        unwitnessed.published(8);
        assertThat(took).hasSize(6);
        assertThat(unwitnessed.oldestMillis()).isEmpty();
    }

    /** With a policy that asks nobody, a batch is published while it is sealed. */
    @Test
    void areNoneWhenTheCheckpointCameFirst() throws IOException {
        Unwitnessed unwitnessed = nothing();
        AtomicLong events = new AtomicLong();
        unwitnessed.tell((_, count) -> events.addAndGet(count));
        unwitnessed.published(4);

        unwitnessed.sealed(batch(4, NOW.toEpochMilli()));

        assertThat(unwitnessed.events()).isZero();
        assertThat(events).hasValue(3);
    }

    @Test
    void takeTheSameMemoryForAnyBacklog() throws IOException {
        Unwitnessed unwitnessed = nothing();
        AtomicLong events = new AtomicLong();
        unwitnessed.tell((_, count) -> events.addAndGet(count));
        long batches = 10L * Unwitnessed.MAX_WAITING;
        for (long number = 1; number <= batches; number++) {
            unwitnessed.sealed(batch(4 * number, NOW.toEpochMilli() - 3_600_000 + number));
            assertThat(unwitnessed.remembered()).isLessThanOrEqualTo(Unwitnessed.MAX_WAITING);
        }
        assertThat(unwitnessed.events()).isEqualTo(3 * batches);
        assertThat(unwitnessed.oldestMillis().orElseThrow())
                .isBetween(NOW.toEpochMilli() - 3_601_000, NOW.toEpochMilli() - 3_599_999);

        unwitnessed.published(4 * batches);

        assertThat(events).hasValue(3 * batches);
        assertThat(unwitnessed.oldestMillis()).isEmpty();
    }

    @Test
    void areFoundAgainByTheNextProcess() throws IOException {
        Unwitnessed unwitnessed = opened(10, Optional.empty());

        assertThat(unwitnessed.events()).isPositive();
        assertThat(NOW.toEpochMilli() - unwitnessed.oldestMillis().orElseThrow())
                .isBetween(60_000L, 60_064L);
    }

    @Test
    void saysOnceThatSomethingIsPublished() throws IOException {
        Unwitnessed unwitnessed = nothing();
        AtomicLong told = new AtomicLong();
        unwitnessed.whenPublished(told::incrementAndGet);
        assertThat(told).hasValue(0);

        unwitnessed.published(0);
        unwitnessed.published(4);

        assertThat(told).hasValue(1);
        unwitnessed.whenPublished(told::incrementAndGet);
        assertThat(told).hasValue(2);
    }
}
