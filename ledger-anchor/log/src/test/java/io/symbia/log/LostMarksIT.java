package io.symbia.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.log.testkit.OwnBroker;
import io.symbia.log.testkit.Platform;
import io.symbia.log.testkit.Publisher;
import io.symbia.log.testkit.Publisher.TestEvent;
import io.symbia.log.testkit.RunningLog;
import io.symbia.verifier.Symbia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/**
 * A log that does not have the marks of its sources any more, because it was restored or their file is gone, and topics that something happened
 * to meanwhile: it must go on in the one that it read, and in no other.
 */
class LostMarksIT extends ScenesOfABroker {
    private static final String MARKS = "sources";

    @Test
    void aTopicMadeAnewIsNoticedByARestoredLog() throws Exception {
        String topic = "restored-anew";
        Path folder = Platform.folder(topic);
        sealAndRestore(topic, folder, 5, () -> madeAnew(topic));
        try (RunningLog log = start(topic, folder)) {
            String stop = awaitStop(log, topic, 0, "REPLACED");
            assertThat(stop).isEqualTo(topic + "/0@5:REPLACED");
            assertThat(sealedEvents(log)).isEqualTo(5);
            assertThat(reason(log, topic)).contains("record 4").contains("is none that this log has sealed");
            pass(folder, stop);
            assertThat(awaitAllSealed(log, folder)).contains("read up to 5, goes on at 0 of");
        }
    }

    /** Nor does the log make it: it has read it, so somebody deleted it. */
    @Test
    void aTopicMadeAnewIsNoticedWhereTheFileOfMarksIsGone() throws Exception {
        String topic = "unmarked-anew";
        Path folder = Platform.folder(topic);
        sealBefore(topic, folder, "before", 5);
        broker.deleteTopic(topic);
        Files.delete(folder.resolve(MARKS));
        try (RunningLog log = start(topic, folder)) {
            Awaitility.await().atMost(PATIENCE).until(() -> log.text("/status").contains("there is no topic " + topic));
            publisher.createTopic(topic, 1);
            publish(topic, "after", 0, 12);
            pass(folder, awaitStop(log, topic, 0, "REPLACED"));
            awaitAllSealed(log, folder);
        }
    }

    private void madeAnew(String topic) {
        broker.deleteTopic(topic);
        publisher.createTopic(topic, 2);
        publish(topic, "after", 0, 12); // The log would go on at the sixth of them.
    }

    @Test
    void aPartitionCutOffAndGrownAgainIsNoticedWhereTheFileOfMarksIsGone() throws Exception {
        String topic = "unmarked-cut";
        Path folder = Platform.folder(topic);
        sealBefore(topic, folder, "before", 10);
        cutOffAndGrow(topic);
        Files.delete(folder.resolve(MARKS));
        passAndSealTheRest(topic, folder, "REPLACED");
    }

    /** Its beginning is the one that was read; what comes after it is not, and must not be gone on in the middle of. */
    @Test
    void aTopicPutBackToAnOlderCopyStaysStoppedAfterItHasGrown() throws Exception {
        String topic = "restored-older";
        Path folder = Platform.folder(topic);
        sealAndRestore(topic, folder, 5, () -> {
            broker.deleteTopic(topic);
            publisher.createTopic(topic, 2);
            publish(topic, "s", 0, 3);
        });
        try (RunningLog log = start(topic, folder)) {
            awaitStop(log, topic, 0, "REPLACED");
            assertThat(reason(log, topic)).isEqualTo("it ends at offset 3 and was read up to 5");
            publish(topic, "after", 0, 9);
            awaitLag(log, topic, 7);
        }
        try (RunningLog log = start(topic, folder)) {
            String stop = awaitStop(log, topic, 0, "REPLACED");
            assertThat(sealedEvents(log)).isEqualTo(5);
            pass(folder, stop);
            awaitAllSealed(log, folder);
        }
    }

    /** Its last records were sent before, and one that was sealed is in no copy. */
    @Test
    void goesOnInTheTopicThatWasRead() throws Exception {
        String topic = "restored";
        Path folder = Platform.folder(topic);
        sealAndRestore(topic, folder, 6, 3, 1, () -> publish(topic, "s", 7, 9));
        try (RunningLog log = start(topic, folder)) {
            log.awaitEvents(events.size());
            assertThat(folder.resolve(MARKS)).exists();
        }
        try (RunningLog log = start(topic, folder)) { // And is marked now.
            publish(topic, "s", 9, 12);
            awaitAllSealed(log, folder);
        }
    }

    @Test
    void goesOnInMorePartitionsThanAreLookedAtInOneGo() throws Exception {
        String topic = "unmarked-many";
        Path folder = Platform.folder(topic);
        int partitions = 120;
        begin(topic, partitions);
        for (int round = 0; round < 2; round++) {
            try (RunningLog log = start(topic, folder)) {
                for (int partition = 0; partition < partitions; partition++) {
                    TestEvent event = TestEvent.of("of-" + partition, round);
                    publisher.send(topic, partition, event);
                    events.add(event);
                }
                publisher.flush();
                log.awaitEvents(events.size());
                if (round == 1) awaitAllSealed(log, folder);
            }
            Files.delete(folder.resolve(MARKS));
        }
    }

