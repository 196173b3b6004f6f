package io.symbia.log.mirroring;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.log.testkit.SimulatedLog;
import io.symbia.mirror.fsck.FsckCommand;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The folder of a mirror that is a process of its own and is given a log as fast as it seals, checked again and again meanwhile. */
@Timeout(180)
class FsckBesideTheMirrorTest extends MirrorHarness {
    private static final int RUNS = Integer.getInteger("symbia.mirror.fscks", 40);

    @Test
    void raisesNoFalseAlarm() throws Exception {
        Path copy = folder.resolve("mirror").resolve("data");
        AtomicBoolean ends = new AtomicBoolean();
        AtomicInteger seals = new AtomicInteger();
        try (RunningMirror mirror = new RunningMirror(folder.resolve("mirror")).start();
                SimulatedLog log = log(mirror.addresses(), 1)) {
            Thread sealing = Thread.ofPlatform().start(() -> {
                while (!ends.get()) log.sealOnlyTo(20L * seals.incrementAndGet());
            });
            await(() -> mirror.size() > 0);
            String last = "";
            for (int run = 0; run < RUNS; run++) {
                ByteArrayOutputStream printed = new ByteArrayOutputStream();
                int status = FsckCommand.run(
                        List.of(
                                FsckCommand.OPTION,
                                copy.toString(),
                                "--key",
                                SimulatedLog.KEYS.verifierKey().format()),
                        new PrintStream(printed, true, StandardCharsets.UTF_8));
                last = printed.toString(StandardCharsets.UTF_8);
                assertThat(status).as(last).isZero();
            }
            long mirrored = mirror.size();
            ends.set(true);
            sealing.join();
            awaitPublished(log);
            System.out.printf(
                    "fsck beside a mirror that is given a log: runs %d, false alarms 0; leaves mirrored meanwhile %d%n",
                    RUNS, mirrored);
            assertThat(mirrored).isGreaterThan(RUNS);
        }
    }
}
