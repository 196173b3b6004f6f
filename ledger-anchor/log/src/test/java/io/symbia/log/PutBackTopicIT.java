package io.symbia.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.log.testkit.Platform;
import io.symbia.log.testkit.RunningLog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A topic that was put back to an older copy while its log was restored, and has grown since: what came after the copy was never sealed. */
class PutBackTopicIT extends ScenesOfARestoredLog {
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

    /** Manifests name it by what was passed there, and not by what was read. */
    @Test
    void aPartitionOfWhichNothingWasEverSealedIsKnownAgain() throws Exception {
        String topic = "restored-passed";
        Path folder = Platform.folder(topic);
        Path copy = Platform.folder(topic + "-copy");
        begin(topic, 2);
        try (RunningLog log = start(topic, folder)) {
            publish(topic, "s", 0, 3);
            publisher.sendRaw(topic, 1, "no event".getBytes(StandardCharsets.UTF_8), List.of());
            publisher.flush();
            pass(folder, awaitStop(log, topic, 1, "MALFORMED"));
            awaitAllSealed(log, folder);
            export(log, copy);
        }
        restore(folder, copy);
        try (RunningLog log = start(topic, folder)) { // What shows that it is the same topic was lost with the marks.
            pass(folder, awaitStop(log, topic, 1, "REPLACED"));
            pass(folder, awaitStop(log, topic, 1, "MALFORMED"));
            publishTo(topic, 1, 0);
            awaitAllSealed(log, folder);
        }
    }

    /** Other events fill a gap in the middle, and old ones lie behind it where they lay before. */
    @Test
    void aTopicWithOtherEventsAmongThoseThatWereReadStops() throws Exception {
        String topic = "restored-filled";
        Path folder = Platform.folder(topic);
        sealAndRestore(topic, folder, 5, () -> {
            broker.deleteTopic(topic);
            publisher.createTopic(topic, 2);
            publish(topic, "s", 0, 2);
            publish(topic, "after", 0, 1);
            publish(topic, "s", 3, 5);
        });
        try (RunningLog log = start(topic, folder)) {
            String stop = awaitStop(log, topic, 0, "REPLACED");
            assertThat(reason(log, topic)).contains("record 2").contains("is none that this log has sealed");
            pass(folder, stop);
            awaitAllSealed(log, folder);
        }
    }
}
