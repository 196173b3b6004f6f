package io.symbia.log.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.disk.testkit.ShadowDisk;
import io.symbia.disk.testkit.ShadowDisk.PowerCut;
import io.symbia.disk.testkit.ShadowDisk.Unforced;
import io.symbia.log.fence.FencedOffException;
import io.symbia.log.fence.LogState;
import io.symbia.log.fence.RefusedToStartException;
import io.symbia.log.publishing.Published;
import io.symbia.log.sealing.LogKeys;
import io.symbia.log.storage.LogReader;
import io.symbia.log.testkit.MemoryLogState;
import io.symbia.log.testkit.SimulatedLog;
import io.symbia.tlog.entry.BatchManifest;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.SealedKeys;
import io.symbia.tlog.note.InvalidNoteException;
import io.symbia.tlog.note.NoteVerifier;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A log that changes its keys while it lives: the power is cut at every operation, and processes with other keys come back. */
class RotationCrashTest {
    private static final LogKeys OLD = SimulatedLog.KEYS;
    private static final LogKeys NEW = LogKeys.ofSeeds(SimulatedLog.ORIGIN, seed(1), seed(2));
    private static final LogKeys BOTH = OLD.followedBy(NEW);
    private static final List<LogKeys> STAGES = List.of(OLD, BOTH, NEW);
    private static final long OFFSETS_A_BATCH = 10;

    private ShadowDisk disk = new ShadowDisk();
    private MemoryLogState states = new MemoryLogState();
    private final Map<Long, Hash> roots = new HashMap<>(); // By size, of all that was ever published.
    private final List<Published> published = new ArrayList<>();
    private int stage; // Where life is, or was when the power was cut.
    private int refusals;

    private static Octets seed(int number) {
        byte[] seed = new byte[32];
        seed[0] = (byte) number;
        return Octets.of(seed);
    }

    /** One process for each set of keys, one batch each. */
    private void live(ShadowDisk folder) throws IOException {
        while (stage < STAGES.size()) {
            try (SimulatedLog log = SimulatedLog.start(folder, states, STAGES.get(stage))) {
                note(log.published());
                note(log.sealTo((stage + 1) * OFFSETS_A_BATCH));
            }
            stage++;
        }
    }

    private void note(Published now) {
        published.add(now);
        Hash before = roots.putIfAbsent(now.size(), now.root());
        assertThat(before).as("root at size %d", now.size()).isIn(null, now.root());
    }

    @Test
    void isCompletedOrNotBegunWhereverThePowerIsCut() throws IOException {
        states.before(disk::operation);
        live(disk);
        int operations = disk.operations().size();
        assertComplete(disk);
        int cuts = 0;
        for (int cut = 1; cut <= operations; cut++) {
            for (Unforced unforced : Unforced.values()) {
                begin();
                ShadowDisk cutting = disk.cutAt(cut);
                states.before(cutting::operation);
                assertThatThrownBy(() -> live(cutting)).isInstanceOf(PowerCut.class);
                cuts++;
                states.before(name -> {});
                ShadowDisk left = cutting.afterPowerCut(unforced, new Random(cut));
                assertThatOldProcessesAreRefused(left);
                live(left);
                assertComplete(left);
            }
        }
        System.out.printf(
                "power cuts %d at all %d operations of a change of keys, old processes refused %d, forks 0, "
                        + "keys named twice 0, signed before they were named 0%n",
                cuts, operations, refusals);
        assertThat(refusals).isPositive();
    }

    private void begin() {
        disk = new ShadowDisk();
        states = new MemoryLogState();
        roots.clear();
        published.clear();
        stage = 0;
    }

    /** A process that knows only the old key goes on exactly as long as the log state has not moved. */
    private void assertThatOldProcessesAreRefused(ShadowDisk left) throws IOException {
        if (states.isEmpty()) { // The power was cut before the first start had made it.
            return;
        }
        MemoryLogState copy = new MemoryLogState();
        copy.put(states.get(SimulatedLog.ORIGIN));
        if (copy.get(SimulatedLog.ORIGIN)
                .keys()
                .equals(List.of(OLD.verifierKey().format()))) {
            SimulatedLog.start(left.copy(), copy, OLD).close();
        } else {
            assertThatThrownBy(() -> SimulatedLog.start(left.copy(), copy, OLD))
                    .isInstanceOf(RefusedToStartException.class);
            refusals++;
        }
    }

