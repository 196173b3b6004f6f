package io.symbia.log.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.disk.Disk;
import io.symbia.disk.FolderDisk;
import io.symbia.log.heads.HeadStore;
import io.symbia.log.sealing.MapToSeal;
import io.symbia.log.storage.LogReader;
import io.symbia.log.storage.commits.DamagedLogException;
import io.symbia.log.testkit.MemoryLogState;
import io.symbia.log.testkit.SimulatedLog;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.SealedStreams;
import io.symbia.tlog.streams.StreamMap;
import io.symbia.tlog.streams.StreamMapBuilder;
import io.symbia.tlog.tree.Hash;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The follower behind a real store and sealer, which seals maps when it is asked and at no other time. */
class StreamFollowerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration OFTEN = Duration.ofMillis(5);

    @TempDir
    private Path folder;

    private final MemoryLogState states = new MemoryLogState();
    private final BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();
    private Disk disk;
    private SimulatedLog log;
    private LogReader reader;

    @BeforeEach
    void open() throws IOException {
        disk = new FolderDisk(folder);
        log = SimulatedLog.start(disk, states);
        reader = new LogReader(disk);
    }

    @AfterEach
    void close() throws IOException {
        reader.close();
        log.close();
    }

    /** A follower whose maps are sealed, each in a batch of its own, in the follower's own thread. */
    private StreamFollower sealing() throws IOException {
        AtomicReference<StreamFollower> itself = new AtomicReference<>();
        Runnable sealMap = () -> log.sealMap(itself.get().latest());
        itself.set(follower(OFTEN, sealMap));
        return itself.get();
    }

    private StreamFollower follower(Duration interval, Runnable sealMap) throws IOException {
        long batches = log.published().batches();
        StreamFollower follower = new StreamFollower(
                reader,
                HeadStore.open(disk, new SealedMaps(reader, batches)),
                () -> log.published().size(),
                () -> Optional.of(log.published()),
                interval,
                sealMap,
                failures::add);
        follower.catchUp(batches);
        return follower;
    }

    private static StreamMap mapOf(List<Entry> entries) {
        StreamMapBuilder builder = new StreamMapBuilder();
        for (int leaf = 0; leaf < entries.size(); leaf++) {
            if (entries.get(leaf) instanceof Entry.Event event) {
                builder.add(leaf, event.format().toArray(), 0);
            }
        }
        return builder.map();
    }

    private SealedMap awaitSealed(StreamFollower follower, long size) {
        Awaitility.await().atMost(PATIENCE).until(() -> {
            follower.grown();
            return follower.sealed()
                    .filter(map -> map.manifest().streams().orElseThrow().size() == size)
                    .isPresent();
        });
        return follower.sealed().orElseThrow();
    }

    @Test
    void hasTheMapOfAllEventsSealedAlthoughTheLogFellSilent() throws IOException {
        long size = log.sealTo(40).size();
        try (StreamFollower follower = sealing()) {
            follower.start();
            SealedMap sealed = awaitSealed(follower, size);

            SealedStreams streams = sealed.manifest().streams().orElseThrow();
            assertThat(streams.root()).isEqualTo(mapOf(log.entries()).root());
            assertThat(streams.count()).isEqualTo(10);
            assertThat(sealed.manifest().events()).isZero();
            assertThat(log.published().size()).isEqualTo(size + 1); // And nothing more: silence seals nothing.
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void goesOnWhereTheLastProcessWasWithTheLastSealedMapAtOnce() throws IOException {
        long first = log.sealTo(40).size();
        try (StreamFollower follower = sealing()) {
            follower.start();
            awaitSealed(follower, first);
        }
        log.sealTo(60); // No follower sees it: the process died.
        reader.close();
        log.close();
        open();

        try (StreamFollower follower = follower(PATIENCE, () -> {})) {
            follower.start();
            SealedMap sealed = awaitSealed(follower, first);
            assertThat(sealed.map().root())
                    .isEqualTo(mapOf(log.entries().subList(0, (int) first)).root());
        }
        try (StreamFollower follower = sealing()) {
            follower.start();
            long second = log.published().size();
            assertThat(awaitSealed(follower, second).map().root())
                    .isEqualTo(mapOf(log.entries()).root());
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void aMapOfOtherEventsIsDamage() throws IOException {
        long size = log.sealTo(40).size();
        Hash wrong = Hash.ofContent(new byte[] {1});
        log.sealMap(Optional.of(new MapToSeal(new SealedStreams(wrong, size, 10), 0)));

        assertThatThrownBy(this::sealing)
                .isInstanceOf(DamagedLogException.class)
                .hasMessageContaining("seals a map that the first " + size + " leaves do not give");
    }

    @Test
    void noMapIsSealedTwiceNorAnOlderOneAfterIt() {
        long first = log.sealTo(20).size();
        long second = log.sealTo(40).size();
        MapToSeal older = new MapToSeal(new SealedStreams(Hash.ofContent(new byte[] {1}), first, 10), 0);
        MapToSeal newer = new MapToSeal(new SealedStreams(Hash.ofContent(new byte[] {2}), second, 10), 1);
        log.sealMap(Optional.of(newer));
        long size = log.published().size();
        assertThat(size).isEqualTo(second + 1);

        log.sealMap(Optional.of(newer));
        log.sealMap(Optional.of(older));
        log.sealMap(Optional.empty());

        assertThat(log.published().size()).isEqualTo(size);
    }

    @Test
    void aMapThatWaitedTooLongIsNotSealedAnyMore() {
        long size = log.sealTo(20).size();
        SealedStreams streams = new SealedStreams(Hash.ofContent(new byte[] {1}), size, 10);
        log.sealMap(Optional.of(new MapToSeal(streams, -SealedStreams.MAX_LAG_BATCHES)));
        assertThat(log.published().size()).isEqualTo(size);
        log.sealMap(Optional.of(new MapToSeal(streams, 1 - SealedStreams.MAX_LAG_BATCHES)));
        assertThat(log.published().size()).isEqualTo(size + 1);
    }

    @Test
    void aMapOfLeavesThatAreNotThereIsABug() {
        long size = log.sealTo(20).size();
        SealedStreams future = new SealedStreams(Hash.ofContent(new byte[] {1}), size + 1, 10);
        assertThatIllegalArgumentException().isThrownBy(() -> log.sealMap(Optional.of(new MapToSeal(future, 0))));
    }
}
