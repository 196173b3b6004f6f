package io.symbia.log.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.disk.Disk;
import io.symbia.log.continuity.Difference;
import io.symbia.log.fence.Fence;
import io.symbia.log.records.EventReader;
import io.symbia.log.sealing.Sealer;
import io.symbia.log.sequencing.Batch;
import io.symbia.log.storage.LogStore;
import io.symbia.log.storage.commits.CommitFile;
import io.symbia.log.storage.trail.Trail;
import io.symbia.tlog.testkit.PlantedBug;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Mistakes are made in the log on purpose, one at a time, and the tests of this folder must find each of them. */
class PlantedBugsTest {
    /** Quick ones first. */
    private static final List<Guard> GUARDS = List.of(
            new Guard("io.symbia.log.crash.FencingTest$TwoWriters", "areKeptApartByTheLogStateOnTwoHosts"),
            new Guard("io.symbia.log.crash.FencingTest$TwoWriters", "leaveTheLoserUnableToStart"),
            new Guard("io.symbia.log.crash.FencingTest$TwoWriters", "areKeptApartWhenBothStartForTheFirstTime"),
            new Guard("io.symbia.log.crash.FencingTest$LostAnswers", "areFoundOutByReading"),
            new Guard("io.symbia.log.crash.FencingTest$LostAnswers", "doNotStopAFirstStart"),
            new Guard("io.symbia.log.crash.FencingTest$GoingBackInTime", "refusesFilesFromAnOldBackup"),
            new Guard("io.symbia.log.crash.FencingTest$GoingBackInTime", "refusesALogStateFromAnOldBackup"),
            new Guard("io.symbia.log.crash.FencingTest$GoingBackInTime", "refusesFilesWithoutALogState"),
            new Guard("io.symbia.log.crash.FencingTest$GoingBackInTime", "refusesAnotherKey"),
            new Guard("io.symbia.log.crash.FencingTest$GoingBackInTime", "refusesAnotherRootAtTheSameSize"),
            new Guard("io.symbia.log.crash.RotationCrashTest$OtherKeys", "areRefusedAtEachStep"),
            new Guard("io.symbia.log.crash.RotationCrashTest$OtherKeys", "areRefusedWhileTheLogHasNotNamedThem"),
            new Guard("io.symbia.log.storage.StoreForgeryTest", "findsKeysForWhichNobodyVouches"),
            new Guard("io.symbia.log.storage.StoreForgeryTest", "refusesCommitsOfTheFirstForm"),
            new Guard("io.symbia.log.storage.StoreForgeryTest", "findsAnotherRoot"),
            new Guard("io.symbia.log.storage.StoreForgeryTest", "findsAnEpochThatGoesBack"),
            new Guard("io.symbia.log.storage.StoreForgeryTest", "findsABatchThatReadsRecordsAgain"),
            new Guard("io.symbia.log.storage.StoreForgeryTest", "findsAManifestThatSaysSomethingElse"),
            new Guard("io.symbia.log.storage.StoreForgeryTest", "findsAMapOfStreamsThatIsNoNewerThanTheOneBefore"),
            new Guard("io.symbia.log.storage.StoreForgeryTest", "findsAManifestThatNamesAnotherBeforeIt"),
            new Guard("io.symbia.log.storage.StoreForgeryTest", "neverWritesABatchThatDoesNotFollow"),
            new Guard("io.symbia.log.sequencing.SequencerTest", "refusesAnOffsetThatWasRead"),
            new Guard("io.symbia.log.sequencing.SequencerTest", "refusesToPassWhatWasRead"),
            new Guard("io.symbia.log.sequencing.SequencerTest", "refusesToReadBehindAPassThatIsNotSealed"),
            new Guard("io.symbia.log.storage.StoreForgeryTest", "findsADecisionAboutWhatWasReadBefore"),
            new Guard("io.symbia.log.storage.PassedTest", "goesOnWhereADecisionSays"),
            new Guard("io.symbia.log.continuity.DifferenceTest", "isNoneWhereEverythingIsAsItWas"),
            new Guard("io.symbia.log.continuity.DifferenceTest", "isAnotherTopicOrClusterOfThatName"),
            new Guard("io.symbia.log.continuity.DifferenceTest", "isAnEndBeforeWhatWasRead"),
            new Guard("io.symbia.log.continuity.DifferenceTest", "isALeaderFromBefore"),
            new Guard("io.symbia.log.continuity.DifferenceTest", "isNotAnAnswerThatIsOlderThanWhatWasRead"),
            new Guard("io.symbia.log.continuity.DifferenceTest", "isAnotherRecord"),
            new Guard("io.symbia.log.continuity.DifferenceTest", "isABeginningBehindWhatComesNext"),
            new Guard("io.symbia.log.records.EventReaderTest", "refusesHeadersOfAnotherPlace"),
            new Guard("io.symbia.log.records.EventReaderTest", "refusesWhatDoesNotEndAsAnEvent"),
            new Guard("io.symbia.log.records.EventReaderTest", "readsDigestTagAndSequence"),
            new Guard("io.symbia.log.crash.DiskTroubleTest", "noticesAWriteThatReadsBackDifferently"),
            new Guard("io.symbia.log.crash.DiskTroubleTest", "stopsSealingWhileThereIsStillRoomToFinish"),
            new Guard("io.symbia.log.crash.DiskTroubleTest", "endsAtTheFirstForceThatFails"),
            new Guard("io.symbia.log.crash.DiskTroubleTest", "goesOnAfterEveryWriteThatFoundNoRoom"),
            new Guard("io.symbia.log.crash.DamageTest", "ignoresWhateverACrashLeftBehindTheLastCommit"),
            new Guard("io.symbia.log.sequencing.SequencerTest", "letsEachStreamPassOnceAndInOrderWhateverIsDelivered"),
            new Guard("io.symbia.log.crash.PowerCutTest", "losesNothingAndForksNowhereWhereverThePowerIsCut"),
            new Guard("io.symbia.log.crash.DamageTest", "findsEveryChangedByte"),
            new Guard("io.symbia.log.crash.DamageTest", "findsEveryTornTail"));

