package io.symbia.events.privacy;

import java.util.Objects;

/** A confidential value that was shown. Its text never contains the value, so that none ends in a log line. */
public record Disclosed<T>(T value) implements Confidential<T> {
    public Disclosed {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return "disclosed";
    }
}
