package io.symbia.log.witnessing;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.log.publishing.CosignedCheckpoints;
import io.symbia.tlog.testkit.PlantedBug;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Mistakes are made on purpose in what decides whose cosignature counts, one at a time, and a test of this folder must find each of them. */
class PlantedBugsTest {
    /** Quick ones first. */
    private static final List<String> GUARDS = List.of(
            "doesNotCountEvenIfTheProofCannotBeKept",
            "isNoticedByALogThatHasBeenStartedAnew",
            "doesNotCountWithAClockThatIsNotOurs",
            "isForgivenWhatItForgotAndNothingElse");

    /** Each of the others is found when something does not happen for half a minute. */
    private static final int QUICK = 2;

    private static final boolean ALL = Boolean.getBoolean("symbia.log.plantAll");

    private static List<PlantedBug> bugs() {
        List<PlantedBug> all = List.of(
                PlantedBug.withoutCall(Forgetting.class, "isKnown", "keep", 0),
                PlantedBug.withoutCall(Forgetting.class, "isKnown", "exists", 0),
                PlantedBug.withoutCall(WitnessClient.class, "cosign", "requireTimely", 0),
                PlantedBug.withoutCall(WitnessClient.class, "cosign", "says", 0),
                PlantedBug.withoutCall(WitnessClient.class, "cosign", "cosigns", 0),
                PlantedBug.withoutCall(WitnessClient.class, "requireTimely", "abs", 0),
                PlantedBug.withoutCall(AskedWitness.class, "cosignatures", "isKnown", 0),
                PlantedBug.withoutCall(Forgetting.class, "newestCosigned", "newestCosignedBy", 0),
                PlantedBug.withoutCall(CosignedCheckpoints.class, "newestCosignedBy", "newest", 0));
        return ALL ? all : all.subList(0, QUICK);
    }

    private static Optional<String> guardThatCatches(PlantedBug bug) {
        return (ALL ? GUARDS : GUARDS.subList(0, 1))
                .stream()
                        .filter(guard -> bug.isCaughtBy(ForgetfulWitnessTest.class, guard))
                        .findFirst();
    }

    @Test
    void areNotFoundWhereThereAreNone() {
        assertThat(guardThatCatches(PlantedBug.none())).isEmpty();
    }

    @Test
    void areFoundByTheTestsOfThisFolder() {
        List<String> missed = new ArrayList<>();
        for (PlantedBug bug : bugs()) {
            Optional<String> guard = guardThatCatches(bug);
            guard.ifPresentOrElse(
                    found -> System.out.printf("caught %s by %s%n", bug, found), () -> missed.add(bug.toString()));
        }
        System.out.printf("planted bugs %d, caught %d%n", bugs().size(), bugs().size() - missed.size());
        assertThat(missed).isEmpty();
    }
}
