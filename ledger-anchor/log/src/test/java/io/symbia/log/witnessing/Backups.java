package io.symbia.log.witnessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.disk.testkit.ShadowDisk;
import io.symbia.log.fence.LogState;
import io.symbia.log.fence.RolledBackException;
import io.symbia.log.publishing.Published;
import io.symbia.log.storage.commits.Commit;
import io.symbia.log.testkit.SimulatedLog;
import io.symbia.tlog.tree.Hash;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.awaitility.Awaitility;

/**
 * A log of three batches with backups of its files, its log state and its witnesses' memories after each, and ways to put them back. Events
 * come again from Kafka, cut into batches in another way, so a log that goes on from the past makes another tree of the sizes it has signed.
 */
final class Backups implements AutoCloseable {
    static final int BATCHES = 3;

    private static final long OFFSETS_A_BATCH = 10;
    private static final long END = BATCHES * OFFSETS_A_BATCH;

    /** What can be put back. */
    enum Part {
        FILES,
        STATE,
        MEMORIES
    }

    final Town town;
    private final List<Moment> moments = new ArrayList<>(); // After each batch.
    private final Map<Long, Hash> published = new TreeMap<>(); // Before anything was put back, by size.
    private final HttpClient http = HttpClient.newHttpClient();

    /** What a backup of that time holds. */
    private record Moment(ShadowDisk files, LogState state, Map<RunningWitness, ShadowDisk> memories) {}

    /** Lets the log live, and makes a backup after each batch. */
    Backups(Path folder) throws IOException {
        town = new Town(folder);
        try (SimulatedLog log = town.log()) {
            for (int batch = 1; batch <= BATCHES; batch++) {
                log.sealOnlyTo(batch * OFFSETS_A_BATCH);
                awaitAllCosignatures(log);
                Published now = log.published();
                published.put(now.size(), now.root());
                moments.add(now());
            }
        }
    }

    /** Two of the log, and two of each witness. */
    static void awaitAllCosignatures(SimulatedLog log) {
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

    void putBackLog(Set<Part> old, int batchesBack) {
        Moment past = past(batchesBack);
        Moment present = moments.getLast();
        town.disk = (old.contains(Part.FILES) ? past : present).files().copy();
        town.states.put((old.contains(Part.STATE) ? past : present).state());
    }

    void putBackWitnesses(int batchesBack, List<RunningWitness> forgetful) {
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

    /** As if nothing had been put back. */
    void restoreNewest() {
        putBackLog(Set.of(), 0);
    }

    /** On from wherever the files are: a small batch, then all that there was before, and after the last batch a new one. */
    static void sealOtherwise(SimulatedLog log) {
        long next = log.nextOffset(0);
        log.sealOnlyTo(next + 2);
        log.sealOnlyTo(next == END ? END + OFFSETS_A_BATCH : END);
    }

    /** Every tree that was published begins the one that is published now, or is longer and was not taken back by another. */
    void assertKeepsItsHistory(SimulatedLog log, String what) throws IOException {
        long size = Town.publishedSize(log);
        for (Map.Entry<Long, Hash> before : published.entrySet()) {
            if (before.getKey() <= size) {
                assertThat(SimulatedLog.rootOf(log.entries(), before.getKey()))
                        .as("%s: root at size %d", what, before.getKey())
                        .isEqualTo(before.getValue());
            }
        }
    }

    void assertForked(SimulatedLog log, String what) throws IOException {
        long last = moments.getLast().state().size();
        assertThat(Town.publishedSize(log)).as(what).isGreaterThanOrEqualTo(last);
        assertThat(SimulatedLog.rootOf(log.entries(), last)).as(what).isNotEqualTo(published.get(last));
    }

    /**
     * A log that was put back is started, and stops.
     *
     * @param witness the beginning of the name of the one that stops it
     */
    void assertStops(String what, String witness) throws Exception {
        long putBackTo = town.states.get(SimulatedLog.ORIGIN).size();
        long signed = moments.getLast().state().size();
        try (SimulatedLog log = town.log()) {
            assertThat(town.awaitFailure())
                    .as(what)
                    .isInstanceOf(RolledBackException.class)
                    .hasMessageStartingWith("witness " + witness)
                    .hasMessageContaining("has a tree of %d leaves that this log has signed", signed)
                    .hasMessageContaining("its files end at " + putBackTo);
            assertSealsNothing(log, what);
            assertThat(log.last().size()).as(what).isEqualTo(putBackTo);
            assertKeepsItsHistory(log, what);
        }
        assertDoesNotStartAgain(what);
    }

    static void assertSealsNothing(SimulatedLog log, String what) {
        Commit before = log.last();
        assertThatThrownBy(() -> log.sealOnlyTo(2 * END)).as(what).isInstanceOf(RolledBackException.class);
        assertThat(log.last()).as(what).isEqualTo(before);
    }

    /** Not even when all witnesses are silent: it has kept what it was shown. Each of three witnesses may have stopped it at once. */
    void assertDoesNotStartAgain(String what) {
        town.forgetFailures();
        LogState state = town.states.get(SimulatedLog.ORIGIN);
        assertThatThrownBy(() -> town.log().close())
                .as(what)
                .isInstanceOf(RolledBackException.class)
                .hasMessageStartingWith("the checkpoint in the file rolled-back");
        assertThat(town.states.get(SimulatedLog.ORIGIN)).as(what).isEqualTo(state);
    }

    void awaitEvidence(RunningWitness witness) {
        HttpRequest request =
                HttpRequest.newBuilder(witness.url().resolve("/evidence")).build();
        Awaitility.await()
                .atMost(Town.PATIENCE)
                .until(() -> !http.send(request, BodyHandlers.ofString()).body().startsWith("0\n"));
    }

    @Override
    public void close() {
        http.close();
        town.close();
    }
}
