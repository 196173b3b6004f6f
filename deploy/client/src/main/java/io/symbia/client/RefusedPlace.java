package io.symbia.client;

import io.symbia.client.deliveries.text.TextFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the refused rows of a file go: nowhere over anything.
 *
 * @param file  that is imported
 * @param named a file that somebody named, which must not be there yet; otherwise it is beside the file that is imported
 */
record RefusedPlace(Path file, Optional<Path> named) {
    /** The file. */
    Path path() {
        return named.orElseGet(() -> {
            String name = file.getFileName().toString().replaceFirst("\\.csv$", "");
            return file.resolveSibling(name + "-refused.csv");
        });
    }

    /**
     * Tries to make a file there, and leaves none.
     *
     * @throws IOException with why there is no room, in words
     */
    void requireRoom() throws IOException {
        Path target = path();
        if (named.isPresent() && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            String what = "--refused " + target;
            if (Files.exists(target) && Files.isSameFile(target, file)) {
                throw new IOException(what + " is the file that is imported; name another");
            }
            if (Files.isDirectory(target)) throw new IOException(what + " is a directory");
            if (!Files.exists(target) || Files.isRegularFile(target)) {
                throw new IOException(
                        what + " is there already, and is not written over: move it away, or name another");
            }
            return; // A terminal or a pipe.
        }
        try {
            Files.delete(Files.createFile(target));
        } catch (FileAlreadyExistsException _) {
            requireFolder(target); // A name with a number is taken then.
        } catch (NoSuchFileException failed) {
            throw noRoom(target, "its folder is not there, or takes no files", failed);
        } catch (IOException failed) {
            throw noRoom(target, TextFile.why(failed), failed);
        }
    }

    private static void requireFolder(Path target) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        if (folder != null && Files.isWritable(folder)) return;
        throw noRoom(target, "nothing may be written in its folder", null);
    }

    private static IOException noRoom(Path target, String why, IOException cause) {
        return new IOException(
                "refused rows cannot be written to %s: %s; name a file with --refused".formatted(target, why), cause);
    }
}
