package io.symbia.log.witnessing;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.log.sealing.LogKeys;
import io.symbia.log.testkit.SimulatedLog;
import io.symbia.tlog.checkpoint.AddCheckpoint;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.note.InvalidNoteException;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.MerkleTree;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log changes its key under the eyes of its witnesses; afterwards somebody has found the old key. */
class RotatedLogTest {
    private static final LogKeys OLD = SimulatedLog.KEYS;
    private static final LogKeys NEW = LogKeys.ofSeeds(SimulatedLog.ORIGIN, seed(1), seed(2));
    private static final int OK = 200;
    private static final int FORBIDDEN = 403;
    private static final int CONFLICT = 409;

    @TempDir
    private Path folder;

    private Town town;
    private List<RunningWitness> witnesses;
    private final List<Note> checkpoints = new ArrayList<>(); // Before, during and after.

    private static Octets seed(int number) {
        byte[] seed = new byte[32];
        seed[0] = (byte) number;
        return Octets.of(seed);
    }

    @BeforeEach
    void build() {
        town = new Town(folder);
        witnesses = List.of(town.customs, town.finance, town.industry);
    }

    @AfterEach
    void close() {
        town.close();
    }

    private void watch(VerifierKey... keys) {
        witnesses.parallelStream().forEach(RunningWitness::stop);
        witnesses.forEach(witness -> witness.startAgainWith(List.of(keys)));
    }

    private Note publish(SimulatedLog log, long offset) {
        log.sealOnlyTo(offset);
        Town.awaitPublished(log);
        return log.published().checkpoint();
    }

    /** The steps of the operations manual; nobody has to do anything at the same moment as another. */
    private List<Entry> rotate() throws IOException {
        try (SimulatedLog log = town.log()) {
            checkpoints.add(publish(log, 10));
        }
        town.keys = OLD.followedBy(NEW);
        try (SimulatedLog log = town.log()) {
            publish(log, 20); // The witnesses know the old key alone.
            watch(OLD.verifierKey(), NEW.verifierKey());
            checkpoints.add(publish(log, 30));
            watch(NEW.verifierKey());
            publish(log, 40);
        }
        town.keys = NEW;
        try (SimulatedLog log = town.log()) {
            checkpoints.add(publish(log, 50));
            return log.entries();
        }
    }

    private Policy policy(LogKeys keys) throws IOException {
        LogKeys current = town.keys;
        town.keys = keys;
        try {
            return Town.published(town.read(town.policy()));
        } finally {
            town.keys = current;
        }
    }

    @Test
    void isBelievedByWhoeverKnowsAKeyThatSigned() throws IOException {
        rotate();

        boolean[][] expected = {{true, true, false}, {true, true, true}, {false, true, true}};
        List<LogKeys> known = List.of(OLD, OLD.followedBy(NEW), NEW);
        for (int time = 0; time < checkpoints.size(); time++) {
            for (int who = 0; who < known.size(); who++) {
                assertThat(isBelieved(checkpoints.get(time), policy(known.get(who))))
                        .as("checkpoint %d by those who know %d", time, who)
                        .isEqualTo(expected[time][who]);
            }
        }
    }

    private static boolean isBelieved(Note note, Policy policy) {
        try {
            policy.verify(note);
            return true;
        } catch (InvalidNoteException _) {
            return false;
        }
    }

    /** Whoever has the old key knows the whole tree, and can make every proof that a witness asks for. */
    @Test
    void isNotSignedForByTheOldKeyAfterwards() throws Exception {
        List<Entry> entries = rotate();
        int attempts = 0;
        int accepted = 0;
        for (long size = 1; size <= entries.size() + 3; size++) {
            for (boolean forges : new boolean[] {false, true}) {
                AddCheckpoint request = signedByOld(entries, (int) size, forges);
                for (RunningWitness witness : witnesses) {
                    attempts++;
                    int status = post(witness, request);
                    // A tree that is smaller than what it has cosigned is refused before anybody asks who signed it.
                    assertThat(status).isEqualTo(size < entries.size() ? CONFLICT : FORBIDDEN);
                    accepted += status == OK ? 1 : 0;
                }
                assertThat(isBelieved(request.note(), policy(OLD.followedBy(NEW))))
                        .isFalse(); // Nobody has cosigned it.
            }
        }
        System.out.printf(
                "signed with the old key after the cut-over: attempts %d, as old, current and later trees, true and "
                        + "false ones: accepted %d%n",
                attempts, accepted);
        try (SimulatedLog log = town.log()) { // And the honest log goes on.
            publish(log, 60);
        }
    }

    /** The first leaves, or leaves that go on from them, or the same with another last leaf. */
    private static AddCheckpoint signedByOld(List<Entry> entries, int size, boolean forges) {
        List<Hash> leaves = new ArrayList<>();
        for (int leaf = 0; leaf < size; leaf++) {
            boolean isTrue = leaf < entries.size() && !(forges && leaf == size - 1);
            leaves.add(isTrue ? MerkleTree.leafHash(entries.get(leaf).format()) : MerkleTree.leafHash(seed(leaf)));
        }
        int from = Math.min(entries.size(), size);
        List<Hash> proof = from == size
                ? List.of()
                : MerkleTree.consistencyProof(
                        from,
                        size,
                        (level, index) ->
                                MerkleTree.root(leaves.subList((int) index << level, ((int) index + 1) << level)));
        String text = new Checkpoint(SimulatedLog.ORIGIN, size, MerkleTree.root(leaves)).format();
        return new AddCheckpoint(from, proof, OLD.sign(text));
    }

    private static int post(RunningWitness witness, AddCheckpoint request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(witness.url().resolve("add-checkpoint"))
                                    .POST(HttpRequest.BodyPublishers.ofString(request.format()))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
