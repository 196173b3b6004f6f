package io.symbia.system.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the part of Prometheus' language that our rules and our dashboard use: selectors, ranges, the functions of {@link Functions}, aggregation
 * {@code by}, arithmetic, comparisons, and {@code and}, {@code or}, {@code unless} on equal labels. Anything else is an error.
 */
final class PromQl {
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:([a-zA-Z_:][a-zA-Z0-9_:]*)|([0-9]+[smhd])|([0-9.]+)"
            + "|\"((?:[^\"\\\\]|\\\\.)*)\"|(=~|!~|!=|==|>=|<=|[-+*/<>=(){}\\[\\],]))");
    private static final List<Set<String>> PRECEDENCE = List.of(
            Set.of("or"),
            Set.of("and", "unless"),
            Set.of("==", "!=", ">", "<", ">=", "<="),
            Set.of("+", "-"),
            Set.of("*", "/"));

    private final List<String> tokens = new ArrayList<>();
    private final Set<String> metrics = new TreeSet<>();
    private int next;

    /** An expression and the metrics that it is about. */
    record Parsed(Expression expression, Set<String> metrics) {}

    private PromQl(String text) {
        Matcher token = TOKEN.matcher(text.strip());
        int end = 0;
        while (end < text.strip().length()) {
            if (!token.find(end) || token.start() != end) {
                throw new IllegalArgumentException(
                        "not understood from '" + text.strip().substring(end) + "'");
            }
            tokens.add(
                    token.group(4) != null
                            ? '"' + token.group(4)
                            : token.group().strip());
            end = token.end();
        }
    }

    /** @throws IllegalArgumentException when the text is not in the part that is read */
    static Parsed parse(String text) {
        PromQl parser = new PromQl(text);
        Expression expression = parser.binary(0);
        if (parser.next < parser.tokens.size()) throw new IllegalArgumentException("too much: " + parser.peek());
        return new Parsed(expression, parser.metrics);
    }

    private Expression binary(int level) {
        if (level == PRECEDENCE.size()) return primary();
        Expression left = binary(level + 1);
        while (PRECEDENCE.get(level).contains(peek())) {
            String operator = take();
            Expression before = left;
            Expression right = binary(level + 1);
            left = (history, seconds) ->
                    Functions.combine(operator, before.at(history, seconds), right.at(history, seconds));
        }
        return left;
    }

    private Expression primary() {
        String token = take();
        if (token.equals("(")) {
            Expression inner = binary(0);
            expect(")");
            return inner;
        }
        if (token.matches("[0-9.]+")) {
            double number = Double.parseDouble(token);
            return (_, _) -> List.of(new Sample(Map.of(), number));
        }
        if (Functions.AGGREGATIONS.contains(token)) return aggregation(token);
        if (token.equals("absent")) return absent();
        if (token.equals("time")) {
            expect("(");
            expect(")");
            return (_, seconds) -> List.of(new Sample(Map.of(), seconds));
        }
        if (Functions.OVER_TIME.contains(token)) return overTime(token);
        Predicate<Map<String, String>> fits = selector(token, new TreeMap<>());
        return (history, seconds) -> history.at(seconds, fits);
    }

    private Expression aggregation(String function) {
        List<String> by = new ArrayList<>();
        if (peek().equals("by")) {
            take();
            expect("(");
            while (!peek().equals(")")) {
                by.add(take());
                if (peek().equals(",")) take();
            }
            expect(")");
        }
        expect("(");
        Expression of = binary(0);
        expect(")");
        return (history, seconds) -> Functions.aggregate(function, by, of.at(history, seconds));
    }

    /** Its labels are those of a bare selector; around anything else it has none. */
    private Expression absent() {
        expect("(");
        int begin = next;
        Map<String, String> equal = new TreeMap<>();
        selector(take(), equal);
        Map<String, String> labels = peek().equals(")") ? equal : Map.of();
        next = begin;
        Expression of = binary(0);
        expect(")");
        return (history, seconds) ->
                of.at(history, seconds).isEmpty() ? List.of(new Sample(labels, 1)) : List.<Sample>of();
    }

    private Expression overTime(String function) {
        expect("(");
        Predicate<Map<String, String>> fits = selector(take(), new TreeMap<>());
        expect("[");
        long range = seconds(take());
        expect("]");
        expect(")");
        return (history, seconds) -> Functions.overTime(function, history.within(seconds, range, fits));
    }

    private Predicate<Map<String, String>> selector(String name, Map<String, String> equal) {
        if (!name.matches("[a-zA-Z_:][a-zA-Z0-9_:]*")) throw new IllegalArgumentException("no metric: " + name);
        metrics.add(name);
        Predicate<Map<String, String>> fits = labels -> name.equals(labels.get(Sample.NAME));
        if (!peek().equals("{")) return fits;
        take();
        while (!peek().equals("}")) {
            String label = take();
            String operator = take();
            String value = take().substring(1);
            if (operator.equals("=")) equal.put(label, value);
            Predicate<String> matches = value::equals;
            if (operator.endsWith("~")) matches = Pattern.compile(value).asMatchPredicate();
            Predicate<String> wanted = operator.startsWith("!") ? matches.negate() : matches;
            fits = fits.and(
                    labels -> wanted.test(Optional.ofNullable(labels.get(label)).orElse("")));
            if (peek().equals(",")) take();
        }
        expect("}");
        return fits;
    }

    /** {@code 10m} as seconds. */
    static long seconds(String duration) {
        long number = Long.parseLong(duration.substring(0, duration.length() - 1));
        return switch (duration.charAt(duration.length() - 1)) {
            case 's' -> number;
            case 'm' -> number * 60;
            case 'h' -> number * 3_600;
            case 'd' -> number * 86_400;
            default -> throw new IllegalArgumentException("no duration: " + duration);
        };
    }

    private String peek() {
        return next < tokens.size() ? tokens.get(next) : "";
    }

    private String take() {
        if (next == tokens.size()) throw new IllegalArgumentException("too short");
        return tokens.get(next++);
    }

    private void expect(String token) {
        String found = take();
        if (!found.equals(token)) throw new IllegalArgumentException(token + " expected, found " + found);
    }
}
