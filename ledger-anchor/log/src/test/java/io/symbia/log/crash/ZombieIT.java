package io.symbia.log.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.symbia.log.LogNode;
import io.symbia.log.fence.LogState;
import io.symbia.log.fence.MongoLogState;
import io.symbia.log.testkit.Platform;
import io.symbia.log.testkit.Publisher;
import io.symbia.log.testkit.Publisher.TestEvent;
import io.symbia.log.testkit.RunningLog;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.tree.Hash;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A log stands still under load, as a process does on a host that hangs. Another process takes over on a copy of its volume, with the same
 * log state, and seals on. Then the first one wakes up: it ends, loudly, and shows nobody anything that the other does not know.
 */
class ZombieIT {
    /** Where in a seal it stands still; after these, anywhere. */
    private static final List<String> POINTS = List.of("write entries", "replace log state", "log state replaced");

    private static final int PAUSES = Integer.getInteger("symbia.log.pauses", 3);
    private static final long SEED = Long.getLong("symbia.log.seed", 20261122L);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TOPIC = "zombie";
    private static final String ORIGIN = "log.test/zombie";
    private static final int STREAMS = 8;
    private static final int EVENTS_A_ROUND = 40;

    private final Path volumes = Platform.folder("zombie");
    private final Publisher publisher = new Publisher(Platform.bootstrap());
    private final Random random = new Random(SEED);
    private final Map<Long, Hash> published = new TreeMap<>(); // By size, in any of the folders.
    private long sent;
    private int finished; // Heads that a loser published after it woke up, of a commit made before it was replaced.

    @AfterEach
    void close() {
        publisher.close();
    }

    @Test
    void signsNothingThatItsSuccessorDoesNotKnow() throws Exception {
        assumeTrue(ChildLog.canBePaused(), "processes cannot be stopped here");
        publisher.createTopic(TOPIC, 3);
        Path folder = Platform.folder("zombie-volume");
        try (MongoLogState states = new MongoLogState(Platform.mongoUri())) {
            ChildLog log = open(folder);
            try {
                for (int pause = 0; pause < PAUSES; pause++) {
                    log = replace(log, pause, states);
                }
                folder = log.folder();
            } finally {
                log.close();
            }
        }
        assertEverythingIsThere(folder);
        System.out.printf(
                "pauses %d (seed %d), events %d, lost 0, twice 0, forks 0, heads signed by loser 0 (own commits that it"
                        + " finished %d)%n",
                PAUSES, SEED, sent, finished);
    }

    /** Stops a log, puts another in its place, and wakes it up. */
    private ChildLog replace(ChildLog zombie, int pause, MongoLogState states) throws Exception {
        ChildLog successor;
        Hash before;
        LogState takenOver;
        try (zombie) {
            stop(zombie, pause);
            if (pause == 0) {
                assertIsKeptOutOfTheSameFolder(zombie.folder());
            }
            before = note(zombie).root();
            takenOver = states.read(ORIGIN).orElseThrow();
            successor = open(zombie.copyOfFolder(volumes));
            long size = note(successor).treeSize();
            underLoadUntil(() -> note(successor).treeSize() > size);

            zombie.signal("CONT");
            send();
            assertThat(zombie.exitCode()).as(zombie.printed()).isEqualTo(LogNode.FAILED);
            assertThat(zombie.printed()).contains("event=log_failed").contains("FencedOffException");
            Checkpoint last = note(zombie);
            // What it had brought into the log state before it was replaced was its own to publish; the successor did
            // too.
            assertThat(last.root()).isIn(before, takenOver.root());
            if (!last.root().equals(before)) finished++;
        }
        return successor;
    }

    private ChildLog open(Path folder) throws IOException {
        ChildLog log = ChildLog.start(folder, ORIGIN, TOPIC);
        Awaitility.await().atMost(PATIENCE).until(log::isOpen);
        underLoadUntil(() -> log.published().isPresent());
        return log;
    }

    private void stop(ChildLog log, int pause) throws IOException, InterruptedException {
        send();
        if (pause < POINTS.size()) {
            log.pauseAt(POINTS.get(pause));
        } else {
            log.liveFor(random.nextInt(200));
            log.signal("STOP");
        }
        underLoadUntil(log::isStopped);
    }

    /** One host: whoever stands still holds the lock. */
    private static void assertIsKeptOutOfTheSameFolder(Path folder) throws IOException, InterruptedException {
        try (ChildLog second = ChildLog.start(folder, ORIGIN, TOPIC)) {
            assertThat(second.exitCode()).isEqualTo(LogNode.FAILED);
            assertThat(second.printed()).contains("another process has locked the folder");
        }
    }

    private void underLoadUntil(Callable<Boolean> condition) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> {
            send();
            return condition.call();
        });
    }

    private void send() {
        sent += EVENTS_A_ROUND;
        LongStream.range(sent - EVENTS_A_ROUND, sent)
                .forEach(number -> publisher.send(TOPIC, (int) (number % STREAMS % 3), event(number)));
        publisher.flush();
    }

    private static TestEvent event(long number) {
        return TestEvent.of("zombie-" + number % STREAMS, number / STREAMS);
    }

    /** INVARIANT 46: one root a size, in whichever folder it is found. */
    private Checkpoint note(ChildLog log) throws IOException {
        Checkpoint checkpoint = log.published().orElseThrow();
        Hash before = published.putIfAbsent(checkpoint.treeSize(), checkpoint.root());
        assertThat(before).as("root at size %d", checkpoint.treeSize()).isIn(null, checkpoint.root());
        return checkpoint;
    }

    private void assertEverythingIsThere(Path folder) {
        try (RunningLog log = RunningLog.start(folder, ORIGIN, List.of(TOPIC))) {
            log.awaitEvents(sent);
            List<Entry> entries = SealedEntries.of(log);
            SealedEntries.assertPublished(entries, published);
            SealedEntries.assertEachOnce(entries, sent);
        }
    }
}
