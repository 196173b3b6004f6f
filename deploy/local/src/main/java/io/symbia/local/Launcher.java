package io.symbia.local;

import io.symbia.local.house.Closing;
import io.symbia.local.house.House;
import io.symbia.local.house.HouseOptions;
import io.symbia.local.house.HouseProblem;
import io.symbia.local.house.Resident;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command line of the house: starts it, says how it is, ends it. */
@Command(
        name = "symbia",
        mixinStandardHelpOptions = true,
        description = "Runs every process of Symbia on this machine.",
        subcommands = {Launcher.Up.class, Launcher.Down.class, Launcher.Status.class, ResendCommand.class})
public final class Launcher {
    private static final int PROBLEM = 1;
    private static final String LOOK =
            "name a folder that can be written with --data DIR, and look whether its disk is full";

    private Launcher() {}

    static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT); // INVARIANT 153: digits and letters are the same on every machine.
        System.exit(commandLine().execute(arguments));
    }

    /** The command line as people get it: a problem is told in words. */
    static CommandLine commandLine() {
        return new CommandLine(new Launcher())
                .registerConverter(Path.class, Launcher::folder)
                .setExecutionExceptionHandler((failure, line, _) -> switch (failure) {
                    case HouseProblem problem -> tell(line, problem.getMessage(), problem.remedy());
                    case UncheckedIOException lost -> tell(line, sentence(lost), LOOK);
                    default -> throw failure;
                });
    }

    private static Path folder(String typed) {
        if (typed.isEmpty()) { // Of a variable that is not set, most likely; it would be where the script is.
            throw new TypeConversionException("the name of a file or folder is empty");
        }
        try {
            return Path.of(typed);
        } catch (InvalidPathException _) { // On a machine whose locale has no such letters, or a NUL.
            throw new TypeConversionException(
                    "the name '" + typed + "' cannot be read here; if it has letters beyond ASCII,"
                            + " set LC_ALL=C.UTF-8 and type it again");
        }
    }

    private static int tell(CommandLine line, String problem, String remedy) {
        line.getErr().println(problem);
        line.getErr().println("What to do: " + remedy);
        return PROBLEM;
    }

    /** A file system names a file alone, and has the reason in the class. */
    private static String sentence(UncheckedIOException lost) {
        String reason = lost.getCause() instanceof FileSystemException failed && failed.getReason() == null
                ? failed.getFile()
                        + switch (failed) {
                            case FileAlreadyExistsException _ -> " is a file, and no folder";
                            case AccessDeniedException _ -> " may not be written by who runs this";
                            case NoSuchFileException _ -> " is not there, and cannot be made";
                            default -> " cannot be used";
                        }
                : lost.getCause().getMessage();
        return lost.getMessage() + ": " + reason;
    }

    /** Where the house keeps what it keeps. */
    static final class Place {
        @Option(
                names = "--data",
                paramLabel = "DIR",
                defaultValue = "data",
                description = "folder of all data and log files (default: ${DEFAULT-VALUE})")
        private Path data;
    }

    @Command(
            name = "up",
            mixinStandardHelpOptions = true,
            description = "Starts the house and returns when it is ready.")
    static final class Up implements Callable<Integer> {
        @CommandLine.Mixin
        private Place place;

        @Option(names = "--dist", hidden = true, defaultValue = "target/dist")
        private Path distribution;

        @Option(
                names = "--reset",
                description = "first deletes everything that a house has in the data folder; its ports are kept")
        private boolean reset;

        @Option(
                names = "--port-base",
                paramLabel = "PORT",
                description = "consecutive ports from here, for all; a house that was here before keeps its ports")
        private Optional<Integer> portBase;

        @Option(
                names = "--port",
                paramLabel = "NAME=PORT",
                description = "another port for one process, or for kafka or mongo; the others keep theirs")
        private Map<String, Integer> ports = Map.of();

        @Option(
                names = "--patience",
                paramLabel = "SECONDS",
                defaultValue = "240",
                description = "how long a process may take to be ready (default: ${DEFAULT-VALUE})")
        private int patienceSeconds;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            if (patienceSeconds < 1) {
                throw new ParameterException(spec.commandLine(), "--patience is at least a second");
            }
            HouseOptions options = withPorts(HouseOptions.usual(distribution, place.data)
                            .withPlatform(environment("SYMBIA_MONGO_URI"), environment("SYMBIA_KAFKA_BOOTSTRAP")))
                    .withPatience(Duration.ofSeconds(patienceSeconds))
                    .withProgress(System.out::println);
            if (!reset) options.requirePortsOfWhatIsUp();
            House house = reset ? House.startAnew(options) : House.start(options);
            System.out.println();
            System.out.println("door      " + house.url("gateway"));
            System.out.println("log       " + house.url("log"));
            System.out.println("database  " + house.mongoUri());
            System.out.println("broker    " + house.kafkaBootstrap());
            System.out.println("data      " + options.data());
            System.out.println("It stays up until " + Closing.command(options.data()));
            return 0;
        }

        private HouseOptions withPorts(HouseOptions options) {
            HouseOptions before = options.onKeptPorts();
            try {
                return portBase.map(options::withPortsFrom)
                        .orElse(before)
                        .withPorts(ports)
                        .requireEachItsOwnPort();
            } catch (IllegalArgumentException wrong) {
                throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
            }
        }

        private static Optional<String> environment(String name) {
            return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
        }
    }

    @Command(name = "down", mixinStandardHelpOptions = true, description = "Ends the house, gently and in order.")
    static final class Down implements Callable<Integer> {
        @CommandLine.Mixin
        private Place place;

        @Option(
                names = "--grace",
                paramLabel = "SECONDS",
                defaultValue = "30",
                description = "how long each stage may take (default: ${DEFAULT-VALUE})")
        private int graceSeconds;

        @Override
        public Integer call() {
            Path data = place.data.toAbsolutePath().normalize();
            if (Resident.all(data).stream().noneMatch(Resident::isAlive)) {
                System.out.println("nothing is up in " + data);
            }
            List<Resident> left = Closing.down(data, Duration.ofSeconds(graceSeconds), System.out::println);
            for (Resident resident : left) {
                System.err.printf(
                        "%s (process %d) is still there after %d s; kill -9 %d ends it, and loses nothing%n",
                        resident.name(), resident.pid(), graceSeconds, resident.pid());
            }
            return left.isEmpty() ? 0 : PROBLEM;
        }
    }

    @Command(name = "status", mixinStandardHelpOptions = true, description = "Says which processes are there.")
    static final class Status implements Callable<Integer> {
        @CommandLine.Mixin
        private Place place;

        @Override
        public Integer call() {
            Path data = place.data.toAbsolutePath().normalize();
            List<Resident> residents = Resident.all(data);
            if (residents.isEmpty()) {
                System.out.println("nothing is up in " + data);
                return PROBLEM;
            }
            for (Resident resident : residents) {
                System.out.printf(
                        "%-16s port %-5d process %-7d %s%n",
                        resident.name(), resident.port(), resident.pid(), resident.isAlive() ? "up" : "gone");
            }
            List<String> there = residents.stream().map(Resident::name).toList();
            List<String> missing = HouseOptions.processesKept(data).stream()
                    .filter(name -> !there.contains(name))
                    .toList();
            missing.forEach(name -> System.out.printf("%-16s is not there%n", name));
            if (!missing.isEmpty()) return PROBLEM;
            return residents.stream().allMatch(Resident::isAlive) ? 0 : PROBLEM;
        }
    }
}
