package io.symbia.witness;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.tlog.checkpoint.AddCheckpoint;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.note.InvalidNoteException;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteVerifier;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.Hash;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A witness as a process of its own is killed at random moments while logs ask it as fast as they can. A recorder outside keeps each
 * cosignature that came back: whatever the witness does later contradicts none of them.
 */
class WitnessKillTest {
    private static final int KILLS = Integer.getInteger("symbia.witness.kills", 5);
    private static final long SEED = Long.getLong("symbia.witness.seed", 20261123L);
    private static final int LONGEST_LIFE_MILLIS = 250; // After the first answers.
    private static final int LONGEST_START_SECONDS = 60;

    @TempDir
    private Path folder;

    private final List<Recorder> recorders = Stream.of("tea", "coffee", "cocoa")
            .map(good -> new Recorder("log.example/" + good))
            .toList();
    private final HttpClient http = HttpClient.newHttpClient();
    private List<VerifierKey> keys = List.of();

    /** A log and what the witness has told it; for one thread at a time. */
    private final class Recorder {
        private final String origin;
        private final GrowingLog log;
        private final TreeMap<Long, Hash> cosigned = new TreeMap<>(); // By size.

        Recorder(String origin) {
            this.origin = origin;
            this.log = new GrowingLog(origin, "true ");
        }

        long last() {
            return cosigned.isEmpty() ? 0 : cosigned.lastKey();
        }

        /** Grows leaf by leaf until nobody answers. */
        void askUntilKilled(URI witness, CountDownLatch answered) throws InterruptedException, InvalidNoteException {
            long from = last();
            while (true) {
                AddCheckpoint request = log.growth(from, from + 1);
                try {
                    HttpResponse<String> answer = ask(witness, request);
                    if (answer.statusCode() == 200) {
                        record(request, answer.body());
                        answered.countDown();
                        from = last();
                    } else { // It was killed after it had remembered and before it had answered.
                        assertThat(answer.statusCode()).isEqualTo(409);
                        from = Long.parseLong(answer.body().strip());
                        assertThat(from)
                                .as("what %s was told is forgotten", origin)
                                .isGreaterThan(last());
                    }
                } catch (IOException _) {
                    return; // Killed.
                }
            }
        }

        private void record(AddCheckpoint request, String lines) throws InvalidNoteException {
            Note note = Note.parse(request.note().format() + lines);
            assertThat(new NoteVerifier(keys).verify(note)).hasSize(2);
            Checkpoint checkpoint = request.checkpoint();
            cosigned.put(checkpoint.treeSize(), checkpoint.root());
        }

        /** Another history from the last leaf on, of the same size and of the next: whichever size it says it goes on from. */
        int tryForks(URI witness) throws IOException, InterruptedException {
            long size = last();
            if (size == 0) return 0;
            GrowingLog fork = new GrowingLog(origin, "false ", Math.toIntExact(size) - 1);
            List<AddCheckpoint> forks = List.of(
                    fork.growth(0, size),
                    fork.growth(size, size),
                    fork.growth(size, size + 1),
                    fork.growth(size - 1, size));
            for (AddCheckpoint request : forks) {
                assertThat(ask(witness, request).statusCode())
                        .as("fork of %s at size %d", origin, size)
                        .isIn(409, 422);
            }
            return forks.size();
        }
    }

    private HttpResponse<String> ask(URI witness, AddCheckpoint request) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(witness.resolve("/add-checkpoint"))
                        .POST(BodyPublishers.ofString(request.format()))
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void forgetsNothingThatItCosignedWheneverItIsKilled() throws Exception {
        Random random = new Random(SEED);
        int forks = 0;
        for (int kill = 0; kill <= KILLS; kill++) { // The last life only shows what it remembers.
            try (ChildWitness process = ChildWitness.start(
                    folder, recorders.stream().map(recorder -> recorder.log).toList())) {
                URI witness = process.awaitAddress();
                keys = keysOf(witness);
                for (Recorder recorder : recorders) forks += recorder.tryForks(witness);
                if (kill < KILLS) askAllUntilKilled(witness, process, random.nextInt(LONGEST_LIFE_MILLIS));
            }
        }
        http.close();
        long cosigned = recorders.stream()
                .mapToLong(recorder -> recorder.cosigned.size())
                .sum();
        assertThat(cosigned).isGreaterThan(KILLS);
        System.out.printf(
                "witness kills %d (seed %d), cosigned %d, forgotten 0, forks tried %d, cosigned 0%n",
                KILLS, SEED, cosigned, forks);
    }

    private void askAllUntilKilled(URI witness, ChildWitness child, int millis) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch answered = new CountDownLatch(recorders.size());
            List<Future<?>> asking = new ArrayList<>();
            for (Recorder recorder : recorders) {
                asking.add(threads.submit(() -> {
                    recorder.askUntilKilled(witness, answered);
                    return null;
                }));
            }
            assertThat(answered.await(LONGEST_START_SECONDS, TimeUnit.SECONDS)).isTrue();
            child.process().waitFor(millis, TimeUnit.MILLISECONDS);
            child.kill();
            for (Future<?> each : asking) each.get();
        }
    }

    /** The keys of its first life are those of every other. */
    private List<VerifierKey> keysOf(URI witness) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(witness.resolve("/keys")).build();
        List<VerifierKey> found = http.send(request, BodyHandlers.ofString())
                .body()
                .lines()
                .map(VerifierKey::parse)
                .toList();
        assertThat(keys).isIn(List.of(), found);
        return found;
    }
}
