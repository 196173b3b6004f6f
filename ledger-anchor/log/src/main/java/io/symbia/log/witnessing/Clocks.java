package io.symbia.log.witnessing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What the clocks of witnesses say of this log's, as far as they agree. */
final class Clocks {
    private Clocks() {}

    /**
     * The time that a witness has signed, and when that was heard by a clock that nobody sets. A cosignature that the witness repeats is up to
     * a minute old.
     *
     * @param signedAt   as the cosignature has it
     * @param heardNanos of {@link System#nanoTime}
     */
    record Reading(Instant signedAt, long heardNanos) {
        /** By how much the witness's clock is ahead of another by now; negative if behind. */
        Duration aheadOf(Clock clock, long nowNanos) {
            return Duration.between(clock.instant(), signedAt.plusNanos(nowNanos - heardNanos));
        }
    }

    /**
     * The median, in which whoever says nothing agrees: so it is zero unless more than half of all are on one side, and never beyond what more
     * than half of them say.
     *
     * @param known by how much some clocks are ahead
     * @param all   number of clocks, at least as many as are known
     */
    static Duration ofMost(List<Duration> known, int all) {
        List<Duration> sorted = new ArrayList<>(known);
        sorted.addAll(Collections.nCopies(all - known.size(), Duration.ZERO));
        Collections.sort(sorted);
        if (sorted.isEmpty()) {
            return Duration.ZERO;
        }
        Duration lower = sorted.get((all - 1) / 2);
        Duration upper = sorted.get(all / 2);
        if (lower.isPositive()) {
            return lower;
        }
        return upper.isNegative() ? upper : Duration.ZERO;
    }
}