    /** Behind each of these stands another check, or another force, that does the same: no test can tell them apart. */
    private static final Map<String, String> SECOND_LINES = Map.of(
            "LogStore.open: no forceDirectory",
            "replacing the checkpoint forces the directory before anything is acknowledged",
            "Disk.replace: no forceDirectory",
            "a checkpoint that a power cut takes back is signed again from its commit",
            "Fence.requireAt: refusal 0",
            "a move of the log state that fails ends the process before this is asked",
            "StoreCheck.cutOffManifests: refusal 0",
            "a file that is too short also has fewer good bytes than are committed",
            "StoreCheck.cutOffManifests: refusal 1",
            "a damaged manifest is not cut off, so it is refused again when its batch is read",
            "CommitFile.dropTornTail: refusal 0",
            "the commit that does not match its checksum is refused again when it is read");

    /** Every bug and the second lines too, in some minutes; else every third bug that something must catch. */
    private static final boolean ALL = Boolean.getBoolean("symbia.log.plantAll");

    private static final int STEP = ALL ? 1 : 3;

    private record Guard(String test, String method) {
        boolean catches(PlantedBug bug) {
            try {
                return bug.isCaughtBy(Class.forName(test), method);
            } catch (ClassNotFoundException missing) {
                throw new IllegalStateException(missing);
            }
        }

        @Override
        public String toString() {
            return test.substring(test.lastIndexOf('.') + 1) + "." + method;
        }
    }

    private static List<PlantedBug> bugs() throws ClassNotFoundException {
        Class<?> check = Class.forName("io.symbia.log.storage.StoreCheck");
        List<PlantedBug> bugs = new ArrayList<>(List.of(
                PlantedBug.withoutCall(CommitFile.class, "append", "force", 0),
                PlantedBug.withoutCall(LogStore.class, "append", "forceAndReadBack", 0),
                PlantedBug.withoutCall(LogStore.class, "forceAndReadBack", "requireWritten", 0),
                PlantedBug.withoutCall(LogStore.class, "open", "forceDirectory", 0),
                PlantedBug.withoutCall(Disk.class, "replace", "force", 0),
                PlantedBug.withoutCall(Disk.class, "replace", "forceDirectory", 0),
                PlantedBug.withoutCall(Sealer.class, "commit", "advance", 0),
                PlantedBug.withoutCall(Sealer.class, "<init>", "nameKeys", 0),
                PlantedBug.withoutCall(Trail.class, "requireNext", "requireGoesOn", 1),
                PlantedBug.withoutCall(EventReader.class, "deserialize", "read", 0),
                PlantedBug.withoutCall(EventReader.class, "deserialize", "isAt", 0)));
        bugs.addAll(PlantedBug.withoutChecks(Difference.class));
        Stream.of(Fence.class, Sealer.class, LogStore.class, check, Trail.class, CommitFile.class, Batch.class)
                .map(PlantedBug::withoutRefusals)
                .forEach(bugs::addAll);
        return bugs;
    }

    @Test
    void areNotFoundWhereThereAreNone() {
        assertThat(GUARDS).noneMatch(guard -> guard.catches(PlantedBug.none()));
    }

    private static List<PlantedBug> chosen() throws ClassNotFoundException {
        List<PlantedBug> all = bugs().stream()
                .filter(bug -> ALL || !SECOND_LINES.containsKey(bug.toString()))
                .toList();
        return IntStream.range(0, all.size())
                .filter(number -> number % STEP == 0)
                .mapToObj(all::get)
                .toList();
    }

    @Test
    void areFoundByTheTestsOfThisFolder() throws ClassNotFoundException {
        Map<String, String> caught = new TreeMap<>();
        List<String> missed = new ArrayList<>();
        for (PlantedBug bug : chosen()) {
            Optional<Guard> guard =
                    GUARDS.stream().filter(each -> each.catches(bug)).findFirst();
            guard.ifPresentOrElse(
                    found -> caught.put(bug.toString(), found.toString()), () -> missed.add(bug.toString()));
        }
        caught.forEach((bug, guard) -> System.out.printf("caught %s by %s%n", bug, guard));
        System.out.printf("planted bugs %d, caught %d%n", caught.size() + missed.size(), caught.size());
        assertThat(missed).containsExactlyInAnyOrderElementsOf(ALL ? SECOND_LINES.keySet() : Set.of());
    }
}
