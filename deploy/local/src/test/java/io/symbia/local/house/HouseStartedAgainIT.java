package io.symbia.local.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.symbia.local.house.ProcessSpec.Stage;
import java.io.Closeable;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A house that is up and of which something is missing, and a start that cannot come to its end, or finds somebody else at it. */
class HouseStartedAgainIT {
    private static final ProcessSpec PLATFORM = StandInHouse.process("platform", Stage.PLATFORM, StandIn.class);
    private static final ProcessSpec LOG = StandInHouse.process("log", Stage.LOG, StandIn.class);
    private static final ProcessSpec CHAIN = StandInHouse.process("supply-chain", Stage.SERVICE, StandIn.class);
    private static final ProcessSpec GATEWAY = StandInHouse.process("gateway", Stage.DOOR, StandIn.class);
    private static final List<ProcessSpec> ALL = List.of(PLATFORM, LOG, CHAIN, GATEWAY);

    @TempDir
    private Path folder;

    /** Whoever ended it: the file that tells of it is still there. */
    @Test
    void startsWhatIsMissingInAHouseThatIsUpOnThePortsOfThatHouse() throws Exception {
        HouseOptions options = StandInHouse.options(folder, ALL);
        try (House house = House.start(options)) {
            Map<String, Long> before = pids(options);
            long killed = before.get("log");
            ProcessHandle.of(killed).orElseThrow().destroyForcibly();
            ProcessHandle.of(killed).ifPresent(handle -> handle.onExit().join());

            House again = House.start(options.withFreePorts()); // Other ports: those of the house count.

            Map<String, Long> after = pids(options);
            assertThat(after.remove("log")).isNotEqualTo(before.remove("log"));
            assertThat(after).isEqualTo(before);
            assertThat(again.url("log")).isEqualTo(house.url("log"));
            assertThat(get(again.url("log").resolve(ProcessSpec.READINESS_PATH)))
                    .contains("UP");
            assertThat(get(again.managementUrl("log").resolve(ProcessSpec.READINESS_PATH)))
                    .contains("UP");
            assertThat(problem(options)).hasMessageContaining("is up already");
        }
        assertThat(Resident.all(options.data())).isEmpty();
        assertThat(options.withFreePorts().onKeptPorts().ports()).isEqualTo(options.ports());
    }

    @Test
    void isNotEndedWhileSomebodyElseStartsItNorStartedWhileSomebodyElseEndsIt() throws Exception {
        HouseOptions options = StandInHouse.options(folder, ALL);
        try (House house = House.start(options)) {
            try (Closeable _ = House.alone(options.data(), Duration.ZERO)) {
                assertThatThrownBy(() -> Closing.down(options.data(), Duration.ofMillis(100), _ -> {}))
                        .isInstanceOf(HouseProblem.class)
                        .hasMessageContaining("being started or ended by somebody else");
                assertThatThrownBy(() -> House.start(options)).hasMessageContaining("by somebody else");
                assertThatThrownBy(() -> House.startAnew(options)).isInstanceOf(HouseProblem.class);
            }
            ALL.forEach(process ->
                    assertThat(house.isAlive(process.name())).as(process.name()).isTrue());
        }
    }

    @Test
    void tellsWhichProcessesItHadWhetherOrNotTheyAreThere() {
        HouseOptions options = StandInHouse.options(folder, ALL);
        assertThat(HouseOptions.processesKept(options.data())).isEmpty();
        House.start(options).close();
        assertThat(HouseOptions.processesKept(options.data()))
                .containsExactlyElementsOf(ALL.stream().map(ProcessSpec::name).toList());
    }

    @Test
    void endsOnlyWhatItStartedWhenWhatIsMissingCannotBeStarted() {
        HouseOptions options = StandInHouse.options(folder, List.of(PLATFORM, LOG));
        try (House house = House.start(options)) {
            HouseOptions more = StandInHouse.options(
                    folder,
                    List.of(PLATFORM, LOG, StandInHouse.process("payment", Stage.SERVICE, StandIn.Dying.class)));

            assertThat(problem(more)).hasMessageContaining("payment ended with 3");

            assertThat(house.isAlive("platform")).isTrue();
            assertThat(house.isAlive("log")).isTrue();
            assertThat(problem(options.withPlatform(Optional.of("mongodb://db.example"), Optional.empty())))
                    .hasMessageContaining("was started without SYMBIA_MONGO_URI");
        }
    }

    /** What is up was told the ports of the others when it was started. */
    @Test
    void movesNothingWhileAnythingOfItIsUp() throws Exception {
        HouseOptions options = StandInHouse.options(folder, List.of(PLATFORM, GATEWAY));
        try (House house = House.start(options)) {
            house.kill9("gateway");
            HouseOptions moved = options.withPorts(Map.of("gateway", 1));

            HouseProblem refused = catchThrowableOfType(HouseProblem.class, moved::requirePortsOfWhatIsUp);

            assertThat(refused).hasMessageContaining("gateway is at " + options.port("gateway"));
            assertThat(refused.remedy()).contains("./symbia down --data " + options.data());
            options.requirePortsOfWhatIsUp();
            try (ServerSocket _ = new ServerSocket(options.port("gateway"), 1, InetAddress.getLoopbackAddress())) {
                HouseProblem taken = problem(options);
                assertThat(taken).hasMessageContaining("which gateway needs, is taken");
                assertThat(taken.remedy()).contains("./symbia down --data " + options.data());
            }
        }
        options.withPorts(Map.of("gateway", 1)).requirePortsOfWhatIsUp();
    }

    @Test
    void isStartedByOneAtATime() throws Exception {
        HouseOptions options = StandInHouse.options(folder, ALL);
        Path lock = options.data().resolve("run/starting");
        Files.createDirectories(lock.getParent());
        try (FileChannel other = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertThat(other.tryLock()).isNotNull();
            assertThat(problem(options)).hasMessageContaining("is being started or ended by somebody else");
        }
        House.start(options).stop();
    }

    @Test
    void doesNotWaitForAProcessThatNeverEndsToSayThatItIsReady() {
        HouseOptions options = StandInHouse.options(
                        folder, List.of(StandInHouse.process("payment", Stage.SERVICE, StandIn.Dripping.class)))
                .withPatience(Duration.ofSeconds(3));

        assertThat(problem(options)).hasMessageContaining("payment is not ready after 3 s");
    }

    private static Map<String, Long> pids(HouseOptions options) {
        return Resident.all(options.data()).stream().collect(Collectors.toMap(Resident::name, Resident::pid));
    }

    private static HouseProblem problem(HouseOptions options) {
        return catchThrowableOfType(HouseProblem.class, () -> House.start(options));
    }

    private static String get(URI uri) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
