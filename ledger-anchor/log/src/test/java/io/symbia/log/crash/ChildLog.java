package io.symbia.log.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.log.testkit.ChildJvm;
import io.symbia.log.testkit.Platform;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.note.Note;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A {@link PausedLog} in a process, its folder, and what it prints. */
final class ChildLog implements AutoCloseable {
    private static final long LONGEST_END_SECONDS = 60;

    private final Path folder;
    private final Path output;
    private final Process process;

    private ChildLog(Path folder, Path output, Process process) {
        this.folder = folder;
        this.output = output;
        this.process = process;
    }

    static ChildLog start(Path folder, String origin, String topic) throws IOException {
        Path output = Files.createTempFile(folder.getParent(), "output-", ".txt");
        Process process = ChildJvm.of(
                        PausedLog.class, folder.toString(), origin, topic, Platform.mongoUri(), Platform.bootstrap())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new ChildLog(folder, output, process);
    }

    /** The folder as another host would have it: a copy, made while nothing writes. */
    Path copyOfFolder(Path parent) throws IOException {
        Path copy = Files.createTempDirectory(parent, "volume-");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return copy;
    }

    Path folder() {
        return folder;
    }

    boolean isOpen() {
        assertThat(process.isAlive()).as("the log lives: %s", printed()).isTrue();
        return printed().contains("open millis=");
    }

    String printed() {
        try {
            return Files.readString(output);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Lets it stop itself when it next comes to a point. */
    void pauseAt(String point) throws IOException {
        process.getOutputStream().write((point + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /** Sends a signal, such as {@code STOP}. */
    void signal(String name) throws IOException, InterruptedException {
        int sent = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
        assertThat(sent).isZero();
    }

    /** proc(5), stat: the state follows the name in brackets, T for stopped. */
    boolean isStopped() {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return stat.substring(stat.lastIndexOf(')')).startsWith(") T");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Lets some time pass, unless it ends before. */
    void liveFor(int millis) throws InterruptedException {
        assertThat(process.waitFor(millis, TimeUnit.MILLISECONDS)).isFalse();
    }

    /** Waits for its end and gives its exit code. */
    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(LONGEST_END_SECONDS, TimeUnit.SECONDS))
                .as("the log ends: %s", printed())
                .isTrue();
        return process.exitValue();
    }

    /** What anybody could read in its folder. */
    Optional<Checkpoint> published() throws IOException {
        Path file = folder.resolve("checkpoint");
        return Files.exists(file)
                ? Optional.of(
                        Checkpoint.parse(Note.parse(Files.readString(file)).text()))
                : Optional.empty();
    }

    static boolean canBePaused() {
        return List.of("/proc/self/stat", "/bin/kill").stream().allMatch(path -> Files.exists(Path.of(path)));
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
