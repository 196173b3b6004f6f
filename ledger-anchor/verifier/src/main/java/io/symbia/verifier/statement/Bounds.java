package io.symbia.verifier.statement;

import java.time.Duration;
import java.util.Optional;

/**
 * How far ahead or behind a time may be before what rests on it is not established.
 *
 * @param maxAge            of the cosignatures that are counted; any age without it
 * @param maxMapAge         how much later than a sealed map of streams the quorum may have cosigned, while leaves are not in the map
 * @param maxUnmappedLeaves how many leaves of a checkpoint need not be in the map by which a stream is shown to be complete
 */
public record Bounds(Optional<Duration> maxAge, Duration maxMapAge, long maxUnmappedLeaves) {
    /** A clock that is further ahead than this is wrong, and its time says nothing. */
    public static final Duration MAX_SKEW = Duration.ofMinutes(5);

    /** A log seals a map about once a second and is published within seconds; ten minutes allow for a backlog. */
    public static final Bounds DEFAULT = new Bounds(Optional.empty(), Duration.ofMinutes(10), 1_000_000);

    /** Whether a time, of which 0 is none, is further back than the reader allows. */
    public boolean isTooOld(Moment time, Moment now) {
        return maxAge.isPresent() && now.isAfter(time.plus(maxAge.get().toSeconds()));
    }

    /** Refuses bounds that nothing could keep. */
    public Bounds {
        if (maxAge.filter(Duration::isNegative).isPresent() || maxMapAge.isNegative() || maxUnmappedLeaves < 1) {
            throw new IllegalArgumentException("a bound is less than nothing, or allows no manifest after its map");
        }
    }
}
