package io.symbia.system.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** Each rule in the states for which it was written, and in those that look like them; where promtool is installed it judges the same cases. */
class AlertCasesTest {
    private static final String CASES = "/alerts.test.yaml";
    private static final Pattern REPEATED_NAN = Pattern.compile("NaNx([0-9]+)");

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> ringsWhenItShouldAndNotElse() throws IOException {
        return list(cases(), "tests").stream()
                .map(test -> DynamicTest.dynamicTest(String.valueOf(test.get("name")), () -> check(test)));
    }

    @Test
    void everyRuleRingsInACaseOfItsOwn() throws IOException {
        Set<String> rung = new TreeSet<>();
        for (var test : list(cases(), "tests")) {
            for (var expected : list(test, "alert_rule_test")) {
                if (!list(expected, "exp_alerts").isEmpty()) rung.add(String.valueOf(expected.get("alertname")));
            }
        }
        assertThat(AlertRule.all()).extracting(AlertRule::name).isSubsetOf(rung);
    }

    @Test
    void promtoolSaysTheSame() throws IOException, InterruptedException {
        List<Map<String, Object>> groups = AlertRule.groups();
        for (var group : groups) list(group, "rules").forEach(rule -> rule.remove("annotations"));
        Files.writeString(folder.resolve("rules.yaml"), new Yaml().dump(Map.of("groups", groups)));
        Map<String, Object> cases = cases();
        cases.put("rule_files", List.of("rules.yaml"));
        // Its notation has no repetition of NaN.
        String written = REPEATED_NAN
                .matcher(new Yaml().dump(cases))
                .replaceAll(found ->
                        "NaN ".repeat(Integer.parseInt(found.group(1)) + 1).strip());
        Path file = Files.writeString(folder.resolve("cases.yaml"), written);
        Process process;
        try {
            process = new ProcessBuilder("promtool", "test", "rules", file.toString())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException absent) {
            assumeTrue(false, "promtool is not installed: " + absent.getMessage());
            return;
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static void check(Map<String, Object> test) throws IOException {
        long interval = PromQl.seconds(String.valueOf(test.get("interval")));
        History history = new History();
        list(test, "input_series")
                .forEach(series -> history.written(
                        String.valueOf(series.get("series")), String.valueOf(series.get("values")), interval));
        for (var expected : list(test, "alert_rule_test")) {
            long moment = PromQl.seconds(String.valueOf(expected.get("eval_time")));
            Set<Map<String, String>> ringing = new HashSet<>();
            for (AlertRule rule : AlertRule.all()) {
                if (rule.name().equals(expected.get("alertname"))) {
                    ringing.addAll(rule.ringing(history, moment, 60));
                }
            }
            List<Object> labels = new ArrayList<>();
            list(expected, "exp_alerts").forEach(alert -> labels.add(alert.get("exp_labels")));
            assertThat(ringing)
                    .as("%s after %s", expected.get("alertname"), expected.get("eval_time"))
                    .hasSize(labels.size())
                    .allMatch(labels::contains);
        }
    }

    private static Map<String, Object> cases() throws IOException {
        try (InputStream file = AlertCasesTest.class.getResourceAsStream(CASES)) {
            return new Yaml().load(Objects.requireNonNull(file));
        }
    }

    @SuppressWarnings("unchecked") // The file's own shape.
    private static List<Map<String, Object>> list(Map<String, Object> of, String name) {
        return (List<Map<String, Object>>) of.getOrDefault(name, List.of());
    }
}
