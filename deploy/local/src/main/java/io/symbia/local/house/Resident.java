package io.symbia.local.house;

import io.symbia.local.house.ProcessSpec.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A process that a house has started, as its file in {@code run/} tells it.
 *
 * <p>The operating system gives a process id to another process some day. The time of its start tells the two apart, so
 * that nothing is ever ended that the house did not start.
 *
 * @param port           where it serves its readers
 * @param managementPort where it answers probes and gives its metrics
 */
public record Resident(String name, Stage stage, long pid, Instant startedAt, int port, int managementPort) {
    private static final String ENDING = ".pid";
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2); // Start times are in ticks since boot.

    static Resident of(ProcessSpec spec, Process process, HouseOptions options) {
        Instant startedAt = process.info().startInstant().orElseGet(Instant::now);
        return new Resident(
                spec.name(),
                spec.stage(),
                process.pid(),
                startedAt,
                options.port(spec.name()),
                options.port(spec.managementName()));
    }

    /** All that the files tell of, alive or not, in the order of their stages. */
    public static List<Resident> all(Path data) {
        Path folder = folder(data);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Resident> residents = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(ENDING))
                    .map(Resident::read)
                    .flatMap(Optional::stream)
                    .forEach(residents::add);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + folder, failed);
        }
        residents.sort(Comparator.comparing(Resident::stage).thenComparingInt(Resident::port));
        return residents;
    }

    /** The process, if it is still the one that was started. */
    Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::startedThen);
    }

    /** Whether the process is still there. */
    public boolean isAlive() {
        return handle().isPresent();
    }

    /** Whether it works: one that was killed and whose parent has not looked after it is still there, and runs nothing. */
    boolean isRunning() {
        return handle().flatMap(handle -> handle.info().command()).isPresent();
    }

    private boolean startedThen(ProcessHandle candidate) {
        return candidate
                .info()
                .startInstant()
                .map(start -> Duration.between(start, startedAt).abs().compareTo(CLOCK_TOLERANCE) <= 0)
                .orElse(false);
    }

    void remember(Path data) {
        Properties properties = new Properties();
        properties.setProperty("name", name);
        properties.setProperty("stage", stage.name());
        properties.setProperty("pid", Long.toString(pid));
        properties.setProperty("startedAt", startedAt.toString());
        properties.setProperty("port", Integer.toString(port));
        properties.setProperty("managementPort", Integer.toString(managementPort));
        try {
            Files.createDirectories(folder(data));
            try (OutputStream out = Files.newOutputStream(file(data))) {
                properties.store(out, null);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + file(data), failed);
        }
    }

    void forget(Path data) {
        try {
            Files.deleteIfExists(file(data));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot delete " + file(data), failed);
        }
    }

    /** Empty for a file that a crash cut short. */
    private static Optional<Resident> read(Path file) {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
            return Optional.of(new Resident(
                    properties.getProperty("name"),
                    Stage.valueOf(properties.getProperty("stage")),
                    Long.parseLong(properties.getProperty("pid")),
                    Instant.parse(properties.getProperty("startedAt")),
                    Integer.parseInt(properties.getProperty("port")),
                    Integer.parseInt(properties.getProperty("managementPort", properties.getProperty("port")))));
        } catch (IOException | RuntimeException _) {
            return Optional.empty();
        }
    }

    private Path file(Path data) {
        return folder(data).resolve(name + ENDING);
    }

    static Path folder(Path data) {
        return data.resolve("run");
    }
}
