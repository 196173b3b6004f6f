package io.symbia.system.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;

/** Copies the data of a house that was stopped, loses it, and brings it back, whole or the log's folder alone: what docs/backup.md tells. */
final class Restoration {
    private final Path data;
    private final Path copy;

    /** @param copy a folder that is not there yet */
    Restoration(Path data, Path copy) {
        this.data = data;
        this.copy = copy;
    }

    void copy() throws IOException {
        copyTree(data, copy);
    }

    void loseEverything() throws IOException {
        deleteTree(data);
        assertThat(data).doesNotExist();
    }

    void bringBack() throws IOException {
        copyTree(copy, data);
    }

    /** Puts the log's folder of the copy in the place of the newest, which is kept aside. */
    void bringBackTheOldLogAlone() throws IOException {
        Files.move(data.resolve("log"), aside());
        copyTree(copy.resolve("log"), data.resolve("log"));
    }

    void bringBackTheNewestLog() throws IOException {
        deleteTree(data.resolve("log"));
        Files.move(aside(), data.resolve("log"));
    }

    private Path aside() {
        return data.resolveSibling("newest-log");
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            tree.forEach(path -> {
                try {
                    Files.copy(
                            path,
                            to.resolve(from.relativize(path).toString()),
                            StandardCopyOption.COPY_ATTRIBUTES, // Keys stay readable for their owner alone.
                            LinkOption.NOFOLLOW_LINKS);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path left, IOException failed) throws IOException {
                if (failed != null) throw failed;
                Files.delete(left);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
