package io.symbia.events.credit.score;

import io.symbia.events.kernel.privacy.Public;

/**
 * One factor of a score.
 *
 * @param value    in basis points of the best possible, in [0, 10000]
 * @param weight   in percent of the score, in [1, 100]
 * @param evidence which pieces of the file the value was computed from, of those up to the place that the score names
 * @param count    how many these are; where there are none, the value is the model's prior or the least of its scale
 */
public record Factor(
        @Public FactorName name,
        @Public int value,
        @Public int weight,
        @Public EvidenceFilter evidence,
        @Public long count) {

    /** The best possible value. */
    public static final int MAX_BASIS_POINTS = 10_000;

    public Factor {
        if (value < 0 || value > MAX_BASIS_POINTS) {
            throw new IllegalArgumentException("value must be in [0, 10000], was " + value);
        }
        if (weight < 1 || weight > 100) {
            throw new IllegalArgumentException("weight must be in [1, 100], was " + weight);
        }
        if (count < 0) throw new IllegalArgumentException("count must be >= 0, was " + count);
    }
}
