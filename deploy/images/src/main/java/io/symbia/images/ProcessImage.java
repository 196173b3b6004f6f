package io.symbia.images;

import java.util.ArrayList;
import java.util.List;

/**
 * What runs in one image.
 *
 * @param name      of the image, without its repository
 * @param jar       file name in {@code dist/apps}
 * @param arguments what the process is given after its options: a main class, or nothing for the jar's own
 */
record ProcessImage(String name, String jar, List<String> arguments) {
    /** Bounds the heap by what the container was given; a process that cannot go on is replaced rather than kept. */
    static final List<String> JAVA_OPTIONS = List.of(
            "-XX:MaxRAMPercentage=60",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-Daxoniq.update-checker.disabled=true",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    /** Every process of the house, in the order in which they are started. */
    static final List<ProcessImage> ALL = List.of(
            new ProcessImage("platform", "local.jar", List.of("io.symbia.local.PlatformProcess")),
            jar("witness"),
            jar("mirror"),
            jar("log"),
            jar("supply-chain"),
            jar("logistics"),
            jar("payment"),
            jar("credit"),
            jar("gateway"),
            jar("verifier"));

    private static ProcessImage jar(String name) {
        return new ProcessImage(name, name + ".jar", List.of());
    }

    /** The command of the container, with paths inside it. */
    List<String> entrypoint() {
        List<String> command = new ArrayList<>(List.of(JavaRuntime.JAVA));
        command.addAll(JAVA_OPTIONS);
        if (arguments.isEmpty()) {
            command.addAll(List.of("-jar", "/app/apps/" + jar));
        } else {
            command.addAll(List.of("-cp", "/app/apps/" + jar));
            command.addAll(arguments);
        }
        return List.copyOf(command);
    }
}
