package io.symbia.log.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.disk.testkit.ShadowDisk;
import io.symbia.log.storage.LogReader;
import io.symbia.log.testkit.MemoryLogState;
import io.symbia.log.testkit.SimulatedLog;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EarlierCheckpointsTest {
    private static final int BATCHES = 10;
    private static final int KEPT = 3;

    private final ShadowDisk disk = new ShadowDisk();
    private final List<Long> sizes = new ArrayList<>();
    private SimulatedLog log;
    private LogReader reader;

    @BeforeEach
    void seal() throws IOException {
        log = SimulatedLog.start(disk, new MemoryLogState());
        for (int batch = 1; batch <= BATCHES; batch++) {
            sizes.add(log.sealTo(100 + 10L * batch).size());
        }
        reader = new LogReader(disk);
    }

    @AfterEach
    void close() throws IOException {
        reader.close();
        log.close();
    }

    private EarlierCheckpoints checkpoints(int maxBytes) {
        return new EarlierCheckpoints(log.publication(), SimulatedLog.KEYS, reader, maxBytes);
    }

    @Test
    void areMadeOnceForHoweverManyAskForThem() throws IOException {
        EarlierCheckpoints checkpoints = checkpoints(EarlierCheckpoints.MAX_BYTES);
        assertThat(checkpoints.remembered(sizes.getFirst())).isEmpty();
        Octets made = checkpoints.find(sizes.getFirst(), log.published()).orElseThrow();
        assertThat(checkpoints.remembered(sizes.getFirst())).contains(made);
        Optional<Octets> again = checkpoints.find(sizes.getFirst(), log.published());
        assertThat(again.orElseThrow()).isSameAs(made);
        assertThat(checkpoints.find(sizes.getFirst() - 1, log.published())).isEmpty();
        assertThat(checkpoints.remembered(sizes.getFirst() - 1)).isEmpty();
    }

    @Test
    void areForgottenWhenOthersWereAskedForSince() throws IOException {
        int bytes = 0; // Of the longest: their sizes have two or three digits.
        for (long size : sizes) bytes = Math.max(bytes, sizeBytes(size));
        EarlierCheckpoints checkpoints = checkpoints(KEPT * bytes);
        for (long size : sizes) {
            assertThat(checkpoints.find(size, log.published())).isPresent();
            assertThat(checkpoints.remembered(sizes.getFirst())).isPresent(); // Asked for all the time.
            assertThat(checkpoints.rememberedBytes()).isLessThanOrEqualTo((long) KEPT * bytes);
        }
        assertThat(sizes.stream().filter(size -> checkpoints.remembered(size).isPresent()))
                .containsExactly(sizes.getFirst(), sizes.get(BATCHES - 2), sizes.getLast());
    }

    private int sizeBytes(long size) throws IOException {
        return checkpoints(EarlierCheckpoints.MAX_BYTES)
                .find(size, log.published())
                .orElseThrow()
                .size();
    }
}
