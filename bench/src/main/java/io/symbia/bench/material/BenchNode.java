package io.symbia.bench.material;

import io.symbia.disk.FolderDisk;
import io.symbia.kafka.TopicSettings;
import io.symbia.log.LogNode;
import io.symbia.log.LogSettings;
import io.symbia.log.mirroring.MirroringSettings;
import io.symbia.log.sealing.SealedBatch;
import io.symbia.log.witnessing.WitnessingSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The whole log, set as it is by default, except that its state is in memory. */
public final class BenchNode {
    private static final String RECEIPTS = ".receipts";
    private static final Duration SEAL_INTERVAL = Duration.ofMillis(500);
    private static final Duration STREAM_INTERVAL = Duration.ofSeconds(1);
    private static final int MAX_BATCH_EVENTS = 65_536;

    private BenchNode() {}

    /** Creates the topic that such a log reads. */
    public static void createTopic(String bootstrap, String topic, int partitions)
            throws InterruptedException, ExecutionException {
        create(bootstrap, new NewTopic(topic, Optional.of(partitions), Optional.empty()));
    }

    /** Creates the topic that its receipts go to. A log without it sends none, and ends some seconds later than one with it. */
    public static void createReceipts(String bootstrap, String topic) throws InterruptedException, ExecutionException {
        create(bootstrap, new NewTopic(topic + RECEIPTS, Optional.of(1), Optional.empty()));
    }

    private static void create(String bootstrap, NewTopic topic) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(List.of(topic)).all().get();
        }
    }

    /**
     * A log of one topic that is not started yet.
     *
     * @param files  its folder
     * @param sealed is told of each batch
     */
    public static LogNode of(
            String origin,
            Path files,
            String bootstrap,
            String topic,
            WitnessingSettings witnessing,
            Consumer<SealedBatch> sealed)
            throws IOException {
        LogSettings settings = new LogSettings(
                origin,
                files,
                "",
                bootstrap,
                List.of(topic),
                false,
                topic + RECEIPTS,
                SEAL_INTERVAL,
                MAX_BATCH_EVENTS,
                STREAM_INTERVAL,
                witnessing,
                MirroringSettings.NONE,
                TopicSettings.LEFT_TO_BROKERS,
                TopicSettings.LEFT_TO_BROKERS,
                "");
        return new LogNode(
                settings,
                new FolderDisk(files),
                new BenchLogState(),
                Clock.systemUTC(),
                sealed,
                _ -> {},
                Runtime.getRuntime()::halt);
    }
}
