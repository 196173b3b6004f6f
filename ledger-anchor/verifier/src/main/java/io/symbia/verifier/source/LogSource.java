package io.symbia.verifier.source;

import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.report.CouldNotCheckException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** A published log, over HTTP or as a folder with the same paths. */
public interface LogSource {
    /** The largest body of all: an entry tile of 256 entries of 65,535 bytes with their lengths. */
    int MAX_BYTES = 256 * (2 + 65_535);

    /** What is served at a path such as {@code tile/0/000}, or nothing if the log has no such thing. */
    Optional<Octets> find(String path) throws CouldNotCheckException;

    /** What is served at a path. */
    default Octets read(String path) throws CouldNotCheckException {
        return find(path).orElseThrow(() -> new CouldNotCheckException(this + " has no " + path));
    }

    /** Says that a path will be read soon, so that a distant log can be asked for it while other work is done. */
    default void expect(String path) {}

    /** A folder, or the address of a log. */
    static LogSource of(String place) throws CouldNotCheckException {
        if (place.startsWith("http://") || place.startsWith("https://")) {
            try {
                return new HttpSource(URI.create(place));
            } catch (IllegalArgumentException e) {
                throw new CouldNotCheckException("not an address: " + place, e);
            }
        }
        return new FolderSource(Path.of(place));
    }
}
