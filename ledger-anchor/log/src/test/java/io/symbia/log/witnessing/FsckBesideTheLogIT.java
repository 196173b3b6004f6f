package io.symbia.log.witnessing;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.log.fsck.FsckCommand;
import io.symbia.log.sealing.LogKeys;
import io.symbia.log.testkit.Platform;
import io.symbia.log.testkit.Publisher;
import io.symbia.log.testkit.Publisher.TestEvent;
import io.symbia.log.testkit.RunningLog;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The folder of a whole log that seals, is witnessed and writes maps as fast as it can, checked again and again meanwhile. */
class FsckBesideTheLogIT {
    private static final String ORIGIN = "log.test/fsck";
    private static final String TOPIC = "fsck.events";
    private static final int RUNS = Integer.getInteger("symbia.log.fscks", 40);
    private static final int BURST = 50;
    private static final int BURSTS_AHEAD = 8;

    @Test
    @Timeout(300)
    void raisesNoFalseAlarm() throws Exception {
        Path folder = Platform.folder("fsck");
        LogKeys keys = LogKeys.create(folder, ORIGIN, new SecureRandom());
        try (Town town = new Town(folder, keys.verifierKey());
                Publisher publisher = new Publisher(Platform.bootstrap())) {
            Path policy = Files.writeString(folder.resolve("policy.txt"), town.policy());
            Map<String, String> settings = Map.of(
                    "symbia.log.witnessing.policy", policy.toString(),
                    "symbia.log.witnessing.keep-cosigned", "0s",
                    "symbia.log.stream-interval", "100ms",
                    "symbia.log.seal-interval", "5ms");
            AtomicBoolean ends = new AtomicBoolean();
            AtomicInteger sent = new AtomicInteger();
            try (RunningLog log = RunningLog.start(folder, ORIGIN, List.of(TOPIC), settings)) {
                Thread publishing = Thread.ofPlatform().start(() -> {
                    while (!ends.get()) {
                        for (int event = 0; event < BURST; event++) {
                            int number = sent.getAndIncrement();
                            publisher.send(TOPIC, 0, TestEvent.of("fsck-" + number % 20, number / 20));
                        }
                        publisher.flush();
                        // A log that grows as fast as it can is checked for longer and longer.
                        if (sent.get() % (BURSTS_AHEAD * BURST) == 0) log.awaitEvents(sent.get());
                    }
                });
                log.awaitEvents(1);
                String last = "";
                int runs = 0;
                while (runs < RUNS || batches(log) <= RUNS) {
                    ByteArrayOutputStream printed = new ByteArrayOutputStream();
                    int status = FsckCommand.run(
                            List.of(FsckCommand.OPTION, folder.toString()),
                            new PrintStream(printed, true, StandardCharsets.UTF_8));
                    last = printed.toString(StandardCharsets.UTF_8);
                    assertThat(status).as(last).isZero();
                    runs++;
                }
                long batches = batches(log);
                ends.set(true);
                publishing.join();
                System.out.printf(
                        "fsck beside a log that seals: runs %d, false alarms 0; batches sealed meanwhile %d; %s",
                        runs, batches, last.lines().reduce("", (_, line) -> line + "\n"));
                assertThat(batches).isGreaterThan(RUNS);
            }
        }
    }

    private static long batches(RunningLog log) {
        return log.json("/status").get("batches").asLong();
    }
}
