package io.symbia.log.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.symbia.disk.Disk;
import io.symbia.disk.FolderDisk;
import io.symbia.disk.testkit.SmallDisk;
import io.symbia.log.storage.LogReader;
import io.symbia.log.testkit.MemoryLogState;
import io.symbia.log.testkit.SimulatedLog;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.tile.HashTile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real file system, filled to the last page at every moment of a seal and of a start: the log waits, is read, and goes on by itself. */
class FullDiskTest {
    private static final int ROOM_MEGABYTES = 96; // Below 64 the log waits.
    private static final long BELOW_LOW_WATER_BYTES = 48L << 20;
    private static final long OFFSETS = 400; // A batch of 400 entries needs pages that the file does not have yet.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path parent;

    private Optional<SmallDisk> mounted = Optional.empty();
    private SmallDisk small;
    private Disk disk;
    private final MemoryLogState states = new MemoryLogState();
    private final List<String> operations = new ArrayList<>(); // Of the thread that seals.
    private volatile Consumer<String> before = _ -> {};

    @BeforeEach
    void mount() throws IOException {
        mounted = SmallDisk.mount(parent, ROOM_MEGABYTES);
        assumeTrue(mounted.isPresent(), "this process may not mount a small disk");
        small = mounted.get();
        disk = new CountingDisk(new FolderDisk(small.folder()), operation -> before.accept(operation));
    }

    @AfterEach
    void unmount() throws IOException {
        if (mounted.isPresent()) mounted.get().close();
    }

    private SimulatedLog start() throws IOException {
        return SimulatedLog.start(disk, states);
    }

    @Test
    void waitsBelowTheLowWaterMarkAndIsRead() throws IOException {
        try (SimulatedLog log = start()) {
            log.sealTo(OFFSETS);
            small.fill(BELOW_LOW_WATER_BYTES);

            CompletableFuture<Void> sealing = CompletableFuture.runAsync(() -> log.sealTo(2 * OFFSETS));

            Awaitility.await().atMost(PATIENCE).until(() -> log.problem().isPresent());
            assertThat(log.problem().orElseThrow()).contains("bytes left");
            assertThat(log.published().batches()).isEqualTo(1);
            assertCanBeRead(log);
            small.free();
            sealing.join();
            assertThat(log.published().batches()).isEqualTo(2);
            assertWhole(log);
        }
    }

    @Test
    void goesOnWhereverInASealTheLastPageWasTaken() throws IOException {
        int waited = 0;
        int fills = operationsOfASeal();
        try (SimulatedLog log = start()) {
            for (int fill = 0; fill < fills; fill++) {
                long offset = log.nextOffset(0) + OFFSETS;
                fillAt(fill);

                CompletableFuture<Void> sealing = CompletableFuture.runAsync(() -> log.sealTo(offset));

                Awaitility.await()
                        .atMost(PATIENCE)
                        .until(() -> sealing.isDone() || log.problem().isPresent());
                if (!sealing.isDone()) {
                    assertThat(log.problem().orElseThrow()).containsAnyOf("No space left", "bytes left");
                    assertCanBeRead(log);
                    waited++;
                }
                small.free();
                sealing.join();
                assertWhole(log);
            }
        }
        try (SimulatedLog log = start()) {
            assertThat(log.published().batches()).isEqualTo(fills + 1L);
            assertWhole(log);
        }
        assertThat(waited).isGreaterThan(2);
        System.out.printf(
                "fills %d of a real disk, lost 0, corrupt 0, recovered %d (%d had to wait, the others had a page left)%n",
                fills, fills, waited);
    }

    private int operationsOfASeal() throws IOException {
        try (SimulatedLog log = start()) {
            before = operations::add;
            log.sealTo(OFFSETS);
            before = _ -> {};
        }
        return operations.size();
    }

    /** Takes the last page just before the n-th operation from now. */
    private void fillAt(int operation) {
        int[] left = {operation};
        before = _ -> {
            if (left[0]-- != 0) return;
            try {
                small.fill(0);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        };
    }

    /** A start writes little, and waits for room like a seal. */
    @Test
    void startsOnceThereIsRoom() throws Exception {
        try (SimulatedLog log = start()) {
            log.sealTo(OFFSETS);
        }
        small.fill(0);
        List<String> attempts = new CopyOnWriteArrayList<>();
        before = attempts::add;
        CompletableFuture<SimulatedLog> starting = CompletableFuture.supplyAsync(() -> {
            try {
                return start();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() ->
                        attempts.stream().filter("write checkpoint.new"::equals).count() > 1);
        small.free();
        try (SimulatedLog log = starting.join()) {
            log.sealTo(2 * OFFSETS);
            assertWhole(log);
        }
    }

    private void assertCanBeRead(SimulatedLog log) throws IOException {
        long size = log.published().size();
        try (LogReader reader = new LogReader(disk)) {
            for (HashTile tile : HashTile.tilesOf(size)) {
                assertThat(reader.tile(tile).toArray()).hasSize(32 * tile.width());
            }
            Entry.parse(reader.entry(size - 1));
        }
    }

    private static void assertWhole(SimulatedLog log) throws IOException {
        assertThat(log.published().size()).isEqualTo(log.last().size());
        assertThat(SimulatedLog.rootOf(log.entries(), log.last().size()))
                .isEqualTo(log.published().root());
    }
}
