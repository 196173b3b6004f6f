package io.symbia.verifier.source;

import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.report.CouldNotCheckException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;

/** A copy of a log's published files: {@code checkpoint}, {@code tile/…}, {@code manifests/…}, {@code policy}. */
final class FolderSource implements LogSource {
    private final Path folder;

    FolderSource(Path folder) throws CouldNotCheckException {
        if (!Files.isDirectory(folder)) {
            throw new CouldNotCheckException(
                    Files.exists(folder)
                            ? folder + " is a file, and a copy of a log is a folder; verify and inspect read files"
                            : "there is no folder " + folder);
        }
        this.folder = folder;
    }

    @Override
    public Optional<Octets> find(String path) throws CouldNotCheckException {
        Path file = folder.resolve(path);
        if (Files.exists(file) && !Files.isRegularFile(file)) { // A pipe would be waited for, and be for ever.
            throw new CouldNotCheckException(file + " is no file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(Octets.of(in.readNBytes(BodyLimit.of(path) + 1)));
        } catch (NoSuchFileException | NotDirectoryException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new CouldNotCheckException("cannot read " + file + ": " + Failure.said(e), e);
        }
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
