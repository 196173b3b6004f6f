package io.symbia.system.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.local.house.House;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;

/** Waits until a house has done all that follows from what it was told, as its own metrics say and its stores confirm. */
public final class Stillness {
    private static final List<String> SERVICES = List.of("supply-chain", "logistics", "payment", "credit");

    /** Work that is not done yet shows in one of these. */
    private static final List<String> UNDONE =
            List.of("symbia_consumer_lag_records", "symbia_relay_pending_commits", "symbia_payment_payouts_in_hand");

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final House house;
    private final Evidence evidence;

    /** Of this house, whose events the evidence reads. */
    public Stillness(House house, Evidence evidence) {
        this.house = house;
        this.evidence = evidence;
    }

    /** Until nothing is left to do, every kept event is sealed, and no more than were kept. */
    public void await(Duration patience) {
        Awaitility.await().atMost(patience).pollInterval(BETWEEN_LOOKS).untilAsserted(() -> {
            long before = evidence.sealedEvents();
            assertThat(undone()).isEmpty();
            assertThat(evidence.logStatus().path("lagRecords").asLong()).isZero();
            assertThat(evidence.events()).hasSize(Math.toIntExact(before));
            assertThat(evidence.sealedEvents()).isEqualTo(before);
        });
    }

    /** What is still to be done, by service and metric. */
    private Map<String, Double> undone() throws IOException, InterruptedException {
        Map<String, Double> found = new TreeMap<>();
        for (String service : SERVICES) {
            String metrics = get(house.managementUrl(service).resolve("/actuator/prometheus"));
            for (String line : metrics.lines().toList()) {
                if (UNDONE.stream().noneMatch(line::startsWith)) continue;
                int space = line.lastIndexOf(' ');
                double value = Double.parseDouble(line.substring(space + 1));
                if (value != 0) found.put(service + " " + line.substring(0, space), value);
            }
        }
        return found;
    }

    private static String get(URI uri) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
