package io.symbia.support.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.support.crate.service.CrateService;
import io.symbia.support.testkit.HttpAnswer;
import io.symbia.support.testkit.JsonClient;
import io.symbia.support.testkit.ServiceUnderTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A key makes a POST happen once. */
class IdempotencyIT {
    private static final int KEYS = 1_000;
    private static final int THREADS = 64;

    private final ServiceUnderTest service = CrateService.running();
    private final JsonClient http = service.http().as("zj-tea-coop");
    private final String crate = "I-" + UUID.randomUUID();
    private final String slips = "/crates/crates/" + crate + "/slips";

    @BeforeEach
    void open() {
        http.put(
                "/crates/crates/" + crate,
                "{\"capacity\":1000000,\"value\":{\"amount\":\"1.00\",\"currency\":\"EUR\"}}");
    }

    private HttpAnswer post(String key, int pieces) {
        return http.with("Idempotency-Key", key).post(slips, "{\"slipId\":\"S\",\"pieces\":" + pieces + "}");
    }

    private long events() {
        long count = 0;
        String next = "?limit=200";
        while (!next.isEmpty()) {
            var page = http.get("/crates/streams/crate/" + crate + "/events" + next);
            count += page.json().at("/items").size();
            next = page.text("/next").replaceFirst("(.+)", "?limit=200&cursor=$1");
        }
        return count;
    }

    @Test
    void theSameRequestIsAnsweredTheSameWay() {
        HttpAnswer first = post("key-1", 3);
        HttpAnswer again = post("key-1", 3);
        assertThat(first.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.header("Link")).isEqualTo(first.header("Link"));
        assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(events()).isEqualTo(2);
    }

    @Test
    void theSameKeyForSomethingElseIsRefused() {
        post("key-2", 3);
        HttpAnswer other = post("key-2", 4);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text("/code")).isEqualTo("idempotency_key_reused");
        assertThat(events()).isEqualTo(2);
    }

    @Test
    void aKeyBelongsToItsParticipant() {
        post("key-3", 3);
        HttpAnswer other = service.http()
                .as("teehaus-hamburg")
                .with("Idempotency-Key", "key-3")
                .post(slips, "{\"slipId\":\"S\",\"pieces\":9}");
        assertThat(other.status()).isEqualTo(200);
        assertThat(events()).isEqualTo(3);
    }

    @Test
    void aRefusalIsRepeatedToo() {
        HttpAnswer first = post("key-4", 2_000_000);
        assertThat(first.status()).isEqualTo(409);
        assertThat(post("key-4", 2_000_000).body()).isEqualTo(first.body());
    }

    @Test
    void ofManyAtOnceExactlyOneHasAnEffect() throws Exception {
        Set<String> answers = ConcurrentHashMap.newKeySet();
        List<Callable<Void>> requests = new ArrayList<>();
        Semaphore clients = new Semaphore(THREADS);
        for (int key = 0; key < KEYS; key++) {
            String name = "many-" + key;
            for (int copy = 0; copy < 3; copy++) {
                requests.add(() -> {
                    clients.acquire();
                    try {
                        HttpAnswer answer = post(name, 1);
                        while (answer.status() == 503) answer = post(name, 1);
                        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                        answers.add(name + answer.body());
                    } finally {
                        clients.release();
                    }
                    return null;
                });
            }
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> request : threads.invokeAll(requests)) request.get();
        }
        System.out.printf("measure idempotency keys=%d requests=%d effects=%d%n", KEYS, requests.size(), events() - 1);
        assertThat(answers).hasSize(KEYS);
        assertThat(events()).isEqualTo(KEYS + 1);
    }
}
