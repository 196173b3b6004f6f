package io.symbia.log.fence;

import java.util.Optional;

/** Keeps one {@link LogState} a log. Every change is atomic, and lasts once it is answered. */
public interface LogStateStore {
    /** The state of a log, as the last answered change left it. */
    Optional<LogState> read(String origin) throws LogStateUnavailableException;

    /** Makes the first state of a log; false if it has one. */
    boolean create(LogState first) throws LogStateUnavailableException;

    /** Puts {@code to} in place of {@code from}; false if the state was not exactly {@code from}. */
    boolean replace(LogState from, LogState to) throws LogStateUnavailableException;
}
