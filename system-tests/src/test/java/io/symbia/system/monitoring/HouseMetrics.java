package io.symbia.system.monitoring;

import io.symbia.local.house.House;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a Prometheus beside a running house would know, and what the alerts and the dashboard make of it. */
public final class HouseMetrics {
    private static final List<String> PROCESSES =
            List.of("gateway", "supply-chain", "logistics", "payment", "credit", "log");
    private static final List<String> WITNESSES = List.of("witness-customs", "witness-finance", "witness-industry");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Metrics of the cluster itself, which no process of ours can have. */
    private static final Set<String> OF_THE_CLUSTER =
            Set.of("kubelet_volume_stats_available_bytes", "kubelet_volume_stats_capacity_bytes");

    /** Of whoever audits the log, beside the house. */
    private static final Set<String> OF_AN_AUDITOR =
            Set.of("symbia_audit_contradiction", "symbia_audit_proven_timestamp_seconds");

    private final History history = new History();
    private final long now = Instant.now().getEpochSecond();

    private HouseMetrics() {}

    /** Asks every process once. */
    public static HouseMetrics scrape(House house) throws InterruptedException {
        HouseMetrics metrics = new HouseMetrics();
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (String process : PROCESSES) metrics.ask(http, house, process, process, "/actuator/prometheus");
            for (String witness : WITNESSES) metrics.ask(http, house, witness, "witness", "/metrics");
            metrics.ask(http, house, "mirror", "mirror", "/metrics");
        }
        return metrics;
    }

    private void ask(HttpClient http, House house, String resident, String process, String path)
            throws InterruptedException {
        Map<String, String> target = Map.of("process", process, "pod", resident);
        URI url = house.managementUrl(resident).resolve(path);
        try {
            HttpResponse<String> answer =
                    http.send(HttpRequest.newBuilder(url).timeout(PATIENCE).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) throw new IOException(url + " answers " + answer.statusCode());
            history.scraped(now, answer.body(), target);
        } catch (IOException away) {
            System.out.printf("event=not-scraped process=%s reason=\"%s\"%n", resident, away.getMessage());
            history.away(now, target);
        }
    }

    /** What every instance says of a metric. */
    public List<Double> values(String metric) {
        return history.at(now, labels -> metric.equals(labels.get(Sample.NAME))).stream()
                .map(Sample::value)
                .toList();
    }

    /** Metrics of alerts and dashboard that nobody exports. */
    public Set<String> unknown() throws IOException {
        Set<String> used = new TreeSet<>();
        for (AlertRule rule : AlertRule.all())
            used.addAll(PromQl.parse(rule.expression()).metrics());
        for (Dashboard.Panel panel : Dashboard.panels()) {
            panel.expressions().forEach(text -> used.addAll(PromQl.parse(text).metrics()));
        }
        used.removeAll(OF_THE_CLUSTER);
        used.removeAll(OF_AN_AUDITOR);
        used.removeAll(history.names());
        return used;
    }

    /** Panels that show nothing. A rate needs two scrapes, so that those are left out. */
    public List<String> emptyPanels() throws IOException {
        List<String> empty = new ArrayList<>();
        for (Dashboard.Panel panel : Dashboard.panels()) {
            boolean shows = panel.expressions().stream()
                    .anyMatch(text -> text.contains("[")
                            || !PromQl.parse(text).expression().at(history, now).isEmpty());
            if (!shows) empty.add(panel.title());
        }
        return empty;
    }

    /** Names of the alerts whose expression holds at this moment. */
    public Set<String> holding() throws IOException {
        Set<String> names = new TreeSet<>();
        for (AlertRule rule : AlertRule.all()) {
            if (rule.holds(history, now)) names.add(rule.name());
        }
        return names;
    }
}
