package io.symbia.log.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.disk.testkit.ShadowDisk;
import io.symbia.log.entries.EntryVisitor;
import io.symbia.log.entries.Source;
import io.symbia.log.index.KeyHash;
import io.symbia.log.patience.Patience;
import io.symbia.log.publishing.AtOnce;
import io.symbia.log.sequencing.Batch;
import io.symbia.log.storage.LogReader;
import io.symbia.log.storage.LogStore;
import io.symbia.log.testkit.MemoryLogState;
import io.symbia.log.testkit.Publisher.TestEvent;
import io.symbia.log.testkit.SimulatedLog;
import io.symbia.tlog.entry.BatchManifest;
import io.symbia.tlog.note.StrictUtf8;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** What manifests say of the time when the clock of the log is set back, between two starts. */
class SealedTimesTest {
    private final ShadowDisk disk = new ShadowDisk();
    private final MemoryLogState states = new MemoryLogState();

    private void seal(long number, Instant now) throws Exception {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        Patience patience = new Patience();
        try (LogStore store = LogStore.open(disk, Runnable::run)) {
            store.sources().numberOf(new Source("events", 0));
            Sealer sealer = Sealer.takeOver(
                    disk,
                    store,
                    states,
                    SimulatedLog.KEYS,
                    clock,
                    patience,
                    new AtOnce(disk, clock, patience),
                    EntryVisitor.NONE);
            Batch batch = new Batch(10, new KeyHash());
            TestEvent event = TestEvent.of("a", number);
            batch.add(0, number, event.digest().toArray(), event.tag().octets().toArray(), number, 1);
            sealer.seal(batch);
        }
    }

    private Instant sealedAt(long batch) throws Exception {
        try (LogReader reader = new LogReader(disk)) {
            return BatchManifest.parse(StrictUtf8.decode(reader.manifest(batch)))
                    .sealedAt();
        }
    }

    @Test
    void neverFall() throws Exception {
        Instant first = Instant.parse("2026-11-22T09:30:00Z");
        seal(0, first);
        seal(1, first.minusSeconds(3600));
        seal(2, first.plusSeconds(1));
        assertThat(sealedAt(0)).isEqualTo(first);
        assertThat(sealedAt(1)).isEqualTo(first);
        assertThat(sealedAt(2)).isEqualTo(first.plusSeconds(1));
    }
}
