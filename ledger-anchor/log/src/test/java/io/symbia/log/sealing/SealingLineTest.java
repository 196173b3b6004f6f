package io.symbia.log.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.disk.FolderDisk;
import io.symbia.log.entries.EntryVisitor;
import io.symbia.log.index.KeyHash;
import io.symbia.log.index.LeafIndex;
import io.symbia.log.sequencing.Batch;
import io.symbia.log.storage.LogReader;
import io.symbia.log.testkit.MemoryLogState;
import io.symbia.log.testkit.Publisher.TestEvent;
import io.symbia.log.testkit.SimulatedLog;
import io.symbia.tlog.tree.Hash;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealingLineTest {
    private static final int EVENTS_A_BATCH = 7;

    private final KeyHash hash = new KeyHash();
    private final AtomicReference<Throwable> fatal = new AtomicReference<>();

    @TempDir
    private Path folder;

    private SimulatedLog log;
    private LogReader reader;
    private LeafIndex index;

    @BeforeEach
    void open() throws IOException {
        FolderDisk disk = new FolderDisk(folder);
        log = SimulatedLog.start(disk, new MemoryLogState());
        reader = new LogReader(disk);
        index = LeafIndex.open(disk, reader, () -> log.sealer().newest().size(), fatal::set);
    }

    @AfterEach
    void close() throws IOException {
        index.close();
        reader.close();
        log.close();
        assertThat(fatal.get()).isNull();
    }

    private SealingLine line(EntryVisitor visitor) {
        List<Batch> batches = Stream.generate(() -> new Batch(EVENTS_A_BATCH, hash))
                .limit(SealingLine.BATCHES)
                .toList();
        SealingLine line = new SealingLine(
                log.sealer(), batches, new Batch(1, hash), Optional::empty, visitor, _ -> {}, fatal::set);
        line.start();
        return line;
    }

    private static TestEvent event(int number) {
        return TestEvent.of("stream", number);
    }

    private static void accept(SealingLine line, int number) {
        TestEvent event = event(number);
        boolean hasRoom = line.filling()
                .add(0, number, event.digest().toArray(), event.tag().octets().toArray(), number, 1);
        if (!hasRoom) line.handOver();
    }

    @Test
    void whatWasAcceptedIsFoundAtEveryMomentUntilItIsInTheIndexAndAfter() {
        int events = 100 * EVENTS_A_BATCH;
        AtomicInteger accepted = new AtomicInteger();
        List<String> missed = new ArrayList<>();
        try (SealingLine line = line(index)) {
            CompletableFuture<Integer> asking =
                    CompletableFuture.supplyAsync(() -> ask(line, accepted, events, missed));
            for (int number = 0; number < events; number++) {
                accept(line, number);
                accepted.incrementAndGet();
            }
            System.out.printf("questions %d, not found %d%n", asking.join(), missed.size());
        }
        assertThat(missed).isEmpty();
        for (int number = 0; number < events; number++) {
            assertThat(index.leafOf(event(number).digest(), reader))
                    .as("event %d", number)
                    .isPresent();
        }
    }

    /** Asks for the newest events, which are on their way, until all were accepted. */
    private int ask(SealingLine line, AtomicInteger accepted, int events, List<String> missed) {
        int questions = 0;
        for (int last = 0; last < events; last = accepted.get()) {
            for (int number = Math.max(0, last - 3 * EVENTS_A_BATCH); number < last; number++, questions++) {
                Hash digest = event(number).digest();
                if (!line.isWaiting(digest) && index.leafOf(digest, reader).isEmpty())
                    missed.add("digest of " + number);
                Optional<Hash> there = place(line, event(number));
                if (!there.equals(Optional.of(digest))) missed.add("place " + number + ": " + there);
            }
        }
        return questions;
    }

    private Optional<Hash> place(SealingLine line, TestEvent event) {
        return line.digestAt(event.tag(), event.sequence())
                .or(() -> index.digestAt(event.tag(), event.sequence(), reader));
    }

    @Test
    void anIndexThatIsSlowLetsOneBatchBeSealedAndAnotherBeFilledAndNoMore() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        try (SealingLine line = line((leafIndex, bytes, offset) -> {
            awaitUninterruptibly(slow);
            index.entry(leafIndex, bytes, offset);
        })) {
            for (int number = 0; number < 2 * EVENTS_A_BATCH; number++) {
                accept(line, number); // The first batch is being indexed, the second sealed.
            }
            Thread intake = Thread.ofPlatform().start(() -> {
                for (int number = 2 * EVENTS_A_BATCH; number < 3 * EVENTS_A_BATCH; number++) {
                    accept(line, number);
                }
            });
            Awaitility.await()
                    .until(() -> log.sealer().newest().batches() == 2 && intake.getState() == Thread.State.WAITING);
            assertThat(line.isIdle()).isFalse();
            assertThat(index.leaves()).isZero();
            assertThat(Stream.of(0, 2 * EVENTS_A_BATCH - 1, 3 * EVENTS_A_BATCH - 1)
                            .map(number -> event(number).digest()))
                    .allMatch(line::isWaiting);
            slow.countDown();
            intake.join();
        }
        assertThat(index.leaves()).isEqualTo(3 * (EVENTS_A_BATCH + 1));
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
