package io.symbia.log.witnessing;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.log.fence.RolledBackException;
import io.symbia.log.mirroring.MirrorAddress;
import io.symbia.log.testkit.SimulatedLog;
import io.symbia.log.witnessing.Backups.Part;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files and log state of a log are put back together, and of its witnesses all but one. */
class RolledBackLogTest {
    private static final Set<Part> FILES_AND_STATE = EnumSet.of(Part.FILES, Part.STATE);
    private static final int FAR_BACK = Backups.BATCHES - 1;

    @TempDir
    private Path folder;

    private Backups backups;
    private Town town;

    @BeforeEach
    void live() throws IOException {
        backups = new Backups(folder);
        town = backups.town;
    }

    @AfterEach
    void close() {
        backups.close();
    }

    private List<RunningWitness> others(RunningWitness one) {
        return town.witnesses().stream().filter(other -> other != one).toList();
    }

    /** One that the quorum needs, and one that it does not. */
    @Test
    void isStoppedByOneWitnessThatWasNotPutBack() throws Exception {
        for (RunningWitness knowing : List.of(town.customs, town.finance)) {
            backups.putBackLog(FILES_AND_STATE, FAR_BACK);
            backups.putBackWitnesses(FAR_BACK, others(knowing));
            backups.assertStops("one was not put back", knowing == town.customs ? "customs" : "finance");
        }
        System.out.println("rollbacks of all but one witness 2, stopped 2, sealed after it was known 0");
    }

    /** It shows its witnesses nothing, and they would say nothing of a tree that they are not shown. */
    @Test
    void isStoppedByItsWitnessesWhileTheMirrorThatItRequiresIsAway() throws Exception {
        backups.putBackLog(FILES_AND_STATE, FAR_BACK);
        URI nobody = URI.create("http://127.0.0.1:1/");
        town.requiring(new MirrorAddress("archive.example", nobody, town.customs.keys()));
        backups.assertStops("no mirror lets it publish", "");
    }

    /** Until then the log has sealed on, past what it had signed: what the witness then shows is another root, not a larger size. */
    @Test
    void isStoppedWhenTheOneThatKnowsComesBack() throws Exception {
        backups.putBackLog(FILES_AND_STATE, FAR_BACK);
        backups.putBackWitnesses(FAR_BACK, others(town.finance));
        town.finance.stop();
        town.cosigningAgainAfter(Duration.ofMillis(200)); // An idle log asks again, too.
        try (SimulatedLog log = town.log()) {
            Backups.sealOtherwise(log);
            Town.awaitPublished(log);
            backups.assertForked(log, "the quorum does without finance");

            town.finance.startAgain();

            assertThat(town.awaitFailure())
                    .isInstanceOf(RolledBackException.class)
                    .hasMessageStartingWith("witness finance")
                    .hasMessageContaining("another root there");
            Backups.assertSealsNothing(log, "after finance is back");
            backups.awaitEvidence(town.finance); // And it can convict the log.
        }
        backups.assertDoesNotStartAgain("with a tree that is not the one it signed");
    }

    /** Nothing has to be deleted by hand: what was shown is in the tree again. */
    @Test
    void goesOnWithItsNewestFiles() throws Exception {
        backups.putBackLog(FILES_AND_STATE, FAR_BACK);
        backups.assertStops("before the newest are restored", "");
        Octets shown = Octets.of(town.disk.bytes("rolled-back"));

        backups.restoreNewest();
        town.disk.put("rolled-back", shown.toArray());

        try (SimulatedLog log = town.log()) {
            Backups.sealOtherwise(log);
            Backups.awaitAllCosignatures(log);
            backups.assertKeepsItsHistory(log, "with the newest files");
        }
    }

    /** The witness shows it again. */
    @Test
    void isStoppedAgainWhenTheFileOfWhatItWasShownIsDamaged() throws Exception {
        backups.putBackLog(FILES_AND_STATE, FAR_BACK);
        town.disk.put("rolled-back", new byte[] {'x'});

        backups.assertStops("in spite of a damaged file", "");
    }
}
