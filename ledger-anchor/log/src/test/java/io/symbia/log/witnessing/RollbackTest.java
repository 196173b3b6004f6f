package io.symbia.log.witnessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.log.fence.RefusedToStartException;
import io.symbia.log.testkit.SimulatedLog;
import io.symbia.log.witnessing.Backups.Part;
import io.symbia.tlog.checkpoint.Equivocation;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A log is put back to an earlier time: its files, its log state, its witnesses' memories, in every combination.
 *
 * <p>Where files and log state are of different times the log does not start. Where both are old, one witness that was not put back shows the
 * log what it has signed, and the log stops. Where all are old nothing inside can know, and an auditor who remembers a checkpoint does.
 */
class RollbackTest {
    /** With 2 also by one batch, which takes as long again. */
    private static final int DEPTHS = Integer.getInteger("symbia.log.rollbackDepths", 1);

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
        /** The same, once an operator has said of each witness that it counts although it has forgotten. */
        WENT_ON_BY_AN_OPERATORS_WORD,
        /** The log is shown what it has signed, seals nothing more, and does not start again. */
        STOPPED_BY_WITNESSES,
        /** Another history is published; an audit that remembers the first one convicts the log. */
        CONVICTED_BY_AUDIT
    }

    @TempDir
    private Path folder;

    private Backups backups;
    private Town town;
    private Auditor auditor; // Has seen the last batch.

    @BeforeEach
    void liveAndBeAudited() throws IOException {
        backups = new Backups(folder);
        town = backups.town;
        Duration sinceThen =
                Duration.between(Instant.now(), SimulatedLog.SEALED_AT); // Batches are cosigned when they are sealed.
        town.clock.setAheadBy(sinceThen);
        town.financesClock.setAheadBy(sinceThen);
        auditor = Auditor.create(folder, town.read(town.policy()));
        try (SimulatedLog log = town.log()) {
            assertThat(auditor.audit(town.disk, log.published())).startsWith("0 ");
        }
    }

    @AfterEach
    void close() {
        backups.close();
    }

    @Test
    void neverMakesASecondHistoryThatNobodyNotices() throws Exception {
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        int rollbacks = 0;
        for (int batchesBack = Backups.BATCHES - 1; batchesBack >= Backups.BATCHES - DEPTHS; batchesBack--) {
            for (Set<Part> old : COMBINATIONS) {
                Outcome outcome = expected(old, batchesBack);
                backups.putBackLog(old, batchesBack);
                if (outcome != Outcome.REFUSED_TO_START) { // A log that does not start asks nobody.
                    backups.putBackWitnesses(batchesBack, old.contains(Part.MEMORIES) ? town.witnesses() : List.of());
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
        Outcome goesOn = old.contains(Part.MEMORIES) ? Outcome.WENT_ON_BY_AN_OPERATORS_WORD : Outcome.WENT_ON;
        // A state one batch behind its files is what a crash in a seal leaves: the files are right and the log says so.
        if (files != state) return state && batchesBack == 1 ? goesOn : Outcome.REFUSED_TO_START;
        if (!files) return goesOn;
        return old.contains(Part.MEMORIES) ? Outcome.CONVICTED_BY_AUDIT : Outcome.STOPPED_BY_WITNESSES;
    }

    private void assertOutcome(Outcome outcome, String what) throws Exception {
        switch (outcome) {
            case REFUSED_TO_START ->
                assertThatThrownBy(() -> town.log().close())
                        .as(what)
                        .isInstanceOf(RefusedToStartException.class)
                        .hasMessageContaining("the log state is");
            case STOPPED_BY_WITNESSES -> backups.assertStops(what, "");
            case WENT_ON -> assertWentOn(what, List.of());
            case WENT_ON_BY_AN_OPERATORS_WORD -> assertWentOn(what, town.witnesses());
            case CONVICTED_BY_AUDIT -> assertForkedAndConvictedByAudit(what);
        }
    }

    private void assertWentOn(String what, List<RunningWitness> forgetful) throws Exception {
        try (SimulatedLog log = town.log()) {
            long before = Town.publishedSize(log);
            Backups.sealOtherwise(log);
            if (!forgetful.isEmpty()) {
                Town.awaitForgotten(log, forgetful.size());
                assertThat(Town.publishedSize(log)).as(what).isEqualTo(before);
            }
            for (RunningWitness witness : forgetful) town.trustAgain(witness);
            Backups.awaitAllCosignatures(log);
            backups.assertKeepsItsHistory(log, what);
            assertThat(auditor.twin().audit(town.disk, log.published()))
                    .as(what)
                    .startsWith("0 ");
        }
    }

    private void assertForkedAndConvictedByAudit(String what) throws Exception {
        try (SimulatedLog log = town.log()) {
            Backups.sealOtherwise(log);
            Backups.awaitAllCosignatures(log);
            backups.assertForked(log, what);
            assertConvictedByAudit(log, what);
        }
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
        backups.awaitEvidence(town.customs);
    }

    private HttpResponse<String> send(RunningWitness witness, String proof) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(witness.url().resolve("/evidence"))
                .POST(BodyPublishers.ofString(proof))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        }
    }
}
