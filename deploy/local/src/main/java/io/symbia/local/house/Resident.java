package io.symbia.local.house;

import io.symbia.local.house.ProcessSpec.Stage;
import java.io.IOException;
import java.io.InputStream;
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
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A process that a house has started, as its file in {@code run/} tells it, or else its command line: a launcher may end before it has
 * written the file.
 *
 * <p>The operating system gives a process id to another process some day. The time of its start tells the two apart, so
 * that nothing is ever ended that the house did not start.
 *
 * @param port           where it serves its readers
 * @param managementPort where it answers probes and gives its metrics
 */
public record Resident(String name, Stage stage, long pid, Instant startedAt, int port, int managementPort) {
    private static final String ENDING = ".pid";
    private static final String MARK = "-Dsymbia.resident=";
    /** Name, stage, both ports, and the data folder of its house. */
    private static final Pattern MARKED = Pattern.compile(
            MARK + "([^,]+),(" + Stream.of(Stage.values()).map(Stage::name).collect(Collectors.joining("|"))
                    + "),([0-9]{1,5}),([0-9]{1,5}),(.+)",
            Pattern.DOTALL);

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

    /** What the command line of a process has to carry, so that it is found from its first moment on. */
    static String mark(ProcessSpec spec, HouseOptions options) {
        return MARK
                + String.join(
                        ",",
                        spec.name(),
                        spec.stage().name(),
                        Integer.toString(options.port(spec.name())),
                        Integer.toString(options.port(spec.managementName())),
                        real(options.data()).toString());
    }

    /** All that run, with a file or without, and all that a file tells of, alive or not, in the order of their stages. */
    public static List<Resident> all(Path data) {
        List<Resident> residents = new ArrayList<>(marked(real(data)));
        Set<String> names = residents.stream().map(Resident::name).collect(Collectors.toSet());
        noted(folder(data)).stream()
                .filter(resident -> !names.contains(resident.name()))
                .forEach(residents::add);
        residents.sort(Comparator.comparing(Resident::stage).thenComparingInt(Resident::port));
        return residents;
    }

    private static List<Resident> noted(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .map(Resident::read)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + folder, failed);
        }
    }

    private static List<Resident> marked(Path data) {
        return ProcessHandle.allProcesses()
                .flatMap(process -> marked(process, data).stream())
                .toList();
    }

    private static Optional<Resident> marked(ProcessHandle process, Path data) {
        ProcessHandle.Info info = process.info();
        return Stream.of(info.arguments().orElse(new String[0]))
                .map(MARKED::matcher)
                .filter(mark -> mark.matches() && mark.group(5).equals(data.toString()))
                .findFirst()
                .map(mark -> new Resident(
                        mark.group(1),
                        Stage.valueOf(mark.group(2)),
                        process.pid(),
                        info.startInstant().orElseGet(Instant::now),
                        Integer.parseInt(mark.group(3)),
                        Integer.parseInt(mark.group(4))));
    }

    /** One name for a folder that several lead to. */
    private static Path real(Path data) {
        try {
            return data.toRealPath();
        } catch (IOException _) { // It is not there, and nothing runs in it.
            return data.toAbsolutePath().normalize();
        }
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
        HouseOptions.keep(file(data), properties);
    }

    void forget(Path data) {
        try {
            Files.deleteIfExists(file(data));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot delete " + file(data), failed);
        }
    }

    /** Empty for a file that is not of its kind. */
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
