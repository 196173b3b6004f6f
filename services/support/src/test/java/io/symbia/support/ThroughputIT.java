package io.symbia.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.support.crate.service.CrateService;
import io.symbia.support.relay.Relay;
import io.symbia.support.testkit.JsonClient;
import io.symbia.support.testkit.ServiceUnderTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** How many commands a second go from HTTP into the store, over the broker and into a view, all in this one JVM. */
class ThroughputIT {
    private static final int CLIENTS = 16;
    private static final int CRATES_PER_CLIENT = 40;
    private static final int SLIPS = 4;

    /** A fifth of what is wanted of an idle machine, for builds share theirs. */
    private static final int FLOOR_COMMANDS_PER_SECOND = 40;

    private final ServiceUnderTest service = CrateService.running();
    private final JsonClient http = service.http().as("zj-tea-coop");
    private final String run = "T-" + UUID.randomUUID().toString().substring(0, 8);

    private long[] client(int number) {
        long[] nanos = new long[CRATES_PER_CLIENT * (SLIPS + 1)];
        int count = 0;
        for (int crate = 0; crate < CRATES_PER_CLIENT; crate++) {
            String path = "/crates/crates/" + run + "-" + number + "-" + crate;
            for (int slip = -1; slip < SLIPS; slip++) {
                long start = System.nanoTime();
                var answer = slip < 0
                        ? http.put(path, "{\"capacity\":100,\"value\":{\"amount\":\"1.00\",\"currency\":\"EUR\"}}")
                        : http.put(path + "/slips/S-" + slip, "{\"pieces\":1}");
                assertThat(answer.status()).isIn(200, 201);
                nanos[count++] = System.nanoTime() - start;
            }
        }
        return nanos;
    }

    @Test
    void commandsGoThroughFastEnough() throws Exception {
        client(CLIENTS); // Warms up.
        long start = System.nanoTime();
        List<Callable<long[]>> clients = new ArrayList<>();
        for (int number = 0; number < CLIENTS; number++) {
            int own = number;
            clients.add(() -> client(own));
        }
        List<long[]> latencies = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<long[]> one : threads.invokeAll(clients)) latencies.add(one.get());
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        String last = "/crates/crates/" + run + "-" + (CLIENTS - 1) + "-" + (CRATES_PER_CLIENT - 1);
        service.eventually(() -> {
            assertThat(service.bean(Relay.class).pendingCommits()).isZero();
            assertThat(http.get(last).json().at("/slips").size()).isEqualTo(SLIPS);
        });
        double drained = (System.nanoTime() - start) / 1e9;
        long[] all = latencies.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        double rate = all.length / seconds;
        System.out.printf(
                "measure throughput commands=%d per_second=%.0f p50_ms=%.1f p99_ms=%.1f shown_after_seconds=%.1f (commands took %.1f)%n",
                all.length, rate, all[all.length / 2] / 1e6, all[all.length * 99 / 100] / 1e6, drained, seconds);
        assertThat(rate).isGreaterThan(FLOOR_COMMANDS_PER_SECOND);
    }
}
