package io.symbia.system.monitoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Stream;

/** What Prometheus calculates, as its documentation says it, NaN included. */
final class Functions {
    static final Set<String> AGGREGATIONS = Set.of("sum", "min", "max", "count");
    static final Set<String> OVER_TIME = Set.of("max_over_time", "min_over_time", "increase", "rate", "changes");

    private Functions() {}

    static List<Sample> combine(String operator, List<Sample> left, List<Sample> right) {
        return switch (operator) {
            case "or" ->
                Stream.concat(left.stream(), right.stream().filter(sample -> !isIn(sample, left)))
                        .toList();
            case "and" -> left.stream().filter(sample -> isIn(sample, right)).toList();
            case "unless" ->
                left.stream().filter(sample -> !isIn(sample, right)).toList();
            default -> calculate(operator, left, right);
        };
    }

    private static boolean isIn(Sample sample, List<Sample> others) {
        Map<String, String> labels = sample.nameless().labels();
        return others.stream().anyMatch(other -> other.nameless().labels().equals(labels));
    }

    /** A number applies to every sample; two vectors are joined where their labels are equal. A comparison keeps what holds. */
    private static List<Sample> calculate(String operator, List<Sample> left, List<Sample> right) {
        List<Sample> result = new ArrayList<>();
        for (Sample one : left) {
            for (Sample other : right) {
                boolean first = left.size() == 1 && one.labels().isEmpty();
                boolean second = right.size() == 1 && other.labels().isEmpty();
                if (!first
                        && !second
                        && !one.nameless().labels().equals(other.nameless().labels())) continue;
                Sample labelled = first ? other.nameless() : one.nameless();
                double a = one.value();
                double b = other.value();
                switch (operator) {
                    case "+" -> result.add(labelled.with(a + b));
                    case "-" -> result.add(labelled.with(a - b));
                    case "*" -> result.add(labelled.with(a * b));
                    case "/" -> result.add(labelled.with(a / b));
                    default -> {
                        if (holds(operator, a, b)) result.add(one);
                    }
                }
            }
        }
        return result;
    }

    private static boolean holds(String operator, double a, double b) {
        return switch (operator) {
            case "==" -> a == b;
            case "!=" -> a != b;
            case ">" -> a > b;
            case "<" -> a < b;
            case ">=" -> a >= b;
            case "<=" -> a <= b;
            default -> throw new IllegalArgumentException("no operator: " + operator);
        };
    }

    static List<Sample> aggregate(String function, List<String> by, List<Sample> samples) {
        Map<Map<String, String>, List<Double>> groups = new LinkedHashMap<>();
        samples.forEach(sample -> groups.computeIfAbsent(sample.keeping(by).labels(), _ -> new ArrayList<>())
                .add(sample.value()));
        return groups.entrySet().stream()
                .map(group -> new Sample(group.getKey(), of(function, group.getValue())))
                .toList();
    }

    static List<Sample> overTime(String function, Map<Map<String, String>, List<Double>> series) {
        List<Sample> result = new ArrayList<>();
        series.forEach((labels, values) -> {
            boolean needsTwo = function.equals("increase") || function.equals("rate");
            if (needsTwo && values.size() < 2) return;
            double value = switch (function) {
                case "max_over_time" -> of("max", values);
                case "min_over_time" -> of("min", values);
                case "changes" -> changes(values);
                default -> increase(values); // Whether there was any; how much of it a second is not asked here.
            };
            result.add(new Sample(labels, value).nameless());
        });
        return result;
    }

    /** Minimum and maximum pass over NaN unless there is nothing else; sums do not. */
    private static double of(String function, List<Double> values) {
        return switch (function) {
            case "sum" -> values.stream().mapToDouble(value -> value).sum();
            case "count" -> values.size();
            case "min" -> reduce(values, Math::min);
            case "max" -> reduce(values, Math::max);
            default -> throw new IllegalArgumentException("no aggregation: " + function);
        };
    }

    private static double reduce(List<Double> values, DoubleBinaryOperator of) {
        return values.stream()
                .filter(value -> !value.isNaN())
                .mapToDouble(value -> value)
                .reduce(of)
                .orElse(Double.NaN);
    }

    /** A counter that is smaller than before began anew at zero. */
    private static double increase(List<Double> values) {
        double sum = 0;
        for (int index = 1; index < values.size(); index++) {
            double step = values.get(index) - values.get(index - 1);
            sum += step >= 0 ? step : values.get(index);
        }
        return sum;
    }

    private static double changes(List<Double> values) {
        int changes = 0;
        for (int index = 1; index < values.size(); index++) {
            if (Double.compare(values.get(index), values.get(index - 1)) != 0) changes++;
        }
        return changes;
    }
}
