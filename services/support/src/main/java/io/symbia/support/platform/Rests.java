package io.symbia.support.platform;

import java.time.Duration;

/** Rests that are kept as a time of day, since they outlive a process, or since other instances read them. */
public final class Rests {
    /** By which the clocks of two instances may differ. */
    public static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private Rests() {}

    /**
     * Whether a rest is over. One that began later than the clocks of two instances may differ was begun by a clock that was ahead, and is
     * over: it would last until the time that this clock showed.
     *
     * @param begunMillis when it began, by the clock of whoever began it
     * @param nowMillis   by the clock of whoever asks
     */
    public static boolean isOver(long begunMillis, Duration rest, long nowMillis) {
        return begunMillis - nowMillis > CLOCKS_DIFFER.toMillis() || nowMillis - begunMillis >= rest.toMillis();
    }
}
