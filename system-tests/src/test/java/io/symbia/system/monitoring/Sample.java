package io.symbia.system.monitoring;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * A value of a series at a moment.
 *
 * @param labels with {@code __name__} as long as it is the metric's own value
 */
record Sample(Map<String, String> labels, double value) {
    static final String NAME = "__name__";

    Sample {
        labels = Map.copyOf(labels);
    }

    /** The same without the metric's name, as after any calculation. */
    Sample nameless() {
        return keeping(
                labels.keySet().stream().filter(label -> !label.equals(NAME)).toList());
    }

    Sample keeping(Collection<String> some) {
        Map<String, String> kept = new TreeMap<>(labels);
        kept.keySet().retainAll(some);
        return new Sample(kept, value);
    }

    Sample with(double other) {
        return new Sample(labels, other);
    }
}
