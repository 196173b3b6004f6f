package io.symbia.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.log.testkit.OwnBroker;
import io.symbia.log.testkit.Platform;
import io.symbia.log.testkit.Publisher;
import io.symbia.log.testkit.Publisher.TestEvent;
import io.symbia.log.testkit.RunningLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * A log that does not have the marks of its sources any more, because it was restored or their file is gone, and topics that something happened
 * to meanwhile: it must go on in the one that it read, and in no other.
 */
class LostMarksIT extends ScenesOfARestoredLog {
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
            assertThat(reason(log, topic)).contains("record 0").contains("is none that this log has sealed");
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

    /** No leaf has it, and the manifest says why. */
    @Test
    void goesOnBehindARecordThatAnOperatorPassed() throws Exception {
        String topic = "unmarked-passed";
        Path folder = Platform.folder(topic);
        sealBefore(topic, folder, "before", 3);
        try (RunningLog log = start(topic, folder)) {
            publisher.send(topic, 0, TestEvent.of("lost-its-first", 1));
            publisher.flush();
            pass(folder, awaitStop(log, topic, 0, "HOLE"));
            publish(topic, "after", 0, 2);
            log.awaitEvents(5);
        }
        Files.delete(folder.resolve(MARKS));
        publish(topic, "after", 2, 4);
        try (RunningLog log = start(topic, folder)) {
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
}
