package io.symbia.local.house;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One process of the house.
 *
 * @param name        also the name of its log file and of its port
 * @param jar         name of its jar in {@code apps/} of the built distribution, without the ending
 * @param mainClass   absent: the one that the jar names
 * @param defaultPort where it serves HTTP
 * @param heapMib     upper bound of its heap, in MiB
 */
public record ProcessSpec(
        String name, Stage stage, String jar, Optional<String> mainClass, int defaultPort, int heapMib) {
    /** When a process is started; the house is left in the opposite order. */
    public enum Stage {
        /** Broker and database, before all others. */
        PLATFORM,
        /** Those who cosign what the log seals; they need nobody. */
        WITNESS,
        /** Those who keep a copy of the log; they need nobody. */
        MIRROR,
        /** The log: services publish without it, yet their proofs wait for it. */
        LOG,
        /** The services of the domains. */
        SERVICE,
        /** The gateway, which lets people in. */
        DOOR
    }

    /** Every process answers 200 here once it can be used. */
    public static final String READINESS_PATH = "/actuator/health/readiness";

    private static final String MANAGEMENT = "-management";

    /** Quick to start and small; peak speed is not what a house on one machine is for. */
    private static final List<String> JVM_OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-Xshare:auto",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.awt.headless=true",
            "-Dfile.encoding=UTF-8",
            "-Daxoniq.update-checker.disabled=true");

    static ProcessSpec service(String name, Stage stage, int defaultPort, int heapMib) {
        return new ProcessSpec(name, stage, name, Optional.empty(), defaultPort, heapMib);
    }

    /** Whether probes and metrics have a door of their own beside that of readers; the platform has no readers. */
    boolean hasManagementDoor() {
        return stage != Stage.PLATFORM;
    }

    /** The name of the port of that door. */
    String managementName() {
        return hasManagementDoor() ? name + MANAGEMENT : name;
    }

    Path jarFile(Path distribution) {
        return distribution.resolve("apps").resolve(jar + ".jar");
    }

    /** The command line, from the JDK that runs this one; it says whose process it is. */
    List<String> command(HouseOptions options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(Resident.mark(this, options));
        command.add("-Xmx" + heapMib + "m");
        command.addAll(JVM_OPTIONS);
        String file = jarFile(options.distribution()).toString();
        if (mainClass.isPresent()) {
            command.addAll(List.of("-cp", file, mainClass.get()));
        } else {
            command.addAll(List.of("-jar", file));
        }
        return command;
    }
}
