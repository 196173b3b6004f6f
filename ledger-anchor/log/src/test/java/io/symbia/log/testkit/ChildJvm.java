package io.symbia.log.testkit;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A process of its own with the classes of this one. */
public final class ChildJvm {
    private static final int SMALL_HEAP_MIB = 256;

    private ChildJvm() {}

    /** Will run a main method, small and quick to start; not started yet. */
    public static ProcessBuilder of(Class<?> main, String... arguments) {
        return of(SMALL_HEAP_MIB, main, arguments);
    }

    /** As above, with that much memory for objects, and an end as soon as there is no more of it. */
    public static ProcessBuilder of(int heapMib, Class<?> main, String... arguments) {
        List<String> java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMib + "m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName());
        return new ProcessBuilder(
                Stream.concat(java.stream(), Stream.of(arguments)).toList());
    }
}
