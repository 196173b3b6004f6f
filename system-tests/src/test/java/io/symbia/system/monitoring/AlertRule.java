package io.symbia.system.monitoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;

/**
 * An alert of the log's operator ({@code k8s/components/alerts}) of a witness' ({@code k8s/witness/alerts}), or of a
 * mirror's ({@code k8s/mirror/alerts}).
 *
 * @param holdSeconds how long its expression has to hold
 */
record AlertRule(
        String name, String expression, long holdSeconds, Map<String, String> labels, Map<String, String> annotations) {
    private static final List<String> FILES = List.of(
            "k8s/components/alerts/rules.yaml", "k8s/witness/alerts/rules.yaml", "k8s/mirror/alerts/rules.yaml");

    /** The groups of all files, as a rules file of Prometheus has them. */
    @SuppressWarnings("unchecked") // The files' own shape; a test that reads another fails here.
    static List<Map<String, Object>> groups() throws IOException {
        List<Map<String, Object>> groups = new ArrayList<>();
        for (String name : FILES) {
            Path file = Path.of(System.getProperty("symbia.root")).resolve(name);
            Map<String, Map<String, Object>> resource = new Yaml().load(Files.readString(file));
            Map<String, Object> spec = Objects.requireNonNull(resource.get("spec"));
            groups.addAll((List<Map<String, Object>>) Objects.requireNonNull(spec.get("groups")));
        }
        return groups;
    }

    @SuppressWarnings("unchecked") // As above.
    static List<AlertRule> all() throws IOException {
        List<AlertRule> rules = new ArrayList<>();
        for (var group : groups()) {
            for (var rule : (List<Map<String, Object>>) Objects.requireNonNull(group.get("rules"))) {
                rules.add(new AlertRule(
                        String.valueOf(rule.get("alert")),
                        String.valueOf(rule.get("expr")),
                        PromQl.seconds(String.valueOf(rule.getOrDefault("for", "0s"))),
                        (Map<String, String>) rule.get("labels"),
                        (Map<String, String>) rule.get("annotations")));
            }
        }
        return rules;
    }

    /** Whether the expression holds at a moment, of whatever labels, however short. */
    boolean holds(History history, long seconds) {
        return !PromQl.parse(expression).expression().at(history, seconds).isEmpty();
    }

    /** The labels of the alerts that ring at a moment, when the rule is evaluated at an interval from the beginning. */
    Set<Map<String, String>> ringing(History history, long seconds, long intervalSeconds) {
        Expression parsed = PromQl.parse(expression).expression();
        Map<Map<String, String>, Long> since = new HashMap<>();
        for (long now = 0; now <= seconds; now += intervalSeconds) {
            long moment = now;
            Set<Map<String, String>> active = parsed.at(history, now).stream()
                    .map(sample -> labelled(sample.nameless().labels()))
                    .collect(Collectors.toSet());
            since.keySet().retainAll(active);
            active.forEach(labels -> since.putIfAbsent(labels, moment));
        }
        return since.entrySet().stream()
                .filter(entry -> seconds - entry.getValue() >= holdSeconds)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private Map<String, String> labelled(Map<String, String> of) {
        Map<String, String> all = new TreeMap<>(of);
        Optional.ofNullable(labels).ifPresent(all::putAll);
        return all;
    }
}
