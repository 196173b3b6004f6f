package io.symbia.local.house;

import io.symbia.local.house.ProcessSpec.Stage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final HouseOptions options;
    private final Starter starter;
    private final Map<String, Resident> residents = new ConcurrentHashMap<>();

    private House(HouseOptions options) {
        this.options = options;
        this.starter = new Starter(options);
    }

    /**
     * Starts every process and returns when all are ready.
     *
     * @throws HouseProblem when something is missing or a process ends; what was started is ended again
     */
    public static House start(HouseOptions options) {
        House house = new House(options);
        Preflight.check(options, house.needed());
        Instant begin = Instant.now();
        try {
            if (Introductions.areNeeded(options)) {
                new Introductions(options).make();
            }
            for (List<ProcessSpec> together : house.waves()) {
                house.starter.start(together).forEach(resident -> house.residents.put(resident.name(), resident));
            }
        } catch (RuntimeException failed) {
            house.close();
            throw failed;
        }
        options.progress().accept("all ready after " + Starter.seconds(begin));
        return house;
    }

    /** The base URL of a process, such as {@code http://127.0.0.1:8083} for {@code payment}. */
    public URI url(String process) {
        return URI.create(Environment.url(process, options));
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

    private List<ProcessSpec> needed() {
        boolean platformIsGiven =
                options.mongoUri().isPresent() && options.kafkaBootstrap().isPresent();
        return options.processes().stream()
                .filter(process -> process.stage() != Stage.PLATFORM || !platformIsGiven)
                .toList();
    }

    /** The platform first; the others need only it, and start together. */
    private List<List<ProcessSpec>> waves() {
        Map<Boolean, List<ProcessSpec>> byPlatform =
                needed().stream().collect(Collectors.partitioningBy(spec -> spec.stage() == Stage.PLATFORM));
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
