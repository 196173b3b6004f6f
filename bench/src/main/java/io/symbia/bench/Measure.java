package io.symbia.bench;

import java.util.List;
import java.util.Locale;

/**
 * One line of the table.
 *
 * @param name   what was measured, and against what
 * @param values one for each round
 * @param rule   whether the median has a floor or a ceiling
 * @param limit  the floor or ceiling
 * @param remark absolute figures, for people who want to know; they do not travel between machines
 */
record Measure(String name, List<Double> values, Rule rule, double limit, String remark) {
    private static final String LINE = "%-75s %9s %19s %12s  %s";

    enum Rule {
        AT_LEAST,
        AT_MOST,
        NONE
    }

    Measure {
        values = values.stream().sorted().toList();
        if (values.isEmpty()) throw new IllegalArgumentException("nothing was measured: " + name);
    }

    double median() {
        return median(values);
    }

    boolean holds() {
        return switch (rule) {
            case AT_LEAST -> median() >= limit;
            case AT_MOST -> median() <= limit;
            case NONE -> true;
        };
    }

    static String header() {
        return LINE.formatted("measure", "median", "all rounds", "limit", "in this run");
    }

    /** The measure with how far its rounds were apart, which is how far it can be trusted. */
    String line() {
        String limits = switch (rule) {
            case AT_LEAST -> ">= " + text(limit);
            case AT_MOST -> "<= " + text(limit);
            case NONE -> "";
        };
        String rounds = text(values.getFirst()) + " to " + text(values.getLast());
        return LINE.formatted(name, text(median()), rounds, limits, holds() ? remark : remark + "  MISSED");
    }

    /** The middle of an odd number of values, the lower middle of an even one. */
    static double median(List<Double> values) {
        return values.stream().sorted().toList().get((values.size() - 1) / 2);
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
