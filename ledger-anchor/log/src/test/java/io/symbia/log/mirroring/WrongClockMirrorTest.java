package io.symbia.log.mirroring;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.disk.FolderDisk;
import io.symbia.log.publishing.AtOnce;
import io.symbia.log.storage.LogReader;
import io.symbia.log.testkit.SimulatedLog;
import io.symbia.log.witnessing.OwnHistory;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A log whose clock was ahead when its mirror cosigned, and was set right. */
@Timeout(120)
class WrongClockMirrorTest extends StrangersHarness {
    private static final Duration COSIGN_AGAIN = Duration.ofMillis(300);

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ofDays(1));
    private final AtomicInteger asked = new AtomicInteger();

    private SimulatedLog logWith(MirrorAddress address) throws IOException {
        FolderDisk disk = new FolderDisk(data());
        InstantSource source = () -> Instant.now().plus(ahead.get());
        MirroringSettings settings = new MirroringSettings("mirrors.txt", 1, Duration.ofMillis(500), COSIGN_AGAIN);
        return SimulatedLog.start(
                disk,
                states,
                SimulatedLog.KEYS,
                (last, patience) -> new MirroredPublication(
                        new AtOnce(disk, Clock.systemUTC(), patience),
                        List.of(address),
                        settings,
                        OwnHistory.open(disk, new LogReader(disk), SimulatedLog.KEYS.verifierKeys(), last.size()),
                        new LogReader(disk),
                        source.withZone(ZoneOffset.UTC),
                        failures::add));
    }

    @Test
    void isCosignedAnew() throws Exception {
        try (RunningMirror mirror = new RunningMirror(folder.resolve("mirror")).start();
                SimulatedLog log = logWith(behindTheDoor(mirror))) {
            atTheDoor(exchange -> {
                if (path(exchange).equals("/add-checkpoint")) asked.incrementAndGet();
                answer(exchange, passOn(exchange, mirror));
            });
            sealMore(log);
            awaitPublished(log);
            ahead.set(Duration.ZERO);
            int before = asked.get();
            await(() -> asked.get() >= before + 3);
            assertThat(log.publication().mirrors().getFirst().size())
                    .isEqualTo(log.last().size());
        }
    }
}
