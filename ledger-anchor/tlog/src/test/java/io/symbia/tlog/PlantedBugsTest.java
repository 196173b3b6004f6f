package io.symbia.tlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.tlog.checkpoint.AddCheckpoint;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.checkpoint.TlogProof;
import io.symbia.tlog.entry.BatchManifest;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.PassedRange;
import io.symbia.tlog.entry.SealedKeys;
import io.symbia.tlog.entry.SourceRange;
import io.symbia.tlog.entry.TopicIncarnation;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSignature;
import io.symbia.tlog.note.NoteVerifier;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.testkit.PlantedBug;
import io.symbia.tlog.tile.EntryBundle;
import io.symbia.tlog.tile.HashTile;
import io.symbia.tlog.tile.TileHashReader;
import io.symbia.tlog.tile.TilePath;
import io.symbia.tlog.tree.MerkleProof;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each refusal of this module is left out on purpose, one at a time, and a test of the same package must miss it. */
class PlantedBugsTest {
    private static final List<String> TESTS = List.of(
            "checkpoint.AddCheckpointTest",
            "checkpoint.CheckpointTest",
            "checkpoint.PolicyFileTest",
            "checkpoint.PolicyTest",
            "checkpoint.TlogProofTest",
            "entry.BatchManifestTest",
            "entry.EntryTest",
            "entry.PassedRangeTest",
            "note.NoteTest",
            "note.NoteVerifierTest",
            "note.VerifierKeyTest",
            "note.MlDsa44CosignatureTest",
            "signature.Ed25519Test",
            "tile.EntryBundleTest",
            "tile.TileHashReaderTest",
            "tile.TilePathTest",
            "tree.HashTest",
            "tree.InclusionProofTest",
            "tree.ConsistencyProofTest");

    /** Every n-th bug only; 1 takes them all, in some minutes. */
    private static final int STEP = Integer.getInteger("symbia.tlog.plantStep", 16);

    private record Guard(Class<?> test, String method) {}

    private static List<Guard> guards() throws ClassNotFoundException {
        List<Guard> guards = new ArrayList<>();
        for (String name : TESTS) {
            Class<?> test = Class.forName("io.symbia.tlog." + name);
            Stream.concat(Stream.of(test), Stream.of(test.getDeclaredClasses()))
                    .flatMap(each -> Stream.of(each.getDeclaredMethods()))
                    .filter(method -> method.isAnnotationPresent(Test.class))
                    .forEach(method -> guards.add(new Guard(method.getDeclaringClass(), method.getName())));
        }
        return guards;
    }

    private static List<PlantedBug> bugs() throws ClassNotFoundException {
        return Stream.of(
                        MerkleProof.class,
                        AddCheckpoint.class,
                        Checkpoint.class,
                        Policy.class,
                        Class.forName("io.symbia.tlog.checkpoint.PolicyParser"),
                        Class.forName("io.symbia.tlog.checkpoint.PolicyRules"),
                        TlogProof.class,
                        BatchManifest.class,
                        Class.forName("io.symbia.tlog.entry.ManifestParser"),
                        SealedKeys.class,
                        SourceRange.class,
                        PassedRange.class,
                        TopicIncarnation.class,
                        Entry.class,
                        Note.class,
                        NoteSignature.class,
                        NoteVerifier.class,
                        VerifierKey.class,
                        EntryBundle.class,
                        HashTile.class,
                        TileHashReader.class,
                        TilePath.class)
                .flatMap(type -> PlantedBug.withoutRefusals(type).stream())
                .toList();
    }

    @Test
    void areNotFoundWhereThereAreNone() throws ClassNotFoundException {
        assertThat(guards())
                .isNotEmpty()
                .noneMatch(guard -> PlantedBug.none().isCaughtBy(guard.test(), guard.method()));
    }

    @Test
    void areFoundByTheTestsOfTheirPackage() throws ClassNotFoundException {
        List<Guard> guards = guards();
        List<PlantedBug> all = bugs();
        List<PlantedBug> bugs = IntStream.range(0, all.size())
                .filter(number -> number % STEP == 0)
                .mapToObj(all::get)
                .toList();
        List<String> missed = bugs.stream()
                .filter(bug -> guards.stream()
                        .filter(guard -> isNeighbour(guard.test(), bug))
                        .noneMatch(guard -> bug.isCaughtBy(guard.test(), guard.method())))
                .map(PlantedBug::toString)
                .toList();
        System.out.printf("planted bugs %d of %d, caught %d%n", bugs.size(), all.size(), bugs.size() - missed.size());
        assertThat(missed).isEmpty();
    }

    private static boolean isNeighbour(Class<?> test, PlantedBug bug) {
        return bug.className().startsWith(test.getPackageName() + ".");
    }
}
