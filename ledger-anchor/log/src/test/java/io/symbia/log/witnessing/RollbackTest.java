package io.symbia.log.witnessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.disk.testkit.ShadowDisk;
import io.symbia.log.fence.LogState;
import io.symbia.log.fence.RefusedToStartException;
import io.symbia.log.publishing.Published;
import io.symbia.log.testkit.SimulatedLog;
import io.symbia.tlog.checkpoint.Equivocation;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A log of three batches is put back to an earlier one: its files, its log state, its witnesses' memories, in every combination. Events come
 * again from Kafka, cut into batches in another way, so a log that goes on from the past makes another tree of the sizes it has signed.
 *
 * <p>Where files and log state are of different times the log does not start. Where both are old, the witnesses know better. Where all are
 * old nothing inside can know, and whoever remembers a checkpoint does: an auditor, or one witness that was not put back.
 */
class RollbackTest {
    private static final long OFFSETS_A_BATCH = 10;
    private static final int BATCHES = 3;
    private static final long END = BATCHES * OFFSETS_A_BATCH;

    /** With 2 also by one batch, which takes as long again. */
    private static final int DEPTHS = Integer.getInteger("symbia.log.rollbackDepths", 1);

    private enum Part {
        FILES,
        STATE,
        MEMORIES
    }

    private static final List<Set<Part>> COMBINATIONS = List.of(
            EnumSet.of(Part.FILES),
            EnumSet.of(Part.STATE),
            EnumSet.of(Part.MEMORIES),
            EnumSet.of(Part.FILES, Part.STATE),
            EnumSet.of(Part.FILES, Part.MEMORIES),
            EnumSet.of(Part.STATE, Part.MEMORIES),
            EnumSet.allOf(Part.class));

    /** What comes out. */
    private enum Outcome {
        /** The log says why it does not start. */
        REFUSED_TO_START,
        /** The same history, longer. */
        WENT_ON,
        /** The log goes another way alone: nothing of it is published, and the witnesses keep the proof. */
        REFUSED_BY_WITNESSES,
        /** Another history is published; an audit that remembers the first one convicts the log. */
        CONVICTED_BY_AUDIT
    }

    @TempDir
    private Path folder;

    private final List<Moment> moments = new ArrayList<>(); // After each batch.
    private final Map<Long, Hash> published = new TreeMap<>(); // Before anything was put back, by size.
    private final HttpClient http = HttpClient.newHttpClient();
    private Town town;
    private Auditor auditor; // Has seen the last batch.

    /** What a backup of that time holds. */
    private record Moment(ShadowDisk files, LogState state, Map<RunningWitness, ShadowDisk> memories) {}

    @BeforeEach
    void liveAndBeAudited() throws IOException {
        town = new Town(folder);
        auditor = Auditor.create(folder, town.read(town.policy()));
        try (SimulatedLog log = town.log()) {
            for (int batch = 1; batch <= BATCHES; batch++) {
                log.sealOnlyTo(batch * OFFSETS_A_BATCH);
                awaitAllCosignatures(log);
                Published now = log.published();
                published.put(now.size(), now.root());
                moments.add(now());
            }
            assertThat(auditor.audit(town.disk, log.published())).startsWith("0 ");
        }
    }

    @AfterEach
    void close() {
        http.close();
        town.close();
    }

    /** Two of the log, and two of each witness. */
    private static void awaitAllCosignatures(SimulatedLog log) {
        long size = log.last().size();
        Awaitility.await()
                .atMost(Town.PATIENCE)
                .until(() -> log.publication()
                        .published()
                        .filter(now -> now.size() == size
                                && now.checkpoint().signatures().size() == 8)
                        .isPresent());
    }

    private Moment now() {
        Map<RunningWitness, ShadowDisk> memories = new HashMap<>();
        town.witnesses().forEach(witness -> memories.put(witness, witness.copyOfDisk()));
        return new Moment(town.disk.copy(), town.states.get(SimulatedLog.ORIGIN), memories);
    }

    @Test
    void neverMakesASecondHistoryThatNobodyNotices() throws Exception {
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        int rollbacks = 0;
        for (int batchesBack = BATCHES - 1; batchesBack >= BATCHES - DEPTHS; batchesBack--) {
            for (Set<Part> old : COMBINATIONS) {
                Outcome outcome = expected(old, batchesBack);
                putBackLog(old, batchesBack);
                if (outcome != Outcome.REFUSED_TO_START) { // A log that does not start asks nobody.
                    putBackWitnesses(batchesBack, old.contains(Part.MEMORIES) ? town.witnesses() : List.of());
                }
                assertOutcome(outcome, old + ", " + batchesBack + " batches back");
                outcomes.merge(outcome, 1, Integer::sum);
                rollbacks++;
            }
        }
        System.out.printf("rollbacks %d (depths %d), silent forks 0, %s%n", rollbacks, DEPTHS, outcomes);
    }

    private static Outcome expected(Set<Part> old, int batchesBack) {
        boolean files = old.contains(Part.FILES);
        boolean state = old.contains(Part.STATE);
        // A state one batch behind its files is what a crash in a seal leaves: the files are right and the log says so.
        if (files != state) return state && batchesBack == 1 ? Outcome.WENT_ON : Outcome.REFUSED_TO_START;
        if (!files) return Outcome.WENT_ON;
        return old.contains(Part.MEMORIES) ? Outcome.CONVICTED_BY_AUDIT : Outcome.REFUSED_BY_WITNESSES;
    }

