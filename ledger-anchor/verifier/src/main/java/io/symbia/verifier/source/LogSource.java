package io.symbia.verifier.source;

import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.report.CouldNotCheckException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A published log, over HTTP or as a folder with the same paths. */
public interface LogSource {
    /** How long an answer may take, apart from the time that its bytes need. */
    String ANSWER_LIMIT = "PT10S";

    /**
     * What is served at a path such as {@code tile/0/000}, or nothing if the log has no such thing. At most one byte more than the path can
     * have: a body that is longer is cut there, and its reader, who knows what it must be, refuses it.
     */
    Optional<Octets> find(String path) throws CouldNotCheckException;

    /** What is served at a path. */
    default Octets read(String path) throws CouldNotCheckException {
        return find(path).orElseThrow(() -> new CouldNotCheckException(this + " has no " + path));
    }

    /** Says that a path will be read soon, so that a distant log can be asked for it while other work is done. */
    default void expect(String path) {}

    /** A folder, or the address of a log, with the ordinary limit of time. */
    static LogSource of(String place) throws CouldNotCheckException {
        return of(place, Duration.parse(ANSWER_LIMIT));
    }

    /**
     * A folder, or the address of a log.
     *
     * @param answerLimit how long an answer may take, apart from the time that its bytes need
     */
    static LogSource of(String place, Duration answerLimit) throws CouldNotCheckException {
        if (!answerLimit.isPositive()) {
            throw new CouldNotCheckException("--answer-limit " + answerLimit + " leaves no time for an answer");
        }
        if (place.isEmpty()) throw new CouldNotCheckException("no log is named: its address or folder is empty");
        if (place.startsWith("http://") || place.startsWith("https://")) {
            try {
                return new HttpSource(URI.create(place), answerLimit);
            } catch (IllegalArgumentException e) {
                throw new CouldNotCheckException("not an address: " + place, e);
            }
        }
        if (place.matches("[A-Za-z][A-Za-z0-9+.-]*://.*")) {
            throw new CouldNotCheckException("the address of a log begins with http:// or https://, not so: " + place);
        }
        return new FolderSource(Path.of(place));
    }
}
