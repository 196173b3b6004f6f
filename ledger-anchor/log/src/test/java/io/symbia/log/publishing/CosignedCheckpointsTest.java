package io.symbia.log.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.disk.testkit.ShadowDisk;
import io.symbia.disk.testkit.ShadowDisk.PowerCut;
import io.symbia.disk.testkit.ShadowDisk.Unforced;
import io.symbia.log.patience.Patience;
import io.symbia.log.storage.LogReader;
import io.symbia.log.storage.commits.DamagedLogException;
import io.symbia.log.testkit.MemoryLogState;
import io.symbia.log.testkit.ReadingDisk;
import io.symbia.log.testkit.SimulatedLog;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSignature;
import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is current and what was, whenever the power is cut and whatever is offered. */
class CosignedCheckpointsTest {
    private static final int BATCHES = 6;
    private static final NoteSigner WITNESS = NoteSigner.cosignerOfSeed("witness.test", Octets.of(new byte[32]));
    private static final Policy POLICY = new Policy(
            List.of(new Policy.Log(SimulatedLog.KEYS.verifierKey(), Optional.empty())),
            List.of(new Policy.Witness("witness", WITNESS.verifierKey(), Optional.empty())),
            List.of(),
            "witness");

    private static final Instant START = Instant.parse("2026-11-22T09:30:00Z");
    private static final Duration STEP = Duration.ofSeconds(20); // From one checkpoint to the next.
    private static final Duration INTERVAL = Duration.ofSeconds(45); // Two steps are within it, three are not.

    private final ShadowDisk sealedLog = new ShadowDisk();
    private final List<Sealed> seals = new ArrayList<>();
    private Instant now = START;
    private Duration keepInterval = Duration.ZERO;

    @BeforeEach
    void seal() throws IOException {
        try (SimulatedLog log = SimulatedLog.start(sealedLog, new MemoryLogState())) {
            for (int batch = 1; batch <= BATCHES; batch++) {
                Published published = log.sealTo(batch * 10L);
                seals.add(new Sealed(published.batches(), published.size(), published.root(), published.checkpoint()));
            }
        }
    }

    private CosignedCheckpoints open(ShadowDisk disk) throws IOException {
        InstantSource clock = () -> now;
        return CosignedCheckpoints.open(
                disk,
                new LogReader(disk),
                BATCHES,
                POLICY,
                keepInterval,
                clock.withZone(ZoneOffset.UTC),
                new Patience(Duration.ofMillis(1)));
    }

    private static List<NoteSignature> cosigned(Sealed sealed, long timestampSeconds) {
        return List.of(WITNESS.cosign(sealed.checkpoint().text(), timestampSeconds));
    }

    private static long currentSize(CosignedCheckpoints checkpoints) {
        return checkpoints.current().map(Published::size).orElse(-1L);
    }

    @Test
    void takeNothingWithoutTheQuorum() throws IOException {
        try (CosignedCheckpoints checkpoints = open(sealedLog.copy())) {
            assertThat(checkpoints.current())
                    .isEmpty(); // What was published without a policy is not trusted by this one.
            assertThat(checkpoints.offer(seals.getFirst(), List.of())).isFalse();
            assertThat(checkpoints.offer(seals.getFirst(), cosigned(seals.getLast(), 1)))
                    .isFalse();
            assertThat(checkpoints.current()).isEmpty();
            assertThat(checkpoints.offer(seals.getFirst(), cosigned(seals.getFirst(), 1)))
                    .isTrue();
        }
    }

    /** A round that is overtaken may still be answered. */
    @Test
    void onlyGrow() throws IOException {
        try (CosignedCheckpoints checkpoints = open(sealedLog.copy())) {
            checkpoints.offer(seals.get(2), cosigned(seals.get(2), 1));

            assertThat(checkpoints.offer(seals.get(1), cosigned(seals.get(1), 2)))
                    .isFalse();

            assertThat(currentSize(checkpoints)).isEqualTo(seals.get(2).size());
        }
    }

    @Test
    void haveOneSignatureOfAKeyAndThatTheLast() throws IOException {
        try (CosignedCheckpoints checkpoints = open(sealedLog.copy())) {
            checkpoints.offer(seals.getFirst(), cosigned(seals.getFirst(), 1));
            checkpoints.offer(seals.getFirst(), cosigned(seals.getFirst(), 2));

            Note note = checkpoints.current().orElseThrow().checkpoint();
            assertThat(note.signatures()).hasSize(3); // Two of the log.
            assertThat(note.signatures().getLast().timestampSeconds()).isEqualTo(2);
        }
    }

    @Test
    void forgetNothingThatWasCurrentWhereverThePowerIsCut() throws IOException {
        cutThePowerEverywhere("shown and lost 0", this::assertHolds);
    }

    /** What holds of a disk after a power cut, until which those sizes were shown. */
    private interface AfterCut {
        void check(ShadowDisk disk, List<Long> shown) throws IOException;
    }

