package io.symbia.local.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Deletes what a house has kept. */
public final class Wiping {
    /** What a house makes in its data folder. Nothing else there is touched: the folder may be somebody's home. */
    private static final List<String> OWN_FOLDERS =
            List.of("platform", Introductions.FOLDER, "mirror", "log", "logs", "run", "cache");

    private Wiping() {}

    /** Deletes the data of a house that is down, and says so. */
    public static void wipe(Path data, Consumer<String> progress) {
        if (Resident.all(data).stream().anyMatch(Resident::isAlive)) {
            throw new HouseProblem("the house in " + data + " is up", "end it first with " + Closing.command(data));
        }
        for (String name : OWN_FOLDERS) {
            Path folder = data.resolve(name);
            if (Files.isDirectory(folder)) {
                delete(folder);
                progress.accept("deleted " + folder);
            }
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot delete " + folder, failed);
        }
    }
}
