package io.symbia.mirror.health;

import io.symbia.disk.ForceFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Whether a mirror can do its work, and why it cannot. What a disk does not take now it may take later, so that passes with the next write that
 * lasts; but when the operating system could not make writes last, or the files are not what was written, nothing more is taken or cosigned.
 */
public final class Soundness {
    private final Map<String, String> troubles = new ConcurrentSkipListMap<>(); // By origin of the log.
    private volatile Optional<String> unreadable = Optional.empty();
    private volatile Optional<String> stopped = Optional.empty();

    /**
     * Something that writes to the files of a log.
     *
     * @param <X> thrown when a client asks for what cannot be
     */
    public interface Step<T, X extends Exception> {
        /** Does it. */
        T run() throws X, IOException;
    }

    /** Does something, unless nothing may be done any more. INVARIANT 142: after a force that failed, or a root that is not the log's, nothing is. */
    public <T, X extends Exception> T attempt(String origin, Step<T, X> step) throws X, IOException {
        if (stopped.isPresent()) {
            throw new IOException("it takes nothing more: " + stopped.get());
        }
        try {
            return step.run();
        } catch (ForceFailedException | IllegalStateException failed) {
            stopped = Optional.of(origin + ": " + failed.getMessage());
            throw new IOException("it takes nothing more: " + failed.getMessage(), failed);
        } catch (UncheckedIOException failed) {
            throw troubled(origin, failed.getCause());
        } catch (IOException failed) {
            throw troubled(origin, failed);
        }
    }

    private IOException troubled(String origin, IOException failed) {
        troubles.put(origin, String.valueOf(failed.getMessage()));
        return failed;
    }

    /** Something of that log lasts. */
    public void kept(String origin) {
        troubles.remove(origin);
    }

    /** A file could not be read for somebody. */
    public void couldNotRead(IOException failed) {
        unreadable = Optional.of("cannot read: " + failed.getMessage());
    }

    /** A file was read for somebody. */
    public void read() {
        if (unreadable.isPresent()) unreadable = Optional.empty();
    }

    /** Why it has to be started again, if it has. */
    public Optional<String> stopped() {
        return stopped;
    }

    /** What is wrong now, with the log that it is about. */
    public Optional<String> trouble() {
        return stopped.or(() -> troubles.entrySet().stream()
                        .map(trouble -> "cannot write: " + trouble.getKey() + ": " + trouble.getValue())
                        .findFirst())
                .or(() -> unreadable);
    }
}
