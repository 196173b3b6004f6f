package io.symbia.client.evidence;

import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that has all its bytes as soon as it has its name: whoever finds half a bundle cannot tell it from a forged one. */
public final class WholeFile {
    private WholeFile() {}

    /**
     * Writes a file, beside it first.
     *
     * @throws IOException when not all of it could be written; then there is no file of that name
     */
    public static void write(Path file, Octets content) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.write(part, content.toArray());
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            IOException whole = new IOException(file + " could not be written: " + failed, failed);
            try {
                if (Files.isRegularFile(part)) Files.delete(part);
            } catch (IOException stays) {
                whole.addSuppressed(stays); // Why there is no file matters more than that a part of it is left.
            }
            throw whole;
        }
    }
}
