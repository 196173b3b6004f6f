package io.symbia.system.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** An alert that nobody can act on helps nobody: each has a paragraph, and each metric worth watching has an alert. */
class AlertRulesTest {
    private static final Path ROOT = Path.of(System.getProperty("symbia.root"));
    /** The first cell of a row of "What to watch". */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(symbia_[a-z_]+)(?:\\{[^}]*})?`.*$");

    @Test
    void eachSaysHowBadItIsAndLeadsToAParagraph() throws IOException {
        String runbook = Files.readString(ROOT.resolve("docs/runbook.md"));
        for (AlertRule rule : AlertRule.all()) {
            assertThat(rule.labels()).as(rule.name()).containsEntry("severity", severity(rule));
            assertThat(rule.annotations()).as(rule.name()).containsKeys("summary", "description");
            assertThat(rule.annotations().get("runbook_url"))
                    .isEqualTo("docs/runbook.md#" + rule.name().toLowerCase(Locale.ROOT));
            assertThat(runbook).contains("\n## " + rule.name() + "\n");
        }
        Set<String> named = Pattern.compile("(?m)^## (Symbia\\w+)$")
                .matcher(runbook)
                .results()
                .map(heading -> heading.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(AlertRule.all()).extracting(AlertRule::name).containsAll(named);
    }

    @Test
    void everyRowOfWhatToWatchHasAnAlert() throws IOException {
        String operations = Files.readString(ROOT.resolve("docs/operations.md"));
        int begin = operations.indexOf("\n## What to watch\n");
        Set<String> watched = ROW.matcher(operations.substring(begin, operations.indexOf("\n## ", begin + 1)))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(watched).hasSizeGreaterThan(10);
        Set<String> alerted = new TreeSet<>();
        for (AlertRule rule : AlertRule.all()) {
            alerted.addAll(PromQl.parse(rule.expression()).metrics());
        }
        watched.removeAll(NOT_AN_ALARM);
        assertThat(alerted).containsAll(watched);
    }

    /** How much there is to do is no alarm; how long it has been waiting is, and has one: {@code SymbiaRelayBehind}. */
    private static final List<String> NOT_AN_ALARM = List.of("symbia_relay_pending_commits");

    @Test
    void readsTheLanguageAsPrometheusDoesOrRefuses() {
        for (String wrong :
                List.of("up{", "rate(up)", "up offset 5m", "histogram_quantile(0.9, up)", "up > ", "sum(up) up")) {
            assertThatThrownBy(() -> PromQl.parse(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
        History history = new History();
        history.written("a{x=\"1\"}", "5 NaN", 60);
        history.written("a{x=\"2\"}", "7 7", 60);
        assertThat(PromQl.parse("max by (y) (a) - 2 * 3").expression().at(history, 60))
                .extracting(Sample::value)
                .containsExactly(1.0);
        assertThat(PromQl.parse("a >= 5 unless a > 6").expression().at(history, 0))
                .extracting(sample -> sample.labels().get("x"))
                .containsExactly("1");
    }

    private static String severity(AlertRule rule) {
        String severity = rule.labels().getOrDefault("severity", "none");
        assertThat(severity).as(rule.name()).isIn("critical", "warning");
        return severity;
    }
}
