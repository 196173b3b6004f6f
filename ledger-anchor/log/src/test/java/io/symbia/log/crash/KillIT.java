package io.symbia.log.crash;

import static io.symbia.tlog.testkit.Specification.TLOG_CHECKPOINT;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.log.testkit.ChildJvm;
import io.symbia.log.testkit.Platform;
import io.symbia.log.testkit.Publisher;
import io.symbia.log.testkit.Publisher.TestEvent;
import io.symbia.log.testkit.RunningLog;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.testkit.Must;
import io.symbia.tlog.tree.Hash;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The log as a process of its own, under load from a real broker, is killed at each named point and at random moments; what it had
 * published stays, and every event is in it once.
 */
class KillIT {
    /** In the order in which a start and then a seal pass them; how often each is passed before. */
    private static final List<Point> POINTS = List.of(
            new Point("create log state", 0),
            new Point("write partitions", 0),
            new Point("write entries", 0),
            new Point("write level-0", 0),
            new Point("write manifests", 0),
            new Point("force entries", 0),
            new Point("force manifests", 0),
            new Point("write commits", 0),
            new Point("force commits", 0),
            new Point("replace log state", 0), // Of a start that takes over.
            new Point("log state replaced", 0),
            new Point("write checkpoint.new", 0),
            new Point("replace log state", 1), // Of a seal.
            new Point("log state replaced", 1),
            new Point("write checkpoint.new", 1),
            new Point("force checkpoint.new", 1),
            new Point("rename checkpoint", 1),
            new Point("force directory", 2),
            new Point("write history", 0),
            new Point("write receipts", 0));

    private static final int RANDOM_KILLS = Integer.getInteger("symbia.log.kills", 5);
    private static final long SEED = Long.getLong("symbia.log.seed", 20261122L);
    private static final String TOPIC = "killed";
    private static final String ORIGIN = "log.test/killed";
    private static final int STREAMS = 8;
    private static final int EVENTS_A_ROUND = 160;

    private record Point(String name, int passedBefore) {}

    private final Path folder = Platform.folder("killed");
    private final Publisher publisher = new Publisher(Platform.bootstrap());
    private final Map<Long, Hash> published =
            new TreeMap<>(); // By size, as found in the checkpoint file after each kill.
    private final List<Long> restartMillis = new ArrayList<>();
    private long sent; // Events: number n is event n / STREAMS of stream n % STREAMS.

    @AfterEach
    void close() {
        publisher.close();
    }

    @Must(
            by = TLOG_CHECKPOINT,
            says = "A log MUST not sign any checkpoint which is inconsistent with any checkpoint it previously signed.")
    @Test
    void losesNothingAndForksNowhereWheneverItIsKilled() throws IOException, InterruptedException {
        Random random = new Random(SEED);
        publisher.createTopic(TOPIC, 3);
        for (Point point : POINTS) {
            send();
            Process process = run(point.name(), point.passedBefore());
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            assertThat(process.waitFor()).as("exit code at %s", point).isEqualTo(KilledLog.KILLED);
            notePublished();
        }
        for (int kill = 0; kill < RANDOM_KILLS; kill++) {
            send();
            Process process = run("none", 0);
            awaitOpen(process);
            send();
            process.waitFor(random.nextInt(400), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
            notePublished();
        }
        assertEverythingIsThere();
        Collections.sort(restartMillis);
        System.out.printf(
                "kills %d (named %d, random %d, seed %d), acknowledged sizes %d, events %d, lost 0, twice 0, forks 0,"
                        + " restart p50 %d ms, max %d ms%n",
                POINTS.size() + RANDOM_KILLS,
                POINTS.size(),
                RANDOM_KILLS,
                SEED,
                published.size(),
                sent,
                restartMillis.get(restartMillis.size() / 2),
                restartMillis.getLast());
    }

    /** Sends the next events of every stream, and some of the last ones again. */
    private void send() {
        long from = Math.max(0, sent - STREAMS * 2L);
        sent += EVENTS_A_ROUND;
        LongStream.range(from, sent)
                .forEach(number -> publisher.send(TOPIC, (int) (number % STREAMS % 3), event(number)));
        publisher.flush();
    }

    private static TestEvent event(long number) {
        return TestEvent.of("killed-" + number % STREAMS, number / STREAMS);
    }

    private Process run(String point, int times) throws IOException {
        return ChildJvm.of(
                        KilledLog.class,
                        folder.toString(),
                        ORIGIN,
                        TOPIC,
                        Platform.mongoUri(),
                        Platform.bootstrap(),
                        point,
                        String.valueOf(times))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void awaitOpen(Process process) throws IOException {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith("open millis=")) {
                    restartMillis.add(Long.parseLong(line.substring("open millis=".length())));
                    return;
                }
            }
        }
        throw new IllegalStateException("the log did not open");
    }

    /** Remembers the checkpoint that anybody could have read before the process was killed. */
    private void notePublished() throws IOException {
        Path file = folder.resolve("checkpoint");
        if (Files.exists(file)) {
            Checkpoint checkpoint =
                    Checkpoint.parse(Note.parse(Files.readString(file)).text());
            Hash before = published.putIfAbsent(checkpoint.treeSize(), checkpoint.root());
            assertThat(before).as("root at size %d", checkpoint.treeSize()).isIn(null, checkpoint.root());
        }
    }

    private void assertEverythingIsThere() {
        try (RunningLog log = RunningLog.start(folder, ORIGIN, List.of(TOPIC))) {
            log.awaitEvents(sent);
            List<Entry> entries = SealedEntries.of(log);
            SealedEntries.assertPublished(entries, published);
            SealedEntries.assertEachOnce(entries, sent);
            for (long number = 0; number < sent; number += 101) {
                assertThat(log.get("/proofs/" + event(number).digest()).statusCode())
                        .isEqualTo(200);
            }
        }
    }
}
