package io.symbia.events.credit;

import io.symbia.events.kernel.privacy.Public;
import java.util.List;

/**
 * One factor of a score.
 *
 * @param value    in basis points of the best possible, in [0, 10000]
 * @param weight   in percent of the score, in [1, 100]
 * @param evidence sequence numbers, in this stream, of the evidence that the value was computed from, rising; empty where there was none
 *                 and the value is the model's prior
 */
public record Factor(
        @Public FactorName name,
        @Public int value,
        @Public int weight,
        @Public List<Long> evidence) {

    /** The best possible value. */
    public static final int MAX_BASIS_POINTS = 10_000;

    public Factor {
        if (value < 0 || value > MAX_BASIS_POINTS) {
            throw new IllegalArgumentException("value must be in [0, 10000], was " + value);
        }
        if (weight < 1 || weight > 100) {
            throw new IllegalArgumentException("weight must be in [1, 100], was " + weight);
        }
        evidence = List.copyOf(evidence);
    }
}
