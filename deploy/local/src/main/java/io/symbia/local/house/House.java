package io.symbia.local.house;

import io.symbia.local.house.ProcessSpec.Stage;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * A running house: every process of the platform on this machine. Several can stand side by side, each with its own
 * data directory and ports.
 *
 * <p>The processes are not bound to this object: they go on when the JVM that started them ends, and the files in
 * {@code run/} of the data directory are all that is needed to end them.
 */
public final class House implements AutoCloseable {
    /** File in the folder of processes that whoever starts or ends a house holds. */
    static final String STARTING = "starting";

    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final HouseOptions options;
    private final Starter starter;
    private final Map<String, Resident> residents = new ConcurrentHashMap<>();

    private House(HouseOptions options) {
        this.options = options;
        this.starter = new Starter(options);
    }

    /**
     * Starts every process and returns when all are ready. Of a house that is up already in the same folder it starts what is missing, on the
     * ports that the house has.
     *
     * @throws HouseProblem when nothing is missing, when what is needed is not there, or when a process ends; what was started is ended again
     */
    public static House start(HouseOptions wanted) {
        try (Closeable _ = alone(wanted.data(), Duration.ZERO)) {
            return startAlone(wanted);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot use " + wanted.data(), failed);
        }
    }

    private static House startAlone(HouseOptions wanted) {
        List<Resident> there =
                Resident.all(wanted.data()).stream().filter(Resident::isRunning).toList();
        House house = new House(there.isEmpty() ? wanted : wanted.asRemembered());
        there.forEach(resident -> house.residents.put(resident.name(), resident));
        house.startWhatIsMissing(there);
        return house;
    }

    /**
     * Deletes what a house has kept, and starts one in its place.
     *
     * @throws HouseProblem also when a house is up there, or none ever was; nothing is deleted where none could be started
     */
    public static House startAnew(HouseOptions wanted) {
        Wiping.requireHouse(wanted.data());
        Preflight.check(wanted, needed(wanted), false);
        try (Closeable _ = alone(wanted.data(), Duration.ZERO)) {
            Wiping.wipe(wanted.data(), wanted.progress());
            return startAlone(wanted);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot use " + wanted.data(), failed);
        }
    }

    /** Two who start at once would each find the other's processes missing; who starts while another ends, find them there. */
    static Closeable alone(Path data, Duration patience) throws IOException {
        long endNanos = System.nanoTime() + patience.toNanos();
        Files.createDirectories(Resident.folder(data));
        FileChannel file = FileChannel.open(
                Resident.folder(data).resolve(STARTING), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            do {
                if (isHeld(file)) return file;
                Thread.sleep(LOOK_AGAIN);
            } while (System.nanoTime() < endNanos);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        file.close();
        throw new HouseProblem(
                "the house in " + data + " is being started or ended by somebody else", "wait until that is over");
    }

    private static boolean isHeld(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException _) { // By this JVM.
            return false;
        }
    }

    private void startWhatIsMissing(List<Resident> there) {
        Set<String> names = there.stream().map(Resident::name).collect(Collectors.toSet());
        List<ProcessSpec> missing = needed(options).stream()
                .filter(spec -> !names.contains(spec.name()))
                .toList();
        if (missing.isEmpty()) {
            throw new HouseProblem(
                    "the house in " + options.data() + " is up already: " + String.join(", ", names),
                    "use it, or end it with " + Closing.command(options.data()));
        }
        Preflight.check(options, missing, !there.isEmpty());
        options.remember(needed(options).stream().map(ProcessSpec::name).toList());
        there.forEach(resident -> options.progress().accept(String.format("%-16s is up already", resident.name())));
        Instant begin = Instant.now();
        Thread callingOff = new Thread(() -> callOff(missing), "calling-off");
        Runtime.getRuntime().addShutdownHook(callingOff);
        try {
            start(missing);
        } catch (RuntimeException failed) {
            if (!starter.isCalledOff()) end(missing);
            requireNotCalledOff(callingOff);
            throw failed;
        }
        requireNotCalledOff(callingOff);
        options.progress().accept("all ready after " + Starter.seconds(begin));
    }

