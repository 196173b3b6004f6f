package io.symbia.verifier.statement;

import java.time.Instant;

/**
 * A time that somebody states, in seconds since 1970, as an unsigned number: any 64 bits can be one, and none is an error.
 *
 * @param seconds unsigned
 */
public record Moment(long seconds) implements Comparable<Moment> {
    private static final long LAST_NAMED = 253_402_300_799L; // 9999-12-31T23:59:59Z: RFC 3339 has years of four digits.
    private static final long MINUTE = 60;
    private static final long HOUR = 3_600;
    private static final long DAY = 86_400;

    /** The whole seconds of a time from 1970 on. */
    public static Moment of(Instant time) {
        return new Moment(Math.max(0, time.getEpochSecond()));
    }

    /** This time after so many seconds; the last time there is, if it would be past that. */
    public Moment plus(long more) {
        return Long.compareUnsigned(seconds, -1 - more) > 0 ? new Moment(-1) : new Moment(seconds + more);
    }

    /** Whether it is a time: c2sp.org/tlog-cosignature has 0 for a cosigner that states none. */
    public boolean isStated() {
        return seconds != 0;
    }

    /** Whether this is later. */
    public boolean isAfter(Moment other) {
        return compareTo(other) > 0;
    }

    /** How long before {@code now} it was, in the largest unit of which there are two: {@code 36 hours ago}, or {@code ahead of the clock}. */
    public String age(Moment now) {
        if (isAfter(now)) {
            return Words.AHEAD;
        }
        long age = now.seconds - seconds; // Both are at most now, which a clock said.
        if (age < 2 * MINUTE) {
            return age + " " + Words.of("seconds-ago");
        }
        if (age < 2 * HOUR) {
            return age / MINUTE + " " + Words.of("minutes-ago");
        }
        return age < 2 * DAY ? age / HOUR + " " + Words.of("hours-ago") : age / DAY + " " + Words.of("days-ago");
    }

    @Override
    public int compareTo(Moment other) {
        return Long.compareUnsigned(seconds, other.seconds);
    }

    /** RFC 3339 in whole seconds, or the bare number if no year of four digits has it. */
    @Override
    public String toString() {
        return Long.compareUnsigned(seconds, LAST_NAMED) > 0
                ? Long.toUnsignedString(seconds)
                : Instant.ofEpochSecond(seconds).toString();
    }
}
