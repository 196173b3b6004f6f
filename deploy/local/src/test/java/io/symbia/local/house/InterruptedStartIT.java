package io.symbia.local.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import io.symbia.local.house.ProcessSpec.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A start that is ended before it is done, and processes of which no file tells. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class InterruptedStartIT {
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final ProcessSpec SILENT = StandInHouse.process("payment", Stage.SERVICE, StandIn.Silent.class);

    @TempDir
    private Path folder;

    private Path data;

    /** The launcher of another JVM, and what it starts, which never says that it is ready. */
    static final class SilentHouse {
        private SilentHouse() {}

        static void main(String[] arguments) {
            House.start(StandInHouse.options(Path.of(arguments[0]), List.of(SILENT)));
        }
    }

    @AfterEach
    void endsWhatIsLeft() {
        Resident.all(folder.resolve("data")).forEach(left -> left.handle().ifPresent(ProcessHandle::destroyForcibly));
    }

    @Test
    void endsWhatItStarted() throws Exception {
        Process launcher = launcher();
        ProcessHandle started = startedBy(launcher);

        launcher.destroy(); // SIGTERM; Ctrl-C is SIGINT, which a JVM takes alike.

        launcher.waitFor();
        assertThat(started.isAlive()).isFalse();
        assertThat(Resident.all(data)).isEmpty();
    }

    /** The launcher hangs in writing the file, since there a pipe is that nobody reads. */
    @Test
    void leavesAProcessThatIsFoundAlthoughItsLauncherWasKilledBeforeItsFileWasThere() throws Exception {
        data = Files.createDirectories(folder.resolve("data"));
        Path file = Files.createDirectories(data.resolve("run")).resolve("payment.pid.new");
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor())
                .isZero();
        Process launcher = launcher();
        ProcessHandle started = startedBy(launcher);

        launcher.destroyForcibly().waitFor();

        assertThat(data.resolve("run/payment.pid")).doesNotExist();
        assertThat(Resident.all(data))
                .extracting(Resident::name, Resident::pid)
                .containsExactly(tuple("payment", started.pid()));
        assertThat(Closing.down(data, GRACE, _ -> {})).isEmpty();
        assertThat(started.isAlive()).isFalse();
    }

    @Test
    void leavesNothingOfWhichNoFileCanTell() throws Exception {
        HouseOptions options = StandInHouse.options(folder, List.of(SILENT));
        Files.createDirectories(options.data().resolve("run/payment.pid.new/in-the-way"));

        assertThat(catchThrowable(() -> House.start(options))).hasMessageContaining("cannot write");

        assertThat(ProcessHandle.current().children().filter(InterruptedStartIT::isSilent))
                .isEmpty();
    }

    @Test
    void findsWhatIsUpWithoutItsFilesInItsOwnFolderAndInNoOther() throws Exception {
        List<ProcessSpec> platform = List.of(StandInHouse.process("platform", Stage.PLATFORM, StandIn.class));
        HouseOptions one = StandInHouse.options(folder.resolve("one"), platform);
        HouseOptions other = StandInHouse.options(folder.resolve("one-more"), platform);
        try (House _ = House.start(one);
                House beside = House.start(other)) {
            List<Resident> before = Resident.all(one.data());
            Files.delete(one.data().resolve("run/platform.pid"));
            Path link = Files.createSymbolicLink(folder.resolve("link"), one.data());

            List<Resident> found = Resident.all(link);

            assertThat(found)
                    .extracting(Resident::pid)
                    .isEqualTo(List.of(before.getFirst().pid()));
            assertThat(found.getFirst().port()).isEqualTo(one.port("platform"));
            assertThat(Closing.down(link, GRACE, _ -> {})).isEmpty();
            assertThat(before.getFirst().isAlive()).isFalse();
            assertThat(beside.isAlive("platform")).isTrue();
        }
    }

    private Process launcher() throws IOException {
        data = folder.resolve("data");
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SilentHouse.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("launcher.log").toFile())
                .start();
    }

    private ProcessHandle startedBy(Process launcher) {
        Path log = data.resolve("logs/payment.log");
        Awaitility.await()
                .atMost(GRACE)
                .until(() -> Files.exists(log) && text(log).contains(StandIn.Silent.BEGUN));
        return launcher.children()
                .filter(InterruptedStartIT::isSilent)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isSilent(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains(StandIn.Silent.class.getName());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