    private void cutThePowerEverywhere(String verdict, AfterCut holds) throws IOException {
        ShadowDisk whole = sealedLog.copy();
        int before = whole.operations().size();
        live(whole, new ArrayList<>());
        int operations = whole.operations().size() - before;
        int cuts = 0;
        for (int cut = 1; cut <= operations; cut++) {
            for (Unforced unforced : Unforced.values()) {
                ShadowDisk disk = sealedLog.copy();
                List<Long> shown = new ArrayList<>();
                now = START;
                try {
                    live(disk.cutAt(cut), shown);
                } catch (PowerCut _) {
                    cuts++;
                }
                holds.check(disk.afterPowerCut(unforced, new Random(cut)), shown);
            }
        }
        System.out.printf("power cuts %d at all %d operations, %s%n", cuts, operations, verdict);
        assertThat(cuts).isPositive();
    }

    private void live(ShadowDisk disk, List<Long> shown) throws IOException {
        try (CosignedCheckpoints checkpoints = open(disk)) {
            for (int number = 0; number < BATCHES; number++) {
                offer(checkpoints, number);
                shown.add(currentSize(checkpoints));
            }
        }
    }

    /** At its time, at which it is cosigned too. */
    private void offer(CosignedCheckpoints checkpoints, int number) {
        now = START.plus(STEP.multipliedBy(number));
        checkpoints.offer(seals.get(number), cosigned(seals.get(number), now.getEpochSecond()));
    }

    /** The numbers of those that the history has. */
    private List<Integer> kept(CosignedCheckpoints checkpoints) throws IOException {
        List<Integer> kept = new ArrayList<>();
        for (int number = 0; number < BATCHES; number++) {
            if (checkpoints.earlier(seals.get(number).size()).isPresent()) kept.add(number);
        }
        return kept;
    }

    @Test
    void keepOneAnInterval() throws IOException {
        keepInterval = INTERVAL;
        ShadowDisk disk = sealedLog.copy();
        live(disk, new ArrayList<>());

        try (CosignedCheckpoints checkpoints = open(disk)) {
            assertThat(kept(checkpoints)).containsExactly(0, 3); // The last is current.
        }
    }

    /** The interval then counts from when the last one was cosigned, which is earlier than when it was kept. */
    @Test
    void keepOneAnIntervalHoweverOftenTheyAreRestarted() throws IOException {
        keepInterval = INTERVAL;
        ShadowDisk disk = sealedLog.copy();
        for (int number = 0; number < BATCHES; number++) {
            try (CosignedCheckpoints checkpoints = open(disk)) {
                offer(checkpoints, number);
            }
        }

        try (CosignedCheckpoints checkpoints = open(disk)) {
            assertThat(kept(checkpoints)).containsExactly(0, 2, 4);
        }
    }

    @Test
    void keepOneAnIntervalWhereverThePowerIsCut() throws IOException {
        keepInterval = INTERVAL;
        cutThePowerEverywhere("intervals without a kept one 0", (disk, _) -> assertKeepsOneAnInterval(disk));
    }

    /** Number n is replaced a step after it was offered: it is kept, or one is that was replaced less than an interval before. */
    private void assertKeepsOneAnInterval(ShadowDisk disk) throws IOException {
        try (CosignedCheckpoints checkpoints = open(disk)) {
            for (int number = 0; number < BATCHES; number++) offer(checkpoints, number); // On from where it was.
            List<Integer> kept = kept(checkpoints);
            int within = (int) INTERVAL.dividedBy(STEP);
            for (int number = 0; number < BATCHES - 1; number++) {
                List<Integer> near =
                        IntStream.rangeClosed(number - within, number).boxed().toList();
                assertThat(kept).containsAnyElementsOf(near);
            }
            assertThat(kept).hasSizeLessThanOrEqualTo(3); // The two of keepOneAnInterval, and one for the restart.
        }
    }

    @Test
    void keepOneTooManyRatherThanNoneWhenAClockOrAWitnessIsWrong() throws IOException {
        keepInterval = INTERVAL;
        ShadowDisk disk = sealedLog.copy();
        for (int number = 0; number < BATCHES; number++) {
            try (CosignedCheckpoints checkpoints = open(disk)) {
                long ahead = now.plus(CosignedCheckpoints.MAX_CLOCK_DIFFERENCE)
                        .minus(STEP)
                        .getEpochSecond();
                boolean isTaken = checkpoints.offer(seals.get(number), cosigned(seals.get(number), ahead));
                assertThat(isTaken).isTrue();
                assertThat(checkpoints.current().orElseThrow().since()).isEqualTo(now);
                now = now.minus(STEP);
            }
        }

        try (CosignedCheckpoints checkpoints = open(disk)) {
            assertThat(checkpoints.current().orElseThrow().since()).isEqualTo(now);
            assertThat(kept(checkpoints)).containsExactly(0, 1, 2, 3, 4);
        }
    }