    @Test
    void anotherClusterIsNoticedByARestoredLogHoweverManyRecordsItHas() throws Exception {
        String topic = "restored-elsewhere";
        Path folder = Platform.folder(topic);
        sealAndRestore(topic, folder, 5, () -> {});
        try (OwnBroker other = new OwnBroker("restored-other-broker");
                Publisher elsewhere = new Publisher(other.bootstrap())) {
            elsewhere.createTopic(topic, 2);
            send(elsewhere, topic, 0, 3);
            try (RunningLog log = RunningLog.start(
                    folder, origin(folder), List.of(topic), Map.of("symbia.log.kafka-bootstrap", other.bootstrap()))) {
                awaitStop(log, topic, 0, "REPLACED");
                send(elsewhere, topic, 3, 12);
                awaitLag(log, topic, 7);
                awaitStop(log, topic, 0, "REPLACED");
                assertThat(sealedEvents(log)).isEqualTo(5);
            }
        }
        try (RunningLog log = start(topic, folder)) { // It was the wrong address.
            publish(topic, "s", 5, 9);
            awaitAllSealed(log, folder);
        }
    }

    private static void send(Publisher publisher, String topic, int from, int to) {
        for (int sequence = from; sequence < to; sequence++) {
            publisher.send(topic, 0, TestEvent.of("there", sequence));
        }
        publisher.flush();
    }

    /** Where nothing that is there would be skipped, nothing need be known. */
    @Test
    void goesOnWhereEverythingThatWasReadHasExpired() throws Exception {
        String topic = "restored-expired";
        Path folder = Platform.folder(topic);
        sealAndRestore(topic, folder, 5, 1, 0, () -> {
            broker.expire(topic, 6);
            publish(topic, "s", 5, 9);
        });
        try (RunningLog log = start(topic, folder)) {
            log.awaitEvents(events.size());
        }
        Files.delete(folder.resolve(MARKS));
        publish(topic, "s", 9, 12);
        broker.expire(topic, 12);
        try (RunningLog log = start(topic, folder)) {
            pass(folder, awaitStop(log, topic, 0, "OFFSET_GONE"));
            awaitStop(log, topic, 0, "HOLE");
            resend(topic);
            awaitAllSealed(log, folder);
        }
    }

    @Test
    void saysThatNothingIsLeftByWhichAPartitionCouldBeKnown() throws Exception {
        String topic = "restored-unknown";
        Path folder = Platform.folder(topic);
        sealAndRestore(topic, folder, 5, 1, 0, () -> broker.expire(topic, 5)); // All but what was sent twice.
        publish(topic, "s", 5, 9);
        try (RunningLog log = start(topic, folder)) {
            String stop = awaitStop(log, topic, 0, "REPLACED");
            assertThat(reason(log, topic)).contains("cannot be known");
            pass(folder, stop);
            pass(folder, awaitStop(log, topic, 0, "OFFSET_GONE"));
            awaitAllSealed(log, folder);
        }
    }

    /** Something that happens to a topic while the log is down. */
    private interface Mishap {
        void happen() throws Exception;
    }

    private void sealAndRestore(String topic, Path folder, int count, Mishap mishap) throws Exception {
        sealAndRestore(topic, folder, count, 0, 0, mishap);
    }

    /**
     * Seals events of a log, and makes its folder again from a copy.
     *
     * @param repeated how often the first of them is sent once more before that copy is made
     * @param late     how many more are sealed after it
     */
    private void sealAndRestore(String topic, Path folder, int count, int repeated, int late, Mishap mishap)
            throws Exception {
        begin(topic, 2);
        Path copy = Platform.folder(topic + "-copy");
        try (RunningLog log = start(topic, folder)) {
            publish(topic, "s", 0, count);
            log.awaitEvents(count);
            if (repeated > 0) repeat(log, topic, count, repeated);
            export(log, copy);
            publish(topic, "s", count, count + late);
            log.awaitEvents(events.size());
        }
        mishap.happen();
        loseAllButTheKeys(folder);
        int status = RestoreLog.run(
                List.of(RestoreLog.OPTION, copy.toString()),
                Map.of(
                        "SYMBIA_LOG_DATA", folder.toString(),
                        "SYMBIA_LOG_ORIGIN", origin(folder),
                        "SYMBIA_MONGO_URI", Platform.mongoUri()),
                System.out);
        assertThat(status).isZero();
    }

    /** What brings no event is sealed with what brings one, here in another partition. */
    private void repeat(RunningLog log, String topic, int offset, int times) {
        for (int time = 0; time < times; time++) publish(topic, "s", 0, 1);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> partition(log, topic, 0).path("nextOffset").asLong() == offset + times);
        TestEvent other = TestEvent.of("other", 0);
        publisher.send(topic, 1, other);
        publisher.flush();
        events.add(other);
        log.awaitEvents(events.size());
    }

    private static void export(RunningLog log, Path copy) throws IOException {
        Path policy = Files.writeString(copy.resolveSibling(copy.getFileName() + ".policy"), log.text("/policy"));
        int status = new CommandLine(new Symbia())
                .execute("export", log.base().toString(), "--to", copy.toString(), "--policy", policy.toString());
        assertThat(status).isZero();
    }

    private static void loseAllButTheKeys(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(it -> !it.getFileName().toString().startsWith("key"))
                    .filter(Files::isRegularFile)
                    .toList()) {
                Files.delete(file);
            }
        }
    }

    private static void awaitLag(RunningLog log, String topic, int records) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> partition(log, topic, 0).path("lagRecords").asLong() == records);
    }

    private static String origin(Path folder) {
        return "log.test/" + folder.getFileName();
    }

    private static long sealedEvents(RunningLog log) {
        return log.json("/status").get("size").asLong()
                - log.json("/status").get("batches").asLong();
    }

    private static String reason(RunningLog log, String topic) {
        return partition(log, topic, 0).path("stopped").path("reason").asString();
    }
}
