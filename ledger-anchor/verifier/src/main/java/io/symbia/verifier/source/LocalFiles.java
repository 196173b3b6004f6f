package io.symbia.verifier.source;

import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.report.CouldNotCheckException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads files that people name on the command line. */
public final class LocalFiles {
    /** More than any file that is read whole: events, proofs, policies, manifests. */
    public static final int MAX_BYTES = 4 << 20;

    private LocalFiles() {}

    /** The whole file. */
    public static Octets read(Path file) throws CouldNotCheckException {
        return read(file, MAX_BYTES);
    }

    /** The whole of a file that nobody has named, but a folder holds: a pipe among its names may never end. */
    public static Octets readInFolder(Path file) throws CouldNotCheckException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new CouldNotCheckException(file + " is no ordinary file");
        }
        return read(file);
    }

    /** The whole file, if it has at most so many bytes. */
    public static Octets read(Path file, int maxBytes) throws CouldNotCheckException {
        Octets bytes = readStart(file, maxBytes + 1);
        if (bytes.size() > maxBytes) {
            throw new CouldNotCheckException(file + " is larger than " + maxBytes + " bytes");
        }
        return bytes;
    }

    /** The file, or so many bytes of it. */
    public static Octets readStart(Path file, int maxBytes) throws CouldNotCheckException {
        try (InputStream in = Files.newInputStream(file)) {
            return Octets.of(in.readNBytes(maxBytes));
        } catch (NoSuchFileException e) {
            throw new CouldNotCheckException("there is no file " + file, e);
        } catch (IOException e) {
            throw new CouldNotCheckException("cannot read " + file + ": " + Failure.said(e), e);
        }
    }
}