    private void assertHolds(ShadowDisk disk, List<Long> shown) throws IOException {
        try (CosignedCheckpoints checkpoints = open(disk)) {
            long current = currentSize(checkpoints);
            for (long size : shown) {
                assertThat(current).isGreaterThanOrEqualTo(size);
                if (size < current) {
                    Note note = Note.parse(checkpoints.earlier(size).orElseThrow());
                    assertThat(Checkpoint.parse(note.text()).treeSize()).isEqualTo(size);
                }
            }
            checkpoints.offer(seals.getLast(), cosigned(seals.getLast(), 2)); // And it goes on.
            assertThat(currentSize(checkpoints)).isEqualTo(seals.getLast().size());
        }
    }

    /** The last ones at once, those before behind the start; then no start goes on, and nothing of what is there is cut off. */
    @Test
    void doNotGoOnWithDamageThatNobodyCanMend() throws IOException {
        ShadowDisk whole = sealedLog.copy();
        live(whole, new ArrayList<>());
        byte[] history = whole.bytes("cosigned");
        int atOnce = 0;
        int behind = 0;
        int torn = 0;
        for (int position = 0; position < history.length; position += 3) {
            ShadowDisk disk = whole.copy();
            byte[] changed = history.clone();
            changed[position] ^= 1;
            disk.put("cosigned", changed);
            try (CosignedCheckpoints checkpoints = open(disk)) {
                if (changed.length > disk.bytes("cosigned").length) {
                    torn++; // In the last record: a crash leaves such a one, and what it held is current.
                    continue;
                }
                assertThatThrownBy(() -> checkAll(checkpoints)).isInstanceOf(DamagedLogException.class);
                behind++;
            } catch (DamagedLogException _) {
                atOnce++;
            }
            for (int start = 0; start < 2; start++) {
                assertThatThrownBy(() -> open(disk))
                        .isInstanceOf(DamagedLogException.class)
                        .hasMessageContaining("cosigned: record ");
            }
            assertThat(disk.bytes("cosigned")).isEqualTo(changed);
        }
        System.out.printf(
                "cosigned notes with a byte changed: found at once %d, behind the start %d, as a torn end %d, undetected 0%n",
                atOnce, behind, torn);
        assertThat(atOnce).isPositive();
        assertThat(behind).isPositive();
    }

    private static void checkAll(CosignedCheckpoints checkpoints) throws IOException {
        while (checkpoints.checkNext()) {
            // Until all are checked.
        }
    }

    /** Their positions can be derived: whatever they say, every note is found again, now or after the next start. */
    @Test
    void areFoundAgainWithoutTheirPositions() throws IOException {
        ShadowDisk whole = sealedLog.copy();
        live(whole, new ArrayList<>());
        byte[] positions = whole.bytes("cosigned-positions");
        for (int position = 0; position <= positions.length; position++) {
            ShadowDisk disk = whole.copy();
            byte[] changed = position == positions.length ? new byte[0] : positions.clone();
            if (changed.length > 0) changed[position] ^= 1;
            disk.put("cosigned-positions", changed);
            try (CosignedCheckpoints checkpoints = open(disk)) {
                checkAll(checkpoints);
                assertThat(kept(checkpoints)).containsExactly(0, 1, 2, 3, 4);
            }
            assertThat(disk.bytes("cosigned-positions")).isEqualTo(positions);
        }
    }

    /** However many there are, a start reads the last of them. */
    @Test
    void areNotReadWholeAtAStart() throws IOException {
        ShadowDisk disk = sealedLog.copy();
        try (CosignedHistory history = CosignedHistory.open(disk)) {
            for (int size = 1; size <= 3_000; size++) {
                String text = new Checkpoint(
                                SimulatedLog.ORIGIN, size, seals.getFirst().root())
                        .format();
                history.add(new Note(
                        text, List.of(seals.getFirst().checkpoint().signatures().getFirst())));
            }
        }
        LongAdder readBytes = new LongAdder();
        try (CosignedHistory history = CosignedHistory.open(new ReadingDisk(disk, readBytes))) {
            long opening = readBytes.sumThenReset();
            assertThat(opening).isLessThan(disk.bytes("cosigned").length / 100);
            for (int size = 1; size <= 3_000; size += 7) {
                assertThat(history.find(size)).isPresent();
            }
            assertThat(history.find(0)).isEmpty();
            assertThat(history.find(3_001)).isEmpty();
            System.out.printf(
                    "3,000 cosigned notes of %d bytes: read at the start %d, for one of a size %d%n",
                    disk.bytes("cosigned").length, opening, readBytes.sum() / (3_000 / 7 + 3));
        }
    }

    @Test
    void goOnWithTheOneBeforeWhenTheFileIsDamaged() throws IOException {
        ShadowDisk disk = sealedLog.copy();
        live(disk, new ArrayList<>());
        disk.put("checkpoint", new byte[] {'x'});

        try (CosignedCheckpoints checkpoints = open(disk)) {
            assertThat(currentSize(checkpoints))
                    .isEqualTo(seals.get(BATCHES - 2).size());
        }
    }
}