    private void start(List<ProcessSpec> missing) {
        if (Introductions.areNeeded(options)) {
            new Introductions(options, starter).make();
        }
        for (List<ProcessSpec> together : waves(missing)) {
            starter.start(together).forEach(resident -> residents.put(resident.name(), resident));
        }
    }

    /** Whoever ends this JVM while it starts a house, by Ctrl-C for example, wants none. */
    private void callOff(List<ProcessSpec> begun) {
        starter.callOff();
        options.progress().accept("called off: what was started is ended");
        end(begun);
    }

    /** A start that is called off ends by that, and not by what its processes come to. */
    private static void requireNotCalledOff(Thread callingOff) {
        try {
            Runtime.getRuntime().removeShutdownHook(callingOff);
        } catch (IllegalStateException _) { // It runs.
            try {
                callingOff.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            throw Starter.calledOff();
        }
    }

    private void end(List<ProcessSpec> specs) {
        Set<String> names = specs.stream().map(ProcessSpec::name).collect(Collectors.toSet());
        List<Resident> those = Resident.all(options.data()).stream()
                .filter(resident -> names.contains(resident.name()))
                .toList();
        Closing.down(options.data(), those, GRACE, options.progress()).forEach(this::kill9);
    }

    /** The base URL of a process, such as {@code http://127.0.0.1:8083} for {@code payment}. */
    public URI url(String process) {
        return URI.create(Environment.url(process, options));
    }

    /** Where a process answers probes and gives its metrics, such as {@code http://127.0.0.1:18083} for {@code payment}. */
    public URI managementUrl(String process) {
        return URI.create(Environment.managementUrl(spec(process), options));
    }

    /** Connection string of the database in use. */
    public String mongoUri() {
        return Environment.mongoUri(options);
    }

    /** Address of the broker in use. */
    public String kafkaBootstrap() {
        return Environment.kafkaBootstrap(options);
    }

    /** What a process has printed. */
    public Path logFile(String process) {
        return Starter.logFile(options, spec(process));
    }

    /** Ends a process as a crash would (SIGKILL) and returns when it is gone. */
    public void kill9(String process) {
        kill9(resident(process));
    }

    private void kill9(Resident resident) {
        resident.handle().ifPresent(handle -> {
            handle.destroyForcibly();
            handle.onExit().join();
        });
        resident.forget(options.data());
    }

    /** Starts a process again that was killed, or ends it gently first, and returns when it is ready. */
    public void restart(String process) {
        Closing.end(options.data(), List.of(resident(process)), GRACE, options.progress());
        starter.start(List.of(spec(process))).forEach(resident -> residents.put(resident.name(), resident));
    }

    /** Whether a process is there. */
    public boolean isAlive(String process) {
        return resident(process).isAlive();
    }

    /** Ends every process: gently, in the opposite order of their start, and by force what does not end. */
    public void stop() {
        List<Resident> left = Closing.down(options.data(), GRACE, options.progress());
        left.forEach(this::kill9);
    }

    @Override
    public void close() {
        stop();
    }

    private static List<ProcessSpec> needed(HouseOptions options) {
        boolean platformIsGiven =
                options.mongoUri().isPresent() && options.kafkaBootstrap().isPresent();
        return options.processes().stream()
                .filter(process -> process.stage() != Stage.PLATFORM || !platformIsGiven)
                .toList();
    }

    /** The platform first; the others need only it, and start together. */
    private static List<List<ProcessSpec>> waves(List<ProcessSpec> specs) {
        Map<Boolean, List<ProcessSpec>> byPlatform =
                specs.stream().collect(Collectors.partitioningBy(spec -> spec.stage() == Stage.PLATFORM));
        return List.of(Objects.requireNonNull(byPlatform.get(true)), Objects.requireNonNull(byPlatform.get(false)));
    }

    private ProcessSpec spec(String process) {
        return options.processes().stream()
                .filter(spec -> spec.name().equals(process))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no process is called " + process));
    }

    private Resident resident(String process) {
        Resident resident = residents.get(process);
        if (resident == null) {
            throw new IllegalArgumentException("no process was started that is called " + process);
        }
        return resident;
    }
}
