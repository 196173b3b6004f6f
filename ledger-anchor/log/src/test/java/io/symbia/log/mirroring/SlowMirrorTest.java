package io.symbia.log.mirroring;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.symbia.log.testkit.SimulatedLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A mirror behind a line that a test slows down and interrupts. */
@Timeout(120)
class SlowMirrorTest extends MirrorHarness {
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean interrupted = new AtomicBoolean();
    private final AtomicReference<Runnable> beforeEachTree = new AtomicReference<>(() -> {});
    private final HttpClient http = HttpClient.newHttpClient();
    private RunningMirror mirror;
    private HttpServer line;

    @BeforeEach
    void start() throws IOException {
        mirror = new RunningMirror(folder.resolve("mirror")).start();
        line = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        line.createContext("/", exchange -> {
            try (exchange) {
                pass(exchange);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        line.start();
    }

    @AfterEach
    void end() {
        line.stop(0);
        http.close();
        mirror.close();
    }

    private void pass(HttpExchange exchange) throws IOException, InterruptedException {
        String path = exchange.getRequestURI().getPath();
        byte[] question = exchange.getRequestBody().readAllBytes();
        asked.add(path);
        if (path.equals("/add-checkpoint")) beforeEachTree.get().run();
        if (path.equals("/add-published") && interrupted.get()) {
            exchange.sendResponseHeaders(503, -1);
            return;
        }
        HttpRequest request = HttpRequest.newBuilder(mirror.url().resolve(path))
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(question))
                .build();
        HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
        exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }

    private List<MirrorAddress> addresses() throws Exception {
        URI url = URI.create("http://127.0.0.1:" + line.getAddress().getPort() + "/");
        return List.of(new MirrorAddress(
                "archive.example/mirror", url, mirror.addresses().getFirst().keys()));
    }

    private long count(String path) {
        return asked.stream().filter(path::equals).count();
    }

    /** So slow that whenever it holds a tree, the log has sealed the next one. */
    @Test
    void isShownWhatIsPublishedWhileThereIsAlwaysANewerTree() throws Exception {
        AtomicInteger offset = new AtomicInteger(10);
        try (SimulatedLog log = log(addresses(), 1)) {
            beforeEachTree.set(() -> log.sealOnlyTo(offset.addAndGet(10)));
            log.sealOnlyTo(10);
            await(() -> count("/add-checkpoint") >= 12);
            long shown = count("/add-published");
            beforeEachTree.set(() -> {});
            System.out.printf("trees given to a slow mirror 12, published checkpoints shown meanwhile %d%n", shown);
            assertThat(shown).isGreaterThanOrEqualTo(8);
            awaitPublished(log);
            await(() ->
                    mirror.get("checkpoint").body().contains("\n" + log.last().size() + "\n"));
        }
    }

    /** What it serves is old, though it holds all of the log: somebody has to know. */
    @Test
    void isShownAgainWhatItDidNotTakeAndIsSaidToServeWhatIsOld() throws Exception {
        interrupted.set(true);
        try (SimulatedLog log = log(addresses(), 1)) {
            log.sealOnlyTo(100);
            awaitPublished(log);
            await(() -> log.publication().mirrors().getFirst().problem().isPresent());
            assertThat(log.publication().mirrors().getFirst().problem().orElseThrow())
                    .startsWith("does not take what is published");
            assertThat(log.publication().mirrors().getFirst().size())
                    .isEqualTo(log.last().size());
            interrupted.set(false);
            await(() ->
                    mirror.get("checkpoint").body().contains("\n" + log.last().size() + "\n"));
            await(() -> log.publication().mirrors().getFirst().problem().isEmpty());
        }
    }
}
