package io.symbia.system.monitoring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Series of samples, as a Prometheus has them: by time in seconds from the beginning. */
final class History {
    /** How long a sample speaks for its series when no newer one came. */
    private static final long LOOK_BACK_SECONDS = 300;

    private static final Pattern SERIES = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})?");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");
    /** {@code 3x5}, {@code 0+10x5}: a value and how often it comes again, changed by a step. */
    private static final Pattern REPEATED = Pattern.compile("(_|stale|NaN|-?[0-9.e]+)(?:([+-][0-9.e]+))?x([0-9]+)");

    private final Map<Map<String, String>, NavigableMap<Long, Optional<Double>>> series = new LinkedHashMap<>();

    /** Adds what a process answers at {@code /actuator/prometheus}, with labels that a scrape gives it. */
    void scraped(long seconds, String text, Map<String, String> target) {
        for (String line : text.split("\n", -1)) {
            int end = line.lastIndexOf(' ');
            if (line.startsWith("#") || end < 0) continue;
            Map<String, String> labels = new TreeMap<>(labels(line.substring(0, end)));
            labels.putAll(target);
            add(labels, seconds, Optional.of(number(line.substring(end + 1))));
        }
        up(seconds, target, 1);
    }

    /** Adds that a process did not answer. */
    void away(long seconds, Map<String, String> target) {
        series.forEach((labels, values) -> {
            if (labels.entrySet().containsAll(target.entrySet())) values.put(seconds, Optional.empty());
        });
        up(seconds, target, 0);
    }

    private void up(long seconds, Map<String, String> target, double value) {
        Map<String, String> up = new TreeMap<>(target);
        up.put(Sample.NAME, "up");
        add(up, seconds, Optional.of(value));
    }

    /** Adds a series in the notation of promtool's tests. */
    void written(String name, String values, long intervalSeconds) {
        long seconds = 0;
        for (String item : values.strip().split("\\s+", -1)) {
            Matcher repeated = REPEATED.matcher(item);
            boolean more = repeated.matches();
            String first = more ? repeated.group(1) : item;
            double step = more && repeated.group(2) != null ? Double.parseDouble(repeated.group(2)) : 0;
            int times = more ? Integer.parseInt(repeated.group(3)) + 1 : 1;
            for (int time = 0; time < times; time++, seconds += intervalSeconds) {
                if (first.equals("_")) continue;
                Optional<Double> value =
                        first.equals("stale") ? Optional.empty() : Optional.of(number(first) + time * step);
                add(labels(name), seconds, value);
            }
        }
    }

    /** Names of all metrics. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        series.keySet().forEach(labels -> names.add(labels.get(Sample.NAME)));
        return names;
    }

    /** The newest value of each series that fits, unless it is too old or the series has ended. */
    List<Sample> at(long seconds, Predicate<Map<String, String>> fits) {
        return matching(fits)
                .flatMap(entry -> Optional.ofNullable(entry.getValue().floorEntry(seconds))
                        .filter(newest -> newest.getKey() > seconds - LOOK_BACK_SECONDS)
                        .flatMap(Map.Entry::getValue)
                        .map(value -> new Sample(entry.getKey(), value))
                        .stream())
                .toList();
    }

    /** The values within a time of each series that fits and has one there. */
    Map<Map<String, String>, List<Double>> within(long seconds, long range, Predicate<Map<String, String>> fits) {
        Map<Map<String, String>, List<Double>> found = new LinkedHashMap<>();
        matching(fits).forEach(entry -> {
            List<Double> values = entry.getValue().subMap(seconds - range, false, seconds, true).values().stream()
                    .flatMap(Optional::stream)
                    .toList();
            if (!values.isEmpty()) found.put(entry.getKey(), values);
        });
        return found;
    }

    private Stream<Map.Entry<Map<String, String>, NavigableMap<Long, Optional<Double>>>> matching(
            Predicate<Map<String, String>> fits) {
        return series.entrySet().stream().filter(entry -> fits.test(entry.getKey()));
    }

    private void add(Map<String, String> labels, long seconds, Optional<Double> value) {
        series.computeIfAbsent(labels, _ -> new TreeMap<>()).put(seconds, value);
    }

    private static Map<String, String> labels(String text) {
        Matcher named = SERIES.matcher(text);
        if (!named.matches()) throw new IllegalArgumentException("no series: " + text);
        Map<String, String> labels = new TreeMap<>();
        labels.put(Sample.NAME, named.group(1));
        if (named.group(2) != null) {
            LABEL.matcher(named.group(2)).results().forEach(label -> labels.put(label.group(1), label.group(2)));
        }
        return labels;
    }

    private static double number(String text) {
        return switch (text) {
            case "NaN" -> Double.NaN;
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }
}
