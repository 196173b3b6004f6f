package io.symbia.credit.score;

import java.util.ArrayList;
import java.util.List;

/**
 * A scale that rises in steps: at least {@code from} is worth {@code value}. Steps instead of a logarithm, so that everybody who computes it
 * again gets the same integer.
 *
 * @param steps rising in {@code from}, the first from 0
 */
record Steps(List<Step> steps) {
    record Step(long from, int value) {}

    Steps {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || steps.getFirst().from() != 0) throw new IllegalArgumentException("steps begin at 0");
        for (int index = 1; index < steps.size(); index++) {
            if (steps.get(index).from() <= steps.get(index - 1).from()) {
                throw new IllegalArgumentException("steps rise");
            }
        }
    }

    static Steps of(long... fromAndValue) {
        List<Step> steps = new ArrayList<>();
        for (int index = 0; index < fromAndValue.length; index += 2) {
            steps.add(new Step(fromAndValue[index], Math.toIntExact(fromAndValue[index + 1])));
        }
        return new Steps(steps);
    }

    int valueOf(long amount) {
        int value = steps.getFirst().value();
        for (Step step : steps) {
            if (amount >= step.from()) value = step.value();
        }
        return value;
    }
}