    private void assertComplete(ShadowDisk folder) throws IOException {
        try (SimulatedLog log = SimulatedLog.start(folder, states, NEW)) {
            List<Entry> entries = log.entries();
            roots.forEach((size, root) ->
                    assertThat(SimulatedLog.rootOf(entries, size)).isEqualTo(root));
            assertThat(entries.stream().filter(Entry.Event.class::isInstance)).hasSize(30);
            List<BatchManifest> naming = naming(folder, log.published().batches());
            assertThat(naming)
                    .extracting(manifest -> manifest.keys().orElseThrow())
                    .containsExactly(BOTH.sealed(), NEW.sealed());
            for (Published checkpoint : published) {
                assertSignedInTime(checkpoint, naming);
            }
        }
    }

    private static List<BatchManifest> naming(ShadowDisk folder, long batches) throws IOException {
        List<BatchManifest> naming = new ArrayList<>();
        try (LogReader reader = new LogReader(folder)) {
            for (long batch = 0; batch < batches; batch++) {
                BatchManifest manifest = BatchManifest.parse(StrictUtf8.decode(reader.manifest(batch)));
                if (manifest.keys().isPresent()) {
                    naming.add(manifest);
                }
            }
        }
        return naming;
    }

    /** The keys that signed are those that the manifests below the root name. */
    private static void assertSignedInTime(Published checkpoint, List<BatchManifest> naming) {
        List<VerifierKey> expected = naming.stream()
                .filter(manifest -> manifest.end() < checkpoint.size())
                .reduce((_, later) -> later)
                .flatMap(BatchManifest::keys)
                .map(SealedKeys::keys)
                .orElse(OLD.verifierKeys());
        try {
            assertThat(new NoteVerifier(BOTH.verifierKeys()).verify(checkpoint.checkpoint()))
                    .as("signers at size %d", checkpoint.size())
                    .isEqualTo(expected);
        } catch (InvalidNoteException wrong) {
            throw new AssertionError(wrong);
        }
    }

    @Nested
    class OtherKeys {
        private void refuses(LogKeys keys, String message) {
            LogState before = states.get(SimulatedLog.ORIGIN);
            assertThatThrownBy(() -> SimulatedLog.start(disk.copy(), states, keys)) // Whose lock is its own.
                    .isInstanceOf(RefusedToStartException.class)
                    .hasMessageContaining(message);
            assertThat(states.get(SimulatedLog.ORIGIN)).isEqualTo(before);
        }

        private void run(LogKeys keys, long offset) throws IOException {
            try (SimulatedLog log = SimulatedLog.start(disk, states, keys)) {
                log.sealTo(offset);
            }
        }

        @Test
        void areRefusedAtEachStep() throws IOException {
            LogKeys third = LogKeys.ofSeeds(SimulatedLog.ORIGIN, seed(3), seed(4));
            run(OLD, 10);
            refuses(NEW, "the log state of"); // Nothing vouches for it.
            refuses(NEW.followedBy(OLD), "the log state of"); // The other way round.
            run(BOTH, 20);
            refuses(OLD, "the log state of");
            refuses(NEW.followedBy(OLD), "the log state of");
            refuses(NEW.followedBy(third), "the log state of"); // Two steps at once.
            refuses(third, "the log state of");
            run(NEW, 30);
            refuses(OLD, "the log state of");
            refuses(BOTH, "the log state of");
            run(NEW.followedBy(third), 40); // The next change.
            refuses(NEW, "the log state of");
            run(third, 50);
        }

        /** The process that has not heard of the change still runs, on another host. */
        @Test
        void areFencedOff() throws IOException {
            try (SimulatedLog old = SimulatedLog.start(disk, states, OLD)) {
                old.sealTo(10);
                ShadowDisk copy = disk.copy();
                try (SimulatedLog changed = SimulatedLog.start(copy, states, BOTH)) {
                    assertThatThrownBy(() -> old.sealTo(20)).isInstanceOf(FencedOffException.class);
                    changed.sealTo(20);
                }
            }
        }

        /** Somebody took the file of the old key away by hand, before the log had committed the names of both. */
        @Test
        void areRefusedWhileTheLogHasNotNamedThem() throws IOException {
            run(OLD, 10);
            LogState state = states.get(SimulatedLog.ORIGIN);
            List<String> both = BOTH.knownBy().stream().map(VerifierKey::format).toList();
            states.put(new LogState(state.origin(), both, state.size(), state.root(), state.epoch()));
            refuses(NEW, "put it back");
            run(BOTH, 20);
            run(NEW, 30);
        }
    }
}
