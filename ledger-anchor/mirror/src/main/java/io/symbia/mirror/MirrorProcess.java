package io.symbia.mirror;

import io.symbia.cosigner.crowd.ManagementDoor;
import io.symbia.cosigner.crowd.ServerLimits;
import io.symbia.disk.Disk;
import io.symbia.disk.FolderDisk;
import io.symbia.mirror.checkpoints.KeptNotes;
import io.symbia.mirror.checkpoints.MirroredLog;
import io.symbia.mirror.fsck.FsckCommand;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.Octets;
import java.io.Closeable;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A mirror as a process. Ends with 1 and a reason when it may not start. */
@Command(
        name = "mirror",
        mixinStandardHelpOptions = true,
        version = "symbia mirror 0.1.0",
        description = "Keeps a copy of logs, cosigns what it holds whole, and serves it.")
public final class MirrorProcess implements Callable<Integer> {
    private static final int ANSWER_SECONDS = 60; // For 8 MiB of manifests at a megabit a second.

    @Option(
            names = "--data",
            required = true,
            defaultValue = "${SYMBIA_MIRROR_DATA}",
            description = "Folder of its key and of its copies. Never restore it from a copy that is older.")
    private Path data;

    @Option(
            names = "--name",
            required = true,
            defaultValue = "${SYMBIA_MIRROR_NAME}",
            description = "Name of its keys, a URL without scheme such as archive.example/mirror.")
    private String name;

    @Option(
            names = "--log",
            split = ",",
            defaultValue = "${SYMBIA_MIRROR_LOGS}",
            description = "Verifier key of a log to mirror; once for each key.")
    private List<String> logs = List.of();

    @Option(
            names = "--policy",
            defaultValue = "${SYMBIA_MIRROR_POLICY}",
            description = "Policy file whose quorum makes a checkpoint the published one; without it the mirror "
                    + "checkpoint is served.")
    private String policy;

    @Option(
            names = "--keys",
            description = "Print its verifier keys, one a line, and end; they are made if there are none yet.")
    private boolean keysOnly;

    @Option(
            names = "--let-go",
            description =
                    "Forget the checkpoints whose entries have not all come, and end: for a log that was restored "
                            + "from this mirror, and has to go on from what is here.")
    private boolean letsGo;

    @Option(
            names = "--bind",
            defaultValue = "${SYMBIA_MIRROR_BIND:-127.0.0.1}",
            description = "Address to listen at; default: ${DEFAULT-VALUE}.")
    private String bind;

    @Option(
            names = "--port",
            defaultValue = "${SERVER_PORT:-8091}",
            description = "Port to listen at; default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--management-port",
            defaultValue = "${MANAGEMENT_SERVER_PORT}",
            description = "Port for probes and metrics alone; without it they are at the other one.")
    private String managementPort;

    @Spec
    private CommandSpec spec;

    private Closeable lock; // Held as long as this process lives, so something refers to it as long.

    /** Runs until it is told to end; with {@code --fsck DIR}, only checks a folder. */
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT); // INVARIANT 153: digits and letters are the same on every machine.
        if (List.of(arguments).contains(FsckCommand.OPTION)) {
            System.exit(FsckCommand.run(List.of(arguments), System.out));
        }
        ServerLimits.set(ANSWER_SECONDS);
        System.exit(new CommandLine(new MirrorProcess())
                .setExecutionExceptionHandler((failure, command, _) -> {
                    command.getErr().println("the mirror does not start: " + failure.getMessage());
                    return 1;
                })
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (keysOnly && letsGo) {
            throw new ParameterException(spec.commandLine(), "--keys and --let-go are two commands; give one of them");
        }
        Files.createDirectories(
                data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        FolderDisk disk = new FolderDisk(data);
        lock = disk.lock("lock");
        List<VerifierKey> mirrored = logs.stream()
                .filter(log -> !log.isBlank())
                .map(VerifierKey::parse)
                .toList();
        if (letsGo) return letGo(disk, MirroredLog.of(mirrored));
        if (mirrored.isEmpty() && !keysOnly) throw new IllegalArgumentException("no log to mirror is named");
        Optional<Policy> published = keysOnly || policy == null || policy.isBlank()
                ? Optional.empty()
                : Optional.of(Policy.parse(Octets.of(Files.readAllBytes(Path.of(policy)))));
        Mirror mirror =
                Mirror.open(disk, name, MirroredLog.of(mirrored), published, Clock.systemUTC(), new SecureRandom());
        if (keysOnly) {
            mirror.verifierKeys().forEach(System.out::println);
            lock.close();
            return 0;
        }
        InetSocketAddress address = new InetSocketAddress(bind, port);
        MirrorDoor door = new MirrorDoor(mirror, address);
        Optional<ManagementDoor> management = door.management(address, Optional.ofNullable(managementPort));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            door.close();
            management.ifPresent(ManagementDoor::close);
        }));
        System.out.printf("mirror %s at %s%n", name, door.address());
        new CountDownLatch(1).await(); // The door has threads of its own; the end comes by signal.
        return 0;
    }

    private int letGo(Disk disk, List<MirroredLog> mirrored) throws IOException {
        for (MirroredLog log : mirrored) {
            KeptNotes notes = new KeptNotes(disk, log.originHash());
            Optional<Note> gone = notes.exist() ? notes.letGo(log) : Optional.empty();
            String what = gone.map(note -> Checkpoint.parse(note.text()))
                    .map(it -> "let go of %d leaves, root %s".formatted(it.treeSize(), it.root()))
                    .orElse("nothing is pending");
            System.out.printf("%s: %s%n", log.origin(), what);
        }
        lock.close();
        return 0;
    }
}
