package io.symbia.log.crash;

import io.symbia.disk.Disk;
import io.symbia.disk.FolderDisk;
import io.symbia.kafka.TopicSettings;
import io.symbia.log.LogNode;
import io.symbia.log.LogSettings;
import io.symbia.log.fence.MongoLogState;
import io.symbia.log.mirroring.MirroringSettings;
import io.symbia.log.sealing.SealedBatch;
import io.symbia.log.witnessing.WitnessingSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * The log as a process of its own that ends itself, as {@code kill -9} does, at a named point. Arguments: folder, origin, topic, database,
 * broker, the name of the point ({@code none} to live on), and how many times it is passed before.
 */
final class KilledLog {
    /** What a shell reports of a process that was killed with signal 9. */
    static final int KILLED = 137;

    private KilledLog() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Countdown countdown = new Countdown(
                arguments[5],
                Integer.parseInt(arguments[6]),
                () -> Runtime.getRuntime().halt(KILLED));
        start(arguments, countdown);
        new CountDownLatch(1).await();
    }

    /** Starts the log of the first five arguments, and says so when it is open. */
    static void start(String[] arguments, Countdown countdown) throws IOException {
        LogSettings settings = new LogSettings(
                arguments[1],
                Path.of(arguments[0]),
                arguments[3],
                arguments[4],
                List.of(arguments[2]),
                true,
                arguments[2] + ".receipts",
                Duration.ofMillis(5),
                500,
                Duration.ofMillis(20),
                WitnessingSettings.NONE,
                MirroringSettings.NONE,
                TopicSettings.LEFT_TO_BROKERS,
                TopicSettings.LEFT_TO_BROKERS,
                "");
        Disk disk = new CountingDisk(new FolderDisk(settings.data()), countdown::about);
        long startNanos = System.nanoTime();
        LogNode node = new LogNode(
                settings,
                disk,
                new CountingLogState(new MongoLogState(settings.mongoUri()), countdown),
                Clock.systemUTC(),
                KilledLog::ignore,
                log -> {},
                Runtime.getRuntime()::halt);
        node.start();
        while (node.log().isEmpty()) {
            Thread.onSpinWait();
        }
        System.out.println("open millis=" + (System.nanoTime() - startNanos) / 1_000_000);
    }

    private static void ignore(SealedBatch batch) {
        // Nobody measures here.
    }
}
