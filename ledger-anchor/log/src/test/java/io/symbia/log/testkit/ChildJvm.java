package io.symbia.log.testkit;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A process of its own with the classes of this one. */
public final class ChildJvm {
    private ChildJvm() {}

    /** Will run a main method, small and quick to start; not started yet. */
    public static ProcessBuilder of(Class<?> main, String... arguments) {
        List<String> java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName());
        return new ProcessBuilder(
                Stream.concat(java.stream(), Stream.of(arguments)).toList());
    }
}
