package io.symbia.system.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A panel that shows nothing looks like a house in which nothing happens. */
class DashboardTest {
    @Test
    void everyPanelSaysWhatItShowsAndCanBeEvaluated() throws IOException {
        List<Dashboard.Panel> panels = Dashboard.panels();
        assertThat(panels).hasSizeGreaterThan(10).allSatisfy(panel -> {
            assertThat(panel.description()).as(panel.title()).isNotBlank();
            assertThat(panel.expressions()).as(panel.title()).isNotEmpty().allSatisfy(PromQl::parse);
        });
    }

    /** Witnesses, mirrors and audits are run by others, with pages of their own. */
    private static final List<String> OF_OTHERS = List.of("symbia_witness_", "symbia_mirror_", "symbia_audit_");

    /** Whoever is called by an alert sees on the dashboard what it is about. */
    @Test
    void everyMetricOfAnAlertIsOnIt() throws IOException {
        Set<String> shown = new TreeSet<>();
        for (Dashboard.Panel panel : Dashboard.panels()) {
            panel.expressions().forEach(text -> shown.addAll(PromQl.parse(text).metrics()));
        }
        for (AlertRule rule : AlertRule.all()) {
            Set<String> ours = new TreeSet<>(PromQl.parse(rule.expression()).metrics());
            ours.removeIf(metric -> !metric.startsWith("symbia_")
                    || OF_OTHERS.stream().anyMatch(metric::startsWith)
                    || metric.equals("symbia_log_open")
                    || metric.equals("symbia_log_published_age_seconds"));
            assertThat(shown).as(rule.name()).containsAll(ours);
        }
    }
}
