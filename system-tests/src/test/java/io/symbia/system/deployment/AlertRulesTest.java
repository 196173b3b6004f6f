package io.symbia.system.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubernetes.client.openapi.models.V1ConfigMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** An alert on a metric that nobody exports never rings; one that the operator's page does not explain helps nobody. */
class AlertRulesTest {
    private static final Path ROOT = Path.of(System.getProperty("symbia.root"));
    private static final Pattern METRIC = Pattern.compile("symbia_[a-z_]+");
    private static final Pattern EXPORTED = Pattern.compile("\"(symbia\\.[a-z.]+)\"");

    private static List<Map<String, Object>> rules() throws IOException {
        Map<String, List<Map<String, List<Map<String, Object>>>>> file =
                new Yaml().load(Files.readString(ROOT.resolve("k8s/base/alerts.yaml")));
        List<Map<String, Object>> rules = new ArrayList<>();
        file.get("groups").forEach(group -> rules.addAll(group.get("rules")));
        return rules;
    }

    /** As the Prometheus registry spells them. */
    private static Set<String> exported() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String folder : List.of("services", "ledger-anchor")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                files.filter(file -> file.toString().matches(".*/src/main/.*\\.java"))
                        .map(AlertRulesTest::text)
                        .map(EXPORTED::matcher)
                        .flatMap(Matcher::results)
                        .forEach(name -> names.add(name.group(1).replace('.', '_')));
            }
        }
        return names;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void eachIsAboutAMetricThatIsExported() throws IOException {
        assertThat(rules()).isNotEmpty();
        Set<String> exported = exported();
        for (Map<String, Object> rule : rules()) {
            List<String> metrics = METRIC.matcher(String.valueOf(rule.get("expr")))
                    .results()
                    .map(found -> found.group())
                    .toList();
            assertThat(metrics).as("%s", rule).isNotEmpty();
            assertThat(exported).as("%s", rule).containsAll(metrics);
        }
    }

    @Test
    void eachSaysHowBadItIsAndIsExplained() throws IOException {
        String operations = Files.readString(ROOT.resolve("docs/operations.md"));
        for (Map<String, Object> rule : rules()) {
            assertThat(String.valueOf(rule.get("labels"))).containsPattern("severity=(critical|warning)");
            assertThat(String.valueOf(rule.get("annotations"))).contains("summary=", "description=");
            assertThat(operations).contains("`" + rule.get("alert") + "`");
        }
    }

    @Test
    void aClusterHasThem() {
        for (String overlay : List.of("overlays/local", "overlays/production", "overlays/witnessed")) {
            assertThat(Manifests.render(overlay).of(V1ConfigMap.class))
                    .filteredOn(map -> map.getMetadata().getName().equals("symbia-alerts"))
                    .singleElement()
                    .satisfies(map ->
                            assertThat(map.getData().get("symbia.rules.yaml")).contains("SymbiaStoreDiffersFromLog"));
        }
    }
}
