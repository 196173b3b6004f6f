package io.symbia.local.house;

import io.symbia.local.ports.FreePorts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;

/**
 * What a house is started with. Begin with {@link #usual} or {@link #onFreePorts} and change with the {@code with}
 * methods.
 *
 * @param distribution   folder with {@code apps/} and {@code lib/}, as the build leaves it in {@code target/dist}
 * @param data           folder of everything that is kept: data, log files, process ids
 * @param processes      in the order in which they are started
 * @param ports          by name of the process, {@code kafka} and {@code mongo}, and by name with {@code -management} for probes and metrics
 * @param mongoUri       present: that database is used and none is started
 * @param kafkaBootstrap present: that broker is used and none is started
 * @param patience       how long a process may take to be ready
 * @param progress       is told a line for each process
 */
public record HouseOptions(
        Path distribution,
        Path data,
        List<ProcessSpec> processes,
        Map<String, Integer> ports,
        Optional<String> mongoUri,
        Optional<String> kafkaBootstrap,
        Duration patience,
        Consumer<String> progress) {
    private static final Duration USUAL_PATIENCE = Duration.ofMinutes(4); // Eight at once on two busy cores take one.

    private static final int MAX_PORT = 65_535;

    private static final String PROCESSES = "processes";
    private static final String PORT = "port.";
    private static final String OWN_MONGO = "mongo.own";
    private static final String OWN_KAFKA = "kafka.own";

    public HouseOptions {
        if (data.toString().isEmpty()) throw new IllegalArgumentException("a folder without a name");
        distribution = distribution.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
        processes = List.copyOf(processes);
        ports = Map.copyOf(ports);
        for (ProcessSpec process : processes) {
            if (!ports.containsKey(process.name())) {
                throw new IllegalArgumentException("no port for " + process.name());
            }
        }
    }

    /** A house on the documented ports. */
    public static HouseOptions usual(Path distribution, Path data) {
        return new HouseOptions(
                distribution,
                data,
                HousePlan.PROCESSES,
                HousePlan.defaultPorts(HousePlan.PROCESSES),
                Optional.empty(),
                Optional.empty(),
                USUAL_PATIENCE,
                _ -> {});
    }

    /** A house that stands in nobody's way: any free ports. */
    public static HouseOptions onFreePorts(Path distribution, Path data) {
        HouseOptions usual = usual(distribution, data);
        return usual.withFreePorts();
    }

    /** The same with other processes, on the ports that they name. */
    public HouseOptions withProcesses(List<ProcessSpec> others) {
        return new HouseOptions(
                distribution,
                data,
                others,
                HousePlan.defaultPorts(others),
                mongoUri,
                kafkaBootstrap,
                patience,
                progress);
    }

    /** The same with the given ports in place of those of the same names. */
    public HouseOptions withPorts(Map<String, Integer> some) {
        some.keySet().stream()
                .filter(name -> !ports.containsKey(name))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new IllegalArgumentException("nothing here is called " + unknown + "; there are "
                            + ports.keySet().stream().sorted().toList());
                });
        some.forEach((name, port) -> {
            if (port < 1 || port > MAX_PORT) {
                throw new IllegalArgumentException(
                        "port " + port + " for " + name + " does not exist; the last is " + MAX_PORT);
            }
        });
        Map<String, Integer> all = new LinkedHashMap<>(ports);
        all.putAll(some);
        return new HouseOptions(distribution, data, processes, all, mongoUri, kafkaBootstrap, patience, progress);
    }

    /** The same with consecutive ports from a first one, in the order of the processes, then kafka and mongo. */
    public HouseOptions withPortsFrom(int first) {
        Map<String, Integer> consecutive = new LinkedHashMap<>();
        for (String name : HousePlan.defaultPorts(processes).keySet()) {
            consecutive.put(name, first + consecutive.size());
        }
        return withPorts(consecutive);
    }

    /** The same on ports that are free now. */
    public HouseOptions withFreePorts() {
        Map<String, Integer> free = new LinkedHashMap<>();
        Iterator<Integer> found = FreePorts.find(ports.size()).iterator();
        for (String name : ports.keySet()) free.put(name, found.next());
        return withPorts(free);
    }

    /** The same with databases and brokers that are already there. */
    public HouseOptions withPlatform(Optional<String> givenMongoUri, Optional<String> givenKafkaBootstrap) {
        return new HouseOptions(
                distribution, data, processes, ports, givenMongoUri, givenKafkaBootstrap, patience, progress);
    }

    /** The same with progress told to somebody. */
    public HouseOptions withProgress(Consumer<String> listener) {
        return new HouseOptions(distribution, data, processes, ports, mongoUri, kafkaBootstrap, patience, listener);
    }

    /** The same with other patience. */
    public HouseOptions withPatience(Duration other) {
        return new HouseOptions(distribution, data, processes, ports, mongoUri, kafkaBootstrap, other, progress);
    }

    /**
     * Refuses a port that two are to have.
     *
     * @throws IllegalArgumentException names both; a database or broker that is already there needs none here
     */
    public HouseOptions requireEachItsOwnPort() {
        Map<Integer, String> owners = new HashMap<>();
        for (String name : ports.keySet().stream().sorted().toList()) {
            if (isThereAlready(name)) continue;
            String owner = owners.putIfAbsent(port(name), name);
            if (owner != null) {
                throw new IllegalArgumentException("port " + port(name) + " is given to both " + owner + " and " + name
                        + "; move one with --port NAME=PORT");
            }
        }
        return this;
    }

    private boolean isThereAlready(String name) {
        return switch (name) {
            case HousePlan.MONGO -> mongoUri.isPresent();
            case HousePlan.KAFKA -> kafkaBootstrap.isPresent();
            default -> false;
        };
    }

    /**
     * Keeps what a later start of what is missing has to know, beside the files that tell of the processes.
     *
     * @param names of all processes that the house has
     */
    void remember(List<String> names) {
        Properties kept = new Properties();
        kept.setProperty(PROCESSES, String.join(",", names));
        ports.forEach((name, port) -> kept.setProperty(PORT + name, Integer.toString(port)));
        kept.setProperty(OWN_MONGO, Boolean.toString(mongoUri.isEmpty()));
        kept.setProperty(OWN_KAFKA, Boolean.toString(kafkaBootstrap.isEmpty()));
        keep(file(), kept);
    }

    /** Writes a file of {@code run/} whole or not at all, whenever its writer ends. */
    static void keep(Path file, Properties kept) {
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.getParent());
            try (OutputStream out = Files.newOutputStream(aside)) {
                kept.store(out, null);
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + file, failed);
        }
    }

    /**
     * The same on the ports of the house that is up in this folder.
     *
     * @throws HouseProblem when that has another database or broker; where those are is not kept, since it may have a password in it
     */
    HouseOptions asRemembered() {
        Properties kept = kept(data)
                .orElseThrow(() -> new HouseProblem(
                        "the house in " + data + " is up, and does not say on which ports",
                        "end it with " + Closing.command(data) + " and start it again"));
        requireSame("SYMBIA_MONGO_URI", kept.getProperty(OWN_MONGO), mongoUri);
        requireSame("SYMBIA_KAFKA_BOOTSTRAP", kept.getProperty(OWN_KAFKA), kafkaBootstrap);
        return withPortsOf(kept);
    }

    /** The same on the ports that the last house in this folder had, if there was one: addresses of its log and its door stay true. */
    public HouseOptions onKeptPorts() {
        try {
            return kept(data).map(this::withPortsOf).orElse(this);
        } catch (IllegalArgumentException _) { // The file is of no use any more.
            return this;
        }
    }

    /** The names of the processes that the last house in a folder had, as far as that is known. */
    public static List<String> processesKept(Path data) {
        String names = kept(data).map(it -> it.getProperty(PROCESSES)).orElse("");
        return names.isEmpty() ? List.of() : List.of(names.split(","));
    }

    private static Optional<Properties> kept(Path data) {
        Properties kept = new Properties();
        try (InputStream in = Files.newInputStream(file(data))) {
            kept.load(in);
            return Optional.of(kept);
        } catch (IOException | IllegalArgumentException _) { // There was none, or its file is of no use any more.
            return Optional.empty();
        }
    }

    private HouseOptions withPortsOf(Properties kept) {
        Map<String, Integer> same = new LinkedHashMap<>();
        for (String name : ports.keySet()) {
            String port = kept.getProperty(PORT + name);
            if (port != null) same.put(name, Integer.valueOf(port));
        }
        return withPorts(same);
    }

    private void requireSame(String variable, String own, Optional<String> given) {
        if (Boolean.parseBoolean(own) == given.isEmpty()) return;
        throw new HouseProblem(
                "the house in " + data + " was started " + (given.isEmpty() ? "with " : "without ") + variable,
                given.isEmpty() ? "set it as it was" : "unset it, or end the house with " + Closing.command(data));
    }

    /**
     * Refuses other ports than those of the house that is up in this folder: what is up was told where the others are.
     *
     * @throws HouseProblem names one that differs
     */
    public void requirePortsOfWhatIsUp() {
        if (Resident.all(data).stream().noneMatch(Resident::isRunning)) return;
        HouseOptions there = onKeptPorts();
        ports.keySet().stream()
                .sorted()
                .filter(name -> port(name) != there.port(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new HouseProblem(
                            "the house in " + data + " is up, and its " + name + " is at " + there.port(name),
                            "leave the ports out, or end it first with " + Closing.command(data));
                });
    }

    /** Whether a house was ever started in a folder. */
    static boolean areKept(Path data) {
        return Files.exists(file(data));
    }

    private Path file() {
        return file(data);
    }

    private static Path file(Path data) {
        return Resident.folder(data).resolve("house.properties");
    }

    /** The port of a process, or of {@code kafka} or {@code mongo}. */
    public int port(String name) {
        Integer port = ports.get(name);
        if (port == null) {
            throw new IllegalArgumentException("nothing here is called " + name);
        }
        return port;
    }
}
