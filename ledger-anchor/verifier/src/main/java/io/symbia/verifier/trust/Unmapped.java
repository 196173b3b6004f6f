package io.symbia.verifier.trust;

import io.symbia.verifier.report.NotProvenException;
import io.symbia.verifier.statement.Moment;
import java.time.Duration;

/**
 * What the last sealed map of streams leaves out. A log that stops sealing maps could hide events behind an old one, so what is left out has
 * to be new. A reader of the whole log knows when its oldest event was sealed; a reader of a proof knows only when the map was, which
 * is before that.
 *
 * @param leaves how many leaves are in no sealed map
 * @param since  when the oldest of them was sealed, or a time before that
 */
public record Unmapped(long leaves, Moment since) {
    /**
     * INVARIANTS 97 and 116: nothing has been in no map for longer than that.
     *
     * @param check  as in the report
     * @param asOf   a time at which the log was there, such as that of its quorum
     * @param maxAge how long leaves may be in no map
     */
    public void requireRecent(String check, Moment asOf, Duration maxAge) throws NotProvenException {
        if (asOf.isAfter(since.plus(maxAge.toSeconds()))) {
            throw new NotProvenException(
                    check,
                    leaves + " leaves are not in the map, none of them known to be sealed after " + since
                            + ", more than " + maxAge + " before " + asOf);
        }
    }
}
