package io.symbia.events.kernel.privacy;

/** A confidential value that was not shown, or was erased: only its digest is in the event. */
public record Withheld<T>() implements Confidential<T> {
    @Override
    public String toString() {
        return "withheld";
    }
}
