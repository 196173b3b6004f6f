package io.symbia.events.kernel.privacy;

/** A confidential value that was shown. Its text never contains the value, so that none ends in a log line. */
public record Disclosed<T>(T value) implements Confidential<T> {

    @Override
    public String toString() {
        return "disclosed";
    }
}
