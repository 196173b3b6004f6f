package io.symbia.tlog;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Vectors that others published; they are not part of the repository, so a checkout without them skips these tests. */
public final class OutsideData {
    private static final JsonMapper JSON = new JsonMapper();

    private OutsideData() {}

    public static Path path(String relative) {
        Path path = Path.of(System.getProperty("symbia.root", "."), "..", "shared", "data")
                .resolve(relative)
                .normalize();
        assumeTrue(Files.exists(path), "no outside data at ../shared/data/" + relative);
        return path;
    }

    public static JsonNode json(Path path) {
        return JSON.readTree(path);
    }

    public static List<Path> files(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Octets octets(Path path) {
        try {
            return Octets.of(Files.readAllBytes(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
