package io.symbia.local.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.symbia.local.house.ProcessSpec.Stage;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HouseIT {
    private static final ProcessSpec PLATFORM = StandInHouse.process("platform", Stage.PLATFORM, StandIn.class);
    private static final ProcessSpec LOG = StandInHouse.process("log", Stage.LOG, StandIn.class);
    private static final ProcessSpec CHAIN = StandInHouse.process("supply-chain", Stage.SERVICE, StandIn.class);
    private static final ProcessSpec GATEWAY = StandInHouse.process("gateway", Stage.DOOR, StandIn.class);
    private static final List<ProcessSpec> ALL = List.of(PLATFORM, LOG, CHAIN, GATEWAY);

    @TempDir
    private Path folder;

    @Test
    void tellsEveryProcessWhereTheOthersAre() throws Exception {
        HouseOptions options = StandInHouse.options(folder, ALL);
        try (House house = House.start(options)) {
            assertThat(get(house.url("gateway").resolve("/environment")).lines())
                    .contains(
                            "SYMBIA_KAFKA_BOOTSTRAP=127.0.0.1:" + options.port("kafka"),
                            "SYMBIA_LOG_URL=http://127.0.0.1:" + options.port("log"),
                            "SYMBIA_LOG_PUBLIC_URL=http://127.0.0.1:" + options.port("gateway") + "/log",
                            "SYMBIA_SUPPLY_CHAIN_URL=http://127.0.0.1:" + options.port("supply-chain"),
                            "SYMBIA_LOG_DATA=" + options.data().resolve("log"))
                    .anyMatch(line ->
                            line.startsWith("SYMBIA_MONGO_URI=mongodb://127.0.0.1:" + options.port("mongo") + "/"));
        }
    }

    /** Also after a restart on other ports: the keys stay, the addresses do not. */
    @Test
    void introducesTheLogAndItsWitnessesToEachOther() throws Exception {
        HouseOptions options = StandInHouse.options(
                folder,
                List.of(
                        StandInHouse.process("witness-customs", Stage.WITNESS, StandIn.Introduced.class),
                        StandInHouse.process("witness-finance", Stage.WITNESS, StandIn.Introduced.class),
                        StandInHouse.process("witness-industry", Stage.WITNESS, StandIn.Introduced.class),
                        StandInHouse.process("log", Stage.LOG, StandIn.Introduced.class)));
        String logKey;
        try (House house = House.start(options)) {
            String policy = policyOf(house);
            logKey = policy.lines()
                    .filter(line -> line.startsWith("log a+"))
                    .findFirst()
                    .orElseThrow();
            assertThat(policy.lines().filter(line -> line.startsWith("witness ")))
                    .hasSize(6);
            assertThat(policy)
                    .contains("group customs all customs-ed25519 customs-ml-dsa-44\n")
                    .contains("group partners any finance industry\n")
                    .contains(" " + house.url("witness-finance") + "\n")
                    .endsWith("group customs-and-a-partner all customs partners\nquorum customs-and-a-partner\n");
            assertThat(get(house.url("witness-customs").resolve("/environment")).lines())
                    .contains(
                            "SYMBIA_WITNESS_NAME=customs.symbia.local/witness",
                            "SYMBIA_WITNESS_DATA=" + options.data().resolve("witnesses/customs"),
                            "SYMBIA_WITNESS_LOGS=" + logKey.substring("log ".length()));
        }
        try (House house = House.start(options.withFreePorts())) {
            assertThat(policyOf(house)).contains(logKey + "\n").contains(" " + house.url("witness-finance") + "\n");
        }
    }

    private static String policyOf(House house) throws Exception {
        String variable = "SYMBIA_LOG_POLICY=";
        String file = get(house.url("log").resolve("/environment"))
                .lines()
                .filter(line -> line.startsWith(variable))
                .findFirst()
                .orElseThrow();
        return Files.readString(Path.of(file.substring(variable.length())));
    }

    @Test
    void leavesTheGivenPlatformToOthers() throws Exception {
        HouseOptions options = StandInHouse.options(folder, ALL)
                .withPlatform(Optional.of("mongodb://db.example"), Optional.of("broker.example:9092"));
        try (House house = House.start(options)) {
            assertThat(Resident.all(options.data())).extracting(Resident::name).doesNotContain("platform");
            assertThat(get(house.url("log").resolve("/environment")).lines())
                    .contains("SYMBIA_MONGO_URI=mongodb://db.example", "SYMBIA_KAFKA_BOOTSTRAP=broker.example:9092");
        }
    }

    @Test
    void startsAProcessAgainAfterItWasKilled() throws Exception {
        try (House house = House.start(StandInHouse.options(folder, ALL))) {
            house.kill9("supply-chain");
            assertThat(house.isAlive("supply-chain")).isFalse();
            assertThat(house.isAlive("log")).isTrue();

            house.restart("supply-chain");
            assertThat(get(house.url("supply-chain").resolve(ProcessSpec.READINESS_PATH)))
                    .contains("UP");
        }
    }

    @Test
    void endsInTheOppositeOrderAndLeavesNothing() {
        List<String> told = new CopyOnWriteArrayList<>();
        HouseOptions options = StandInHouse.options(folder, ALL).withProgress(told::add);
        House house = House.start(options);
        told.clear();

        house.stop();

        assertThat(told).containsExactly("gateway ended", "supply-chain ended", "log ended", "platform ended");
        assertThat(Resident.all(options.data())).isEmpty();
    }

    @Test
    void standsBesideAnotherHouse() {
        try (House one = House.start(StandInHouse.options(folder.resolve("one"), List.of(PLATFORM, LOG)));
                House other = House.start(StandInHouse.options(folder.resolve("other"), List.of(PLATFORM, LOG)))) {
            one.stop();
            assertThat(other.isAlive("platform")).isTrue();
            assertThat(other.isAlive("log")).isTrue();
        }
    }

    @Test
    void isNotStartedTwiceInOneFolder() {
        HouseOptions options = StandInHouse.options(folder, List.of(PLATFORM));
        try (House _ = House.start(options)) {
            HouseProblem problem = problem(options.withFreePorts());
            assertThat(problem).hasMessageContaining("is up already").hasMessageContaining("platform");
            assertThat(problem.remedy()).contains("./symbia down --data " + options.data());
        }
    }

    @Test
    void showsTheLastLinesOfAProcessThatDiesAndEndsTheRest() {
        HouseOptions options = StandInHouse.options(
                folder, List.of(PLATFORM, StandInHouse.process("payment", Stage.SERVICE, StandIn.Dying.class)));

        HouseProblem problem = problem(options);

        assertThat(problem)
                .hasMessageContaining("payment ended with 3")
                .hasMessageContaining("event=cannot-start reason=no-bread");
        assertThat(problem.remedy()).contains("payment.log");
        assertThat(Resident.all(options.data())).isEmpty();
    }

    @Test
    void namesThePortThatIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            HouseOptions options = StandInHouse.options(folder, ALL).withPorts(Map.of("log", taken.getLocalPort()));

            HouseProblem problem = problem(options);

            assertThat(problem).hasMessageContaining("port " + taken.getLocalPort() + ", which log needs, is taken");
            assertThat(problem.remedy()).contains("--port log=PORT");
        }
    }

    @Test
    void refusesAFolderThatTheBrokerWouldTakeForTwo() {
        for (String name : List.of("one,two", "one\\two")) {
            assertThat(problem(StandInHouse.options(folder.resolve(name), ALL)))
                    .hasMessageContaining("has a comma or a backslash in its name");
        }
        assertThat(Closing.command(Path.of("/a b"))).isEqualTo("./symbia down --data '/a b'");
    }

    @Test
    void namesTheJarThatIsMissing() throws Exception {
        HouseOptions options = StandInHouse.options(folder, ALL);
        Files.delete(options.distribution().resolve("apps/local.jar"));

        assertThat(problem(options)).hasMessageContaining("not built yet: local.jar");
    }

    @Test
    void saysWhatDoesNotEndAndEndsItByForceOnlyWhenItIsItsOwn() {
        HouseOptions options = StandInHouse.options(
                folder, List.of(StandInHouse.process("stubborn", Stage.SERVICE, StandIn.Stubborn.class)));
        House house = House.start(options);

        List<Resident> left = Closing.down(options.data(), Duration.ofMillis(300), _ -> {});

        assertThat(left).extracting(Resident::name).containsExactly("stubborn");
        house.kill9("stubborn");
        assertThat(house.isAlive("stubborn")).isFalse();
    }

    @Test
    void neverEndsAProcessThatOnlyHasTheSameId() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Instant earlier = stranger.info().startInstant().orElseThrow().minusSeconds(3_600);
            Path data = folder.resolve("data");
            new Resident("payment", Stage.SERVICE, stranger.pid(), earlier, 1, 2).remember(data);

            assertThat(Closing.down(data, Duration.ofSeconds(5), _ -> {})).isEmpty();

            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void wipesWhatItMadeAndNothingElse() throws Exception {
        HouseOptions options = StandInHouse.options(folder, List.of(PLATFORM));
        House.start(options).stop();
        Path precious = Files.writeString(options.data().resolve("letters.txt"), "dear");

        Wiping.wipe(options.data(), _ -> {});

        assertThat(precious).exists();
        assertThat(options.data().resolve("logs")).doesNotExist();
    }

    /** The folder may be somebody's home, with {@code logs} and a {@code cache} of its own. */
    @Test
    void wipesNothingWhereNoHouseEverWas() throws Exception {
        HouseOptions options = StandInHouse.options(folder, List.of(PLATFORM));
        Path diary = Files.createDirectories(options.data().resolve("logs")).resolve("diary.txt");
        Files.writeString(diary, "dear");

        HouseProblem problem = catchThrowableOfType(HouseProblem.class, () -> House.startAnew(options));

        assertThat(problem).hasMessageContaining(options.data() + " has no run/house.properties");
        assertThat(diary).exists();
        assertThat(options.data().resolve("run")).doesNotExist();
    }

    /** Another program may have a {@code run} there; a start that was refused leaves one with its lock alone. */
    @Test
    void wipesARunThatIsOfAHouseOnly() throws Exception {
        HouseOptions options = StandInHouse.options(folder, List.of(PLATFORM));
        Path run = Files.createDirectories(options.data().resolve("run"));
        Path pid = Files.writeString(run.resolve("other.sock"), "");

        HouseProblem problem = catchThrowableOfType(HouseProblem.class, () -> House.startAnew(options));
        assertThat(problem).hasMessageContaining("so run there are not deleted");
        assertThat(pid).exists();

        Files.move(pid, run.resolve("starting"));
        House.startAnew(options).stop();
    }

    @Test
    void wipesNothingWhereItCannotBeStarted() throws Exception {
        HouseOptions options = StandInHouse.options(folder, List.of(PLATFORM));
        House.start(options).stop();
        Path log = options.data().resolve("logs/platform.log");
        int port = options.port("platform");
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(catchThrowableOfType(HouseProblem.class, () -> House.startAnew(options)))
                    .hasMessageContaining("is taken");
            assertThat(log).exists();
        }
        Path sealed = Files.createDirectories(options.data().resolve("log")).resolve("commits");
        Files.writeString(sealed, "1");
        House.startAnew(options).stop();
        assertThat(sealed).doesNotExist();
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
