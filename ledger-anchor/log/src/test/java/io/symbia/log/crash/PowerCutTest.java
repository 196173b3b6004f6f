package io.symbia.log.crash;

import static io.symbia.tlog.testkit.Specification.TLOG_CHECKPOINT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.disk.testkit.ShadowDisk;
import io.symbia.disk.testkit.ShadowDisk.PowerCut;
import io.symbia.disk.testkit.ShadowDisk.Unforced;
import io.symbia.log.publishing.Published;
import io.symbia.log.testkit.MemoryLogState;
import io.symbia.log.testkit.Publisher.TestEvent;
import io.symbia.log.testkit.SimulatedLog;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.testkit.Must;
import io.symbia.tlog.tree.Hash;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The power is cut at every operation of a log's life, and at every operation of the restart after it. */
class PowerCutTest {
    private static final int BATCHES = 3;
    private static final long OFFSETS_A_BATCH = 30; // 15 new events and 15 repetitions a source.
    private static final int HEADS_KEPT_AFTER = 2;
    private static final int TORN_SEEDS = 2;

    /** To the point where the last commit is published again, and some of the next batch. */
    private static final int OPERATIONS_OF_A_RESTART = 24;

    private final Map<Long, Hash> published = new HashMap<>(); // By size: everything that anybody was ever shown.
    private int cuts;
    private int starts;

    @Must(
            by = TLOG_CHECKPOINT,
            says = "A log MUST not sign any checkpoint which is inconsistent with any checkpoint it previously signed.")
    @Test
    void losesNothingAndForksNowhereWhereverThePowerIsCut() throws IOException {
        int operations = operationsOfALife();
        for (int cut = 1; cut <= operations; cut++) {
            for (Unforced unforced : Unforced.values()) {
                for (int seed = 0; seed < (unforced == Unforced.TORN ? TORN_SEEDS : 1); seed++) {
                    lifeWithCut(cut, unforced, new Random(31L * cut + seed));
                }
            }
        }
        System.out.printf(
                "power cuts %d at all %d operations, starts %d, lost acknowledged 0, twice 0, forks 0, unopenable 0%n",
                cuts, operations, starts);
    }

    @Test
    void survivesBeingCutAgainWhileItRecovers() throws IOException {
        int operations = operationsOfALife();
        int step = Integer.getInteger("symbia.log.doubleCutStep", 5); // 1 takes every pair.
        for (int cut = 1; cut <= operations; cut++) {
            for (int second = 1 + cut % step; second <= OPERATIONS_OF_A_RESTART; second += step) {
                lifeWithTwoCuts(cut, second, new Random(1000L * cut + second));
            }
        }
        System.out.printf(
                "double power cuts %d, starts %d, lost acknowledged 0, forks 0, unopenable 0%n", cuts, starts);
    }

    /** A harness that cannot fail proves nothing: on a disk that only pretends to force, the same life must end badly. */
    @Test
    void noticesADiskThatLies() {
        assertThatThrownBy(() -> {
                    int operations = operationsOfALife();
                    for (int cut = 1; cut <= operations; cut++) {
                        published.clear();
                        MemoryLogState states = new MemoryLogState();
                        ShadowDisk disk = new ShadowDisk().forgetForces();
                        runUntilCut(disk.cutAt(cut), states);
                        finish(disk.afterPowerCut(Unforced.VANISH, new Random(0)), states);
                    }
                })
                .isInstanceOf(RuntimeException.class);
    }

    private int operationsOfALife() throws IOException {
        ShadowDisk disk = new ShadowDisk();
        MemoryLogState states = new MemoryLogState();
        states.before(disk::operation);
        live(disk, states);
        return disk.operations().size();
    }

    private void lifeWithCut(int cut, Unforced unforced, Random random) throws IOException {
        published.clear();
        MemoryLogState states = new MemoryLogState();
        ShadowDisk disk = new ShadowDisk().cutAt(cut);
        runUntilCut(disk, states);
        finish(disk.afterPowerCut(unforced, random), states);
    }

    private void lifeWithTwoCuts(int cut, int second, Random random) throws IOException {
        published.clear();
        MemoryLogState states = new MemoryLogState();
        ShadowDisk disk = new ShadowDisk().cutAt(cut);
        runUntilCut(disk, states);
        ShadowDisk again = disk.afterPowerCut(Unforced.TORN, random).cutAt(second);
        runUntilCut(again, states);
        finish(again.afterPowerCut(Unforced.VANISH, random), states);
    }

    private void runUntilCut(ShadowDisk disk, MemoryLogState states) throws IOException {
        states.before(disk::operation);
        try {
            live(disk, states);
        } catch (PowerCut _) {
            cuts++;
        }
    }

    private void live(ShadowDisk disk, MemoryLogState states) throws IOException {
        starts++;
        try (SimulatedLog log = SimulatedLog.start(disk, states)) {
            note(log.published());
            for (int batch = 1; batch <= BATCHES; batch++) {
                note(log.sealTo(batch * OFFSETS_A_BATCH));
                if (batch == HEADS_KEPT_AFTER) {
                    log.keepHeads();
                }
                log.upkeep(); // A start goes on from a snapshot in any state that a power cut leaves.
            }
        }
    }

    /** INVARIANT: there is one root a size, for ever. */
    private void note(Published now) {
        Hash before = published.putIfAbsent(now.size(), now.root());
        assertThat(before)
                .as("root that was published before at size %d", now.size())
                .isIn(null, now.root());
    }

    /** Starts for the last time, takes in the rest, and looks at everything. */
    private void finish(ShadowDisk disk, MemoryLogState states) throws IOException {
        states.before(name -> {});
        live(disk, states);
        starts++;
        try (SimulatedLog log = SimulatedLog.start(disk, states)) {
            List<Entry> entries = log.entries();
            published.forEach((size, root) -> assertThat(SimulatedLog.rootOf(entries, size))
                    .as("root at acknowledged size %d", size)
                    .isEqualTo(root));
            assertHoldsEveryEventOnce(entries);
        }
    }

    private static void assertHoldsEveryEventOnce(List<Entry> entries) {
        Map<String, List<Long>> sequences = new HashMap<>();
        for (Entry entry : entries) {
            if (entry instanceof Entry.Event event) {
                sequences
                        .computeIfAbsent(event.tag().hex(), tag -> new ArrayList<>())
                        .add(event.sequence());
            }
        }
        Map<String, List<Long>> expected = new HashMap<>();
        for (int source = 0; source < 2; source++) {
            for (long offset = 0; offset < BATCHES * OFFSETS_A_BATCH; offset += 2) {
                TestEvent event = SimulatedLog.event(source, offset);
                expected.computeIfAbsent(event.tag().hex(), tag -> new ArrayList<>())
                        .add(event.sequence());
            }
        }
        assertThat(sequences).isEqualTo(expected);
    }
}
