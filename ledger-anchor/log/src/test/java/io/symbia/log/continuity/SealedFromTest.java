package io.symbia.log.continuity;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.disk.testkit.ShadowDisk;
import io.symbia.log.continuity.SealedFrom.Standing;
import io.symbia.log.index.LeafIndex;
import io.symbia.log.records.EventRecord;
import io.symbia.log.storage.LogReader;
import io.symbia.log.testkit.MemoryLogState;
import io.symbia.log.testkit.Publisher.TestEvent;
import io.symbia.log.testkit.SimulatedLog;
import io.symbia.tlog.entry.PassedRange;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of two sources, each offset of which is an event or the repetition of the one before it, in batches of twenty offsets each. */
class SealedFromTest {
    private static final int BATCH = 20;
    private static final int OFFSETS = 3 * BATCH;

    private final ShadowDisk disk = new ShadowDisk();
    private SimulatedLog log;
    private LogReader reader;
    private LeafIndex index;
    private SealedFrom sealed;

    @BeforeEach
    void sealThreeBatches() throws IOException {
        log = SimulatedLog.start(disk, new MemoryLogState());
        for (int offset = BATCH; offset <= OFFSETS; offset += BATCH) log.sealTo(offset);
        reader = new LogReader(disk);
        index = LeafIndex.open(disk, reader, () -> log.last().size(), failed -> {
            throw new IllegalStateException(failed);
        });
        sealed = new SealedFrom(index, reader, () -> log.last().batch() + 1);
    }

    @AfterEach
    void close() throws IOException {
        index.start();
        index.close();
        reader.close();
        log.close();
    }

    private Standing standing(int source, long offset, TestEvent event) throws IOException {
        return sealed.of(
                SimulatedLog.source(source),
                offset,
                EventRecord.of(event.digest().toArray(), event.tag().octets().toArray(), event.sequence(), 0));
    }

    @Test
    void knowsWhereEachEventWasRead() throws IOException {
        for (int source = 0; source < 2; source++) {
            for (long offset = 0; offset < OFFSETS; offset++) {
                TestEvent event = SimulatedLog.event(source, offset);
                assertThat(standing(source, offset, event)).isEqualTo(Standing.HERE);
                assertThat(standing(1 - source, offset, event)).isEqualTo(Standing.ELSEWHERE);
                assertThat(standing(source, (offset + BATCH) % OFFSETS, event)).isEqualTo(Standing.ELSEWHERE);
            }
        }
    }

    @Test
    void leavesRoomForTheEventsBeforeAndBehindIt() throws IOException {
        TestEvent last = SimulatedLog.event(0, BATCH - 2); // The tenth of ten.
        assertThat(standing(0, 8, last)).isEqualTo(Standing.ELSEWHERE);
        assertThat(standing(0, 9, last)).isEqualTo(Standing.HERE);
        TestEvent first = SimulatedLog.event(0, 0);
        assertThat(standing(0, 10, first)).isEqualTo(Standing.HERE);
        assertThat(standing(0, 11, first)).isEqualTo(Standing.ELSEWHERE);
    }

    @Test
    void knowsNoEventThatWasNotSealed() throws IOException {
        assertThat(standing(0, 0, TestEvent.of("unknown", 0))).isEqualTo(Standing.NOWHERE);
        assertThat(standing(0, 0, TestEvent.of("s0-0", 0, "something else"))).isEqualTo(Standing.NOWHERE);
        assertThat(standing(0, OFFSETS, SimulatedLog.event(0, OFFSETS))).isEqualTo(Standing.NOWHERE);
    }

    @Test
    void knowsWhatAnOperatorPassed() throws IOException {
        pass(0, OFFSETS, OFFSETS + 1); // Its event comes once more.
        log.sealTo(OFFSETS + 2 * BATCH);
        for (long offset = 0; offset < OFFSETS + BATCH; offset++) {
            assertThat(sealed.isPassed(SimulatedLog.source(0), offset)).isEqualTo(offset == OFFSETS);
            assertThat(sealed.isPassed(SimulatedLog.source(1), offset)).isFalse();
        }
    }

    private void pass(int source, long from, long to) {
        String topic = SimulatedLog.source(source).topic();
        log.pass(source, new PassedRange(topic, source, from, to, "a test", Optional.empty()));
    }
}
