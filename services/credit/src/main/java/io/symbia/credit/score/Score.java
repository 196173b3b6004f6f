package io.symbia.credit.score;

import io.symbia.events.credit.score.Band;
import io.symbia.events.credit.score.Factor;
import java.util.List;

/**
 * What a model makes of evidence.
 *
 * @param points in basis points of the best possible, in [0, 10000]
 */
public record Score(int points, Band band, List<Factor> factors) {
    public Score {
        factors = List.copyOf(factors);
    }
}
