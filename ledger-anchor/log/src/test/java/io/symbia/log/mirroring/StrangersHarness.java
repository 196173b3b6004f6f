package io.symbia.log.mirroring;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.symbia.disk.FolderDisk;
import io.symbia.log.publishing.RecentTrees;
import io.symbia.log.storage.LogReader;
import io.symbia.log.testkit.SimulatedLog;
import io.symbia.log.witnessing.OwnHistory;
import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A log that knows its mirror by an address at which strangers come first, and some answers never come. */
abstract class StrangersHarness extends MirrorHarness {
    final AtomicInteger heldBack = new AtomicInteger();
    final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch end = new CountDownLatch(1);
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

    MirrorAddress behindTheDoor(RunningMirror mirror) throws IOException, InterruptedException {
        URI url = URI.create("http://127.0.0.1:" + door.getAddress().getPort() + "/");
        MirrorAddress own = mirror.addresses().getFirst();
        return new MirrorAddress(own.name(), url, own.keys());
    }

    @FunctionalInterface
    interface Step {
        void take(HttpExchange exchange) throws IOException, InterruptedException, MirrorFailedException;
    }

    /** From now on something is done with each question of the log. */
    void atTheDoor(Step step) {
        HttpHandler handler = exchange -> {
            try (exchange) {
                step.take(exchange);
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            } catch (MirrorFailedException failed) {
                throw new IOException(failed);
            }
        };
        door.createContext("/", handler);
    }

    static String path(HttpExchange exchange) {
        return exchange.getRequestURI().getPath();
    }

    /** What a mirror answers. */
    HttpResponse<byte[]> ask(HttpExchange exchange, byte[] body, RunningMirror mirror)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(mirror.url().resolve(path(exchange)))
                .header("Content-Type", "application/octet-stream");
        if (exchange.getRequestMethod().equals("POST")) request.POST(HttpRequest.BodyPublishers.ofByteArray(body));
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    /** What a mirror answers to a question that goes on to it as it is. */
    HttpResponse<byte[]> passOn(HttpExchange exchange, RunningMirror mirror) throws IOException, InterruptedException {
        return ask(exchange, exchange.getRequestBody().readAllBytes(), mirror);
    }

    static void answer(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }

    /** Waits until the test is over. */
    void holdBack() throws InterruptedException {
        heldBack.incrementAndGet();
        end.await();
    }

    /** A stranger has what is public, and talks as the log does. */
    MirrorClient strangerTo(RunningMirror mirror) throws IOException, InterruptedException {
        return clientAt(mirror.addresses().getFirst());
    }

    MirrorClient clientAt(MirrorAddress address) throws IOException {
        LogReader reader = new LogReader(new FolderDisk(data()));
        Octets seed = Octets.of(Hash.ofContent(new byte[] {1}).toArray());
        NoteSigner noLog = NoteSigner.ofSeed(SimulatedLog.ORIGIN, seed); // Who signs nothing has no history to compare.
        OwnHistory history = OwnHistory.open(new FolderDisk(data()), reader, List.of(noLog.verifierKey()), 0);
        return new MirrorClient(address, http, PATIENCE, history, new RecentTrees<>(), reader);
    }

    /** Seals a little more, while strangers may make the log seal more, too. */
    static void sealMore(SimulatedLog log) {
        synchronized (log) {
            log.sealOnlyTo(log.nextOffset(0) + 20);
        }
    }
}
