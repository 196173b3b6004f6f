package io.symbia.local.house;

import io.symbia.local.house.ProcessSpec.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What can be known to be missing before anything is started. */
final class Preflight {
    private static final long MIN_FREE_DISK_MIB = 1_024;

    private Preflight() {}

    /** For all of a house, or for what is missing in one that is up, which keeps its ports. */
    static void check(HouseOptions options, List<ProcessSpec> toStart, boolean isUp) {
        String move = isUp ? "move it after " + Closing.command(options.data()) : "move it";
        checkJars(options.distribution(), toStart);
        checkDisk(options.data());
        for (ProcessSpec process : toStart) {
            checkPort(process.name(), options.port(process.name()), move);
            if (process.hasManagementDoor()) {
                checkPort(process.managementName(), options.port(process.managementName()), move);
            }
        }
        boolean startsPlatform = toStart.stream().anyMatch(process -> process.stage() == Stage.PLATFORM);
        if (startsPlatform && options.kafkaBootstrap().isEmpty()) {
            checkName(options.data());
            checkPort(HousePlan.KAFKA, options.port(HousePlan.KAFKA), move);
        }
        if (startsPlatform && options.mongoUri().isEmpty()) {
            checkPort(HousePlan.MONGO, options.port(HousePlan.MONGO), move);
        }
    }

    private static void checkJars(Path distribution, List<ProcessSpec> processes) {
        List<String> missing = processes.stream()
                .map(process -> process.jarFile(distribution))
                .filter(jar -> !Files.isRegularFile(jar))
                .map(jar -> jar.getFileName().toString())
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            throw new HouseProblem(
                    "not built yet: " + String.join(", ", missing) + " in " + distribution.resolve("apps"),
                    "run ./symbia up, which builds what is missing");
        }
    }

    private static void checkDisk(Path data) {
        try {
            Files.createDirectories(data);
            long freeMib = Files.getFileStore(data).getUsableSpace() >> 20;
            if (freeMib < MIN_FREE_DISK_MIB) {
                throw new HouseProblem(
                        "only " + freeMib + " MiB are free where " + data + " is; " + MIN_FREE_DISK_MIB + " are needed",
                        "free some, or keep the data elsewhere with --data DIR");
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot use " + data, failed);
        }
    }

    private static void checkName(Path data) {
        String name = data.toString();
        if (name.contains(",") || name.contains("\\")) {
            throw new HouseProblem(
                    "the folder " + data
                            + " has a comma or a backslash in its name, and broker or database would take it"
                            + " for two folders",
                    "keep the data elsewhere with --data DIR");
        }
    }

    private static void checkPort(String name, int port, String move) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true); // A port that was just left is free.
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException _) {
            throw new HouseProblem(
                    "port " + port + ", which " + name + " needs, is taken"
                            + owner(port).map(owner -> " by " + owner).orElse(""),
                    "end that process; or " + move + " with ./symbia up --port " + name
                            + "=PORT, or all with ./symbia up --port-base PORT");
        }
    }

    /** Who listens, as far as {@code lsof} is there and says so. */
    private static Optional<String> owner(int port) {
        try {
            Process lsof = new ProcessBuilder("lsof", "-nP", "-iTCP:" + port, "-sTCP:LISTEN", "-Fp")
                    .redirectErrorStream(true)
                    .start();
            String output = new String(lsof.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            lsof.waitFor(5, TimeUnit.SECONDS);
            return output.lines()
                    .filter(line -> line.matches("p\\d+"))
                    .map(line -> Long.valueOf(line.substring(1)))
                    .findFirst()
                    .map(pid -> "process " + pid
                            + ProcessHandle.of(pid)
                                    .flatMap(handle -> handle.info().command())
                                    .map(command -> " (" + command + ")")
                                    .orElse(""));
        } catch (IOException _) {
            return Optional.empty(); // No lsof here.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
