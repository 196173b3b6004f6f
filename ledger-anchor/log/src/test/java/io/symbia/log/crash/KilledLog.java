package io.symbia.log.crash;

import io.symbia.disk.Disk;
import io.symbia.disk.FolderDisk;
import io.symbia.log.LogNode;
import io.symbia.log.LogSettings;
import io.symbia.log.fence.MongoLogState;
import io.symbia.log.sealing.SealedBatch;
import io.symbia.log.witnessing.WitnessingSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The log as a process of its own that ends itself, as {@code kill -9} does, at a named point. Arguments: folder, origin, topic, database,
 * broker, the name of the point ({@code none} to live on), and how many times it is passed before.
 */
final class KilledLog {
    /** What a shell reports of a process that was killed with signal 9. */
    static final int KILLED = 137;

    private KilledLog() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
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
                WitnessingSettings.NONE);
        Countdown countdown = new Countdown(arguments[5], Integer.parseInt(arguments[6]));
        Disk disk = new CountingDisk(new FolderDisk(settings.data()), countdown);
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
        new CountDownLatch(1).await();
    }

    private static void ignore(SealedBatch batch) {
        // Nobody measures here.
    }

    /** Ends the process when the n-th operation of that name is about to happen. */
    record Countdown(String name, AtomicInteger left) {
        Countdown(String name, int left) {
            this(name, new AtomicInteger(left));
        }

        void about(String operation) {
            if (operation.equals(name) && left.getAndDecrement() == 0) {
                Runtime.getRuntime().halt(KILLED);
            }
        }
    }
}
