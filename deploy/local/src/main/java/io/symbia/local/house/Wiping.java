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
final class Wiping {
    /** Tells that a house was here, so it goes last. */
    private static final String RUN = "run";

    /** What a house makes in its data folder. Nothing else there is touched: the folder may be somebody's home. */
    private static final List<String> OWN_FOLDERS =
            List.of("platform", Introductions.FOLDER, "mirror", "log", "logs", "cache", RUN);

    private Wiping() {}

    /** Deletes the data of a house that is down, and says so. */
    static void wipe(Path data, Consumer<String> progress) {
        requireHouse(data);
        for (String name : OWN_FOLDERS) {
            Path folder = data.resolve(name);
            if (Files.isDirectory(folder)) {
                delete(folder);
                progress.accept("deleted " + folder);
            }
        }
    }

    /** Refuses a folder whose house is up, and one with folders of such names that no house has made. */
    static void requireHouse(Path data) {
        if (Resident.all(data).stream().anyMatch(Resident::isAlive)) {
            throw new HouseProblem("the house in " + data + " is up", "end it first with " + Closing.command(data));
        }
        List<String> others = OWN_FOLDERS.stream()
                .filter(name -> Files.isDirectory(data.resolve(name)) && !isOfAStart(data.resolve(name)))
                .toList();
        if (!others.isEmpty() && !HouseOptions.areKept(data)) {
            throw new HouseProblem(
                    data + " has no run/house.properties, as a house has, so " + String.join(", ", others)
                            + " there are not deleted",
                    "name the folder of a house, or a new one, with --data DIR, or delete them by hand");
        }
    }

    /** What a start leaves that was refused before it began anything. */
    private static boolean isOfAStart(Path folder) {
        if (!folder.endsWith(RUN)) return false;
        try (Stream<Path> files = Files.list(folder)) {
            return files.allMatch(file -> file.endsWith(House.STARTING));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + folder, failed);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                boolean isRun = folder.endsWith(RUN);
                boolean isHeld =
                        isRun && (path.equals(folder) || path.equals(folder.resolve(House.STARTING))); // By who wipes.
                if (!isHeld) Files.delete(path);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot delete " + folder, failed);
        }
    }
}
