package io.symbia.witness;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.cosigner.CosignerKeys;
import io.symbia.cosigner.CosignerKeysTest;
import io.symbia.cosigner.crowd.Pace;
import io.symbia.cosigner.crowd.Reception;
import io.symbia.cosigner.crowd.RoomTest;
import io.symbia.disk.Disk;
import io.symbia.tlog.testkit.PlantedBug;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Mistakes are made in the witness on purpose, one at a time, and a test of this folder must find each of them. */
class PlantedBugsTest {
    /** What guards each class, quick ones first. */
    private static final Map<Class<?>, List<Class<?>>> GUARDS = Map.ofEntries(
            Map.entry(
                    Witness.class,
                    List.of(
                            WitnessTest.class,
                            RepetitionTest.class,
                            CheapRefusalTest.class,
                            EvidenceTest.class,
                            WitnessMemoryTest.class,
                            WitnessDoorTest.class,
                            WitnessDoorGrowthTest.class,
                            WitnessHealthTest.class)),
            Map.entry(
                    WitnessDoor.class,
                    List.of(
                            WitnessDoorTest.class,
                            WitnessDoorGrowthTest.class,
                            WitnessHealthTest.class,
                            EvidenceTest.class)),
            Map.entry(Memory.class, List.of(WitnessDoorTest.class, WitnessMemoryTest.class, WitnessDamageTest.class)),
            Map.entry(
                    CosignerKeys.class,
                    List.of(
                            CosignerKeysTest.class,
                            RepetitionTest.class,
                            WitnessTest.class,
                            WitnessMemoryTest.class,
                            WitnessDamageTest.class)),
            Map.entry(WatchedLog.class, List.of(WitnessTest.class)),
            Map.entry(Evidence.class, List.of(CheapRefusalTest.class, EvidenceTest.class)),
            Map.entry(Metrics.class, List.of(WitnessHealthTest.class)),
            Map.entry(Reception.class, List.of(RoomTest.class, WitnessDoorTest.class)),
            Map.entry(Pace.class, List.of(RoomTest.class)),
            Map.entry(Disk.class, List.of(WitnessMemoryTest.class)));

    /** Tests of seconds: asked last. */
    private static final Set<String> SLOW = Set.of(
            "refusesEveryProofButTheRightOne",
            "neverTakesBackWhatAFasterRequestBrought",
            "keepsWhatItSaysThatItKeepsAndABoundedNumberOfEachLog",
            "keepsTheLargestProofsThereAre",
            "isItsOwnAfterEveryWriteThatFails",
            "putsOutWhoSendsNothingAnyMore",
            "takesNoPlaceOfWhoeverIsWholeAndNoneOfAnotherParty",
            "keepsOutNobodyWhoSendsAtOnceHoweverManyAreSlow",
            "hasWhatItAnsweredAfterEveryPowerCut",
            "hasNoByteThatMakesItCosignAFork",
            "isNeverTakenForNothing");

    /** Behind each of these stands another check that does the same, or nothing changes for anybody: no test can tell them apart. */
    private static final Map<String, String> SECOND_LINES = Map.ofEntries(
            Map.entry(
                    "Witness.requireGrowth: refusal 0",
                    "a consistency proof from no leaves to no leaves compares the roots"),
            Map.entry("Witness.requireGrowth: check 0", "the same"),
            Map.entry(
                    "Witness.addCheckpoint: check 1",
                    "it is asked again under the lock, for which a repetition then waits"),
            Map.entry("Witness.requireGrowth: check 1", "the same"),
            Map.entry(
                    "WitnessDoor.length: check 0",
                    "what is not refused by the length that it announces is refused when it is read"),
            Map.entry("WitnessDoor.handle: check 1", "no answer is empty"),
            Map.entry("WitnessDoor.handle: check 2", "the server closes an exchange whose handler failed"),
            Map.entry("Reception.leave: check 0", "each exchange has a thread of its own, which ends with it"),
            Map.entry("Reception.moveTo: check 0", "a witness moves only what is about a log that it watches"),
            Map.entry("Evidence.restore: check 0", "a list that is not there reads as an empty one"),
            Map.entry("Evidence.keep: check 2", "a name that no file has is passed over when the list is read"),
            Map.entry("Evidence.of: check 0", "what proves nothing is found out when the finished file is verified"),
            Map.entry(
                    "Evidence.of: no verify",
                    "what proves nothing is passed over before, and both notes are verified as they are joined"),
            Map.entry("Witness.requireSigned: check 0", "signatures that are known to be good are verified once more"));

    /** Every bug and the second lines too, in some minutes; else every n-th bug that something must catch. */
    private static final boolean ALL = Boolean.getBoolean("symbia.witness.plantAll");

