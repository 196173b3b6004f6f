package io.symbia.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.log.testkit.Platform;
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
import picocli.CommandLine;

/** Scenes in which a log is made again from a copy of what it has published, so that it does not have the marks of its sources. */
abstract class ScenesOfARestoredLog extends ScenesOfABroker {
    /** Something that happens to a topic while the log is down. */
    interface Mishap {
        void happen() throws Exception;
    }

    void sealAndRestore(String topic, Path folder, int count, Mishap mishap) throws Exception {
        sealAndRestore(topic, folder, count, 0, 0, mishap);
    }

    /**
     * Seals events of a log, and makes its folder again from a copy.
     *
     * @param repeated how often the first of them is sent once more before that copy is made
     * @param late     how many more are sealed after it
     */
    void sealAndRestore(String topic, Path folder, int count, int repeated, int late, Mishap mishap) throws Exception {
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
        restore(folder, copy);
    }

    /** Makes the folder of a log again from a copy. */
    static void restore(Path folder, Path copy) throws Exception {
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

    static void export(RunningLog log, Path copy) throws IOException {
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

    static void awaitLag(RunningLog log, String topic, int records) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> partition(log, topic, 0).path("lagRecords").asLong() == records);
    }

    static String origin(Path folder) {
        return "log.test/" + folder.getFileName();
    }

    static long sealedEvents(RunningLog log) {
        return log.json("/status").get("size").asLong()
                - log.json("/status").get("batches").asLong();
    }

    static String reason(RunningLog log, String topic) {
        return partition(log, topic, 0).path("stopped").path("reason").asString();
    }
}
