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
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A mirror among strangers, who ask what the log is about to ask: what is nothing new any more is held back. */
@Timeout(120)
class CrowdedMirrorTest extends MirrorHarness {
    private static final int CONFLICT = 409;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger heldBack = new AtomicInteger();
    private final AtomicInteger wrongGuesses = new AtomicInteger();
    private HttpServer door;

    @BeforeEach
    void open() throws IOException {
        door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        door.setExecutor(threads);
        door.start();
    }

    @AfterEach
    void close() {
        end.countDown();
        door.stop(0);
        threads.close();
        http.close();
    }

    /** The mirror behind the door: a stranger's question comes before each of the log's that asks for cosignatures alone. */
    private List<MirrorAddress> among(RunningMirror mirror) throws Exception {
        door.createContext("/", exchange -> {
            try (exchange) {
                pass(exchange, mirror.url());
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
        });
        URI url = URI.create("http://127.0.0.1:" + door.getAddress().getPort() + "/");
        MirrorAddress own = mirror.addresses().getFirst();
        return List.of(new MirrorAddress(own.name(), url, own.keys()));
    }

    private void pass(HttpExchange exchange, URI mirror) throws IOException, InterruptedException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        URI target = mirror.resolve(exchange.getRequestURI().getPath());
        HttpResponse<byte[]> answer = ask(exchange.getRequestMethod(), target, body);
        if (answer.statusCode() == CONFLICT) wrongGuesses.incrementAndGet();
        if (target.getPath().equals("/add-entries") && isEmpty(body) && answer.statusCode() == 200) {
            heldBack.incrementAndGet();
            end.await();
        }
        exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }

    private HttpResponse<byte[]> ask(String method, URI target, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(target).header("Content-Type", "application/octet-stream");
        if (method.equals("POST")) request.POST(HttpRequest.BodyPublishers.ofByteArray(body));
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    /** An upload of nothing begins where it ends. */
    private static boolean isEmpty(byte[] upload) {
        ByteBuffer header = ByteBuffer.wrap(upload);
        header.position(Short.BYTES + header.getShort());
        long start = header.getLong();
        return start == header.getLong();
    }

    @Test
    void readsWhatTheMirrorHasCosignedWhereItIsNotToldInTime() throws Exception {
        try (RunningMirror mirror = new RunningMirror(folder.resolve("mirror")).start();
                SimulatedLog log = log(among(mirror), 1)) {
            for (int offset = 40; offset <= 160; offset += 40) {
                log.sealOnlyTo(offset);
                awaitPublished(log);
            }
            assertThat(heldBack).hasValueGreaterThanOrEqualTo(4);
            assertThat(log.publication().mirrors().getFirst().problem()).isEmpty();
        }
    }

    @Test
    void guessesRightAfterAStart() throws Exception {
        try (RunningMirror mirror = new RunningMirror(folder.resolve("mirror")).start()) {
            List<MirrorAddress> addresses = among(mirror);
            for (int offset = 40; offset <= 160; offset += 40) {
                try (SimulatedLog log = log(addresses, 1)) {
                    log.sealOnlyTo(offset);
                    awaitPublished(log);
                }
            }
            assertThat(wrongGuesses).hasValue(0);
        }
    }
}
