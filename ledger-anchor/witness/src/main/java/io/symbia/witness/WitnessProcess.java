package io.symbia.witness;

import io.symbia.cosigner.crowd.ManagementDoor;
import io.symbia.cosigner.crowd.ServerLimits;
import io.symbia.disk.FolderDisk;
import io.symbia.tlog.note.VerifierKey;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A witness as a process. Ends with 1 and a reason when it may not start. */
@Command(
        name = "witness",
        mixinStandardHelpOptions = true,
        version = "symbia witness 0.1.0",
        description = "Cosigns the checkpoints of logs that have only grown.")
public final class WitnessProcess implements Callable<Integer> {
    private static final int ANSWER_SECONDS = 20;

    @Option(
            names = "--data",
            required = true,
            defaultValue = "${SYMBIA_WITNESS_DATA}",
            description = "Folder of its key and of what it has cosigned. Never restore it from a copy that is older.")
    private Path data;

    @Option(
            names = "--name",
            required = true,
            defaultValue = "${SYMBIA_WITNESS_NAME}",
            description = "Name of its keys, a URL without scheme such as customs.example/witness.")
    private String name;

    @Option(
            names = "--log",
            split = ",",
            defaultValue = "${SYMBIA_WITNESS_LOGS}",
            description = "Verifier key of a log to watch; once for each key.")
    private List<String> logs = List.of();

    @Option(
            names = "--keys",
            description = "Print its verifier keys, one a line, and end; they are made if there are none yet.")
    private boolean keysOnly;

    @Option(
            names = "--bind",
            defaultValue = "${SYMBIA_WITNESS_BIND:-127.0.0.1}",
            description = "Address to listen at; default: ${DEFAULT-VALUE}.")
    private String bind;

    @Option(
            names = "--port",
            defaultValue = "${SERVER_PORT:-8095}",
            description = "Port to listen at; default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--management-port",
            defaultValue = "${MANAGEMENT_SERVER_PORT}",
            description = "Port for probes and metrics alone; without it they are at the other one.")
    private String managementPort;

    /** Runs until it is told to end. */
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT); // INVARIANT 153: digits and letters are the same on every machine.
        ServerLimits.set(ANSWER_SECONDS);
        System.exit(new CommandLine(new WitnessProcess())
                .setExecutionExceptionHandler((failure, command, _) -> {
                    command.getErr().println("the witness does not start: " + failure.getMessage());
                    return 1;
                })
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Files.createDirectories(
                data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        FolderDisk disk = new FolderDisk(data);
        disk.lock("lock"); // Held until the process ends; what follows may make keys.
        List<VerifierKey> watched = logs.stream()
                .filter(log -> !log.isBlank())
                .map(VerifierKey::parse)
                .toList();
        if (watched.isEmpty() && !keysOnly) throw new IllegalArgumentException("no log to watch is named");
        Witness witness = Witness.open(disk, name, WatchedLog.of(watched), Clock.systemUTC(), new SecureRandom());
        if (keysOnly) {
            witness.verifierKeys().forEach(System.out::println);
            return 0;
        }
        InetSocketAddress address = new InetSocketAddress(bind, port);
        WitnessDoor door = new WitnessDoor(witness, address);
        Optional<ManagementDoor> management = door.management(address, Optional.ofNullable(managementPort));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            door.close();
            management.ifPresent(ManagementDoor::close);
        }));
        System.out.printf("witness %s at %s%n", name, door.address());
        new CountDownLatch(1).await(); // The door has threads of its own; the end comes by signal.
        return 0;
    }
}
