package io.symbia.http.resting;

import java.time.Duration;

/** Rests that are kept as a time of day, since other processes read them. */
public final class Rests {
    private Rests() {}

    /**
     * Whether a rest is over. One that began later than now was begun by a clock that was ahead, and is over: it would last until the time
     * that this clock showed.
     *
     * @param begunMillis when it began
     * @param nowMillis   by the clock of whoever asks
     */
    public static boolean isOver(long begunMillis, Duration rest, long nowMillis) {
        return begunMillis > nowMillis || nowMillis - begunMillis >= rest.toMillis();
    }

    /**
     * Whether somebody has a right still that was given until a time, and is renewed long before. A time that lies further ahead than the term
     * and the difference of clocks that is borne was given by a clock that was ahead.
     *
     * @param term       the longest that it is given for
     * @param difference by which clocks of two processes may differ
     */
    public static boolean holds(long untilMillis, Duration term, Duration difference, long nowMillis) {
        return untilMillis >= nowMillis
                && untilMillis - nowMillis <= term.plus(difference).toMillis();
    }
}
