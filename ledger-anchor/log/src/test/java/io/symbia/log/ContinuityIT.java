package io.symbia.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.log.testkit.OwnBroker;
import io.symbia.log.testkit.Platform;
import io.symbia.log.testkit.Publisher;
import io.symbia.log.testkit.Publisher.TestEvent;
import io.symbia.log.testkit.RunningLog;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What happens to topics behind a log's back, with a real broker. The log must say so, and after an operator's decision it must hold all events:
 * silent 0, lost 0.
 */
class ContinuityIT extends ScenesOfABroker {
    @Test
    void aTopicMadeAnewWhileTheLogIsDownIsNoticedAndReadFromItsBeginning() throws Exception {
        String topic = "anew-down";
        Path folder = Platform.folder(topic);
        sealBefore(topic, folder, "before", 5);
        broker.deleteTopic(topic);
        publisher.createTopic(topic, 1);
        publish(topic, "after", 0, 12); // The log would go on at the sixth of them.
        try (RunningLog log = start(topic, folder)) {
            String stop = awaitStop(log, topic, 0, "REPLACED");
            assertThat(stop).isEqualTo(topic + "/0@5:REPLACED");
            assertThat(partition(log, topic, 0).path("lagRecords").asLong()).isPositive();
            assertThat(log.json("/status").get("size").asLong())
                    .isEqualTo(5 + log.json("/status").get("batches").asLong());
            pass(folder, stop);
            assertThat(awaitAllSealed(log, folder))
                    .contains("passed     batch")
                    .contains("read up to 5, goes on at 0 of");
        }
        try (RunningLog log = start(topic, folder)) { // What is there now is what is read from now on.
            publish(topic, "after", 12, 14);
            log.awaitEvents(events.size());
            assertThat(log.json("/status").path("partitionsStopped").asLong()).isZero();
        }
    }

    @Test
    void aTopicMadeAnewWhileTheLogRunsIsNoticed() throws Exception {
        String topic = "anew-running";
        Path folder = Platform.folder(topic);
        begin(topic);
        try (RunningLog log = start(topic, folder)) {
            publish(topic, "before", 0, 5);
            log.awaitEvents(5);
            broker.deleteTopic(topic);
            awaitStop(log, topic, 0, "MISSING"); // And the log does not make it: somebody deleted it.
            publisher.createTopic(topic, 1);
            publish(topic, "after", 0, 12);
            pass(folder, awaitStop(log, topic, 0, "REPLACED"));
            awaitAllSealed(log, folder);
        }
    }

    @Test
    void anotherClusterIsNoticedAndTheFirstOneIsReadOnWhenItIsBack() throws Exception {
        String topic = "other-cluster";
        Path folder = Platform.folder(topic);
        sealBefore(topic, folder, "here", 5);
        try (OwnBroker other = new OwnBroker("other-broker");
                Publisher elsewhere = new Publisher(other.bootstrap())) {
            elsewhere.createTopic(topic, 1);
            for (int sequence = 0; sequence < 12; sequence++) {
                elsewhere.send(topic, 0, TestEvent.of("there", sequence));
            }
            elsewhere.flush();
            try (RunningLog log = RunningLog.start(
                    folder,
                    "log.test/" + folder.getFileName(),
                    List.of(topic),
                    Map.of("symbia.log.kafka-bootstrap", other.bootstrap()))) {
                awaitStop(log, topic, 0, "REPLACED");
                assertThat(log.get("/proofs/" + TestEvent.of("there", 11).digest())
                                .statusCode())
                        .isEqualTo(404);
            }
        }
        try (RunningLog log = start(topic, folder)) { // It was the wrong address.
            publish(topic, "here", 5, 9);
            awaitAllSealed(log, folder);
        }
    }

    @Test
    void aPartitionCutOffWhileTheLogIsDownIsNoticedThoughItHasGrownSince() throws Exception {
        String topic = "cut-down";
        Path folder = Platform.folder(topic);
        sealBefore(topic, folder, "before", 10);
        cutOffAndGrow(topic);
        passAndSealTheRest(topic, folder, "TRUNCATED");
    }

    @Test
    void aPartitionCutOffWhileTheLogRunsIsNoticedThoughItHasGrownSince() throws Exception {
        String topic = "cut-running";
        Path folder = Platform.folder(topic);
        begin(topic);
        try (RunningLog log = start(topic, folder)) {
            publish(topic, "before", 0, 10);
            log.awaitEvents(10);
            cutOffAndGrow(topic);
            pass(folder, awaitStop(log, topic, 0, "TRUNCATED"));
            awaitAllSealed(log, folder);
        }
    }

    /** The same topic, leader epochs that were seen before, more offsets than were read: only the records are others. */
    @Test
    void aBrokerPutBackToAnOlderCopyIsNoticed() throws Exception {
        String topic = "put-back";
        Path folder = Platform.folder(topic);
        begin(topic);
        publish(topic, "before", 0, 4);
        publisher.close();
        broker.stop();
        Path copy = broker.copy();
        broker.start();
        publisher = new Publisher(broker.bootstrap());
        try (RunningLog log = start(topic, folder)) {
            publish(topic, "lost", 0, 4);
            log.awaitEvents(8);
        }
        publisher.close();
        broker.stop();
        broker.restore(copy);
        broker.start();
        publisher = new Publisher(broker.bootstrap());
        publish(topic, "after", 0, 7);
        passAndSealTheRest(topic, folder, "TRUNCATED");
    }
}
