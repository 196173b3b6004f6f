package io.symbia.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.testkit.PlantedBug;
import io.symbia.verifier.bundle.BundleVerification;
import io.symbia.verifier.event.Commitments;
import io.symbia.verifier.event.EventLines;
import io.symbia.verifier.statement.Draft;
import io.symbia.verifier.statement.Line;
import io.symbia.verifier.statement.Moment;
import io.symbia.verifier.statement.MomentTest;
import io.symbia.verifier.statement.Printable;
import io.symbia.verifier.statement.Words;
import io.symbia.verifier.statement.WordsTest;
import io.symbia.verifier.trust.Checkpoints;
import io.symbia.verifier.trust.Cosignatures;
import io.symbia.verifier.trust.SealingTimes;
import io.symbia.verifier.trust.TrustedLog;
import io.symbia.verifier.trust.Unmapped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What makes a statement honest is left out on purpose, one thing at a time, and a test must miss it. */
class PlantedBugsTest {
    /** Tests of seconds. */
    private static final Set<String> SLOW =
            Set.of("oneFlippedBitAnywhereIsRefused", "aChangedByteOfEvidenceIsRefusedThoughTheDigestsFit");

    /** Behind each of these stands another check that does the same: no test can tell them apart. */
    private static final Set<String> SECOND_LINES = Set.of();

    /** Every n-th bug only; 1 takes them all, in some minutes. */
    private static final int STEP = Integer.getInteger("symbia.verifier.plantStep", 12);

    private record Guard(Class<?> test, String method) {}

    /** Those of one room, so that a mistake that none of them finds is known soon. */
    private static List<Guard> guardsOf(PlantedBug bug) {
        if (bug.className().contains(".statement.")) {
            return guards(MomentTest.class, WordsTest.class, StatementTest.class);
        }
        if (bug.className().contains(".event.")) {
            return guards(NamesakesTest.class, ContradictionsTest.class);
        }
        return bug.className().contains(".bundle.")
                ? guards(BundleTest.class, StatementTest.class)
                : guards(StatementTest.class, CheckpointsTest.class);
    }

    private static List<Guard> guards(Class<?>... tests) {
        return Stream.of(tests)
                .flatMap(test -> Stream.of(test.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Test.class))
                        .filter(method -> !SLOW.contains(method.getName()))
                        .map(method -> new Guard(test, method.getName())))
                .toList();
    }

    private static List<PlantedBug> bugs() throws ClassNotFoundException {
        String bundle = "io.symbia.verifier.bundle.";
        List<PlantedBug> bugs = new ArrayList<>(List.of(
                PlantedBug.withoutCall(BundleVerification.class, "verify", "requirePlausible", 0),
                PlantedBug.withoutCall(Class.forName(bundle + "BundledStreams"), "read", "requireExactly", 0),
                PlantedBug.withoutCall(Class.forName(bundle + "BundleExtras"), "verify", "requireNoneLeft", 0),
                PlantedBug.withoutCall(Class.forName(bundle + "BundleExtras"), "verify", "verifyPage", 0),
                PlantedBug.withoutCall(EventLines.class, "close", "requireOneTagEach", 0),
                PlantedBug.withoutCall(EventLines.class, "close", "requireAgreement", 0),
                PlantedBug.withoutCall(Draft.class, "believes", "add", 0),
                PlantedBug.withoutCall(Cosignatures.class, "notLaterThan", "sorted", 0),
                PlantedBug.withoutCall(Policy.class, "cosignatures", "verify", 0)));
        for (Class<?> type : List.of(
                SealingTimes.class,
                Unmapped.class,
                TrustedLog.class,
                Checkpoints.class,
                Commitments.class,
                Words.class,
                Class.forName(bundle + "BundledBatches"),
                Class.forName(bundle + "BundleExtras"),
                Class.forName(bundle + "BundleFiles"),
                Class.forName(bundle + "Disclosed"))) {
            bugs.addAll(PlantedBug.withoutRefusals(type));
        }
        for (Class<?> type : List.of(
                SealingTimes.class, Unmapped.class, Cosignatures.class, Printable.class, Moment.class, Line.class)) {
            bugs.addAll(PlantedBug.withoutChecks(type));
        }
        return bugs;
    }

    @Test
    void areNotFoundWhereThereAreNone() {
        assertThat(guards(
                        MomentTest.class,
                        WordsTest.class,
                        StatementTest.class,
                        BundleTest.class,
                        NamesakesTest.class,
                        ContradictionsTest.class,
                        CheckpointsTest.class))
                .isNotEmpty()
                .noneMatch(guard -> PlantedBug.none().isCaughtBy(guard.test(), guard.method()));
    }

    @Test
    void areFoundByTheTests() throws ClassNotFoundException {
        List<PlantedBug> all = bugs().stream()
                .filter(bug -> STEP == 1 || !SECOND_LINES.contains(bug.toString()))
                .toList();
        List<PlantedBug> chosen = IntStream.range(0, all.size())
                .filter(number -> number % STEP == 0)
                .mapToObj(all::get)
                .toList();
        List<String> missed = new ArrayList<>();
        for (PlantedBug bug : chosen) {
            Optional<Guard> found = guardsOf(bug).stream()
                    .filter(guard -> bug.isCaughtBy(guard.test(), guard.method()))
                    .findFirst();
            System.out.printf("%s: %s%n", bug, found.map(Guard::method).orElse("missed"));
            if (found.isEmpty()) {
                missed.add(bug.toString());
            }
        }
        System.out.printf(
                "planted bugs %d of %d, caught %d%n", chosen.size(), all.size(), chosen.size() - missed.size());
        assertThat(missed).containsExactlyInAnyOrderElementsOf(STEP == 1 ? SECOND_LINES : Set.of());
    }
}
