package io.symbia.log.patience;

import java.time.Duration;
import java.util.OptionalLong;

/** Remembers when a thread last went on, so that others see it stand, whether a disk or a bug holds it. */
public final class Pulse {
    private static final Duration LONGEST =
            Duration.ofSeconds(15); // A forced write of a disk that is busy takes seconds.

    private volatile long beatNanos = System.nanoTime();

    /** Begins now. */
    public Pulse() {}

    /** The thread goes on. */
    public void beat() {
        beatNanos = System.nanoTime();
    }

    /** For how long it has stood still, if that is longer than anything that is well takes. */
    public OptionalLong standsStillMillis() {
        Duration stands = Duration.ofNanos(System.nanoTime() - beatNanos);
        return stands.compareTo(LONGEST) > 0 ? OptionalLong.of(stands.toMillis()) : OptionalLong.empty();
    }
}
