package io.symbia.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.log.testkit.Platform;
import io.symbia.log.testkit.Publisher.TestEvent;
import io.symbia.log.testkit.RunningLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A batch in which the broker's disk has turned a bit: its partition stops there, and no other. */
class DamagedBatchIT extends ScenesOfABroker {
    @Test
    void stopsItsPartitionUntilTheBrokerHasItAgain() throws Exception {
        String topic = "damaged";
        Path folder = Platform.folder(topic);
        begin(topic, 2);
        publish(topic, "s", 0, 4);
        publishBeside(topic, 0);
        turnABit(topic, 2);
        try (RunningLog log = start(topic, folder)) {
            assertThat(awaitStop(log, topic, 0, "UNREADABLE")).isEqualTo(topic + "/0@2:UNREADABLE");
            assertThat(reason(log, topic)).contains(topic + "-0");
            log.awaitEvents(3);
            publishBeside(topic, 1);
            log.awaitEvents(4);
            turnABit(topic, 2); // Back.
            awaitAllSealed(log, folder);
        }
    }

    @Test
    void stopsNothingThatWasReadBeforeIt() throws Exception {
        String topic = "damaged-behind-mark";
        Path folder = Platform.folder(topic);
        sealBefore(topic, folder, "s", 4);
        publish(topic, "s", 4, 6);
        turnABit(topic, 4);
        try (RunningLog log = start(topic, folder)) {
            assertThat(awaitStop(log, topic, 0, "UNREADABLE")).isEqualTo(topic + "/0@4:UNREADABLE");
            turnABit(topic, 4);
            awaitAllSealed(log, folder);
        }
    }

    /** By it the partition would be known again. */
    @Test
    void stopsItsPartitionWhereItWasReadBefore() throws Exception {
        requireStops("damaged-mark", "TRUNCATED", _ -> {});
    }

    @Test
    void stopsItsPartitionWhereTheFileOfMarksIsGone() throws Exception {
        requireStops("damaged-unmarked", "REPLACED", folder -> Files.delete(folder.resolve("sources")));
    }

    private interface Loss {
        void in(Path folder) throws IOException;
    }

    private void requireStops(String topic, String kind, Loss loss) throws Exception {
        Path folder = Platform.folder(topic);
        begin(topic, 2);
        try (RunningLog log = start(topic, folder)) {
            publish(topic, "s", 0, 4);
            publishBeside(topic, 0);
            log.awaitEvents(5);
        }
        turnABit(topic, 3);
        loss.in(folder);
        try (RunningLog log = start(topic, folder)) {
            awaitStop(log, topic, 0, kind);
            assertThat(reason(log, topic)).contains("record 3").contains("cannot be read any more");
            publishBeside(topic, 1);
            log.awaitEvents(6);
        }
        turnABit(topic, 3);
        publish(topic, "s", 4, 6);
        try (RunningLog log = start(topic, folder)) {
            awaitAllSealed(log, folder);
        }
    }

    private void publishBeside(String topic, int sequence) {
        TestEvent event = TestEvent.of("beside", sequence);
        publisher.send(topic, 1, event);
        publisher.flush();
        events.add(event);
    }

    private static void turnABit(String topic, int batch) throws IOException {
        broker.stop();
        broker.turnABit(topic, batch);
        broker.start();
    }

    private static String reason(RunningLog log, String topic) {
        return partition(log, topic, 0).path("stopped").path("reason").asString();
    }
}