    private void putBackLog(Set<Part> old, int batchesBack) {
        Moment past = past(batchesBack);
        Moment present = moments.getLast();
        town.disk = (old.contains(Part.FILES) ? past : present).files().copy();
        town.states.put((old.contains(Part.STATE) ? past : present).state());
    }

    private void putBackWitnesses(int batchesBack, List<RunningWitness> forgetful) {
        town.witnesses().parallelStream()
                .forEach(
                        witness -> { // Each takes a second to stop.
                            Moment moment = forgetful.contains(witness) ? past(batchesBack) : moments.getLast();
                            witness.stop();
                            witness.restore(moment.memories().get(witness).copy());
                            witness.startAgain();
                        });
    }

    private Moment past(int batchesBack) {
        return moments.get(BATCHES - 1 - batchesBack);
    }

    private void assertOutcome(Outcome outcome, String what) throws Exception {
        if (outcome == Outcome.REFUSED_TO_START) {
            assertThatThrownBy(() -> town.log().close())
                    .as(what)
                    .isInstanceOf(RefusedToStartException.class)
                    .hasMessageContaining("the log state is");
            return;
        }
        try (SimulatedLog log = town.log()) {
            long publishedSize = Town.publishedSize(log);
            sealOtherwise(log);
            switch (outcome) {
                case WENT_ON -> {
                    awaitAllCosignatures(log);
                    assertKeepsItsHistory(log, what);
                    assertThat(auditor.twin().audit(town.disk, log.published()))
                            .as(what)
                            .startsWith("0 ");
                }
                case REFUSED_BY_WITNESSES -> {
                    for (RunningWitness witness : town.witnesses()) awaitEvidence(witness);
                    assertThat(Town.publishedSize(log)).as(what).isEqualTo(publishedSize);
                    assertKeepsItsHistory(log, what);
                }
                case CONVICTED_BY_AUDIT -> {
                    awaitAllCosignatures(log);
                    assertForked(log, what);
                    assertConvictedByAudit(log, what);
                }
                case REFUSED_TO_START -> throw new AssertionError("it has started");
            }
        }
    }

    /** On from wherever the files are: a small batch, then all that there was before, and after the last batch a new one. */
    private static void sealOtherwise(SimulatedLog log) {
        long next = log.last().nextOffset(0);
        log.sealOnlyTo(next + 2);
        log.sealOnlyTo(next == END ? END + OFFSETS_A_BATCH : END);
    }

    /** Every tree that was published begins the one that is published now, or is longer and was not taken back by another. */
    private void assertKeepsItsHistory(SimulatedLog log, String what) throws IOException {
        long size = Town.publishedSize(log);
        for (Map.Entry<Long, Hash> before : published.entrySet()) {
            if (before.getKey() <= size) {
                assertThat(SimulatedLog.rootOf(log.entries(), before.getKey()))
                        .as("%s: root at size %d", what, before.getKey())
                        .isEqualTo(before.getValue());
            }
        }
    }

    private void assertForked(SimulatedLog log, String what) throws IOException {
        long last = moments.getLast().state().size();
        assertThat(Town.publishedSize(log)).as(what).isGreaterThanOrEqualTo(last);
        assertThat(SimulatedLog.rootOf(log.entries(), last)).as(what).isNotEqualTo(published.get(last));
    }

    private void assertConvictedByAudit(SimulatedLog log, String what) throws Exception {
        Auditor remembers = auditor.twin();
        assertThat(remembers.audit(town.disk, log.published()))
                .as(what)
                .startsWith("1 ")
                .contains("FAIL  history");
        Octets proof = remembers.convictions().getFirst();
        Equivocation.parse(proof).verify(SimulatedLog.KEYS.verifierKeys());
        // Even a witness that was put back, and has cosigned both, keeps what is sent to it.
        assertThat(send(town.customs, StrictUtf8.decode(proof)).statusCode()).isEqualTo(200);
        awaitEvidence(town.customs);
    }

    /** Of the witnesses only some are put back: the others refuse, and if the quorum does without them, they keep the proof. */
    @Test
    void isNoticedByOneWitnessThatWasNotPutBack() throws Exception {
        Set<Part> both = EnumSet.of(Part.FILES, Part.STATE);
        int batchesBack = BATCHES - 1;

        putBackLog(both, batchesBack);
        putBackWitnesses(batchesBack, List.of(town.finance, town.industry));
        try (SimulatedLog log = town.log()) {
            sealOtherwise(log);
            awaitEvidence(town.customs);
            assertKeepsItsHistory(log, "without customs there is no quorum");
        }
        putBackLog(both, batchesBack);
        putBackWitnesses(batchesBack, List.of(town.customs, town.industry));
        try (SimulatedLog log = town.log()) {
            sealOtherwise(log);
            Town.awaitPublished(log);
            assertForked(log, "the quorum does without finance");
            awaitEvidence(town.finance);
        }
        System.out.println("rollbacks of all but one witness 2, silent forks 0");
    }

    private void awaitEvidence(RunningWitness witness) {
        HttpRequest request =
                HttpRequest.newBuilder(witness.url().resolve("/evidence")).build();
        Awaitility.await()
                .atMost(Town.PATIENCE)
                .until(() -> !http.send(request, BodyHandlers.ofString()).body().startsWith("0\n"));
    }

    private HttpResponse<String> send(RunningWitness witness, String proof) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(witness.url().resolve("/evidence"))
                .POST(BodyPublishers.ofString(proof))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
