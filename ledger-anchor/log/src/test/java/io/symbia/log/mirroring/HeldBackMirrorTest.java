package io.symbia.log.mirroring;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.disk.FolderDisk;
import io.symbia.log.patience.Patience;
import io.symbia.log.publishing.AtOnce;
import io.symbia.log.publishing.Publication;
import io.symbia.log.publishing.Published;
import io.symbia.log.publishing.Sealed;
import io.symbia.log.publishing.WitnessStatus;
import io.symbia.log.storage.LogReader;
import io.symbia.log.testkit.SimulatedLog;
import io.symbia.log.witnessing.OwnHistory;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A mirror shows its trees to everybody: while somebody keeps witnesses apart with them, it is brought none. */
@Timeout(120)
class HeldBackMirrorTest extends MirrorHarness {
    private final AtomicBoolean overtaken = new AtomicBoolean();

    /** Publishes at once, and says that it is overtaken when it is told so. */
    private record Overtaken(AtOnce inner, AtomicBoolean overtaken) implements Publication {
        @Override
        public boolean isOvertaken() {
            return overtaken.get();
        }

        @Override
        public void start(Runnable whenPublished) {
            inner.start(whenPublished);
        }

        @Override
        public void requireOneHistory() {
            inner.requireOneHistory();
        }

        @Override
        public void sealed(Sealed newest) {
            inner.sealed(newest);
        }

        @Override
        public Optional<Published> published() {
            return inner.published();
        }

        @Override
        public Optional<Octets> earlier(long size) throws IOException {
            return inner.earlier(size);
        }

        @Override
        public List<WitnessStatus> witnesses() {
            return inner.witnesses();
        }

        @Override
        public Patience patience() {
            return inner.patience();
        }

        @Override
        public void close() throws IOException {
            inner.close();
        }
    }

    private SimulatedLog logBeside(RunningMirror mirror) throws Exception {
        FolderDisk disk = new FolderDisk(data());
        List<MirrorAddress> addresses = mirror.addresses();
        MirroringSettings settings =
                new MirroringSettings("mirrors.txt", 1, Duration.ofMillis(500), Duration.ofMinutes(2));
        return SimulatedLog.start(
                disk,
                states,
                SimulatedLog.KEYS,
                (last, patience) -> new MirroredPublication(
                        new Overtaken(new AtOnce(disk, Clock.systemUTC(), patience), overtaken),
                        addresses,
                        settings,
                        OwnHistory.open(disk, new LogReader(disk), SimulatedLog.KEYS.verifierKeys(), last.size()),
                        new LogReader(disk),
                        Clock.systemUTC(),
                        failures::add));
    }

    @Test
    void isBroughtTheNewestTreeAfterwards() throws Exception {
        try (RunningMirror mirror = new RunningMirror(folder.resolve("mirror")).start();
                SimulatedLog log = logBeside(mirror)) {
            log.sealOnlyTo(40);
            awaitPublished(log);
            long held = mirror.size();
            overtaken.set(true);
            log.sealOnlyTo(80);
            Awaitility.await().during(Duration.ofMillis(500)).atMost(PATIENCE).until(() -> mirror.size() == held);
            overtaken.set(false);
            awaitPublished(log);
            assertThat(mirror.size()).isEqualTo(log.last().size());
        }
    }
}