    private static final int STEP = ALL ? 1 : 16;

    private record Guard(Class<?> test, String method) {
        boolean catches(PlantedBug bug) {
            return bug.isCaughtBy(test, method);
        }

        @Override
        public String toString() {
            return test.getSimpleName() + "." + method;
        }
    }

    private static Stream<Guard> guardsOf(Class<?> type) {
        return GUARDS.get(type).stream()
                .flatMap(test -> Stream.of(test.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Test.class))
                        .map(method -> new Guard(test, method.getName())))
                .sorted(Comparator.comparing((Guard guard) -> SLOW.contains(guard.method())));
    }

    private static Optional<Guard> guardThatCatches(PlantedBug bug) {
        Class<?> type = GUARDS.keySet().stream()
                .filter(each -> each.getName().equals(bug.className()))
                .findFirst()
                .orElseThrow();
        return guardsOf(type).filter(guard -> guard.catches(bug)).findFirst();
    }

    private static List<PlantedBug> bugs() {
        List<PlantedBug> bugs = new ArrayList<>(List.of(
                PlantedBug.withoutCall(Witness.class, "addCheckpoint", "requireSigned", 0),
                PlantedBug.withoutCall(Witness.class, "checkedAndRemembered", "keep", 0),
                PlantedBug.withoutCall(Witness.class, "addEvidence", "keep", 0),
                PlantedBug.withoutCall(Witness.class, "checkAndRemember", "requireGrowth", 0),
                PlantedBug.withoutCall(Witness.class, "checkAndRemember", "remember", 0),
                PlantedBug.withoutCall(Witness.class, "requireGrowth", "verifyConsistency", 0),
                PlantedBug.withoutCall(Witness.class, "open", "create", 0),
                PlantedBug.withoutCall(Witness.class, "open", "require", 0),
                PlantedBug.withoutCall(Memory.class, "require", "requireIntact", 0),
                PlantedBug.withoutCall(Memory.class, "require", "replace", 0),
                PlantedBug.withoutCall(Memory.class, "require", "replace", 1),
                PlantedBug.withoutCall(Memory.class, "requireUnchanged", "replace", 0),
                PlantedBug.withoutCall(CosignerKeys.class, "create", "replaceSecret", 0),
                PlantedBug.withoutCall(CosignerKeys.class, "seed", "nextBytes", 0),
                PlantedBug.withoutCall(Evidence.class, "keep", "replace", 0),
                PlantedBug.withoutCall(Evidence.class, "of", "verify", 0),
                PlantedBug.withoutCall(Disk.class, "replace", "force", 0),
                PlantedBug.withoutCall(Disk.class, "replace", "forceDirectory", 0)));
        for (Class<?> type : List.of(
                Witness.class,
                WitnessDoor.class,
                Memory.class,
                CosignerKeys.class,
                WatchedLog.class,
                Evidence.class,
                Metrics.class,
                Reception.class,
                Pace.class)) {
            bugs.addAll(PlantedBug.withoutRefusals(type));
            bugs.addAll(PlantedBug.withoutChecks(type));
        }
        return bugs;
    }

    @Test
    void areNotFoundWhereThereAreNone() {
        Set<Guard> guards = GUARDS.keySet().stream()
                .flatMap(PlantedBugsTest::guardsOf)
                .filter(guard -> ALL || !SLOW.contains(guard.method()))
                .collect(Collectors.toSet());
        assertThat(guards).isNotEmpty().noneMatch(guard -> guard.catches(PlantedBug.none()));
    }

    private static List<PlantedBug> chosen() {
        List<PlantedBug> all = bugs().stream()
                .filter(bug -> ALL || !SECOND_LINES.containsKey(bug.toString()))
                .toList();
        return IntStream.range(0, all.size())
                .filter(number -> number % STEP == 0)
                .mapToObj(all::get)
                .toList();
    }

    @Test
    void areFoundByTheTestsOfThisFolder() {
        int caught = 0;
        List<String> missed = new ArrayList<>();
        for (PlantedBug bug : chosen()) {
            Optional<Guard> guard = guardThatCatches(bug);
            System.out.printf("%s: %s%n", bug, guard.map(Guard::toString).orElse("missed"));
            if (guard.isPresent()) caught++;
            else missed.add(bug.toString());
        }
        List<String> unexpected =
                missed.stream().filter(bug -> !SECOND_LINES.containsKey(bug)).toList();
        System.out.printf(
                "planted bugs caught %d of %d, second lines %d%n",
                caught, caught + unexpected.size(), missed.size() - unexpected.size());
        assertThat(missed).containsExactlyInAnyOrderElementsOf(ALL ? SECOND_LINES.keySet() : Set.of());
    }
}
