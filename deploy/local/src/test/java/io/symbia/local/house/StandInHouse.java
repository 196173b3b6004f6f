package io.symbia.local.house;

import io.symbia.local.house.ProcessSpec.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/** A distribution whose jars lead to the classes under test. */
final class StandInHouse {
    private StandInHouse() {}

    static ProcessSpec process(String name, Stage stage, Class<?> main) {
        return new ProcessSpec(name, stage, "local", Optional.of(main.getName()), 1, 64);
    }

    static HouseOptions options(Path folder, List<ProcessSpec> processes) {
        return HouseOptions.usual(distribution(folder), folder.resolve("data"))
                .withProcesses(processes)
                .withFreePorts();
    }

    /** Makes {@code apps/local.jar}, which holds nothing but the class path of this JVM. */
    private static Path distribution(Path folder) {
        String path = Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" "));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, path);
        Path distribution = folder.resolve("dist");
        try {
            Files.createDirectories(distribution.resolve("apps"));
            new JarOutputStream(Files.newOutputStream(distribution.resolve("apps/local.jar")), manifest).close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return distribution;
    }
}
